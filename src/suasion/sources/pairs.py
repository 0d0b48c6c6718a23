"""From rows of exporter, importer and a product or sector to records: codes, windows, checks."""

from __future__ import annotations

from typing import Literal

import polars as pl

from suasion.catalog import SHAPES
from suasion.sources.checks import check_complete, check_values, resolve, unique
from suasion.sources.reading import Raw

__all__ = ["pair_records"]


def pair_records(
    raw: Raw,
    rows: pl.DataFrame,
    *,
    split: Literal["product", "sector"],
    scheme: Literal["name", "iso3"],
) -> pl.DataFrame:
    """Turn a provider's rows into checked records of the source's shape.

    Parameters
    ----------
    raw
        The source and its file.
    rows
        Columns ``exporter``, ``importer`` (as the provider writes them), ``split``, ``year``,
        ``value`` (in the source's unit), ``row``.
    split
        What the trade of a pair is split by.
    scheme
        How the provider writes exporters and importers.

    Returns
    -------
    polars.DataFrame
        Records inside the declared windows, in the order of the file.

    Raises
    ------
    SourceError
        The first fault found.
    """
    key = ("exporter", "importer", split, "year")
    check_values(raw, rows, value="value")
    unique(raw, rows, key, column="exporter")
    for side in ("exporter", "importer"):
        rows = resolve(raw, rows, side, scheme)
    # two spellings of one actor must not become two records
    unique(raw, rows, key, column="exporter")
    windows = [pl.col("year").is_between(one.since, one.until) for one in raw.source.coverage]
    rows = rows.filter(pl.any_horizontal(windows))
    check_complete(raw, _counts(rows))
    schema = SHAPES[raw.source.shape]
    unit = pl.lit(raw.source.unit).alias("unit")
    return rows.with_columns(unit).select(list(schema)).match_to_schema(schema).sort("row")


def _counts(rows: pl.DataFrame) -> dict[tuple[str, str, str, int], int]:
    """Count the records of every year, and of every exporter in it."""
    every = rows.group_by("year").len().iter_rows()
    each = rows.group_by("exporter", "year").len().iter_rows()
    counts = {(seller, "all", "all", year): n for seller, year, n in each}
    return counts | {("all", "all", "all", year): n for year, n in every}
