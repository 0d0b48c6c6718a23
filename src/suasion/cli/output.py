"""Results go to stdout in the format asked for; everything else goes to stderr."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, Literal

import polars as pl

from suasion.errors import QueryError

__all__ = ["CheckFormat", "Format", "note", "print_json", "save", "write"]

_FIGURES = {"own", "own (published)", "mirror", "mirror (published)", "reconciled", "value"}

Format = Literal["table", "json", "csv", "parquet"]
CheckFormat = Literal["table", "json", "csv", "parquet", "claimreview"]


def note(text: str) -> None:
    """Say something that is not the result."""
    print(text, file=sys.stderr)


def print_json(content: list[dict[str, Any]], out: Path | None = None) -> None:
    """Write plain values as JSON."""
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    save(f"{text}\n", out, f"{len(content)} objects")


def write(
    table: pl.DataFrame,
    style: Format,
    *,
    out: Path | None = None,
    title: str = "",
    brief: pl.DataFrame | None = None,
    decimals: int = 2,
) -> None:
    """Write a result: unrounded, nulls empty; ``brief`` is what a terminal shows instead.

    ``decimals`` is how many a terminal shows of numbers below 100.

    Raises
    ------
    QueryError
        Parquet without a file to write to, or a file that cannot be written.
    """
    if style == "parquet" and out is None:
        raise QueryError(
            "parquet needs a file", where="--format parquet", remedy="add --out FILE.parquet"
        )
    if style == "parquet":
        buffer = io.BytesIO()
        table.write_parquet(buffer)
        save(buffer.getvalue(), out, f"{table.height} rows")
    elif style == "csv":
        save(_flat(table).write_csv(), out, f"{table.height} rows")
    elif style == "json":
        content = json.dumps(table.to_dicts(), ensure_ascii=False, indent=1, default=str)
        save(content + "\n", out, f"{table.height} rows")
    else:
        shown = table if brief is None else brief
        save(_drawn(shown, title, decimals, on_terminal=out is None), out, f"{shown.height} rows")


def save(content: str | bytes, out: Path | None, what: str) -> None:
    """Write a result to stdout, or to a file if one is named.

    Raises
    ------
    QueryError
        The file cannot be written.
    """
    if out is None:
        sys.stdout.write(str(content))
        return
    try:
        if isinstance(content, str):
            # as it is: no line ends of the platform
            content = content.encode("utf-8")
        out.write_bytes(content)
    except OSError as fault:
        raise QueryError(
            f"cannot be written: {fault.strerror}",
            where=f"--out {out}",
            remedy="name a file in a folder that exists",
        ) from fault
    note(f"{what} written to {out}")


def _flat(table: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    return table.with_columns(pl.col(name).list.join(" ") for name in lists)


def _drawn(table: pl.DataFrame, title: str, decimals: int, *, on_terminal: bool) -> str:
    """Draw a table for reading; numbers to the right, nulls empty.

    Away from a terminal the drawing is the same everywhere: fixed width, no colour.
    """
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for name, dtype in table.schema.items():
        numeric = dtype.is_numeric() or name in _FIGURES
        drawn.add_column(
            name, justify="right" if numeric else "left", overflow="fold", no_wrap=numeric
        )
    for row in table.iter_rows():
        drawn.add_row(*(_cell(value, decimals) for value in row))
    terminal = on_terminal and sys.stdout.isatty()
    wide = Console(
        width=None if terminal else 160,
        file=sys.stdout if terminal else io.StringIO(),
        force_terminal=terminal,
        # what analysts write stays as it is: brackets are no markup, colons no emoji
        markup=False,
        emoji=False,
        highlight=False,
    )
    with wide.capture() as captured:
        wide.print(drawn)
    return captured.get()


def _cell(value: object, decimals: int) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.{decimals}f}"
    if isinstance(value, list):
        return str(value[0]) if len(value) == 1 else f"{len(value)} records"
    return str(value)
