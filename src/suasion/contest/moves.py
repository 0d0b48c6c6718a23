"""How the contested powers moved in each state, instrument by instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suasion.catalog import Indicator
from suasion.contest.levels import Levels, contested_levels
from suasion.contest.movement import Movement, Stand, movement
from suasion.panel import Panel

__all__ = ["Move", "moves"]


@dataclass(frozen=True)
class Move:
    """What became of two powers in a state between two years, by one tie and one side's count.

    Attributes
    ----------
    state, measure, regime
        Where, by which tie, by whose count.
    gainer, loser
        Whose gain at whose expense was asked.
    since, until
        The two years; the same if there is no second one.
    found
        Class and changes.
    """

    state: str
    measure: Indicator
    regime: str
    gainer: str
    loser: str
    since: int
    until: int
    found: Movement


def moves(panel: Panel, states: tuple[str, ...], *, since: int, until: int) -> Iterator[Move]:
    """Yield every movement between two years, each contested power at the other's expense.

    The second year is the newest, not after ``until``, that covers both powers and the total.
    """
    contested = panel.theatre.contested[:2]
    if len(contested) < 2:
        return
    for levels in contested_levels(panel, states):
        if not any(levels.of(power) for power in contested):
            continue
        last = levels.newest(contested, after=since, until=until)
        for gainer, loser in (contested, contested[::-1]):
            yield _move(levels, gainer, loser, since, last)


def _move(levels: Levels, gainer: str, loser: str, since: int, last: int | None) -> Move:
    before = levels.stand(gainer, loser, since)
    after = levels.stand(gainer, loser, since if last is None else last)
    found = Movement("not covered", ()) if last is None else _classed(before, after)
    until = since if last is None else last
    return Move(levels.state, levels.measure, levels.regime, gainer, loser, since, until, found)


def _classed(before: Stand, after: Stand) -> Movement:
    empty = [one for one in (before, after) if one.total is not None and one.total.value <= 0]
    # nobody has anything: there is no share that could move
    return Movement("not covered", ()) if empty else movement(before, after)
