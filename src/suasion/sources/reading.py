"""Open a provider's file, or say clearly why it cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from suasion.catalog import Source
from suasion.errors import SourceError

__all__ = ["Raw", "number", "read_csv", "read_parquet", "refuse"]

_FETCH_AGAIN = "obtain the file again from its provider; the stored snapshot was not touched"


class Raw:
    """A source and the file it is read from: what every refusal must name."""

    def __init__(self, source: Source, path: Path) -> None:
        self.source, self.path = source, path


def refuse(
    raw: Raw,
    what: str,
    *,
    row: int | None = None,
    column: str | None = None,
    value: object = None,
    remedy: str = _FETCH_AGAIN,
) -> SourceError:
    """Build the one error a bad file gets: source, file, row, column, value, remedy."""
    return SourceError(
        what,
        source=raw.source.id,
        file=raw.path.name,
        row=row,
        column=column,
        value=value,
        remedy=remedy,
    )


def _require(raw: Raw, present: Sequence[str], wanted: Sequence[str]) -> None:
    for column in wanted:
        if column not in present:
            raise refuse(
                raw,
                "a column is missing",
                row=1,
                column=column,
                value=", ".join(present[:12]),
                remedy="the provider may have renamed it: restore the name, or adapt the parser",
            )


def read_parquet(raw: Raw, columns: dict[str, pl.DataType]) -> pl.DataFrame:
    """Read the named columns of a Parquet file and add ``row``, counted from 1.

    Raises
    ------
    SourceError
        No Parquet file, truncated, a column missing or of a type that does not convert.
    """
    try:
        present = pl.read_parquet_schema(raw.path)
        _require(raw, list(present), list(columns))
        frame = pl.read_parquet(raw.path, columns=list(columns))
    except (PolarsError, OSError) as fault:
        raise refuse(raw, f"is no whole Parquet file ({_first_line(fault)})") from fault
    frame = frame.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int32))
    for column, dtype in columns.items():
        before = frame[column]
        # categorical and enum columns read as text
        after = before.cast(dtype, strict=False)
        if after.null_count() > before.null_count():
            at = (after.is_null() & before.is_not_null()).arg_max() or 0
            raise refuse(
                raw,
                f"a value is no {dtype}",
                row=at + 1,
                column=column,
                value=before[at],
                remedy="correct the value in the file",
            )
        frame = frame.with_columns(after)
    return frame


def read_csv(raw: Raw, columns: Sequence[str], *, skip: int = 0) -> list[tuple[int, list[str]]]:
    """Read a comma-separated text file as (line number, cells of the named columns).

    Parameters
    ----------
    raw
        The source and its file.
    columns
        Columns wanted, in this order.
    skip
        Lines before the one with column names.

    Raises
    ------
    SourceError
        Not UTF-8, truncated, a column missing, a line with too few or too many cells.
    """
    try:
        text = raw.path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise refuse(
            raw,
            "is not UTF-8 text",
            row=line,
            value=fault.object[fault.start : fault.start + 4],
            remedy="save the file as UTF-8",
        ) from fault
    except OSError as fault:
        raise refuse(raw, f"cannot be read ({fault.strerror})") from fault
    if "\x00" in text:
        raise refuse(
            raw,
            "is not UTF-8 text (it holds null characters)",
            row=text[: text.index("\x00")].count("\n") + 1,
            remedy="save the file as UTF-8",
        )
    if not text.endswith("\n"):
        raise refuse(raw, "ends in the middle of a line", row=text.count("\n") + 1)
    return list(_lines(raw, text, columns, skip))


def _lines(raw: Raw, text: str, columns: Sequence[str], skip: int) -> list[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True)[skip:])
    header = next(reader, [])
    _require(raw, header, columns)
    at = [header.index(column) for column in columns]
    rows: list[tuple[int, list[str]]] = []
    for cells in reader:
        line = reader.line_num + skip
        if not cells:
            continue
        if len(cells) != len(header):
            raise refuse(raw, f"a line has {len(cells)} cells instead of {len(header)}", row=line)
        rows.append((line, [cells[index] for index in at]))
    return rows


def number(raw: Raw, text: str, *, row: int, column: str) -> float:
    """Read a number, or refuse the cell.

    Raises
    ------
    SourceError
        The text is no number.
    """
    try:
        return float(text)
    except ValueError:
        raise refuse(
            raw,
            "a value is no number",
            row=row,
            column=column,
            value=text,
            remedy="correct the value in the file",
        ) from None


def _first_line(fault: Exception) -> str:
    return str(fault).splitlines()[0][:120] if str(fault) else type(fault).__name__
