"""Words beside marks: names at line ends, values of conflicting figures, the word "gap"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Rule, Words
from suasion.page.figure_panel import chains
from suasion.page.figure_place import dodge
from suasion.page.figure_text import number, text_width
from suasion.page.palette import INKS, colour, text_colour
from suasion.page.theme import BOLD_BREAK, LABEL, TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Area, Box, Frame
    from suasion.page.figure_panel import Point

__all__ = ["Mark", "conflicts", "end_labels", "gap_words", "gutter", "value_words"]

_APART: Final = 15.0  # between the baselines of two labels of 13 px
_LEADER: Final = 10.0  # from the plot's edge to a label
_LEAST_GUTTER: Final = 92.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in its place.

    ``alone`` says that no line runs through it.
    """

    point: Point
    x: float
    y: float
    radius: float
    strong: bool
    alone: bool

    @property
    def area(self) -> Area:
        """What it covers, with a little air."""
        reach = self.radius + 2
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


def _ends(points: Sequence[Point], last: int) -> list[Point]:
    """Return the points that are named: where a chain, or all of a power's, ends.

    A second source that stops early is not named at the edge: its name there would belong
    to another year than its neighbours'.
    """
    final = [chain[-1] for chain in chains(points)]
    latest = {p.series: max(q.year for q in final if q.series == p.series) for p in final}
    return [p for p in final if p.year in (last, latest[p.series])]


def _end_text(point: Point, places: int, last: int) -> tuple[str, str]:
    """Return name and value; a value of another year than the last says so."""
    when = "" if point.year == last else f" in {point.year}"
    return point.end or point.label, f"{number(point.figure, places)}{when}"


def gutter(points: Sequence[Point], places: int, last: int) -> float:
    """Return the room that the names need at the right."""
    texts = [_end_text(point, places, last) for point in _ends(points, last)]
    widest = max(
        text_width(name, LABEL, bold=True) + text_width(f" {value}", LABEL) for name, value in texts
    )
    return max(_LEAST_GUTTER, widest + _LEADER + 1)


def end_labels(
    frame: Frame, marks: Sequence[Mark], places: int, last: int
) -> tuple[list[Rule], list[Words]]:
    """Write name and last value at each line end, moved apart, a leader to each.

    Raises
    ------
    ValueError
        When there are more names than fit beside the panel.
    """
    named = _ends([mark.point for mark in marks], last)
    ends = sorted((mark for mark in marks if mark.point in named), key=lambda mark: mark.y)
    high, low = -frame.top + 12, frame.height + 5
    apart = min(_APART, (low - high) / max(len(ends) - 1, 1))
    if apart < LABEL:
        raise ValueError(f"{len(ends)} names do not fit beside {frame.height} px; split the panel")
    baselines = dodge([mark.y + 4.5 for mark in ends], apart, high, low)
    leaders, words = [], []
    for mark, y in zip(ends, baselines, strict=True):
        name, value = _end_text(mark.point, places, last)
        fill = text_colour(mark.point.series)
        text = f"{name}{BOLD_BREAK}{value}"
        words.append(Words(frame.width + _LEADER, y, text, fill, LABEL))
        if mark.point.year == last:
            start, end = mark.x + mark.radius + 2, frame.width + _LEADER - 3
            leaders.append(Rule(start, mark.y, end, y - 4.5, colour(mark.point.series)))
    return leaders, words


def conflicts(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Return the pairs of figures on which two sources differ, where one stands alone.

    Where both run as lines, the lines show it.
    """
    own = {(m.point.series, m.point.year): m for m in marks if m.point.kind != "mirror"}
    pairs = [
        (own[key], mark)
        for mark in marks
        if mark.point.kind == "mirror" and mark.alone
        and (key := (mark.point.series, mark.point.year)) in own
    ]  # fmt: skip
    return [(one, other) for one, other in pairs if one.point.value != other.point.value]


def value_words(
    frame: Frame, marks: Sequence[Mark], lines: Sequence[Area], places: int, last: int
) -> list[Words]:
    """Write both values beside a pair of conflicting figures, where there is room."""
    taken = [*(mark.area for mark in marks), *lines]
    words = []
    pairs = conflicts(marks)
    # the powers that a panel is about go first; beside theirs the other values are clutter
    pairs = [pair for pair in pairs if pair[0].strong] or pairs
    for mark in [mark for pair in pairs for mark in pair]:
        if mark.point.year == last:  # named at the line end
            continue
        text = number(mark.point.figure, places)
        broad = text_width(text, TICK) + 2
        right, left = mark.x + mark.radius + 4, mark.x - mark.radius - 4 - broad
        for x, y in ((right, mark.y + 4), (left, mark.y + 4)):
            area = (x, y - 9, x + broad, y + 1)
            if x >= 0 and x + broad <= frame.width and not _touches(area, taken):
                words.append(Words(round(x, 2), y, text, text_colour(mark.point.series)))
                taken.append(area)
                break
    return words


def gap_words(frame: Frame, columns: Sequence[Box], taken: Sequence[Area]) -> list[Words]:
    """Write "gap" in each pale column, as low as no mark beside it is touched."""
    broad = text_width("gap", TICK)
    words = []
    for column in columns:
        x = (column.x + column.x2) / 2
        x = min(max(x, broad / 2), frame.width - broad / 2)
        heights = [frame.height - 5 - 6 * step for step in range(int(frame.height / 6) - 2)]
        left, right = x - broad / 2 - 2, x + broad / 2 + 2
        free = (y for y in heights if not _touches((left, y - 9, right, y + 4), taken))
        y = next(free, heights[0])
        words.append(Words(round(x, 2), y, "gap", INKS["grey"], TICK, "center"))
    return words


def _touches(area: Area, taken: Sequence[Area]) -> bool:
    left, top, right, bottom = area
    return any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
