"""The all-pairs trade matrix of a year, for the economies whose size is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import polars as pl

from suasion.catalog import MILLION_USD, convert, source
from suasion.equilibrium.model import Floats
from suasion.errors import QueryError
from suasion.leverage.gdp import gdp_of
from suasion.sources import Entry, Snapshot

__all__ = ["MATRIX", "SECTIONS", "Base", "base_of", "base_years"]

MATRIX = "unctad-matrix"
SECTIONS = tuple(str(section) for section in range(10))
"""The sections of the Standard International Trade Classification."""


@dataclass(frozen=True, eq=False)
class Base:
    """Trade of a year as the matrix has it, without internal trade.

    Attributes
    ----------
    year
        Of the matrix.
    countries
        n codes, in alphabetical order.
    trade
        Exporter × importer, (n, n), million US dollars; the diagonal is zero.
    gdp
        (n,), million current US dollars.
    left_out
        Economies of the matrix without a known GDP.
    kept
        Percent of the matrix's trade that is between the countries kept.
    origin
        The matrix as it was, where a state's row and column were replaced.
    """

    snapshot: Snapshot
    year: int
    countries: tuple[str, ...]
    trade: Floats
    gdp: Floats
    left_out: tuple[str, ...]
    kept: float
    origin: Base | None = None

    @cached_property
    def at(self) -> dict[str, int]:
        """Where each country stands."""
        return {code: place for place, code in enumerate(self.countries)}

    def sections(self) -> Floats:
        """Return trade by section, (10, n, n), million US dollars.

        What a pair's sections lack to its total stands in section 9, goods not classified.
        """
        stack = self._classified.copy()
        rest = np.maximum(self.trade - stack.sum(axis=0), 0)
        stack[-1] += rest
        return stack

    @cached_property
    def _classified(self) -> Floats:
        return _sections(self)


def base_years(snapshot: Snapshot) -> tuple[int, ...]:
    """Return the years of the all-pairs matrix, none if it is not held.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> base_years(open_snapshot())
    (1995, 2005, 2015)
    """
    if not snapshot.holds(MATRIX):
        return ()
    years: list[int] = sorted(window.since for window in source(MATRIX).coverage)
    return tuple(years)


def base_of(snapshot: Snapshot, year: int) -> Base:
    """Return the matrix of one of its years.

    Raises
    ------
    QueryError
        There is no matrix of that year.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> base = base_of(open_snapshot(), 2015)
    >>> len(base.countries), round(base.kept)
    (206, 100)
    """
    if year not in base_years(snapshot):
        raise QueryError(
            "no all-pairs matrix of this year",
            where=f"year {year}",
            remedy=f"there are {', '.join(map(str, base_years(snapshot)))}",
        )
    return _base(snapshot, year, tuple(snapshot.entries.values()))


@lru_cache(maxsize=8)
def _base(snapshot: Snapshot, year: int, _entries: tuple[Entry, ...]) -> Base:
    """Read once for what the snapshot holds: a folder that was rebuilt is another snapshot."""
    rows = _rows(snapshot, year).filter(pl.col("sector") == "all").collect()
    sizes = gdp_of(snapshot, year)
    named = sorted({*rows["exporter"], *rows["importer"]})
    countries = tuple(code for code in named if code in sizes)
    trade = _dense(rows, countries)
    total = float(rows["value"].sum()) * convert(1.0, source(MATRIX).unit, MILLION_USD)
    return Base(
        snapshot=snapshot,
        year=year,
        countries=countries,
        trade=trade,
        gdp=np.array([sizes[code] for code in countries]),
        left_out=tuple(code for code in named if code not in sizes),
        kept=100 * float(trade.sum()) / total,
    )


def _rows(snapshot: Snapshot, year: int) -> pl.LazyFrame:
    return snapshot.records(MATRIX).filter(pl.col("year") == year)


def _dense(rows: pl.DataFrame, countries: tuple[str, ...]) -> Floats:
    """Return the rows between these countries as (n, n), million US dollars."""
    place = {code: at for at, code in enumerate(countries)}
    inside = rows.filter(pl.col("exporter").is_in(countries) & pl.col("importer").is_in(countries))
    sold, bought = (
        inside[side].replace_strict(place, return_dtype=pl.Int32).to_numpy()
        for side in ("exporter", "importer")
    )
    trade = np.zeros((len(countries), len(countries)))
    scale = convert(1.0, source(MATRIX).unit, MILLION_USD)
    np.add.at(trade, (sold, bought), scale * inside["value"].to_numpy())
    return trade


def _sections(base: Base) -> Floats:
    rows = _rows(base.snapshot, base.year).filter(pl.col("sector") != "all").collect()
    parts = rows.partition_by("sector", as_dict=True)
    empty = rows.clear()
    return np.stack([_dense(parts.get((one,), empty), base.countries) for one in SECTIONS])
