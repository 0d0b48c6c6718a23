"""Within-section shift-share between two all-pairs matrices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from suasion.catalog import Theatre
from suasion.contest.changes import Floats
from suasion.contest.shift_share import ShiftShare, shift_share
from suasion.leverage.losses import partners_of
from suasion.leverage.matrix import Base, base_of, base_years
from suasion.sources import Snapshot

__all__ = ["Shifted", "shifted"]


@dataclass(frozen=True)
class Shifted:
    """Why each power's share of a state's trade moved between two years of the matrix.

    Attributes
    ----------
    state, since, until
        Where, when.
    powers
        The powers, and the rest of the world last.
    found
        The parts, in this order of powers.
    """

    state: str
    since: int
    until: int
    powers: tuple[str, ...]
    found: ShiftShare


def shifted(snapshot: Snapshot, theatre: Theatre, states: tuple[str, ...]) -> Iterator[Shifted]:
    """Yield the shift-share of every state between the last two years of the matrix."""
    years = base_years(snapshot)[-2:]
    if len(years) < 2:
        return
    bases = [base_of(snapshot, year) for year in years]
    stacks = [base.sections() for base in bases]
    for state in states:
        if all(state in base.at for base in bases):
            flows = [
                _flows(base, stack, state, theatre)
                for base, stack in zip(bases, stacks, strict=True)
            ]
            powers = (*(one for one in theatre.powers if one != state), "rest")
            yield Shifted(state, years[0], years[1], powers, shift_share(*flows))


def _flows(base: Base, stack: Floats, state: str, theatre: Theatre) -> Floats:
    """Return turnover by section and power, the rest of the world last, (10, p + 1)."""
    mine = base.at[state]
    turnover = stack[:, mine, :] + stack[:, :, mine]
    columns = []
    for power in theatre.powers:
        if power != state:
            inside = [base.at[code] for code in partners_of(power, base.year) if code in base.at]
            columns.append(turnover[:, [at for at in inside if at != mine]].sum(axis=1))
    known = np.stack(columns, axis=1)
    rest = np.maximum(turnover.sum(axis=1) - known.sum(axis=1), 0)
    return np.column_stack([known, rest])
