"""Who can have lost to whom: bounds from the shares of all powers and the rest of the world."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suasion.catalog import indicator
from suasion.contest.bounds import Bound, bounds
from suasion.contest.levels import Levels
from suasion.panel import Panel

__all__ = ["REST", "Passed", "passed"]

REST = "rest"


@dataclass(frozen=True)
class Passed:
    """Share changes of everybody in one state, and what each gainer can have taken.

    Attributes
    ----------
    state, regime, since, until
        Where, by whose count, when.
    changes
        By power, and ``rest`` for the rest of the world: points of the state's trade.
    bounds
        For every loser and gainer.
    """

    state: str
    regime: str
    since: int
    until: int
    changes: dict[str, float]
    bounds: tuple[Bound, ...]

    def between(self, loser: str, gainer: str) -> Bound | None:
        """Return what one can have lost to the other, None where one did not lose or gain."""
        pairs = {(one.loser, one.gainer): one for one in self.bounds}
        return pairs.get((loser, gainer))


def passed(panel: Panel, states: tuple[str, ...], *, since: int, until: int) -> Iterator[Passed]:
    """Yield the bounds in every state that counts all its partners itself, in both years."""
    theatre = panel.theatre
    for state in states:
        levels = Levels(panel, indicator("turnover"), state, "own")
        shares = {power: levels.shares(power) for power in theatre.powers if power != state}
        last = levels.newest(tuple(shares), after=since, until=until)
        if last is None or any(since not in one for one in shares.values()):
            continue
        changes = {power: one[last] - one[since] for power, one in shares.items()}
        changes[REST] = -sum(changes.values())
        yield Passed(state, "own", since, last, changes, bounds(changes))
