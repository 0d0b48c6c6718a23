"""The yearly changes of a series before and after a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from suasion.errors import QueryError

__all__ = ["Changes", "Floats"]

Floats = NDArray[np.float64]

LONGEST_END = 5
FEWEST_BEFORE = 5


@dataclass(frozen=True, eq=False)
class Changes:
    """Yearly changes before a date and after it.

    Attributes
    ----------
    years
        The years in which the changes before end, (n,): consecutive but for gaps.
    before
        Changes, (n,), in the unit of the series.
    after
        Changes of consecutive years from the date on, (m,).
    first
        The year in which the first change after the date ends.
    """

    years: tuple[int, ...]
    before: Floats
    after: Floats
    first: int

    @classmethod
    def of(cls, series: Mapping[int, float | None], *, since: int) -> Changes:
        """Take the changes between consecutive years that are both covered.

        Parameters
        ----------
        series
            Level by year; None, or no entry, where the year is not covered.
        since
            The first year after the date.

        Raises
        ------
        QueryError
            A level that is not a finite number; no year, more than five years, or a gap from the
            date on; fewer than five changes before.

        Examples
        --------
        >>> levels = dict(zip(range(2010, 2018), [9, 8, 8, 7, 5, 6, 6, 2]))
        >>> Changes.of(levels, since=2017).after
        array([-4.])
        """
        known = _covered(series)
        last = max(known, default=since - 1)
        _refuse_end(known, since, last)
        years = tuple(year for year in sorted(known) if year < since and year - 1 in known)
        if len(years) < FEWEST_BEFORE:
            raise QueryError(
                "too short a series before the date",
                where=f"{len(years)} yearly changes before {since}",
                remedy=f"give at least {FEWEST_BEFORE} changes between consecutive years",
            )
        return cls(years, _steps(known, years), _steps(known, range(since, last + 1)), since)


def _steps(known: Mapping[int, float], years: tuple[int, ...] | range) -> Floats:
    return np.array([known[year] - known[year - 1] for year in years])


def _covered(series: Mapping[int, float | None]) -> dict[int, float]:
    known = {year: float(level) for year, level in series.items() if level is not None}
    for year, level in known.items():
        if not isfinite(level):
            raise QueryError(
                "a level that is not a number",
                where=f"year {year}, value {level}",
                remedy="give None for a year that is not covered",
            )
    return known


def _refuse_end(known: Mapping[int, float], since: int, last: int) -> None:
    """Refuse an end of the sample that cannot be tested."""
    if last < since:
        raise QueryError(
            "no year after the date",
            where=f"since {since}, last year {max(known, default='none')}",
            remedy="wait for data, or choose an earlier date",
        )
    if last - since + 1 > LONGEST_END:
        raise QueryError(
            "too long an end of the sample",
            where=f"{since} to {last}",
            remedy=f"give at most {LONGEST_END} years from the date on",
        )
    missing = [year for year in range(since - 1, last + 1) if year not in known]
    if missing:
        raise QueryError(
            "a gap at the date or after it",
            where=f"year {missing[0]}",
            remedy="end the series before the gap, or take a source that covers it",
        )
