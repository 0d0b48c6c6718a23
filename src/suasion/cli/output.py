"""Results go to stdout in the format asked for; everything else goes to stderr."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal

import polars as pl

from suasion.errors import QueryError

__all__ = ["Format", "note", "print_json", "show", "write"]

_FIGURES = {"own", "own (published)", "mirror", "mirror (published)", "reconciled", "value"}

Format = Literal["table", "json", "csv", "parquet"]


def note(text: str) -> None:
    """Say something that is not the result."""
    print(text, file=sys.stderr)


def print_json(content: Any) -> None:
    """Print plain values as JSON."""
    print(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False))


def write(
    table: pl.DataFrame,
    style: Format,
    *,
    out: Path | None = None,
    title: str = "",
    brief: pl.DataFrame | None = None,
) -> None:
    """Write a result: unrounded, nulls empty; ``brief`` is what a terminal shows instead.

    Raises
    ------
    QueryError
        Parquet without a file to write to.
    """
    if style == "parquet":
        if out is None:
            raise QueryError(
                "parquet needs a file", where="--format parquet", remedy="add --out FILE.parquet"
            )
        table.write_parquet(out)
        note(f"{table.height} rows written to {out}")
        return
    if style == "csv":
        text = _flat(table).write_csv()
    elif style == "json":
        text = json.dumps(table.to_dicts(), ensure_ascii=False, indent=1, default=str) + "\n"
    else:
        show(table if brief is None else brief, title)
        return
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
        note(f"{table.height} rows written to {out}")


def _flat(table: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    return table.with_columns(pl.col(name).list.join(" ") for name in lists)


def show(table: pl.DataFrame, title: str) -> None:
    """Print a table for reading; numbers to the right, nulls empty."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for name, dtype in table.schema.items():
        numeric = dtype.is_numeric() or name in _FIGURES
        drawn.add_column(
            name, justify="right" if numeric else "left", overflow="fold", no_wrap=numeric
        )
    for row in table.iter_rows():
        drawn.add_row(*(_cell(value) for value in row))
    wide = Console(soft_wrap=False)
    if not sys.stdout.isatty():
        wide = Console(width=160, file=sys.stdout, no_color=True)
    wide.print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.2f}"
    if isinstance(value, list):
        return str(value[0]) if len(value) == 1 else f"{len(value)} records"
    return str(value)
