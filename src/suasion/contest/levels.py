"""Levels of the powers in a state, as the panel has them, under one reporter regime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from suasion.catalog import Indicator, indicator, indicators
from suasion.contest.movement import Stand
from suasion.contest.ranges import Range
from suasion.panel import Panel

__all__ = ["Levels", "contested_levels", "kinds_of_tie"]

WORLD = "WLD"


def kinds_of_tie() -> tuple[Indicator, ...]:
    """Return the levels whose shares among powers can be told, one for each instrument.

    Examples
    --------
    >>> [one.id for one in kinds_of_tie()][-1]
    'turnover'
    """
    shares = [one for one in indicators().values() if one.counts_as == "share"]
    return tuple(indicator(one.of[0]) for one in shares)


@dataclass(frozen=True, eq=False)
class Levels:
    """One tie of a state with every power, over time, by one side's count.

    Attributes
    ----------
    panel, measure, state, regime
        Of what, whose, by whose count.
    """

    panel: Panel
    measure: Indicator
    state: str
    regime: str

    @cached_property
    def _held(self) -> dict[str, dict[int, Range]]:
        return {}

    def of(self, power: str) -> dict[int, Range]:
        """Return a power's level by year, ``WLD`` for all together; what is not covered is absent.

        A sum that lacks members is left out: it could move because a member comes or goes.
        """
        if power not in self._held:
            found = ((year, self._at(power, year)) for year in self.panel.theatre.years)
            self._held[power] = {year: one for year, one in found if one is not None}
        return self._held[power]

    def _at(self, power: str, year: int) -> Range | None:
        rows = self.panel.first(self.measure.id, power, self.state, year)
        mine = [row for row in rows if row["regime"] == self.regime]
        mine.sort(key=lambda row: row["aggregate"] or "")
        if power == WORLD:
            # the total as the provider states it holds partners that are not specified
            mine.sort(key=lambda row: row["aggregate"] != "provider")
        if not mine or (mine[0]["status"] == "partial" and not self._harmless(mine[0])):
            return None
        row = mine[0]
        value = row["value"]
        return Range(
            value if row["low"] is None else min(row["low"], value),
            value,
            value if row["high"] is None else max(row["high"], value),
        )

    def _harmless(self, row: dict[str, Any]) -> bool:
        """Whether what is missing is missing in every year: partners the state never names."""
        return self.regime == "own" and self._never_named.issuperset(row["missing"].split(";"))

    @cached_property
    def _never_named(self) -> frozenset[str]:
        windows = [
            {*window.missing}
            for source in self.panel.snapshot.declared()
            for window in source.coverage
            if window.reporter == self.state and window.absent == "zero"
        ]
        return frozenset(set.intersection(*windows)) if windows else frozenset()

    def stand(self, gainer: str, loser: str, year: int) -> Stand:
        """Return what stood in a year."""
        return Stand(*(self.of(one).get(year) for one in (gainer, loser, WORLD)))

    def newest(self, powers: tuple[str, ...], *, after: int, until: int) -> int | None:
        """Return the newest year in which these powers and the total are covered."""
        for year in range(until, after, -1):
            if all(year in self.of(one) for one in (*powers, WORLD)):
                return year
        return None

    def shares(self, power: str) -> dict[int, float]:
        """Return a power's share in the total by year, percent."""
        total = self.of(WORLD)
        return {
            year: 100 * one.value / total[year].value
            for year, one in self.of(power).items()
            if year in total and total[year].value > 0
        }


def contested_levels(panel: Panel, states: tuple[str, ...]) -> Iterator[Levels]:
    """Yield every tie of these states by every side that counts it."""
    for state in states:
        for measure in kinds_of_tie():
            for regime in measure.regimes:
                yield Levels(panel, measure, state, regime)
