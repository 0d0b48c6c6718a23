"""Gross domestic product: GDP per head times population."""

from __future__ import annotations

import polars as pl

from suasion.catalog import MILLION_USD, convert
from suasion.panel.cells import CELL, no_native

__all__ = ["gdp_cells"]


def gdp_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Return GDP in million US dollars where both factors are known."""
    per_head = cells.filter(pl.col("indicator") == "gdp_per_capita")
    heads = cells.filter(pl.col("indicator") == "population")
    scale = convert(1.0, "USD", MILLION_USD)
    return (
        per_head.join(
            heads.select("state", "year", people="value", more="records"), on=["state", "year"]
        )
        .with_columns(
            *no_native(),
            indicator=pl.lit("gdp"),
            value=pl.col("value") * pl.col("people") * scale,
            unit=pl.lit(MILLION_USD),
            records=pl.concat_list("records", "more"),
        )
        .select(list(CELL))
    )
