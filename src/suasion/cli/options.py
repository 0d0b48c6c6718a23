"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from suasion.cli.output import CheckFormat, Format

__all__ = ["CheckFormatOption", "FormatOption", "OutOption", "SnapshotOption"]

SnapshotOption = Annotated[
    Path | None,
    Parameter(name="--snapshot", help="Run on this snapshot instead of the shipped one."),
]
FormatOption = Annotated[
    Format, Parameter(name="--format", help="table to read, or json, csv, parquet.")
]
CheckFormatOption = Annotated[
    CheckFormat,
    Parameter(
        name="--format", help="table to read, or json, csv, parquet, claimreview (schema.org)."
    ),
]
OutOption = Annotated[Path | None, Parameter(name="--out", help="Write to this file.")]
