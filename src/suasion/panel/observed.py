"""From records to observed cells: who counts, in which direction, and what silence means."""

from __future__ import annotations

import polars as pl

from suasion.catalog import MILLION_USD, Coverage, Source, Theatre, actors, members
from suasion.panel.cells import CELL, empty, reference
from suasion.sources import Snapshot

__all__ = ["flow_cells", "observation_cells"]


def flow_cells(theatre: Theatre, snapshot: Snapshot) -> pl.DataFrame:
    """Return cells of imports, exports and published turnover for all partners of the targets.

    A partner that a complete report leaves out is added as ``zero``; where silence means nothing
    no cell is made.
    """
    targets = [*theatre.targets, *([theatre.group] if theatre.group else [])]
    parts = [empty()]
    for source in snapshot.declared():
        if source.shape != "flow":
            continue
        touching = pl.col("importer").is_in(targets) | pl.col("exporter").is_in(targets)
        records = snapshot.records(source.id).filter(touching & _in_period(theatre)).collect()
        sides = ("importer", "exporter")
        cells = pl.concat([_seen_from(records, source, side, targets) for side in sides])
        parts.append(cells)
        if any(window.absent == "zero" for window in source.coverage):
            parts.append(_zeros(cells, source, theatre, snapshot))
    return pl.concat(parts)


def _seen_from(
    records: pl.DataFrame, source: Source, side: str, targets: list[str]
) -> pl.DataFrame:
    """Make cells for records in which a target is the importer (imports) or exporter (exports)."""
    other = "exporter" if side == "importer" else "importer"
    turnover = pl.col("flow") == "turnover"
    indicator = "imports" if side == "importer" else "exports"
    sums = [code for code, one in actors().items() if one.kind in ("bloc", "group", "world")]
    own = pl.when(pl.col("reporter") == pl.col(side)).then(pl.lit("own"))
    # one figure for a bloc, a group or the world is the provider's own sum
    summed = pl.col(side).is_in(sums) | pl.col(other).is_in(sums)
    return records.filter(pl.col(side).is_in(targets)).select(
        power=pl.col(other),
        state=pl.col(side),
        year="year",
        indicator=pl.when(turnover).then(pl.lit("turnover")).otherwise(pl.lit(indicator)),
        regime=own.when(pl.col("reporter").is_null())
        .then(pl.lit("reconciled"))
        .otherwise(pl.lit("mirror")),
        aggregate=pl.when(summed).then(pl.lit("provider")).otherwise(pl.lit(None, pl.String)),
        source=pl.lit(source.id),
        value="value",
        low="low",
        high="high",
        unit="unit",
        status="status",
        missing=pl.lit(""),
        reporter="reporter",
        native="native",
        native_unit="native_unit",
        records=reference(source.id),
    )


def _zeros(
    cells: pl.DataFrame, source: Source, theatre: Theatre, snapshot: Snapshot
) -> pl.DataFrame:
    """Add what a complete report leaves out: partners of interest that did not trade."""
    reconciled = source.reports == "reconciled"
    spoken = ["state", "year", "indicator", "regime"]
    grid = (
        cells.filter(pl.col("regime") == ("reconciled" if reconciled else "own"))
        .select(spoken)
        .unique()
        .join(_partners_of_interest(theatre), on="year")
        .filter(pl.col("power") != pl.col("state"))
    )
    if reconciled:
        # an export is its importer's report: where the importer reports nothing, nothing is known
        importers = snapshot.records(source.id).select(power="importer", year="year").unique()
        known = grid.join(importers.collect(), on=["power", "year"], how="semi")
        grid = pl.concat(
            [
                grid.filter(pl.col("indicator") == "imports"),
                known.filter(pl.col("indicator") == "exports"),
            ]
        )
    grid = grid.join(cells, on=["power", *spoken], how="anti")
    windows = [window for window in source.coverage if window.absent == "zero"]
    return pl.concat([_zero_cells(grid.filter(_silent_in(one)), source) for one in windows])


def _partners_of_interest(theatre: Theatre) -> pl.DataFrame:
    pairs = {pair for power in theatre.powers for pair in members(power, theatre.years)}
    schema = {"year": pl.Int32(), "power": pl.String()}
    return pl.DataFrame(sorted(pairs), schema, orient="row")


def _silent_in(window: Coverage) -> pl.Expr:
    """Say where the silence of a window means zero."""
    inside = pl.col("year").is_between(window.since, window.until)
    inside &= ~pl.col("power").is_in(list(window.missing))
    if window.reporter != "all":
        inside &= pl.col("state") == window.reporter
        inside &= pl.col("indicator").is_in(list(window.flows))
    if window.partners:
        inside &= pl.col("power").is_in(list(window.partners))
    return inside


def _zero_cells(silent: pl.DataFrame, source: Source) -> pl.DataFrame:
    nothing = pl.lit(None, pl.Float64)
    return silent.with_columns(
        aggregate=pl.lit(None, pl.String),
        source=pl.lit(source.id),
        value=pl.lit(0.0),
        low=nothing,
        high=nothing,
        unit=pl.lit(MILLION_USD),
        status=pl.lit("zero"),
        missing=pl.lit(""),
        reporter=pl.when(pl.col("regime") == "own").then("state").otherwise(pl.lit(None)),
        native=nothing,
        native_unit=pl.lit(None, pl.String),
        records=pl.lit([], pl.List(pl.String)),
    ).select(list(CELL))


def observation_cells(theatre: Theatre, snapshot: Snapshot) -> pl.DataFrame:
    """Return cells of quantities that belong to a state alone; ``power`` is null."""
    parts = [empty()]
    for source in snapshot.declared():
        if source.shape == "observation":
            alone = pl.col("power").is_null()
            wanted = alone & pl.col("actor").is_in(list(theatre.targets)) & _in_period(theatre)
            none = pl.lit(None, pl.String)
            parts.append(
                snapshot.records(source.id)
                .filter(wanted)
                .select(
                    "year",
                    "indicator",
                    "value",
                    "low",
                    "high",
                    "unit",
                    "status",
                    "native",
                    "native_unit",
                    power=none,
                    state="actor",
                    regime=none,
                    aggregate=none,
                    source=pl.lit(source.id),
                    missing=pl.lit(""),
                    reporter=none,
                    records=reference(source.id),
                )
                .select(list(CELL))
                .collect()
            )
    return pl.concat(parts)


def _in_period(theatre: Theatre) -> pl.Expr:
    return pl.col("year").is_between(theatre.since, theatre.until)
