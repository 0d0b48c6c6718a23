"""Breaks in the contested powers' shares at the theatre's reference events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suasion.catalog import Event
from suasion.contest.instability import Instability, instability
from suasion.contest.levels import Levels
from suasion.errors import QueryError
from suasion.panel import Panel

__all__ = ["Break", "breaks", "share_break"]

TRADE = "turnover"


@dataclass(frozen=True)
class Break:
    """Whether a power's share of a state's trade broke with its past.

    Attributes
    ----------
    state, power, regime
        Whose share, where, by whose count.
    event
        The date, declared in the theatre before anything was computed.
    found
        The test, None where the series does not allow one.
    first, last
        Years of the series; 0 where it is empty.
    why
        Why there is no test.
    """

    state: str
    power: str
    regime: str
    event: Event
    found: Instability | None
    first: int
    last: int
    why: str = ""

    @property
    def said(self) -> str:
        """The outcome in words."""
        if self.found is None:
            return f"cannot be tested: {self.why}"
        if not self.found.able:
            return f"cannot be told from {self.found.n} years before"
        return "break" if self.found.rejected else "no break found"


def share_break(series: dict[int, float], *, since: int) -> tuple[Instability | None, str]:
    """Return the test of a share series at a date, or None and why there is none."""
    try:
        return instability(series, since=since), ""
    except QueryError as fault:
        return None, fault.what


def breaks(panel: Panel, states: tuple[str, ...], *, until: int) -> Iterator[Break]:
    """Yield the test of every contested power's share of trade, state by state and event by event.

    Shares are of one regime each; a regime without a total has no share.
    """
    from suasion.catalog import indicator

    for event in panel.theatre.events:
        for state in states:
            for regime in ("own", "mirror"):
                levels = Levels(panel, indicator(TRADE), state, regime)
                for power in panel.theatre.contested[:2]:
                    one = _break(levels, power, event, until)
                    if one is not None:
                        yield one


def _break(levels: Levels, power: str, event: Event, until: int) -> Break | None:
    series = {year: value for year, value in levels.shares(power).items() if year <= until}
    if not series:
        return None
    found, why = share_break(series, since=event.date.year)
    return Break(levels.state, power, levels.regime, event, found, min(series), max(series), why)
