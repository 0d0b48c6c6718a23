"""IMF International Merchandise Trade Statistics: Russia's trade by partner, million dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.imf import imf_records
from suasion.sources.reading import Raw, read_parquet

__all__ = ["parse"]

_COLUMNS = {
    "reporter": pl.String(),
    "partner": pl.String(),
    "flow": pl.String(),
    "year": pl.Int32(),
    "million_usd": pl.Float64(),
}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records; partners are resolved by name, which names aggregates apart."""
    return imf_records(raw, read_parquet(raw, _COLUMNS))
