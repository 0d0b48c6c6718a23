"""Tables of the section on cut-off losses: who would feel it more, and the choke points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from suasion.catalog import actor
from suasion.leverage.losses import Wanted, chosen, coalition, losses, partners_of
from suasion.leverage.matrix import SECTIONS, base_of, base_years
from suasion.leverage.result import Leverage
from suasion.leverage.shown import of_state, own_newest
from suasion.leverage.told import Told, newest
from suasion.page import Column, Table, without_empty

__all__ = ["SECTION_NAMES", "choke_table", "feel_table"]

SECTION_NAMES = {
    "0": "food and live animals",
    "1": "beverages and tobacco",
    "2": "raw materials",
    "3": "mineral fuels",
    "4": "oils and fats",
    "5": "chemicals",
    "6": "metals, textiles and other manufactures by material",
    "7": "machinery and vehicles",
    "8": "clothing and other finished goods",
    "9": "goods not classified, gold among them",
}
"""The sections of the SITC in words."""

_LARGEST = 5
_SHOWN = 2
_MATRIX_ONLY = {"reporter": "matrix", "sigma": "5", "gross_output": "2"}


def feel_table(lev: Leverage) -> Table:
    """Return loss, cost to the power and their ratio; the contested powers alone and together."""
    heads = (
        Column("State"), Column("Year", "right"), Column("Power"), Column("Loss", "right", "%", 2),
        Column("Low", "right", "%", 2), Column("High", "right", "%", 2),
        Column("Sum of each alone", "right", "%", 2), Column("Cost to the power", "right", "%", 4),
        Column("Loss over cost", "right", "", 0),
    )  # fmt: skip
    rows = [cells for state in lev.panel.theatre.states for cells in _felt(lev, state)]
    return without_empty(Table("Who would feel it more, power → state", heads, tuple(rows)))


def _felt(lev: Leverage, state: str) -> list[tuple[str | float | int, ...]]:
    held = own_newest(lev, state)
    held = held or newest(of_state(lev, state, "matrix"), lev.panel.theatre.contested)
    by_power = {one.power: one for one in held}
    both = coalition(lev.panel.theatre)
    shown = [power for power in _main(lev) if power in by_power]
    cells = [_cells(by_power[power], "") for power in shown]
    parts = both.split("+") if both else []
    if both in by_power and all(part in by_power for part in parts):
        cells.append(_cells(by_power[both], sum(by_power[part].loss for part in parts)))
    return cells


def _main(lev: Leverage) -> list[str]:
    """Return the contested powers and the EU; without contested ones all."""
    where = lev.panel.theatre
    return [one for one in where.powers if not where.contested or one in {*where.contested, "EUU"}]


def _cells(one: Told, alone: str | float) -> tuple[str | float | int, ...]:
    name = " with ".join(actor(code).label for code in one.power.split("+"))
    return (
        actor(one.state).name, one.year, name, one.loss, one.low, one.high, alone, one.cost,
        "" if one.asymmetry is None else one.asymmetry,
    )  # fmt: skip


def choke_table(lev: Leverage, states: Sequence[str]) -> Table | None:
    """Return the sections of which losing one power's trade alone would cost a state most.

    None where no matrix has sections of these states.
    """
    snapshot, where = lev.panel.snapshot, lev.panel.theatre
    years = base_years(snapshot)
    if not years:
        return None
    among = chosen(_MATRIX_ONLY)
    found: dict[tuple[str, str, str], list[float]] = {}
    for section, powers in _candidates(lev, states, years[-1]).items():
        for power, state in powers:
            wanted = Wanted(power, state, years[-1], section)
            cuts = [-one.cut.loss for one in losses(snapshot, where, wanted, among)]
            if cuts:
                found[state, power, section] = cuts
    rows = [
        (actor(state).name, actor(power).label, SECTION_NAMES[section], min(cuts), max(cuts))
        for one in states
        for (state, power, section), cuts in _worst(found, one)
    ]
    heads = (
        Column("State"), Column("Power"), Column("Only this trade closed"),
        Column("Loss, low", "right", "%", 2), Column("High", "right", "%", 2),
    )  # fmt: skip
    caption = f"Choke points: the two sections of largest loss, {years[-1]}, power → state"
    return Table(caption, heads, tuple(rows)) if rows else None


def _worst(
    found: dict[tuple[str, str, str], list[float]], state: str
) -> list[tuple[tuple[str, str, str], list[float]]]:
    mine = [(key, cuts) for key, cuts in found.items() if key[0] == state]
    return sorted(mine, key=lambda pair: (-sum(pair[1]), pair[0]))[:_SHOWN]


def _candidates(
    lev: Leverage, states: Sequence[str], year: int
) -> dict[str, list[tuple[str, str]]]:
    """Return (power, state) by section: each state's largest trades with the main powers.

    A loss grows with the trade that is lost, so small trades need no world solved for them.
    """
    base = base_of(lev.panel.snapshot, year)
    trade = base.sections()
    chosen_: dict[str, list[tuple[str, str]]] = {section: [] for section in SECTIONS}
    for state in (one for one in states if one in base.at):
        sized = []
        for power in (one for one in _main(lev) if one != state):
            inside = [base.at[code] for code in partners_of(power, year) if code in base.at]
            mine = base.at[state]
            both = trade[:, mine, inside].sum(axis=1) + trade[:, inside, mine].sum(axis=1)
            sized += [(-float(both[at]), power, SECTIONS[at]) for at in np.flatnonzero(both)]
        for _, power, section in sorted(sized)[:_LARGEST]:
            chosen_[section].append((power, state))
    return chosen_
