"""Shapes of records: the columns every parser returns, with their meaning and unit.

Six shapes are in use: ``flow`` (goods from an exporter to an importer, as one reporter counts
them), ``product`` (the same, product by product, reconciled), ``matrix`` (all exporters with all
importers, sector by sector), ``observation`` (a quantity of one actor, or one that a power has in
it), ``event`` (what a power did to states, one row as one ledger has it) and ``membership`` (of an
actor in an organisation).
"""

from __future__ import annotations

from typing import Final, Literal

import polars as pl

__all__ = [
    "EVENT",
    "FLOW",
    "MATRIX",
    "MEMBERSHIP",
    "OBSERVATION",
    "PRODUCT",
    "SHAPES",
    "Shape",
    "Status",
]

Shape = Literal["flow", "product", "matrix", "observation", "event", "membership"]

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

# Products and sectors make long tables: the figure stands once, in the unit of the file.

PRODUCT: Final = pl.Schema(
    {
        "exporter": pl.String(),
        "importer": pl.String(),
        "product": pl.String(),  # code of the Harmonised System, six digits
        "year": pl.Int32(),
        "value": pl.Float64(),
        "unit": pl.String(),
        "row": pl.Int32(),
    }
)

MATRIX: Final = pl.Schema(
    {
        "exporter": pl.String(),
        "importer": pl.String(),
        "sector": pl.String(),  # "all", or a section of the SITC: "0" to "9"
        "year": pl.Int32(),
        "value": pl.Float64(),
        "unit": pl.String(),
        "row": pl.Int32(),
    }
)

OBSERVATION: Final = pl.Schema(
    {
        "power": pl.String(),  # whose it is in the actor; WLD: everybody's; null: the actor's own
        "actor": pl.String(),
        "indicator": pl.String(),
        "year": pl.Int32(),
        **_VALUE,
    }
)

_SOURCED: Final = {
    "url": pl.String(),  # null where the address may not be published
    "title": pl.String(),
    "confidence": pl.String(),
    "row": pl.Int32(),
}

EVENT: Final = pl.Schema(
    {
        "id": pl.String(),
        "date": pl.String(),  # YYYY, YYYY-MM or YYYY-MM-DD, as known
        "end": pl.String(),
        "power": pl.String(),  # who acts
        "states": pl.List(pl.String()),  # who is acted on; empty: none in particular
        "dimension": pl.String(),
        "instrument": pl.String(),
        "name": pl.String(),
        "amount": pl.Float64(),  # in `unit`; never to be summed
        "unit": pl.String(),  # money as "bn USD", anything else as the ledger writes it
        "bound": pl.String(),  # "least", "most", "about", or null: the amount as it stands
        "status": pl.String(),
        **_SOURCED,
    }
)

MEMBERSHIP: Final = pl.Schema(
    {
        "organisation": pl.String(),
        "member": pl.String(),
        "status": pl.String(),
        "since": pl.String(),  # null: a member, but since when is not known
        "until": pl.String(),
        **_SOURCED,
    }
)

SHAPES: Final[dict[Shape, pl.Schema]] = {
    "flow": FLOW,
    "product": PRODUCT,
    "matrix": MATRIX,
    "observation": OBSERVATION,
    "event": EVENT,
    "membership": MEMBERSHIP,
}
