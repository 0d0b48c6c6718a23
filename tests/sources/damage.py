"""One way each to damage a provider's file, and what the refusal must name.

Lines and records are counted from 1, as an editor and the refusals count them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

Hurt = Callable[[Path], object]


@dataclass(frozen=True)
class Damage:
    """A source, what is done to its file, and the refusal: clause, row, column, value."""

    source: str
    kind: str
    hurt: Hurt
    what: str
    row: int | None = None
    column: str | None = None
    value: object = None

    def __str__(self) -> str:
        return f"{self.source}: {self.kind}"


def line(at: int, old: str | bytes, new: str | bytes) -> Hurt:
    """Replace a text that occurs once in one line."""
    before, after = (text.encode() if isinstance(text, str) else text for text in (old, new))

    def hurt(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        assert lines[at - 1].count(before) == 1, lines[at - 1]
        lines[at - 1] = lines[at - 1].replace(before, after)
        path.write_bytes(b"".join(lines))

    return hurt


def repeat(at: int) -> Hurt:
    """Write one line of a text file once more, at the end."""

    def hurt(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content + content.splitlines(keepends=True)[at - 1])

    return hurt


def repeat_after(at: int) -> Hurt:
    """Write one line of a text file twice."""

    def hurt(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join([*lines[:at], *lines[at - 1 :]]))

    return hurt


def without(first: int | None, last: int | None) -> Hurt:
    """Remove lines, as a slice of the list of lines."""

    def hurt(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        del lines[first:last]
        path.write_bytes(b"".join(lines))

    return hurt


def another_column(header: int, name: str, cell: str) -> Hurt:
    """Append a column to a text file, from the line with the column names on."""

    def hurt(path: Path) -> None:
        lines = path.read_bytes().decode().splitlines()
        for at in range(header - 1, len(lines)):
            lines[at] += f",{name if at == header - 1 else cell}"
        path.write_bytes(("\r\n".join(lines) + "\r\n").encode())

    return hurt


def cut(share: float) -> Hurt:
    """Keep only the first part of the bytes."""

    def hurt(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return hurt


def keep(*parts: slice) -> Hurt:
    """Keep only some parts of the bytes."""

    def hurt(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(b"".join(content[part] for part in parts))

    return hurt


def encode(encoding: str) -> Hurt:
    """Save a text file in another encoding."""
    return lambda path: path.write_bytes(path.read_bytes().decode("utf-8-sig").encode(encoding))


def frame(change: Callable[[pl.DataFrame], pl.DataFrame]) -> Hurt:
    """Change the table of a Parquet file."""
    return lambda path: change(pl.read_parquet(path)).write_parquet(path)


def cell(at: int, column: str, value: object) -> Hurt:
    """Replace one cell of a Parquet file."""

    def change(table: pl.DataFrame) -> pl.DataFrame:
        there = pl.int_range(pl.len()) == at - 1
        plain = pl.col(column).cast(pl.String) if table[column].dtype == pl.Categorical else column
        return table.with_columns(pl.when(there).then(pl.lit(value)).otherwise(plain).alias(column))

    return frame(change)


def again(at: int) -> Hurt:
    """Append one record of a Parquet file once more."""
    return frame(lambda table: pl.concat([table, table[at - 1 : at]]))


def rename(old: str, new: str) -> Hurt:
    """Rename a column of a Parquet file."""
    return frame(lambda table: table.rename({old: new}))
