"""From records of products to cells: what a power buys from a state, summed over a group."""

from __future__ import annotations

import polars as pl

from suasion.catalog import (
    MILLION_USD,
    Coverage,
    Indicator,
    Source,
    Theatre,
    convert,
    indicator,
    members,
    products_of,
)
from suasion.panel.cells import CELL, empty
from suasion.panel.sums import WORLD, bloc_cells
from suasion.sources import Snapshot
from suasion.sources.kept import buyers, sellers

__all__ = ["product_cells"]

_DYAD = ["power", "state", "year"]


def product_cells(theatre: Theatre, snapshot: Snapshot) -> pl.DataFrame:
    """Return cells of every indicator that sums products: power buys from state.

    ``WLD`` is all importers together, without its rows: they are too many to name. A power that
    a complete window leaves out bought nothing; a state without any record in a year is unknown.
    Buyers whose silence is declared to say nothing are missing from the sums, by name.
    """
    made = [empty()]
    for source in snapshot.declared():
        if source.shape == "product":
            sales = _sales(theatre, source, snapshot)
            asked = _asked(sales, theatre, source)
            gaps = _gaps(sales, source)
            wanted = [indicator(name) for name in source.indicators]
            made += [_cells(sales, asked, gaps, source, one) for one in wanted]
    singles = pl.concat(made)
    cells = pl.concat([singles, bloc_cells(singles, theatre)])
    return cells.filter(pl.col("power").is_in([*theatre.powers, WORLD]))


def _sales(theatre: Theatre, source: Source, snapshot: Snapshot) -> pl.DataFrame:
    """Return what the targets sell, with the status of the window."""
    in_period = pl.col("year").is_between(theatre.since, theatre.until)
    records = snapshot.records(source.id).filter(
        in_period & pl.col("exporter").is_in(list(theatre.targets))
    )
    factor = convert(1.0, source.unit, MILLION_USD)
    return records.select(
        power="importer",
        state="exporter",
        year="year",
        product="product",
        native="value",
        value=pl.col("value") * factor,
        row="row",
    ).collect()


def _asked(sales: pl.DataFrame, theatre: Theatre, source: Source) -> pl.DataFrame:
    """Return (power, state, year) that the source speaks of, with the status of its window."""
    interest = {pair for power in theatre.powers for pair in members(power, theatre.years)}
    interest |= {(year, WORLD) for year in theatre.years}
    schema = {"year": pl.Int32(), "power": pl.String()}
    pairs = pl.DataFrame(sorted(interest), schema, orient="row")
    spoken = sales.select("state", "year").unique().join(pairs, on="year")
    # a pair that the snapshot does not keep is unknown, not zero
    kept = pl.col("state").is_in(sorted(sellers())) | pl.col("power").is_in(sorted(buyers()))
    spoken = spoken.filter(kept & (pl.col("power") != pl.col("state")))
    general = [one for one in source.coverage if not one.products]
    return pl.concat([spoken.filter(_inside(one)).with_columns(_told(one)) for one in general])


def _gaps(sales: pl.DataFrame, source: Source) -> pl.DataFrame:
    """Return (product, power, state, year) of which the silence is declared to say nothing."""
    rows = [
        (product, power, one.reporter, year)
        for one in source.coverage
        for product in one.products
        for power in one.missing
        for year in range(one.since, one.until + 1)
    ]
    on = ["product", *_DYAD]
    declared = pl.DataFrame(rows, {name: sales.schema[name] for name in on}, orient="row")
    return declared.join(sales, on=on, how="anti")


def _inside(window: Coverage) -> pl.Expr:
    return pl.col("year").is_between(window.since, window.until)


def _told(window: Coverage) -> list[pl.Expr]:
    silence = "zero" if window.absent == "zero" else None
    return [
        pl.lit(window.status).alias("spoken"),
        pl.lit(silence, pl.String).alias("silence"),
    ]


def _cells(
    sales: pl.DataFrame,
    asked: pl.DataFrame,
    gaps: pl.DataFrame,
    source: Source,
    wanted: Indicator,
) -> pl.DataFrame:
    """Sum one indicator's products; what nobody bought is zero where silence says so."""
    of = sales.filter(pl.col("product").is_in(list(products_of(wanted.products))))
    reference = pl.format("{}:{}", pl.lit(source.id), pl.col("row").sort())
    one_row = pl.when(pl.len() == 1)
    single = of.join(asked, on=_DYAD, how="semi").group_by(_DYAD).agg(
        pl.col("value").sort_by("row").sum(),
        native=one_row.then(pl.col("native").first()),
        records=reference,
    )  # fmt: skip
    world = of.group_by("state", "year").agg(pl.col("value").sort_by("row").sum())
    world = world.with_columns(
        power=pl.lit(WORLD),
        native=pl.lit(None, pl.Float64),
        records=pl.lit([], pl.List(pl.String)),
    ).select(single.columns)
    found = asked.join(pl.concat([single, world]), on=_DYAD, how="left")
    found = _with_missing(found, gaps, wanted)
    covered = found.filter(pl.col("value").is_not_null() | pl.col("silence").is_not_null())
    return _finished(covered, source, wanted)


def _with_missing(found: pl.DataFrame, gaps: pl.DataFrame, wanted: Indicator) -> pl.DataFrame:
    """Take out buyers of whom a part is not known, and name them in the sum over all."""
    of = gaps.filter(pl.col("product").is_in(list(products_of(wanted.products))))
    lacking = of.group_by("state", "year").agg(
        missing=pl.col("power").unique().sort().str.join(";")
    )
    lacking = lacking.with_columns(power=pl.lit(WORLD))
    known = found.join(of, on=_DYAD, how="anti").join(lacking, on=_DYAD, how="left")
    whole = pl.col("missing").is_null()
    return known.with_columns(
        missing=pl.col("missing").fill_null(""),
        spoken=pl.when(whole).then("spoken").otherwise(pl.lit("partial")),
        silence=pl.when(whole).then("silence"),  # nothing known and somebody missing: no zero
    )


def _finished(found: pl.DataFrame, source: Source, wanted: Indicator) -> pl.DataFrame:
    nothing = pl.lit(None, pl.Float64)
    words = pl.lit(None, pl.String)
    return found.with_columns(
        indicator=pl.lit(wanted.id),
        regime=pl.lit("reconciled"),
        aggregate=words,
        source=pl.lit(source.id),
        status=pl.when(pl.col("value").is_null()).then("silence").otherwise("spoken"),
        value=pl.col("value").fill_null(0.0),
        low=nothing,
        high=nothing,
        unit=pl.lit(wanted.unit),
        reporter=words,
        native_unit=pl.when(pl.col("native").is_not_null()).then(pl.lit(source.unit)),
        records=pl.col("records").fill_null([]),
    ).select(list(CELL))
