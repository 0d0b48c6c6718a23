"""Moments on a time axis, checked, and their days in words; events for charts of years."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suasion.page.figure_panel import Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["MONTHS", "STATUSES", "Band", "Lane", "Moment", "decimal", "markers", "ordered", "said"]

STATUSES: Final = ("done", "announced", "stopped")
"""What may have become of a moment."""

# Not by strftime: its names follow the machine's locale.
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened, and between which days.

    Parameters
    ----------
    first, last
        The earliest and the latest day it may cover: of a visit its days, of a date that is known
        to the month that month's.
    label
        In a few words.
    code
        Actor code: decides the colour.
    status
        ``done``, ``announced`` or ``stopped``: decides the shape.
    note
        More words, for the read-out.
    exact
        Whether it covers all these days; else it fell somewhere between them.

    Raises
    ------
    ValueError
        Without a label, with an unknown status, or when it ends before it starts.

    Examples
    --------
    >>> from datetime import date
    >>> Moment(date(2023, 5, 18), date(2023, 5, 19), "Xi'an summit", "CHN").when
    '18–19 May 2023'
    >>> Moment(date(2022, 6, 1), date(2022, 6, 30), "visit", "RUS", exact=False).when
    'Jun 2022'
    """

    first: date
    last: date
    label: str
    code: str
    status: str = "done"
    note: str = ""
    exact: bool = True

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError(f"moment of {self.first}: it needs a label")
        if self.status not in STATUSES:
            known = ", ".join(STATUSES)
            raise ValueError(f"moment {self.label!r}: status {self.status!r} is none of {known}")
        _check_days(self.first, self.last, f"moment {self.label!r}")

    @property
    def span(self) -> tuple[float, float]:
        """Where its first day starts and its last one ends, in decimal years."""
        return decimal(self.first), decimal(self.last, 1)

    @property
    def words(self) -> str:
        """The label, after it what became of it if it was not done."""
        return self.label if self.status == "done" else f"{self.label}, {self.status}"

    @property
    def when(self) -> str:
        """Its days, as precise as they are known."""
        first, last = self.first, self.last
        if first == last or self.exact:
            return _stretch(first, last)
        if not self._from_first_to_last:
            return f"between {_stretch(first, last, ' and ')}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        return f"{MONTHS[first.month - 1]} {first.year}"

    @property
    def _from_first_to_last(self) -> bool:
        """Whether it spans one whole month or one whole year."""
        ends = (self.first.day, self.last.day) == (1, _days(self.last))
        months = (self.first.month, self.last.month)
        return self.first.year == self.last.year and ends and months in {(1, 12), (months[0],) * 2}


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of moments: of a power, an instrument or a state.

    Examples
    --------
    >>> Lane("Iran").moments
    ()
    """

    label: str
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """Days that are set off across all lanes, with a word: what was claimed.

    Raises
    ------
    ValueError
        Without a label, or when it ends before it starts.

    Examples
    --------
    >>> from datetime import date
    >>> Band(date(2022, 1, 1), date(2022, 1, 31), "claimed: Jan 2022").label
    'claimed: Jan 2022'
    """

    first: date
    last: date
    label: str

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError(f"band from {self.first}: it needs a word")
        _check_days(self.first, self.last, f"band {self.label!r}")

    @property
    def span(self) -> tuple[float, float]:
        """Where its first day starts and its last one ends, in decimal years."""
        return decimal(self.first), decimal(self.last, 1)


def decimal(day: date, part: float = 0.0) -> float:
    """Return a day as a decimal year, as an :class:`Event` has it; ``part`` of the day is over.

    Examples
    --------
    >>> from datetime import date
    >>> decimal(date(2022, 1, 1)), round(decimal(date(2022, 2, 24)), 2)
    (2022.0, 2022.15)
    """
    passed = day.toordinal() - day.replace(month=1, day=1).toordinal() + part
    return day.year + passed / (366 if isleap(day.year) else 365)


def ordered(moments: Iterable[Moment]) -> list[Moment]:
    """Return moments by their days; the rest of each decides ties, so no order handed over does.

    Examples
    --------
    >>> from datetime import date
    >>> made = [Moment(date(2022, 1, d), date(2022, 1, d), "visit", "CHN") for d in (9, 3)]
    >>> [moment.first.day for moment in ordered(made)]
    [3, 9]
    """
    return sorted(
        moments, key=lambda m: (m.first, m.last, m.label, m.code, m.status, m.note, m.exact)
    )


def said(lane: str, moment: Moment) -> str:
    """Return the read-out of a moment.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2023, 1, 6)
    >>> said("China", Moment(day, day, "gas line D", "CHN", "announced", "no contract"))
    'China, 6 Jan 2023: gas line D, announced; no contract'
    """
    text = f"{lane}, {moment.when}: {moment.words}"
    return f"{text}; {moment.note}" if moment.note else text


def markers(moments: Iterable[Moment]) -> tuple[Event, ...]:
    """Return moments as events that a chart of years can carry, each at its middle.

    Such a chart refuses an event outside its years: hand over only what falls within them.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2022, 2, 24)
    >>> markers([Moment(day, day, "Russia invades Ukraine", "RUS")])
    (Event(year_between=2022.1493, text='Feb 2022: Russia invades Ukraine'),)
    """
    return tuple(
        Event(round(sum(moment.span) / 2, 4), f"{_roughly(moment)}: {moment.words}")
        for moment in ordered(moments)
    )


def _roughly(moment: Moment) -> str:
    """Return the month, or the months or years between which it fell."""
    first, last = moment.first, moment.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    if moment.when == str(first.year):
        return moment.when
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year}"


def _stretch(first: date, last: date, to: str = "") -> str:
    """Write days without saying a month or year twice."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}{to or ' – '}{end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}{to or ' – '}{end}"
    return f"{first.day}{to or '–'}{end}"


def _days(day: date) -> int:
    """Return how many days its month has."""
    return monthrange(day.year, day.month)[1]


def _check_days(first: date, last: date, where: str) -> None:
    if last < first:
        raise ValueError(f"{where}: it ends on {last}, before it starts on {first}")
