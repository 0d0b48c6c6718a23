"""Which power matters by which instrument, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suasion.contest.levels import Levels, kinds_of_tie
from suasion.contest.profile import Profile, profile
from suasion.panel import Panel

__all__ = ["Profiled", "profiles"]

# a part of another instrument would weigh it twice
_WHOLE = ("turnover", "debt", "arms_stock", "raw_material_sales")


@dataclass(frozen=True)
class Profiled:
    """The profile of the contested powers in a state in a year.

    Attributes
    ----------
    state, year
        Where, when.
    found
        Shares and their ratios; instruments that are not covered for both powers are named.
    newest
        The year each instrument is of: the newest not after ``year``, at most two years older.
    sources
        What the shares were read from.
    """

    state: str
    year: int
    found: Profile
    newest: dict[str, int]
    sources: tuple[str, ...]


def profiles(panel: Panel, states: tuple[str, ...], years: tuple[int, ...]) -> Iterator[Profiled]:
    """Yield the profile of every state in every year in which two instruments are covered."""
    powers = panel.theatre.contested[:2]
    if len(powers) < 2:
        return
    for state in states:
        for year in years:
            shares: dict[str, dict[str, float | None]] = {}
            newest: dict[str, int] = {}
            sources: set[str] = set()
            for measure in kinds_of_tie():
                if measure.id in _WHOLE:
                    held = _shares(panel, measure.id, state, powers, year)
                    if held is not None:
                        newest[measure.instrument], shares[measure.instrument], used = held
                        sources |= used
            if len(shares) > 1:
                yield Profiled(state, year, profile(shares), newest, tuple(sorted(sources)))


def _shares(
    panel: Panel, measure: str, state: str, powers: tuple[str, ...], year: int
) -> tuple[int, dict[str, float | None], set[str]] | None:
    """Return the newest shares of all powers by the side that counts them all, and the sources."""
    declared = next(one for one in kinds_of_tie() if one.id == measure)
    for regime in declared.regimes:
        levels = Levels(panel, declared, state, regime)
        by_power = {power: levels.shares(power) for power in powers}
        for when in (year, year - 1, year - 2):
            if all(when in one for one in by_power.values()):
                used = {
                    name
                    for power in powers
                    for row in panel.first(measure, power, state, when)
                    if row["regime"] == regime
                    for name in panel.sources(row)
                }
                return when, {power: one[when] for power, one in by_power.items()}, used
    return None
