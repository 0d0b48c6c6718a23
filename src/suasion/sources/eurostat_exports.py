"""Eurostat: annual goods exports of the EU27 by partner, euro."""

from __future__ import annotations

import polars as pl

from suasion.sources.checks import check_labels
from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, read_parquet

__all__ = ["parse"]

_COLUMNS = {
    "partner": pl.String(),
    "product": pl.String(),
    "flow": pl.String(),
    "value_eur": pl.Float64(),
    "year": pl.Int32(),
}
# the labels change with the year and, for 2016, with the language
_LABELS = {"product": ["Total", "TOTAL-Total"], "flow": ["EXPORT", "2-EXPORT", "EXPORTATION"]}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records EU → partner."""
    rows = read_parquet(raw, _COLUMNS)
    for column, labels in _LABELS.items():
        check_labels(raw, rows, column, labels)
    # the French labels of 2016 write "Guinea" for Guinea-Bissau, beside "Guinée"
    mislabelled = (pl.col("flow") == "EXPORTATION") & (pl.col("partner") == "Guinea")
    rows = rows.rename({"value_eur": "native"}).with_columns(
        pl.when(mislabelled).then(pl.lit("Guinea-Bissau")).otherwise("partner").alias("partner"),
        pl.lit("EUU").alias("reporter"),
        pl.lit("exports").alias("flow"),
    )
    return flow_records(raw.naming(native="value_eur"), rows, partner_names="name")
