"""A long table of trade, one row per pair, as a world and a shock."""

from __future__ import annotations

import numpy as np
import polars as pl

from suasion.equilibrium.model import Floats, Shock, World
from suasion.errors import MatrixError

__all__ = ["COLUMNS", "from_long"]

COLUMNS = ("exporter", "importer", "baseline_trade")
_ROW = "row"
_CORRECT = "correct the value in the file"


def from_long(
    table: pl.DataFrame, costs: str, *, file: str, outputs: pl.DataFrame | None = None,
    outputs_file: str = "",
) -> tuple[World, Shock]:  # fmt: skip
    """Return the world and the shock that a long table holds, countries in alphabetical order.

    Parameters
    ----------
    table
        Columns ``exporter``, ``importer``, ``baseline_trade`` and ``costs``, as text or numbers;
        every pair once, each country with itself too.
    costs
        The column of k = τ̂^(1-σ), σ being the elasticity of substitution.
    file, outputs_file
        What refusals call the two tables.
    outputs
        Columns ``country`` and ``output``: total output, in the unit of trade. Then internal trade
        is what output leaves after exports, and rows of a country with itself may be lacking.

    Raises
    ------
    MatrixError
        Column, row, value and remedy, of whatever cannot be used.

    Examples
    --------
    >>> table = pl.DataFrame(
    ...     [("A", "A", 8, 1), ("A", "B", 2, 0), ("B", "A", 2, 0), ("B", "B", 8, 1)],
    ...     schema=[*COLUMNS, "k"], orient="row",
    ... )
    >>> world, shock = from_long(table, "k", file="trade.csv")
    >>> world.trade[0], shock.k[0]
    (array([8., 2.]), array([1., 0.]))
    """
    table = _numbered(table, (*COLUMNS, costs), file)
    table = _figures(_codes(table, COLUMNS[:2], file), (COLUMNS[2], costs), file)
    _refuse_duplicates(table, list(COLUMNS[:2]), file)
    countries = sorted({*table[COLUMNS[0]], *table[COLUMNS[1]]})
    n = len(countries)
    exporter, importer = (_positions(table[name], countries) for name in COLUMNS[:2])
    trade, k = np.full((n, n), np.nan), np.ones((n, n))
    trade[exporter, importer] = table[COLUMNS[2]].to_numpy()
    k[exporter, importer] = table[costs].to_numpy()
    if outputs is not None:
        np.fill_diagonal(trade, _internal(trade, countries, outputs, outputs_file))
    _refuse_missing(trade, countries, file)
    return World(countries, trade), Shock(k)


def _internal(trade: Floats, countries: list[str], outputs: pl.DataFrame, file: str) -> Floats:
    """Return output less exports, (n,)."""
    table = _codes(_numbered(outputs, ("country", "output"), file), ("country",), file)
    table = _figures(table, ("output",), file)
    _refuse_duplicates(table, ["country"], file)
    rows = {
        code: (row, value) for row, code, value in table.select(_ROW, "country", "output").rows()
    }
    internal = np.empty(len(countries))
    for i, code in enumerate(countries):
        if code not in rows:
            raise MatrixError(
                "a country of the trade table has no output",
                where=f"file {file}, column country, value {code!r}",
                remedy="add a row for it",
            )
        row, output = rows[code]
        exports = float(np.nansum(np.delete(trade[i], i)))
        internal[i] = output - exports
        if internal[i] < 0:
            raise MatrixError(
                f"the output of {code} is less than its exports, {exports:g}",
                where=f"file {file}, row {row}, column output, value {output:g}",
                remedy="give gross output, not value added, in the unit of trade; re-exports "
                "have to be taken out of trade first",
            )
    return internal


def _numbered(table: pl.DataFrame, columns: tuple[str, ...], file: str) -> pl.DataFrame:
    """Return the columns with the row of the file, of which the first holds the names."""
    for name in columns:
        if name not in table.columns:
            raise MatrixError(
                "a column is missing",
                where=f"file {file}, column {name}",
                remedy=f"name one of {', '.join(table.columns[:12])}, or add it",
            )
    return table.select(list(dict.fromkeys(columns))).with_row_index(_ROW, offset=2)


def _codes(table: pl.DataFrame, columns: tuple[str, ...], file: str) -> pl.DataFrame:
    table = table.with_columns(pl.col(columns).cast(pl.String).str.strip_chars())
    for name in columns:
        empty = table.filter(pl.col(name).is_null() | (pl.col(name) == ""))
        if empty.height:
            raise MatrixError(
                "a country without a code",
                where=f"file {file}, row {empty[_ROW][0]}, column {name}",
                remedy="fill it in, or remove the row",
            )
    return table


def _figures(table: pl.DataFrame, columns: tuple[str, ...], file: str) -> pl.DataFrame:
    for name in dict.fromkeys(columns):
        number = pl.col(name).cast(pl.Float64, strict=False)
        sound = (number.is_finite() & (number >= 0)).fill_null(value=False)
        wrong = table.filter(~sound)
        if wrong.height:
            raise MatrixError(
                "a value that is negative or no finite number",
                where=f"file {file}, row {wrong[_ROW][0]}, column {name}, value {wrong[name][0]!r}",
                remedy=f"{_CORRECT}; zero is allowed and means none",
            )
        table = table.with_columns(number)
    return table


def _refuse_duplicates(table: pl.DataFrame, key: list[str], file: str) -> None:
    twice = table.filter(~pl.struct(key).is_first_distinct())
    if twice.height:
        raise MatrixError(
            f"a {' and '.join(key)} that stood before",
            where=f"file {file}, row {twice[_ROW][0]}, value {' '.join(twice.select(key).row(0))}",
            remedy="keep one row, or add the rows up",
        )


def _refuse_missing(trade: Floats, countries: list[str], file: str) -> None:
    missing = np.argwhere(np.isnan(trade))
    if len(missing):
        i, j = (countries[int(at)] for at in missing[0])
        raise MatrixError(
            f"{len(missing)} of {trade.size} pairs have no row",
            where=f"file {file}, the first is exporter {i}, importer {j}",
            remedy="the matrix must be square: add a row for each pair, 0 for no trade; internal "
            "trade (a country with itself) can also come from total output",
        )


def _positions(codes: pl.Series, countries: list[str]) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    at = {code: i for i, code in enumerate(countries)}
    return np.array([at[code] for code in codes], dtype=np.intp)
