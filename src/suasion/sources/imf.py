"""What the IMF's two direction-of-trade files share: flow labels, and nulls that say nothing."""

from __future__ import annotations

import polars as pl

from suasion.sources.checks import check_labels
from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw

__all__ = ["imf_records"]

_FLOWS = {"exports_fob": "exports", "imports_cif": "imports"}


def imf_records(raw: Raw, rows: pl.DataFrame) -> pl.DataFrame:
    """Return flow records from rows ``reporter``, ``partner`` (name), ``flow``, ``million_usd``."""
    check_labels(raw, rows, "flow", _FLOWS)
    # a null is a figure the IMF does not have: not covered, never 0
    rows = (
        rows.filter(pl.col("million_usd").is_not_null())
        .rename({"million_usd": "native"})
        .with_columns(
            pl.col("flow").replace_strict(_FLOWS, return_dtype=pl.String),
            pl.col("reporter").replace({"World": "WLD"}),
        )
    )
    return flow_records(raw.naming(native="million_usd"), rows, partner_names="name")
