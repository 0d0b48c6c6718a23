"""From a provider's rows to flow records: codes, windows, units, checks."""

from __future__ import annotations

from typing import Literal

import polars as pl

from suasion.catalog import FLOW, MILLION_USD, convert
from suasion.sources.checks import check_complete, check_values, resolve, unique
from suasion.sources.reading import Raw

__all__ = ["flow_records"]

Scheme = Literal["name", "iso2", "iso3"]

_KEY = ("reporter", "partner", "flow", "year")


def flow_records(raw: Raw, rows: pl.DataFrame, *, partner_names: Scheme) -> pl.DataFrame:
    """Turn a provider's rows into checked flow records.

    Parameters
    ----------
    raw
        The source and its file.
    rows
        Columns ``reporter`` (actor code), ``partner`` (as the provider writes it), ``flow``
        (imports, exports, turnover: seen from the reporter), ``year``, ``native`` (the value in
        the source's unit), ``row``; optionally ``status``, ``low``, ``high`` (native unit).
    partner_names
        How the provider writes partners.

    Returns
    -------
    polars.DataFrame
        Records of the shape ``FLOW``, values in million US dollars, only inside the declared
        windows, sorted by file position.

    Raises
    ------
    SourceError
        The first fault found.
    """
    check_values(raw, rows, value="native")
    unique(raw, rows, _KEY, column="partner")
    rows = resolve(raw, rows, "partner", partner_names)
    rows = resolve(raw, rows, "reporter", "iso3")
    # two spellings of one actor must not become two records
    unique(raw, rows, _KEY, column="partner")
    rows = _inside_windows(raw, rows)
    check_complete(raw, _counts(rows))
    return _converted(raw, rows).select(list(FLOW)).cast(dict(FLOW)).sort("row")  # type: ignore[arg-type]


def _inside_windows(raw: Raw, rows: pl.DataFrame) -> pl.DataFrame:
    """Keep what a window covers and take the window's status; the rest is not covered."""
    if "status" not in rows.columns:
        rows = rows.with_columns(pl.lit(None, pl.String).alias("status"))
    kept = []
    for window in raw.source.coverage:
        inside = pl.col("year").is_between(window.since, window.until) & ~pl.col("partner").is_in(
            list(window.missing)
        )
        if window.reporter != "all":
            inside &= pl.col("reporter") == window.reporter
        if window.flows:
            inside &= pl.col("flow").is_in(list(window.flows))
        if window.partners:
            inside &= pl.col("partner").is_in(list(window.partners))
        kept.append(
            rows.filter(inside).with_columns(pl.col("status").fill_null(pl.lit(window.status)))
        )
    return pl.concat(kept)


def _counts(rows: pl.DataFrame) -> dict[tuple[str, str, str, int], int]:
    counts: dict[tuple[str, str, str, int], int] = {}
    everyone = pl.lit("all").alias("reporter"), pl.lit("all").alias("partner")
    for columns in ((), everyone[:1], everyone[1:], everyone):
        grouped = rows.with_columns(*columns).group_by("reporter", "flow", "partner", "year").len()
        counts |= {(r, f, p, y): n for r, f, p, y, n in grouped.iter_rows()}
    return counts


def _converted(raw: Raw, rows: pl.DataFrame) -> pl.DataFrame:
    """Convert to million US dollars and name exporter and importer."""
    unit = raw.source.unit
    factor = {
        year: convert(1.0, unit, MILLION_USD, year=year) for year in rows["year"].unique().sort()
    }
    scale = pl.col("year").replace_strict(factor, return_dtype=pl.Float64)
    bounds = [
        (pl.col(name) * scale if name in rows.columns else pl.lit(None, pl.Float64)).alias(name)
        for name in ("low", "high")
    ]
    imports = pl.col("flow") == "imports"
    reconciled = raw.source.reports == "reconciled"
    return rows.with_columns(
        (pl.col("native") * scale).alias("value"),
        *bounds,
        pl.lit(MILLION_USD).alias("unit"),
        pl.lit(unit).alias("native_unit"),
        pl.when(imports).then("partner").otherwise("reporter").alias("exporter"),
        pl.when(imports).then("reporter").otherwise("partner").alias("importer"),
        pl.when(pl.col("flow") == "turnover")
        .then(pl.lit("turnover"))
        .otherwise(pl.lit("goods"))
        .alias("flow"),
        (pl.lit(None, pl.String) if reconciled else pl.col("reporter")).alias("reporter"),
    )
