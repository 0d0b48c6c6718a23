"""The table of leverage: its columns, and how a set of specifications becomes one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import polars as pl

from suasion.leverage.losses import ABOUT, Loss
from suasion.specification import Specification, choices

__all__ = ["LOSSES", "ROW", "loss_rows", "losses_table", "rows_table"]

ROW: Final = pl.Schema(
    {
        "power": pl.String(),  # null: of the state alone
        "state": pl.String(),  # null: of the power alone
        "year": pl.Int32(),
        "measure": pl.String(),  # cutoff-loss, exposure, share, concentration
        "instrument": pl.String(),
        "value": pl.Float64(),  # under the usual specification that the data allow
        "unit": pl.String(),
        "low": pl.Float64(),  # null where one specification only speaks
        "high": pl.Float64(),
        "basis": pl.String(),  # what the range is: "specification"; or the one that speaks
        "specifications": pl.Int32(),  # how many speak
        "reporter": pl.String(),  # whose statistics the value rests on
        "status": pl.String(),
        "missing": pl.String(),  # members that a partial sum lacks, ";"-joined
        "cost": pl.Float64(),  # of a cut-off: the power's own real income, percent
        "cost_low": pl.Float64(),
        "cost_high": pl.Float64(),
        "asymmetry": pl.Float64(),  # the state's loss over the power's, both in percent
        "asymmetry_low": pl.Float64(),
        "asymmetry_high": pl.Float64(),
        "updated": pl.Float64(),  # percent of the state's trade that is of the year
    }
)

LOSSES: Final = pl.Schema(
    {
        "power": pl.String(),
        "state": pl.String(),
        "year": pl.Int32(),
        "instrument": pl.String(),
        "reporter": pl.String(),
        "sigma": pl.String(),
        "gross_output": pl.String(),
        "sectors": pl.String(),
        "loss": pl.Float64(),  # change of the state's real income, percent
        "cost": pl.Float64(),  # of the power's
        "asymmetry": pl.Float64(),
        "updated": pl.Float64(),
    }
)


def losses_table(found: Iterable[Loss]) -> pl.DataFrame:
    """Return one row per power, state, year and specification."""
    rows = [
        (
            one.power, one.state, one.year, one.instrument,
            *(one.specification[name.id] for name in choices(ABOUT)),
            one.cut.loss, one.cut.cost, one.cut.asymmetry, one.replaced,
        )
        for one in found
    ]  # fmt: skip
    return pl.DataFrame(rows, LOSSES, orient="row")


def rows_table(rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Return rows with the columns of the table, in its order."""
    order = ["measure", "state", "power", "instrument", "unit", "year"]
    return pl.DataFrame(rows, ROW, orient="row").sort(order, nulls_last=True)


def loss_rows(found: Iterable[Loss]) -> list[dict[str, Any]]:
    """Return one row per power, state, year and instrument, over its specifications."""
    cells: dict[tuple[str, str, int, str], list[Loss]] = defaultdict(list)
    for one in found:
        cells[one.power, one.state, one.year, one.instrument].append(one)
    return [_collapsed(*key, held) for key, held in cells.items()]


def _collapsed(
    power: str, state: str, year: int, instrument: str, held: Sequence[Loss]
) -> dict[str, Any]:
    shown = min(held, key=lambda one: _place(one.specification))
    several = len(held) > 1
    row: dict[str, Any] = {
        "power": power,
        "state": state,
        "year": year,
        "measure": "cutoff-loss",
        "instrument": instrument,
        "value": shown.cut.loss,
        "unit": "%",
        "basis": "specification" if several else str(shown.specification),
        "specifications": len(held),
        "reporter": shown.specification["reporter"],
        "status": "simulated",
        "cost": shown.cut.cost,
        "asymmetry": shown.cut.asymmetry,
        "updated": shown.replaced,
    }
    if several:
        losses, costs = ([getattr(one.cut, name) for one in held] for name in ("loss", "cost"))
        row |= {"low": min(losses), "high": max(losses)}
        row |= {"cost_low": min(costs), "cost_high": max(costs)}
        known = [one.cut.asymmetry for one in held if one.cut.asymmetry is not None]
        if len(known) == len(held):
            row |= {"asymmetry_low": min(known), "asymmetry_high": max(known)}
    return row


def _place(one: Specification) -> tuple[int, ...]:
    """Order specifications by how usual they are; among reporters the order declared decides."""
    places = []
    for choice in choices(ABOUT):
        options = [option.id for option in choice.option]
        options.sort(key=lambda option, usual=choice.usual: option != usual)  # type: ignore[misc]
        places.append(options.index(one[choice.id]))
    return tuple(places)
