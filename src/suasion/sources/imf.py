"""What the IMF's two direction-of-trade files share: flow labels, and nulls that say nothing."""

from __future__ import annotations

import polars as pl

from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, refuse

__all__ = ["imf_records"]

_FLOWS = {"exports_fob": "exports", "imports_cif": "imports"}


def imf_records(raw: Raw, rows: pl.DataFrame) -> pl.DataFrame:
    """Return flow records from rows ``reporter``, ``partner`` (name), ``flow``, ``million_usd``."""
    strange = rows.filter(~pl.col("flow").is_in(list(_FLOWS)))
    if strange.height:
        raise refuse(
            raw, "unknown flow", row=strange["row"][0], column="flow", value=strange["flow"][0]
        )
    # a null is a figure the IMF does not have: not covered, never 0
    rows = (
        rows.filter(pl.col("million_usd").is_not_null())
        .rename({"million_usd": "native"})
        .with_columns(
            pl.col("flow").replace_strict(_FLOWS, return_dtype=pl.String),
            pl.col("reporter").replace({"World": "WLD"}),
        )
    )
    return flow_records(raw, rows, partner_names="name")
