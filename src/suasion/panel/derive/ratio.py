"""Ratios to a quantity of the state alone, such as trade in percent of GDP."""

from __future__ import annotations

import polars as pl

from suasion.catalog import Indicator
from suasion.panel.cells import CELL
from suasion.panel.derive.over import over

__all__ = ["ratio_cells"]


def ratio_cells(ranked: pl.DataFrame, wanted: Indicator) -> pl.DataFrame:
    """Return every power's level over the state's own quantity, for single states."""
    above, below = wanted.of
    first = ranked.filter(pl.col("rank") == 1).drop("rank")
    levels = first.filter(pl.col("indicator") == above)
    sizes = first.filter(pl.col("indicator") == below)
    ratios = over(levels, sizes, ["state", "year"])
    return ratios.with_columns(indicator=pl.lit(wanted.id)).select(list(CELL))
