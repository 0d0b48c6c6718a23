"""Cells: what the panel is made of, one row per figure that a source states or a sum yields."""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = [
    "CELL",
    "KEY",
    "SERIES",
    "SUM_OF_STATES",
    "combined_status",
    "empty",
    "joined_missing",
    "no_native",
    "reference",
]

SERIES: Final = ["indicator", "power", "state", "regime", "aggregate"]
"""One series over time; within a year its cells differ by source only."""

KEY: Final = [*SERIES, "year"]

SUM_OF_STATES: Final = "sum of states"
"""Stands for the source of a cell that is summed over the theatre's states."""

CELL: Final = pl.Schema(
    {
        "power": pl.String(),  # null: a quantity of the state alone
        "state": pl.String(),
        "year": pl.Int32(),
        "indicator": pl.String(),
        "regime": pl.String(),  # own: as the state counts; mirror: as its partners do; reconciled
        "aggregate": pl.String(),  # members, provider; null where nothing is summed
        "source": pl.String(),
        "value": pl.Float64(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "unit": pl.String(),
        "status": pl.String(),
        "missing": pl.String(),  # members that a partial sum lacks, ";"-joined
        "reporter": pl.String(),
        "native": pl.Float64(),  # the figure as the file writes it, where one row is the value
        "native_unit": pl.String(),
        "records": pl.List(pl.String()),  # source:row
    }
)


def empty() -> pl.DataFrame:
    """Return a table of no cells."""
    return pl.DataFrame(schema=CELL)


def combined_status(missing: pl.Expr, statuses: pl.Expr) -> pl.Expr:
    """Return the status of a value made of several, for use in an aggregation or over a list.

    A sum with members missing is ``partial``; one estimated part makes the whole ``estimated``;
    only parts that are all ``zero`` make a ``zero``.
    """
    return (
        pl.when(missing != "")
        .then(pl.lit("partial"))
        .when(statuses.list.contains("partial"))
        .then(pl.lit("partial"))
        .when(statuses.list.contains("estimated"))
        .then(pl.lit("estimated"))
        .when(statuses.list.eval(pl.element() == "zero").list.all())
        .then(pl.lit("zero"))
        .otherwise(pl.lit("observed"))
    )


def no_native() -> list[pl.Expr]:
    """Return the columns that say: this value is made of several, no file writes it."""
    return [
        pl.lit(None, pl.Float64).alias("native"),
        pl.lit(None, pl.String).alias("native_unit"),
    ]


def joined_missing(*columns: str) -> pl.Expr:
    """Return the members that any of several parts lack, each once, in order."""
    gaps = pl.concat_str(columns, separator=";", ignore_nulls=True).str.split(";")
    return (
        gaps.list.eval(pl.element().filter(pl.element() != ""))
        .list.unique()
        .list.sort()
        .list.join(";")
    )


def reference(source: str) -> pl.Expr:
    """Return the column that names each record's place: a list of one ``source:row``."""
    return pl.concat_list(pl.format("{}:{}", pl.lit(source), pl.col("row")))
