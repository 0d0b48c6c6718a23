"""Build the panel of a theatre: every power, state and year, own and mirror side by side."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import polars as pl

from suasion.catalog import Theatre, indicators, theatre
from suasion.panel.cells import CELL, KEY, SUM_OF_STATES
from suasion.panel.derive import gdp_cells, ratio_cells, share_cells, turnover_cells
from suasion.panel.observed import flow_cells, observation_cells
from suasion.panel.products import product_cells
from suasion.panel.quantities import quantity_cells
from suasion.panel.result import Panel
from suasion.panel.sums import (
    WORLD,
    bloc_cells,
    group_cells,
    group_parts,
    world_cells,
)
from suasion.sources import Entry, Snapshot, open_snapshot

__all__ = ["build"]


def build(name: str | Path | Theatre, snapshot: Snapshot | str | Path | None = None) -> Panel:
    """Build the panel of a theatre from a snapshot.

    Parameters
    ----------
    name
        A shipped theatre, the path of a TOML file, or a theatre.
    snapshot
        A snapshot or its folder; without it the one shipped.

    Returns
    -------
    Panel
        One row per power, state, year, indicator, regime and source. A value outside all coverage
        is null with status ``not covered``.

    Raises
    ------
    SnapshotError
        A file of the snapshot is missing or damaged.

    Examples
    --------
    >>> panel = build("central-asia")
    >>> round(panel.value("imports", "CHN", "KGZ", 2022, regime="own"))
    4069
    """
    chosen = name if isinstance(name, Theatre) else theatre(name)
    opened = snapshot if isinstance(snapshot, Snapshot) else open_snapshot(snapshot)
    return _build(chosen, opened, tuple(opened.entries.values()))


@lru_cache(maxsize=4)
def _build(chosen: Theatre, opened: Snapshot, _entries: tuple[Entry, ...]) -> Panel:
    """Build once for what the snapshot holds: a folder that was rebuilt is another snapshot."""
    opened.verify()
    states = observation_cells(chosen, opened)
    states = pl.concat([states, gdp_cells(states)])
    flows = flow_cells(chosen, opened)
    flows = pl.concat([flows, bloc_cells(flows, chosen), world_cells(flows, opened)])
    flows = flows.filter(pl.col("power").is_in([*chosen.powers, WORLD]))
    made = [product_cells(chosen, opened), quantity_cells(chosen, opened)]
    flows = pl.concat([flows, turnover_cells(flows), *made])
    single = _ranked(flows.filter(pl.col("state") != (chosen.group or "")))
    parts = group_parts(single, chosen)
    ranked = _ranked(pl.concat([flows, group_cells(parts, chosen), states]))
    shares = [
        share_cells(ranked, parts, chosen, one)
        for one in indicators().values()
        if one.rule == "share"
    ]
    ratios = [ratio_cells(ranked, one) for one in indicators().values() if one.rule == "ratio"]
    derived = _ranked(pl.concat([*shares, *ratios]))
    table = _with_gaps(pl.concat([ranked, derived]), chosen)
    order = [*KEY[:3], "year", "regime", "aggregate", "rank", "source"]
    return Panel(chosen, opened, table.select([*CELL, "rank"]).sort(order, nulls_last=True))


def _ranked(cells: pl.DataFrame) -> pl.DataFrame:
    """Rank the sources of a cell: 1 has precedence, and has it for the whole series."""
    places = {
        f"{one.id}/{source}": place
        for one in indicators().values()
        for place, source in enumerate(one.precedence)
    }
    place = pl.format("{}/{}", "indicator", "source").replace_strict(
        places, default=-1 if not places else len(places), return_dtype=pl.Int32
    )
    order = pl.when(pl.col("source") == SUM_OF_STATES).then(-1).otherwise(place)
    return cells.with_columns(rank=order.rank("ordinal").over(KEY).cast(pl.Int32))


def _with_gaps(table: pl.DataFrame, chosen: Theatre) -> pl.DataFrame:
    """Add a null row for every power, state and year of which a regime says nothing."""
    states = [*chosen.targets, *([chosen.group] if chosen.group else [])]
    dyads = [
        (one.id, power, state, regime, one.unit)
        for one in indicators().values()
        if one.level == "dyad" and one.in_panel
        for power in (*chosen.powers, WORLD)
        for state in states
        if power != state and not (power == WORLD and one.rule == "share")
        for regime in one.regimes
    ]
    alone = [
        (one.id, None, state, None, one.unit)
        for one in indicators().values()
        if one.level == "state" and one.in_panel
        for state in chosen.targets
    ]
    schema = {name: pl.String() for name in ("indicator", "power", "state", "regime", "unit")}
    years = pl.DataFrame({"year": chosen.years}, {"year": pl.Int32()})
    grid = pl.DataFrame([*dyads, *alone], schema, orient="row").join(years, how="cross")
    on = ["indicator", "power", "state", "regime", "year"]
    gaps = grid.join(table, on=on, how="anti", nulls_equal=True)
    gaps = gaps.with_columns(status=pl.lit("not covered"))
    return pl.concat([table, gaps], how="diagonal")
