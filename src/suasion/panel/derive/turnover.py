"""Turnover: imports plus exports, both as one source counts them."""

from __future__ import annotations

import polars as pl

from suasion.panel.cells import CELL, combined_status, joined_missing, no_native

__all__ = ["turnover_cells"]

_ON = ["power", "state", "year", "regime", "aggregate", "source", "reporter", "unit"]


def turnover_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Return turnover where one source has both directions; half a turnover is none.

    Where the source publishes the turnover itself, that figure stands.
    """
    published = cells.filter(pl.col("indicator") == "turnover")
    imports = cells.filter(pl.col("indicator") == "imports")
    exports = cells.filter(pl.col("indicator") == "exports")
    both = imports.join(exports, on=_ON, suffix="_x", nulls_equal=True)
    both = both.join(published, on=_ON, how="anti", nulls_equal=True)
    ranged = pl.any_horizontal(pl.col("low", "low_x").is_not_null())
    missing = joined_missing("missing", "missing_x")
    return both.with_columns(
        *no_native(),
        indicator=pl.lit("turnover"),
        value=pl.col("value") + pl.col("value_x"),
        low=pl.when(ranged).then(
            pl.col("low").fill_null(pl.col("value")) + pl.col("low_x").fill_null(pl.col("value_x"))
        ),
        high=pl.when(ranged).then(
            pl.col("high").fill_null(pl.col("value"))
            + pl.col("high_x").fill_null(pl.col("value_x"))
        ),
        missing=missing,
        status=combined_status(missing, pl.concat_list("status", "status_x")),
        records=pl.concat_list("records", "records_x"),
    ).select(list(CELL))
