"""Eurostat: totals of both flows by partner, million euro."""

from __future__ import annotations

import polars as pl

from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, number, read_csv, refuse, whole_year

__all__ = ["parse"]

_COLUMNS = ("prodgrp", "partner_iso2", "flow", "year", "value_meur")
_FLOWS = {"eu_export": "exports", "eu_import": "imports"}
_SCHEMA = {
    "reporter": pl.String(),
    "partner": pl.String(),
    "flow": pl.String(),
    "year": pl.Int32(),
    "native": pl.Float64(),
    "row": pl.Int32(),
}


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records between the EU and its partners; product groups are left out."""
    rows: list[tuple[object, ...]] = []
    for line, (product, partner, flow, year, value) in read_csv(raw, _COLUMNS):
        if product != "TOTAL":
            continue
        if flow not in _FLOWS:
            raise refuse(raw, "unknown flow", row=line, column="flow", value=flow)
        rows.append(
            (
                "EUU",
                partner,
                _FLOWS[flow],
                whole_year(raw, year, row=line),
                number(raw, value, row=line, column="value_meur"),
                line,
            )
        )
    raw = raw.naming(native="value_meur", partner="partner_iso2")
    return flow_records(raw, pl.DataFrame(rows, _SCHEMA, orient="row"), partner_names="iso2")
