"""IMF Direction of Trade Statistics: the world's and Russia's trade by partner, million dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.imf import imf_records
from suasion.sources.reading import Raw, read_parquet

__all__ = ["parse"]

_COLUMNS = {
    "reporter": pl.String(),
    "flow": pl.String(),
    "partner": pl.String(),
    "year": pl.Int32(),
    "million_usd": pl.Float64(),
}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records; the reporter ``World`` is the sum over reporting countries."""
    return imf_records(raw, read_parquet(raw, _COLUMNS))
