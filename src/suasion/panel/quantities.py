"""Quantities that a power has in a state: what one source counts for both, and where it is silent.

Debt owed, arms delivered: no side has to be believed, so the regime is ``reconciled``. A bloc is
summed over its members of the year; a source that may not be redistributed comes with that sum.
"""

from __future__ import annotations

import polars as pl

from suasion.catalog import Coverage, Source, Theatre, actors, indicator, members
from suasion.panel.cells import CELL, empty, reference
from suasion.panel.derive.stock import YEARS, stock_cells
from suasion.panel.sums import WORLD, bloc_cells
from suasion.sources import Snapshot
from suasion.sources.kept import kept_dyads

__all__ = ["quantity_cells"]


def quantity_cells(theatre: Theatre, snapshot: Snapshot) -> pl.DataFrame:
    """Return cells of the quantities that powers have in the targets, blocs, world and stocks.

    A power that a complete report leaves out is added as ``zero``.
    """
    parts = [empty()]
    for source in snapshot.declared():
        if source.shape == "observation":
            cells = _cells(theatre, source, snapshot)
            parts.append(pl.concat([cells, _zeros(cells, source, theatre)]))
    cells = pl.concat(parts)
    cells = pl.concat([cells, stock_cells(cells)])
    cells = cells.filter(pl.col("year").is_between(theatre.since, theatre.until))
    cells = pl.concat([cells, bloc_cells(cells.filter(pl.col("aggregate").is_null()), theatre)])
    return cells.filter(pl.col("power").is_in([*theatre.powers, WORLD]))


def _years(theatre: Theatre) -> range:
    """Return the years to read: a stock of the first year is made of deliveries before it."""
    return range(theatre.since - YEARS + 1, theatre.until + 1)


def _cells(theatre: Theatre, source: Source, snapshot: Snapshot) -> pl.DataFrame:
    years = _years(theatre)
    wanted = pl.col("power").is_not_null() & pl.col("actor").is_in(list(theatre.targets))
    wanted &= pl.col("year").is_between(years.start, years.stop - 1)
    # of a source that is not redistributed the snapshot holds sums of our own
    told = "members" if source.ship == "figures only" else "provider"
    return (
        snapshot.records(source.id)
        .filter(wanted)
        .with_columns(
            state=pl.col("actor"),
            regime=pl.lit("reconciled"),
            aggregate=_aggregate(told),
            source=pl.lit(source.id),
            missing=pl.lit(""),
            reporter=pl.lit(None, pl.String),
            records=reference(source.id),
        )
        .select(list(CELL))
        .collect()
    )


def _aggregate(told: str) -> pl.Expr:
    sums = [code for code, one in actors().items() if one.kind in ("bloc", "world")]
    return pl.when(pl.col("power").is_in(sums)).then(pl.lit(told))


def _zeros(cells: pl.DataFrame, source: Source, theatre: Theatre) -> pl.DataFrame:
    """Add the powers of interest that a complete report leaves out."""
    silent = [
        _silent(cells, source, window, theatre)
        for window in source.coverage
        if window.absent == "zero"
    ]
    if not silent:
        return empty()
    grid = pl.concat(silent).join(cells, on=["power", "state", "year"], how="anti")
    (name,) = source.indicators
    return grid.with_columns(
        indicator=pl.lit(name),
        regime=pl.lit("reconciled"),
        aggregate=_aggregate("members"),
        source=pl.lit(source.id),
        value=pl.lit(0.0),
        unit=pl.lit(indicator(name).unit),
        status=pl.lit("zero"),
        missing=pl.lit(""),
        records=pl.lit([], pl.List(pl.String)),
        **{one: pl.lit(None, CELL[one]) for one in ("low", "high", "reporter", "native")},
        native_unit=pl.lit(None, pl.String),
    ).select(list(CELL))


def _silent(
    cells: pl.DataFrame, source: Source, window: Coverage, theatre: Theatre
) -> pl.DataFrame:
    """Return (power, state, year) of which a window speaks, whether or not it has a figure."""
    years = range(max(_years(theatre).start, window.since), min(theatre.until, window.until) + 1)
    schema = {"power": pl.String(), "state": pl.String(), "year": pl.Int32()}
    if source.ship == "figures only":
        # nothing is known of powers that the snapshot leaves out
        pairs = [(power, state) for power, state in kept_dyads() if state in theatre.targets]
        rows = [(power, state, year) for power, state in sorted(pairs) for year in years]
    else:
        powers = {pair for power in theatre.powers for pair in members(power, years)}
        rows = [
            (power, state, year)
            for year, power in sorted(powers)
            for state in theatre.targets
            if power != state
        ]
    grid = pl.DataFrame(rows, schema, orient="row")
    if window.census:
        return grid
    return grid.join(cells.filter(pl.col("power") == WORLD), on=["state", "year"], how="semi")
