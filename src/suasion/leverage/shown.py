"""What a page shows of cut-off losses: which states, powers, years, and by whose count."""

from __future__ import annotations

from collections.abc import Iterable

from suasion.catalog import actor
from suasion.leverage.cutoff import setting
from suasion.leverage.lead import Lead
from suasion.leverage.matrix import MATRIX
from suasion.leverage.result import GDP, Leverage
from suasion.leverage.told import Told, largest, newest

__all__ = [
    "before",
    "latest_lead",
    "names",
    "of_state",
    "own_newest",
    "own_states",
    "powers_of",
    "silent",
    "sources_of",
]


def own_states(lev: Leverage) -> list[str]:
    """Return the states whose own statistics give cut-off losses."""
    held = {one.state for one in lev.told if one.reporter == "own"}
    return [state for state in lev.panel.theatre.states if state in held]


def silent(lev: Leverage) -> list[str]:
    """Return the states that only the matrix, or their partners, speak of."""
    held = {one.state for one in lev.told} - {*own_states(lev)}
    return [state for state in lev.panel.theatre.states if state in held]


def of_state(lev: Leverage, state: str, *reporters: str) -> list[Told]:
    """Return what is told of a state by some reporters."""
    return [one for one in lev.told if one.state == state and one.reporter in reporters]


def own_newest(lev: Leverage, state: str) -> list[Told]:
    """Return the newest year of a state's own statistics, power by power."""
    return newest(of_state(lev, state, "own"), lev.panel.theatre.contested)


def powers_of(lev: Leverage, state: str) -> list[str]:
    """Return who is drawn: the contested powers and the largest others, in the theatre's order."""
    where = lev.panel.theatre
    rows = own_newest(lev, state) or newest(of_state(lev, state, "matrix"), where.contested)
    chosen = largest(rows, where.contested)
    return [power for power in where.powers if power in chosen]


def latest_lead(lev: Leverage, state: str, reporter: str = "own") -> Lead | None:
    """Return the newest comparison of the contested powers in a state by one side's count."""
    return lev.latest(reporter).get(state)


def before(lev: Leverage, one: Lead) -> Lead | None:
    """Return the same comparison a year earlier."""
    key = (one.state, one.year - 1, one.reporter)
    return next((old for old in lev.leads if (old.state, old.year, old.reporter) == key), None)


def names(codes: Iterable[str]) -> str:
    """Name actors in a sentence.

    Examples
    --------
    >>> names(["KAZ", "KGZ", "UZB"])
    'Kazakhstan, Kyrgyzstan and Uzbekistan'
    """
    said = [actor(code).spoken for code in codes]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def sources_of(lev: Leverage, rows: Iterable[Told]) -> set[str]:
    """Return the sources that figures rest on: the matrix, the size of economies, reports."""
    snapshot = lev.panel.snapshot
    found = {MATRIX, *GDP}
    for state, year, reporter in sorted({(one.state, one.year, one.reporter) for one in rows}):
        if reporter != "matrix":
            held = setting(snapshot, state, year, reporter)
            found |= {*held.report.sources} if held and held.report else set()
    return {name for name in found if name in snapshot.entries}
