"""One quantity over another, in percent, with the uncertainty and the gaps of both."""

from __future__ import annotations

import polars as pl

from suasion.panel.cells import combined_status, joined_missing, no_native

__all__ = ["over"]


def over(numerators: pl.DataFrame, denominators: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """Divide cells by cells; where either is unknown, or the denominator is 0, nothing results.

    Parameters
    ----------
    numerators, denominators
        Tables with value, low, high, status, missing.
    on
        Columns that pair them.

    Returns
    -------
    polars.DataFrame
        The numerators' columns with value, low, high in percent; ``records`` stay those of the
        numerator, the denominator is a cell of its own.
    """
    under = denominators.select(*on, under="value", under_status="status", under_missing="missing")
    pairs = numerators.join(under, on=on).filter(pl.col("under") > 0)
    missing = joined_missing("missing", "under_missing")
    share = [
        (100 * pl.col(name) / pl.col("under")).alias(name) for name in ("value", "low", "high")
    ]
    return pairs.with_columns(
        *share,
        *no_native(),
        missing=missing,
        unit=pl.lit("%"),
        status=combined_status(missing, pl.concat_list("status", "under_status")),
    ).drop("under", "under_status", "under_missing")
