"""What a power buys of raw materials from outside, by product and supplier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from suasion.catalog import MILLION_USD, convert, members, products_of, source
from suasion.errors import QueryError
from suasion.panel import Panel
from suasion.sources.kept import buyers

__all__ = ["SOURCE", "Purchases", "purchases"]

SOURCE: Final = "baci-raw-materials"

_TABLE: Final = pl.Schema({"product": pl.String(), "supplier": pl.String(), "value": pl.Float64()})


@dataclass(frozen=True, eq=False)
class Purchases:
    """What a power buys from outside in a year.

    Attributes
    ----------
    table
        One row per product and supplier: product (code of six digits), supplier (actor code), value
        (million US dollars, above 0). What members of a bloc buy from each other is not in it.
    missing
        Suppliers of whom the file is known to lack something: what it has of them is a floor.
    """

    table: pl.DataFrame
    missing: tuple[str, ...]


def purchases(panel: Panel, power: str, year: int, group: str) -> Purchases:
    """Return what a power buys from outside, summed over its members of the year.

    Parameters
    ----------
    panel
        The panel whose snapshot holds the records.
    power
        A bloc, or one member of it: of nobody else all suppliers are held.
    year
        The year; one that the source does not cover gives an empty table.
    group
        A group of products, or ``all``.

    Raises
    ------
    QueryError
        Not all suppliers of the power are held, or the group is unknown.

    Examples
    --------
    >>> from suasion.panel import build
    >>> bought = purchases(build("central-asia"), "EUU", 2023, "oil")
    >>> "KAZ" in bought.table["supplier"], "DEU" in bought.table["supplier"], bought.missing
    (True, False, ())
    """
    codes, inside = products_of(group), [code for _, code in members(power, [year])]
    if not {*inside} <= buyers():
        raise QueryError(
            "not all suppliers of this power are held",
            where=f"power {power!r}",
            remedy=f"ask for EUU, or one of {', '.join(sorted(buyers()))}",
        )
    if not panel.snapshot.holds(SOURCE):
        return Purchases(pl.DataFrame(schema=_TABLE), ())
    rows = (
        panel.snapshot.records(SOURCE)
        .filter(
            (pl.col("year") == year)
            & pl.col("importer").is_in(inside)
            & ~pl.col("exporter").is_in(inside)
            & pl.col("product").is_in(list(codes))
            & (pl.col("value") > 0)
        )
        .sort("row")
        .collect()
    )
    factor = convert(1.0, source(SOURCE).unit, MILLION_USD)
    table = rows.group_by("product", supplier="exporter").agg(pl.col("value").sum() * factor)
    missing = _missing(rows, {*inside}, year, {*codes})
    return Purchases(table.match_to_schema(_TABLE).sort("product", "supplier"), missing)


def _missing(rows: pl.DataFrame, inside: set[str], year: int, codes: set[str]) -> tuple[str, ...]:
    """Return suppliers of whom a buyer is declared to keep something secret, and does."""
    heard = set(rows.select("exporter", "importer", "product").iter_rows())
    return tuple(
        sorted(
            {
                window.reporter
                for window in source(SOURCE).coverage
                for product in {*window.products} & codes
                for buyer in {*window.missing} & inside
                if window.since <= year <= window.until
                and (window.reporter, buyer, product) not in heard
            }
        )
    )
