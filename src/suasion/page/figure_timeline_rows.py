"""The lanes of a timeline from the top down: their labels, their marks and words, lines between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Frame, Rule, Words
from suasion.page.figure_moments import ordered
from suasion.page.figure_text import text_width
from suasion.page.figure_timeline_place import Plan, swarm, swarm_radius
from suasion.page.figure_timeline_words import labelled
from suasion.page.palette import INKS, text_colour
from suasion.page.theme import LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suasion.page.figure_moments import Lane, Moment
    from suasion.page.figure_timeline_place import Spot

__all__ = ["Row", "between", "few", "rows", "within"]

_FEW: Final = 8
_MORE: Final = 16
_ROOM: Final = 900  # px in which more words find room

_LEAST: Final = 30.0  # height of a lane
_LINE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Row:
    """A lane in its place, all of it in pixels of the plot area."""

    label: str
    top: float
    bottom: float
    spots: tuple[Spot, ...]
    words: tuple[Words, ...]


def few(moments: int, width: float) -> bool:
    """Tell whether each moment has its words beside it: up to eight, sixteen where there is room.

    Examples
    --------
    >>> few(8, 328), few(12, 520), few(12, 1072)
    (True, False, True)
    """
    return moments <= (_MORE if width >= _ROOM else _FEW)


def within(
    lanes: Sequence[Lane], since: date | None, until: date | None
) -> tuple[list[list[Moment]], str]:
    """Return the moments of each lane that the axis reaches, and how many it does not, in words.

    Examples
    --------
    >>> from datetime import date
    >>> from suasion.page.figure_moments import Lane, Moment
    >>> made = tuple(Moment(date(y, 1, 1), date(y, 1, 1), "visit", "CHN") for y in (2001, 2020))
    >>> shown, rest = within([Lane("China", made)], date(2010, 1, 1), None)
    >>> len(shown[0]), rest
    (1, 'not drawn: 1 earlier')
    """
    shown, earlier, later = [], 0, 0
    for lane in lanes:
        kept = []
        for moment in ordered(lane.moments):
            before = since is not None and moment.last < since
            after = until is not None and moment.first > until
            earlier, later = earlier + before, later + after
            if not (before or after):
                kept.append(moment)
        shown.append(kept)
    counts = [f"{n} {word}" for n, word in ((earlier, "earlier"), (later, "later")) if n]
    return shown, f"not drawn: {', '.join(counts)}" if counts else ""


def rows(
    frame: Frame,
    lanes: Sequence[Lane],
    shown: Sequence[Sequence[Moment]],
    labels: Sequence[Sequence[str]],
    spared: Sequence[tuple[float, float]],
) -> list[Row]:
    """Lay the lanes out under each other, their labels above them where there is no column."""
    stacked = frame.left == 0
    worded = few(sum(map(len, shown)), frame.left + frame.width)
    radius = swarm_radius(frame, shown)
    made: list[Row] = []
    top = 0.0
    for lane, moments, label in zip(lanes, shown, labels, strict=True):
        head = 4 + _LINE * len(label) if stacked else 0.0
        least = _LEAST - 6 if stacked else max(_LEAST, _LINE * len(label) + 10)
        if not moments:
            plan = _none(lane, label, least, stacked)
        elif worded:
            plan = labelled(frame, moments, least, spared)
        else:
            plan = swarm(frame, moments, radius, least)
        words = _label(frame, lane, label, (4 + 12 if stacked else plan.line + 4.5), stacked)
        placed = [replace(word, y=round(word.y + head, 2)) for word in plan.words]
        bottom = round(top + head + plan.height, 2)
        made.append(
            Row(
                lane.label, top, bottom,
                tuple(replace(spot, y=round(top + head + spot.y, 2)) for spot in plan.spots),
                tuple(replace(w, y=round(top + w.y, 2)) for w in (*words, *placed)),
            )
        )  # fmt: skip
        top = bottom
    return made


def _none(lane: Lane, label: Sequence[str], height: float, stacked: bool) -> Plan:
    """Say that there is nothing in a lane, or nothing in the days of the axis."""
    text = "none in this time" if lane.moments else "none on record"
    if not stacked:
        return Plan((), (Words(0.0, height / 2 + 4.5, text, INKS["faint"]),), height, height / 2)
    # Behind the label's last line: there is no mark that needs one of its own.
    x = round(text_width(label[-1], LABEL, bold=True) + 8, 2)
    return Plan((), (Words(x, -3.0, text, INKS["faint"]),), 8.0, 0.0)


def _label(frame: Frame, lane: Lane, lines: Sequence[str], y: float, stacked: bool) -> list[Words]:
    """Write a lane's label, in its power's colour if it is one power's."""
    codes = {moment.code for moment in lane.moments}
    fill = text_colour(codes.pop()) if len(codes) == 1 else INKS["ink"]
    if not stacked:
        y -= _LINE / 2 * (len(lines) - 1)
    return [
        Words(-frame.left, round(y + _LINE * at, 2), line, fill, LABEL, weight=600)
        for at, line in enumerate(lines)
    ]


def between(frame: Frame, made: Sequence[Row]) -> list[Rule]:
    """Return the hairlines between lanes, under labels and plot."""
    return [Rule(-frame.left, row.top, frame.width, row.top) for row in made[1:]]
