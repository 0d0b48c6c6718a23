"""National statistics offices: goods exports and imports by partner, thousand US dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.checks import check_labels
from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, read_parquet

__all__ = ["parse"]

_COLUMNS = {
    "year": pl.Int32(),
    "reporter": pl.String(),
    "partner": pl.String(),
    "flow": pl.String(),
    "value_kusd": pl.Float64(),
}
_FLOWS = {"export": "exports", "import": "imports"}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records of the national files.

    Armenia's third flow, imports by country of consignment, is left out: all others count imports
    by country of origin.
    """
    rows = read_parquet(raw, _COLUMNS).filter(
        pl.col("flow").ne_missing(pl.lit("import_consignment"))
    )
    check_labels(raw, rows, "flow", _FLOWS)
    rows = rows.rename({"value_kusd": "native"}).with_columns(
        pl.col("flow").replace_strict(_FLOWS, return_dtype=pl.String)
    )
    return flow_records(raw.naming(native="value_kusd"), rows, partner_names="iso3")
