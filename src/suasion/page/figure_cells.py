"""Cells of a coverage matrix, sorted into rows and runs of years."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["WORDS", "Cell", "Coverage", "Run", "Table", "runs", "table"]

Coverage: TypeAlias = Literal["covered", "estimated", "zero", "missing"]
"""A figure, an estimated one, no record where that means zero, or not covered."""

WORDS: Final[dict[Coverage, str]] = {
    "covered": "covered",
    "estimated": "estimated",
    "zero": "no record, which means zero here",
    "missing": "not covered",
}

Run: TypeAlias = tuple[int, int, Coverage]
"""First year, last year, how they are covered."""

Table: TypeAlias = dict[tuple[str, str], dict[int, Coverage]]
"""By group and row, by year."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of one row.

    Parameters
    ----------
    row
        What the row shows: a state, or an indicator.
    year, kind
        How the year is covered; a year without a cell is not.
    group
        What rows have in common, written once above them.

    Examples
    --------
    >>> Cell("Kazakhstan", 2018, "covered", group="Imports by partner").kind
    'covered'
    """

    row: str
    year: int
    kind: Coverage
    group: str = ""


def table(cells: Iterable[Cell]) -> Table:
    """Sort cells into rows, in the order in which these first occur.

    Raises
    ------
    ValueError
        Without a cell, or with two for one year of a row.
    """
    sorted_: Table = {}
    for cell in cells:
        by_year = sorted_.setdefault((cell.group, cell.row), {})
        if cell.year in by_year:
            raise ValueError(f"{cell.group} {cell.row}".strip() + f": two cells for {cell.year}")
        by_year[cell.year] = cell.kind
    if not sorted_:
        raise ValueError("a coverage matrix needs at least one cell")
    return sorted_


def runs(by_year: Mapping[int, Coverage], span: range) -> list[Run]:
    """Merge neighbouring years of one kind.

    Examples
    --------
    >>> runs({2018: "covered", 2019: "covered"}, range(2017, 2020))
    [(2017, 2017, 'missing'), (2018, 2019, 'covered')]
    """
    kinds: list[tuple[int, Coverage]] = [(year, by_year.get(year, "missing")) for year in span]
    merged: list[Run] = []
    for kind, part in groupby(kinds, key=lambda pair: pair[1]):
        years = [year for year, _ in part]
        merged.append((years[0], years[-1], kind))
    return merged
