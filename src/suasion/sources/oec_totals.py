"""OEC: reconciled bilateral totals 1963-2014, US dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, read_parquet

__all__ = ["parse"]

_COLUMNS = {
    "year": pl.Int32(),
    "exporter": pl.String(),
    "importer": pl.String(),
    "value_usd": pl.Float64(),
}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records without a reporter: one figure per pair, reconciled by the compiler."""
    rows = read_parquet(raw, _COLUMNS).rename(
        {"importer": "reporter", "exporter": "partner", "value_usd": "native"}
    )
    rows = rows.with_columns(pl.lit("imports").alias("flow"))
    raw = raw.naming(native="value_usd", reporter="importer", partner="exporter")
    return flow_records(raw, rows, partner_names="iso3")
