"""Shapes of records: the columns every parser returns, with their meaning and unit.

Two shapes are in use: ``flow`` (goods from an exporter to an importer, as one reporter counts
them) and ``observation`` (a quantity of one actor).
"""

from __future__ import annotations

from typing import Final, Literal

import polars as pl

__all__ = ["FLOW", "OBSERVATION", "SHAPES", "Shape", "Status"]

Shape = Literal["flow", "observation"]

Status = Literal["observed", "zero", "estimated", "carried", "partial", "simulated"]
"""What a value is. ``zero``: absent from a complete report, so nothing was traded. ``partial``: a
sum with members missing. A value outside all coverage is null, never 0."""

_VALUE: Final = {
    "value": pl.Float64(),  # in `unit`
    "low": pl.Float64(),  # range of an estimate, null where the provider states none
    "high": pl.Float64(),
    "unit": pl.String(),
    "status": pl.String(),
    "native": pl.Float64(),  # the figure as the file writes it
    "native_unit": pl.String(),
    "row": pl.Int32(),  # line of a text file, record of a Parquet file, counted from 1
}

FLOW: Final = pl.Schema(
    {
        "reporter": pl.String(),  # who counts: the exporter, the importer; null: reconciled
        "exporter": pl.String(),
        "importer": pl.String(),
        "flow": pl.String(),  # "goods", or "turnover": both directions in one figure
        "year": pl.Int32(),
        **_VALUE,
    }
)

OBSERVATION: Final = pl.Schema(
    {
        "actor": pl.String(),
        "indicator": pl.String(),
        "year": pl.Int32(),
        **_VALUE,
    }
)

SHAPES: Final[dict[Shape, pl.Schema]] = {"flow": FLOW, "observation": OBSERVATION}
