"""National statistics offices: goods exports and imports by partner, thousand US dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, read_parquet, refuse

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
    rows = read_parquet(raw, _COLUMNS).filter(pl.col("flow") != "import_consignment")
    strange = rows.filter(~pl.col("flow").is_in(list(_FLOWS)))
    if strange.height:
        raise refuse(
            raw, "unknown flow", row=strange["row"][0], column="flow", value=strange["flow"][0]
        )
    rows = rows.rename({"value_kusd": "native"}).with_columns(
        pl.col("flow").replace_strict(_FLOWS, return_dtype=pl.String)
    )
    return flow_records(raw, rows, partner_names="iso3")
