"""From a provider's rows to observations: quantities that a power has in an actor."""

from __future__ import annotations

import polars as pl

from suasion.catalog import OBSERVATION, convert, indicator
from suasion.sources.checks import check_complete
from suasion.sources.reading import Raw

__all__ = ["quantity_records"]


def quantity_records(raw: Raw, rows: pl.DataFrame) -> pl.DataFrame:
    """Turn resolved rows into observations of the source's one indicator.

    Parameters
    ----------
    raw
        The source and its file.
    rows
        Columns ``power`` and ``actor`` (codes), ``year``, ``native``, ``native_unit`` and ``row``.

    Returns
    -------
    polars.DataFrame
        Records of the shape ``OBSERVATION`` in the indicator's unit, only inside the declared
        windows, sorted by file position.

    Raises
    ------
    SourceError
        A year that the coverage promises has no record.
    """
    (name,) = raw.source.indicators
    (window,) = raw.source.coverage
    unit = indicator(name).unit
    rows = rows.filter(pl.col("year").is_between(window.since, window.until))
    counts = rows.group_by("year").len().iter_rows()
    check_complete(raw, {("all", "all", "all", year): n for year, n in counts})
    unknown = pl.lit(None, pl.Float64)
    return (
        rows.with_columns(
            indicator=pl.lit(name),
            value=pl.col("native") * convert(1.0, raw.source.unit, unit),
            low=unknown,
            high=unknown,
            unit=pl.lit(unit),
            status=pl.lit(window.status),
        )
        .select(list(OBSERVATION))
        .match_to_schema(OBSERVATION)
        .sort("row", pl.col("power") == "WLD", "power")
    )
