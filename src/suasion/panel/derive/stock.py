"""Stocks: what was delivered over ten years, each year's written off in a straight line."""

from __future__ import annotations

from typing import Final

import polars as pl

from suasion.catalog import indicators
from suasion.panel.cells import CELL, combined_status, empty, no_native

__all__ = ["YEARS", "stock_cells"]

YEARS: Final = 10
"""For so many years a delivery counts, the year of delivery among them."""

_BY = ["power", "state", "year", "regime", "aggregate", "source", "reporter", "unit"]


def stock_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the ten-year stocks of what is delivered by year.

    A year's delivery counts whole, that of k years before ``1 - k/10`` of it. A stock is known only
    where all ten years are; a bloc's is what its members of the year of delivery delivered.
    """
    made = [empty()]
    for one in indicators().values():
        if one.rule == "stock":
            (of,) = one.of
            stocks = _stocks(cells.filter(pl.col("indicator") == of))
            made.append(stocks.with_columns(indicator=pl.lit(one.id)).select(list(CELL)))
    return pl.concat(made)


def _stocks(deliveries: pl.DataFrame) -> pl.DataFrame:
    ages = pl.DataFrame({"age": range(YEARS)}, {"age": pl.Int32()})
    left = pl.col("value") * (YEARS - pl.col("age")) / YEARS
    sums = (
        deliveries.join(ages, how="cross")
        .with_columns(pl.col("year") + pl.col("age"), left=left)
        # floating-point sums depend on the order of their terms
        .sort([*_BY, "age"], nulls_last=True)
        .group_by(_BY, maintain_order=True)
        .agg(
            value=pl.col("left").sum(),
            known=pl.col("left").count(),
            statuses=pl.col("status").unique().sort(),
            records=pl.col("records").explode().drop_nulls(),
        )
        .filter(pl.col("known") == YEARS)
    )
    return sums.with_columns(
        *no_native(),
        low=pl.lit(None, pl.Float64),
        high=pl.lit(None, pl.Float64),
        missing=pl.lit(""),
        status=combined_status(pl.lit(""), pl.col("statuses")),
    )
