"""Snapshots that hold only what others are made to report of a state's trade."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from suasion.catalog import source
from suasion.sources import Snapshot, shipped

Row = tuple[str, str, str, str, float]
"""Reporter, exporter, importer, flow, million US dollars."""


def snapshot_of(folder: Path, year: int, **told: list[Row]) -> Snapshot:
    """A snapshot of these sources of flows, ``_`` for a hyphen, their rows numbered from 2."""
    manifest = json.loads((shipped() / "manifest.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = []
    for name, rows in told.items():
        entry = next(e for e in manifest["sources"] if e["source"] == name.replace("_", "-"))
        schema = pl.read_parquet_schema(shipped() / entry["records"])
        assert source(entry["source"]).shape == "flow"
        made = [
            {
                "reporter": reporter, "exporter": exporter, "importer": importer, "flow": flow,
                "year": year, "value": value, "unit": "mn USD", "status": "observed",
                "native": value, "native_unit": "mn USD", "row": at,
            }
            for at, (reporter, exporter, importer, flow, value) in enumerate(rows, 2)
        ]  # fmt: skip
        pl.DataFrame(made, schema).write_parquet(folder / entry["records"])
        entries.append(entry)
    content = {"format": manifest["format"], "sources": entries}
    (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    return Snapshot(folder)
