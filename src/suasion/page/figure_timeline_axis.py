"""The axis of a timeline: how far it reaches, its ticks by years, months or days, their words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Rule, Words
from suasion.page.figure_moments import MONTHS, decimal
from suasion.page.figure_text import text_width
from suasion.page.palette import INKS
from suasion.page.theme import TICK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suasion.page.figure_frame import Frame
    from suasion.page.figure_moments import Band, Moment
    from suasion.page.figure_panel import Event

__all__ = ["Tick", "axis", "overhang", "reach", "ticks"]

_DAY: Final = 1 / 365
_BY_DAYS: Final = 62 * _DAY
_BY_MONTHS: Final = 2.05  # years up to which months are named
_START: Final = 1.0  # the first day and the last that a date can have
_END: Final = 10_000.0
_CONTEXT: Final = 8  # intervals of an inexact date on the axis, so that it looks as short as it is
_NEAR: Final = 0.08  # of the axis, within which it starts with a year or month instead
_QUARTERS: Final = 60.0  # px per year from which its quarters are ticked
_LINE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a year, month or day starts, its name, and what stands under it.

    A tick without a name is a mark on the baseline only.
    """

    at: float
    word: str = ""
    under: str = ""


def reach(
    moments: Sequence[Moment],
    band: Band | None,
    events: Sequence[Event],
    limits: tuple[date | None, date | None],
) -> tuple[float, float]:
    """Return the ends of the axis in decimal years; given limits are kept.

    Raises
    ------
    ValueError
        When nothing says where the axis starts or ends.
    """
    spans = [moment.span for moment in moments]
    marks = [*spans, *((e.year_between, e.year_between) for e in events)]
    marks += [band.span] if band else []
    since, until = limits
    if not marks and None in limits:
        raise ValueError("a timeline without a moment needs since and until for its axis")
    low = decimal(since) if since else min(start for start, _ in marks)
    high = decimal(until, 1) if until else max(end for _, end in marks)
    if high < low:
        raise ValueError(f"nothing to draw between since {since} and until {until}: name both")
    lacking = max(_least(moments, len(set(marks)) == 1) - (high - low), 0.0)
    if since:
        return low, high if until else min(high + lacking, _END)
    low = max(low - (lacking if until else lacking / 2), _START)
    high = high if until else min(high + lacking / 2, _END)
    return _from_start(low, high), high


def _least(moments: Sequence[Moment], alone: bool) -> float:
    """Return the years that an axis needs around an inexact date, or around one alone."""
    loose = (end - start for m in moments if not m.exact for start, end in (m.span,))
    return max([20 * _DAY, *(min(_CONTEXT * x, x + 4) for x in loose), 1.0 if alone else 0.0])


def _from_start(low: float, high: float) -> float:
    """Move the start of the axis to that of its year or month, where it is near."""
    year = min(math.floor(low), 9999)
    months = [decimal(date(year, month, 1)) for month in range(1, 13)]
    starts = (months[0], max((at for at in months if at <= low), default=low))
    return next((at for at in starts if 0 <= low - at <= _NEAR * (high - low)), low)


def ticks(frame: Frame, low: float, high: float) -> list[Tick]:
    """Return the ticks of an axis from ``low`` to ``high``, as many as can be named.

    Examples
    --------
    >>> from suasion.page.figure_frame import Frame
    >>> frame = Frame(300, 0, 0, 0, 0, 0, x=(2022.4, 2023.4))
    >>> [(tick.word, tick.under) for tick in ticks(frame, 2022.4, 2023.4)]
    [('Jul', '2022'), ('Sep', ''), ('Nov', ''), ('Jan', '2023'), ('Mar', ''), ('May', '')]
    """
    if high - low <= _BY_DAYS:
        found = _days(frame)
    elif high - low <= _BY_MONTHS:
        found = _months(frame)
    else:
        found = _years(frame)
    return [tick for tick in found if frame.x[0] <= tick.at < high]


def _step(steps: Sequence[int], px: float, least: float) -> int:
    """Return the smallest step whose words do not touch."""
    return next((step for step in steps if step * px >= least), steps[-1])


def _per_year(frame: Frame) -> float:
    return frame.width / (frame.x[1] - frame.x[0])


def _years(frame: Frame) -> list[Tick]:
    """Return named years, and quarters between them where they are wide."""
    first, last = math.ceil(frame.x[0]), math.floor(frame.x[1])
    wide = _per_year(frame)
    step = _step((1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000), wide, 34)
    named = [Tick(year, str(year)) for year in range(first, last + 1) if year % step == 0]
    if wide < _QUARTERS:
        return named
    quarters = (year + part / 4 for year in range(first - 1, last + 1) for part in (1, 2, 3))
    return named + [Tick(at) for at in quarters]


def _months(frame: Frame) -> list[Tick]:
    """Return named months, the year under the first and under each January."""
    step = _step((1, 2, 3, 6, 12), _per_year(frame) / 12, 32)
    # Counted from January, so that it is named whatever the step.
    named = [day for day in _starts(frame) if (day.month - 1) % step == 0]
    return [
        Tick(decimal(day), MONTHS[day.month - 1], str(day.year) if new else "")
        for day, new in _new(named, [day.year for day in named])
    ]


def _days(frame: Frame) -> list[Tick]:
    """Return named days, the month under the first and wherever it changes."""
    step = _step((1, 2, 5, 10), _per_year(frame) * _DAY, 26)
    low, high = frame.x
    start = date(max(math.floor(low), 1), 1, 1).toordinal()
    stop = date(min(math.floor(high), 9999), 12, 31).toordinal()
    days = [date.fromordinal(at) for at in range(start, stop + 1)]
    # The 31st would stand close before the first.
    shown = [day for day in days if (day.day - 1) % step == 0 and (step == 1 or day.day < 31)]
    shown = [day for day in shown if low <= decimal(day) <= high]
    return [
        Tick(decimal(day), str(day.day), f"{MONTHS[day.month - 1]} {day.year}" if new else "")
        for day, new in _new(shown, [day.month for day in shown])
    ]


def _starts(frame: Frame) -> list[date]:
    """Return the first days of the months on the axis."""
    low, high = frame.x
    years = range(max(math.floor(low), 1), min(math.floor(high), 9999) + 1)
    days = (date(year, month, 1) for year in years for month in range(1, 13))
    return [day for day in days if low <= decimal(day) <= high]


def _new(days: Sequence[date], units: Sequence[int]) -> Iterator[tuple[date, bool]]:
    """Say of each day whether it is the first of its year or month."""
    for index, day in enumerate(days):
        yield day, index == 0 or units[index] != units[index - 1]


def overhang(frame: Frame, marks: Sequence[Tick]) -> float:
    """Return how far the words of an axis would reach past the drawing's edge."""
    ends = (
        frame.x_px(tick.at) - 1 + max(text_width(text, TICK) for text in (tick.word, tick.under))
        for tick in marks
    )
    return max([end - frame.width - frame.right for end in ends], default=0.0)


def axis(frame: Frame, marks: Sequence[Tick]) -> tuple[list[Rule], list[Words], float]:
    """Return baseline and ticks, their words, and the height these take under the plot.

    A word starts at its tick: what it names starts there.
    """
    bottom, edge = frame.height, frame.width + frame.right
    rules = [Rule(0, bottom, frame.width, bottom, INKS["faint"])]
    words: list[Words] = []
    unders: list[Words] = []
    for tick in marks:
        x = round(frame.x_px(tick.at), 2)
        rules.append(Rule(x, bottom, x, bottom + (5 if tick.word else 3), INKS["faint"]))
        start = round(max(x - 1, -frame.left), 2)
        words.append(Words(start, bottom + 17, tick.word))
        unders.append(Words(start, bottom + 17 + _LINE, tick.under))
    words = [word for word in words if word.text and word.area[2] <= edge]
    unders = [word for word in unders if word.text and word.area[2] <= edge]
    # Where two would touch, the later says where the year or month changes.
    touching = {one for one, other in pairwise(unders) if one.area[2] + 6 > other.x}
    unders = [word for word in unders if word not in touching]
    return rules, words + unders, 22.0 + (_LINE if unders else 0.0)
