"""Open a provider's file, or say clearly why it cannot be read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from pathlib import Path

import polars as pl
from polars.exceptions import PanicException, PolarsError

from suasion.catalog import Source
from suasion.errors import SourceError

__all__ = ["Raw", "number", "read_csv", "read_parquet", "refuse", "whole_year"]

_FETCH_AGAIN = "obtain the file again from its provider; the stored snapshot was not touched"


class Raw:
    """A source, the file it is read from, and its words for our columns: what refusals name."""

    def __init__(self, source: Source, path: Path, words: Mapping[str, str] | None = None) -> None:
        self.source, self.path, self.words = source, path, words or {}

    def naming(self, **words: str) -> Raw:
        """Return the same file with the provider's word for some of our columns."""
        return Raw(self.source, self.path, {**self.words, **words})


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
        column=raw.words.get(column, column) if column else None,
        value=value,
        remedy=remedy,
    )


def _require(
    raw: Raw, present: Sequence[str], wanted: Sequence[str], *, row: int | None = None
) -> None:
    for column in wanted:
        if present.count(column) != 1:
            raise refuse(
                raw,
                "a column is missing" if column not in present else "a column stands twice",
                row=row,
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
        with raw.path.open("rb") as stream:
            if stream.read(4) != b"PAR1":  # polars would panic and print a Rust backtrace
                raise refuse(raw, "is no whole Parquet file (it does not begin with PAR1)")
        present = pl.read_parquet_schema(raw.path)
        _require(raw, list(present), list(columns))
        frame = pl.read_parquet(raw.path, columns=list(columns))
    except PanicException as fault:
        raise refuse(raw, "is no whole Parquet file") from fault
    except (PolarsError, OSError) as fault:
        raise refuse(raw, f"is no whole Parquet file ({_first_line(fault)})") from fault
    frame = frame.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int32))
    for column, dtype in columns.items():
        before = frame[column]
        if before.dtype.is_nested() or before.dtype == pl.Binary:
            raise refuse(
                raw, f"a column is no {dtype}", row=1, column=column, value=str(before.dtype)
            )
        # categorical and enum columns read as text
        after = before.cast(dtype, strict=False)
        lost = after.is_null() & before.is_not_null()
        if before.dtype.is_float() and dtype.is_integer():
            lost |= (after.cast(before.dtype) != before).fill_null(False)
        if lost.any():
            at = lost.arg_max() or 0
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


def read_csv(
    raw: Raw,
    columns: Sequence[str],
    *,
    skip: int = 0,
    beside: Collection[str] | None = None,
    ends: str = "\n",
) -> list[tuple[int, list[str]]]:
    """Read a comma-separated text file as (line number, cells of the named columns).

    Parameters
    ----------
    raw
        The source and its file.
    columns
        Columns wanted, in this order.
    skip
        Lines before the one with column names.
    beside
        The only other columns there may be, where columns are years; without it any.
    ends
        What a whole file ends in.

    Raises
    ------
    SourceError
        Not UTF-8, truncated, a column missing or not known, a line with too few or too many cells,
        a quote that does not close.
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
    if not text.endswith((ends, f"{ends}\n", f"{ends}\r\n")):
        raise refuse(raw, "ends in the middle of a line", row=text.count("\n") + 1)
    return _lines(raw, text, columns, skip, beside)


def _lines(
    raw: Raw, text: str, columns: Sequence[str], skip: int, beside: Collection[str] | None
) -> list[tuple[int, list[str]]]:
    reader = csv.reader(islice(io.StringIO(text, newline=""), skip, None), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = skip + 1  # where a row begins: a cell in quotes may go on over several lines
    try:
        header = next(reader, [])
        _require(raw, header, columns, row=line)
        if beside is not None:
            _refuse_strange(raw, {*header} - {*columns} - {*beside}, row=line)
        at = [header.index(column) for column in columns]
        line = reader.line_num + skip + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                what = f"a line has {len(cells)} cells instead of {len(header)}"
                raise refuse(raw, what, row=line)
            if cells:
                rows.append((line, [cells[index] for index in at]))
            line = reader.line_num + skip + 1
    except csv.Error as fault:
        raise refuse(raw, f"cannot be read as a table ({fault})", row=line) from fault
    return rows


def _refuse_strange(raw: Raw, strange: set[str], *, row: int) -> None:
    if strange:
        raise refuse(
            raw,
            "an unknown column",
            row=row,
            column=min(strange),
            remedy="remove it; for a newer release extend last_year and coverage in "
            f"{raw.source.id}.toml",
        )


def number(raw: Raw, text: str, *, row: int, column: str) -> float:
    """Read a number, or refuse the cell.

    Raises
    ------
    SourceError
        The text is no number.
    """
    try:
        return float(text.replace("_", "?"))  # Python would read 1_0 as 10
    except ValueError:
        raise refuse(
            raw,
            "a value is no number",
            row=row,
            column=column,
            value=text,
            remedy="correct the value in the file",
        ) from None


def whole_year(raw: Raw, text: str, *, row: int) -> int:
    """Read a year of four digits, or refuse the cell.

    Raises
    ------
    SourceError
        The text is no year.
    """
    if not re.fullmatch("[0-9]{4}", text):
        raise refuse(
            raw,
            "is no year",
            row=row,
            column="year",
            value=text,
            remedy="correct the value in the file",
        )
    return int(text)


def _first_line(fault: Exception) -> str:
    return str(fault).splitlines()[0][:120] if str(fault) else type(fault).__name__
