"""Partial dates: a year or a month is an interval of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Interval", "partial", "stretch"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = calendar.month_name
_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from ``first`` to ``last``.

    ``lasts`` tells something that went on all the while from something that happened on one day
    of it: a visit of three days lasts, an event dated "June 2022" does not.

    Examples
    --------
    >>> partial("2022-06").overlaps(partial("2022-06-28"))
    True
    >>> partial("2022").holds(partial("2022-06")), partial("2022-06").holds(partial("2022"))
    (True, False)
    """

    first: date
    last: date
    lasts: bool = False

    def overlaps(self, other: Interval) -> bool:
        """Tell whether both may speak of one day: they do not conflict."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Interval) -> bool:
        """Tell whether the other lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def within(self, period: Interval) -> bool | None:
        """Tell whether what is so dated happened in a period; None where the date is too coarse.

        What lasts happened in every period that it touches.

        Examples
        --------
        >>> partial("2022-06").within(partial("2022-06-28")) is None
        True
        >>> stretch("2022-06-27", "2022-06-29").within(partial("2022-06-28"))
        True
        """
        if not self.overlaps(period):
            return False
        return True if self.lasts or period.holds(self) else None

    def before(self, other: Interval) -> bool | None:
        """Tell whether it began earlier; None where the dates leave it open."""
        if self.lasts and other.lasts and self.first != other.first:
            return self.first < other.first
        if self.last < other.first:
            return True
        return False if self.first > other.last or self == other else None

    def gap(self, other: Interval) -> int:
        """Return the days between two intervals, 0 where they overlap."""
        return max((self.first - other.last).days, (other.first - self.last).days, 0)

    def __str__(self) -> str:
        """Write the interval as shortly as it was given."""
        if self.first == self.last:
            return self.first.isoformat()
        year = self.first.year
        if (self.first, self.last) == (date(year, 1, 1), date(year, 12, 31)):
            return str(year)
        if not self.lasts and self == _month(year, self.first.month):
            return f"{year}-{self.first.month:02d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def spoken(self) -> str:
        """The interval inside a sentence.

        Examples
        --------
        >>> partial("2023-01-06").spoken, partial("2023-01").spoken
        ('6 January 2023', 'January 2023')
        >>> stretch("2023-05-18", "2023-05-19").spoken, stretch("2010", "2012").spoken
        ('18–19 May 2023', '2010 to 2012')
        """
        first, last = self.first, self.last
        if first == last:
            return f"{first.day} {_MONTHS[first.month]} {first.year}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if not self.lasts and self == _month(first.year, first.month):
            return f"{_MONTHS[first.month]} {first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{last.day} {_MONTHS[first.month]} {first.year}"
        return f"{partial(first.isoformat()).spoken} to {partial(last.isoformat()).spoken}"


def _month(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def partial(text: str) -> Interval:
    """Read YYYY, YYYY-MM or YYYY-MM-DD.

    Raises
    ------
    ValueError
        The text is no date.

    Examples
    --------
    >>> str(partial("2022-02").last)
    '2022-02-28'
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not _FIRST <= year <= _LAST:
        raise ValueError(f"{text!r} is no date: the year lies outside {_FIRST}-{_LAST}")
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is no date: there is no month {month}")
    if day is None:
        return _month(year, month)
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is no date: {_MONTHS[month]} has no day {day}") from None
    return Interval(found, found)


def stretch(start: str, end: str | None = None) -> Interval:
    """Read a start and perhaps an end: all the days that may be touched.

    Raises
    ------
    ValueError
        One of them is no date, or the end lies before the start.
    """
    first = partial(start)
    if not end:
        return first
    last = partial(end)
    if last.last < first.first:
        raise ValueError(f"{end!r} lies before {start!r}")
    return Interval(first.first, last.last, lasts=True)
