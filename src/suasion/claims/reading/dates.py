"""Dates as sentences write them, and as conditions have them."""

from __future__ import annotations

import calendar
from datetime import date

from suasion.claims.reading.grammar import Bound
from suasion.claims.reading.resolve import HOLE, Unreadable

__all__ = ["when"]


def when(bound: Bound, since: int) -> str | list[str]:
    """Return when something was: YYYY, YYYY-MM, YYYY-MM-DD, or the first and last of several.

    What was before a year was in one of the years since ``since``.

    Raises
    ------
    Unreadable
        No such day, or a period that ends before it begins.

    Examples
    --------
    >>> when({"year": 2023, "month": 5, "day": 18, "last_day": 19}, 1992)
    ['2023-05-18', '2023-05-19']
    >>> when({"before": 2020}, 1992)
    ['1992', '2019']
    """
    if "before" in bound:
        return _years(since, bound["before"] - 1)
    if "year" not in bound:
        return HOLE
    if "start" in bound:
        if bound["start"] == bound["year"]:
            raise Unreadable("the period ends before it begins")
        return _years(bound["start"], bound["year"])
    first = _date(bound["year"], bound.get("month"), bound.get("day"))
    if "last_day" not in bound:
        return first
    last = _date(bound["year"], bound["month"], bound["last_day"])
    if last <= first:
        raise Unreadable("the period ends before it begins")
    return [first, last]


def _years(first: int, last: int) -> list[str]:
    if last < first:
        raise Unreadable("the period ends before it begins")
    return [str(first), str(last)]


def _date(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return str(year)
    if day is None:
        return f"{year}-{month:02d}"
    if not isinstance(day, int) or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Unreadable(f"{calendar.month_name[month]} {year} has no day {day}")
    return date(year, month, day).isoformat()
