"""What every parser's records must satisfy before they may be stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import polars as pl

from suasion.catalog import Coverage, actors, crosswalk, not_actors
from suasion.sources.reading import Raw, refuse

__all__ = [
    "check_complete",
    "check_expected",
    "check_labels",
    "check_values",
    "resolve",
    "unique",
]


def check_labels(raw: Raw, frame: pl.DataFrame, column: str, labels: Iterable[str]) -> None:
    """Refuse a label that the provider is not known to use, and a missing one.

    Raises
    ------
    SourceError
        The first offending row.
    """
    strange = frame.filter(~pl.col(column).is_in(list(labels), nulls_equal=True))
    if strange.height:
        raise refuse(
            raw,
            f"unknown {column}",
            row=strange["row"][0],
            column=column,
            value=strange[column][0],
        )


def resolve(
    raw: Raw, frame: pl.DataFrame, column: str, scheme: Literal["name", "iso2", "iso3"]
) -> pl.DataFrame:
    """Replace what the provider writes by actor codes; labels that are no actor are left out.

    Raises
    ------
    SourceError
        A label is neither an actor of the crosswalk nor a known aggregate.
    """
    table = crosswalk(scheme)
    known = pl.Series([*table, *not_actors()])
    labels = frame[column].unique()
    strange = labels.filter(~labels.is_in(known.implode()) | labels.is_null()).sort()
    if len(strange):
        first = frame.filter(pl.col(column).eq_missing(strange[0]))
        raise refuse(
            raw,
            "unknown country",
            row=first["row"][0],
            column=column,
            value=strange[0],
            remedy="correct it, or add the spelling to actors.toml (or to not_actors.toml)",
        )
    return frame.filter(pl.col(column).is_in(list(table))).with_columns(
        pl.col(column).replace_strict(table, return_dtype=pl.String)
    )


def check_values(raw: Raw, frame: pl.DataFrame, *, value: str, year: str = "year") -> None:
    """Refuse values that cannot be: null or no finite number, negative, in a future year.

    Raises
    ------
    SourceError
        The first offending row.
    """
    last = raw.source.last_year
    tests = (
        (pl.col(value).is_null() | ~pl.col(value).is_finite(), value, "a value is missing"),
        (pl.col(value) < 0, value, "a value is negative"),
        (pl.col(year).is_null() | (pl.col(year) < 1900), year, "is no year"),
        (pl.col(year) > last, year, f"a year lies after {last}, the last this release can hold"),
    )
    for test, column, what in tests:
        bad = frame.filter(test)
        if bad.height:
            raise refuse(
                raw,
                what,
                row=bad["row"][0],
                column=column,
                value=bad[column][0],
                remedy="correct the file; for a newer release extend last_year and coverage in "
                f"{raw.source.id}.toml"
                if column == year
                else "correct the value, or leave the row out",
            )


def unique(raw: Raw, frame: pl.DataFrame, key: Sequence[str], *, column: str) -> None:
    """Refuse two records with one key.

    Raises
    ------
    SourceError
        The second row of the first duplicate.
    """
    again = frame.filter(pl.struct(key).is_first_distinct().not_())
    if again.height:
        row = again.row(0, named=True)
        raise refuse(
            raw,
            "a key occurs twice: " + ", ".join(f"{name} {row[name]}" for name in key),
            row=row["row"],
            column=column,
            value=row[column],
            remedy="remove one of the two rows",
        )


def check_expected(raw: Raw, present: Iterable[str], *, column: str) -> None:
    """Refuse a file without the actors that its declaration expects in it.

    Raises
    ------
    SourceError
        The first that is absent.
    """
    there = set(present)
    for code in raw.source.expects:
        if code not in there:
            raise refuse(
                raw, "a country that the whole file holds is absent", column=column, value=code
            )


def check_complete(raw: Raw, counted: dict[tuple[str, str, str, int], int]) -> None:
    """Refuse a file that lacks what its declared coverage promises: it is probably truncated.

    Parameters
    ----------
    raw
        The source and its file.
    counted
        Number of records by (reporter, flow, partner, year), with ``"all"`` for sums.
    """
    for window in raw.source.coverage:
        for key in _promised(window):
            if not counted.get(key):
                reporter, flow, partner, year = key
                raise refuse(
                    raw,
                    f"the file has no record for {_spoken(reporter, flow)}{year}"
                    + ("" if partner == "all" else f", partner {partner}")
                    + ", which its declared coverage promises",
                    remedy="the file may be truncated: obtain it again; or narrow the coverage in "
                    f"{raw.source.id}.toml",
                )


def _promised(window: Coverage) -> list[tuple[str, str, str, int]]:
    partners = window.partners or ("all",)
    return [
        (window.reporter, flow, partner, year)
        for flow in window.flows or ("all",)
        for partner in partners
        for year in range(window.since, window.until + 1)
        if partner not in window.missing
    ]


def _spoken(reporter: str, flow: str) -> str:
    if flow == "all":  # a quantity, which nobody reports of anybody
        return ""
    return f"{'any reporter' if reporter == 'all' else actors()[reporter].name} {flow} "
