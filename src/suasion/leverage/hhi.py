"""The Herfindahl-Hirschman index of suppliers: of all that is bought, and product by product.

The sum of the squared shares in percent: 10,000 for a single supplier, 10,000 / n for n equal ones
(Hirschman 1964, American Economic Review 54:761).
"""

from __future__ import annotations

from typing import Final, NamedTuple

import polars as pl

__all__ = ["WHOLE", "Comparison", "compare", "hhi", "mean_hhi"]

WHOLE: Final = 10_000.0
"""The index of a single supplier."""


class Comparison(NamedTuple):
    """The mean index of the products as it is, and without some of the suppliers.

    ``share``: the suppliers' part in all that is bought, percent; ``actual``, ``otherwise``: means
    over the products that others sell too, 0-10,000; ``compared``: the part of what the suppliers
    sell that these products make up, percent, None if they sell nothing.
    """

    share: float
    actual: float
    otherwise: float
    compared: float | None


def hhi(bought: pl.DataFrame) -> float | None:
    """Return the index over suppliers' shares in all that is bought; None if that is nothing.

    Parameters
    ----------
    bought
        Columns supplier, value; further columns are summed over.

    Examples
    --------
    >>> hhi(pl.DataFrame({"supplier": ["A", "B"], "value": [3.0, 1.0]}))  # 75² + 25²
    6250.0
    """
    values = bought.group_by("supplier").agg(pl.col("value").sum())["value"].sort()
    total = values.sum()
    return WHOLE * float((values / total).pow(2).sum()) if total > 0 else None


def mean_hhi(bought: pl.DataFrame) -> float | None:
    """Return the mean of the products' own indices, weighted by value; None if nothing is bought.

    Parameters
    ----------
    bought
        Columns product, supplier, value.

    Examples
    --------
    >>> two = {"product": ["oil", "gold"], "supplier": ["A", "B"], "value": [3.0, 1.0]}
    >>> mean_hhi(pl.DataFrame(two)), hhi(pl.DataFrame(two))
    (10000.0, 6250.0)
    """
    return _weighted(_by_product(bought, frozenset()), "actual")


def compare(bought: pl.DataFrame, sellers: frozenset[str]) -> Comparison | None:
    """Compare the mean index with the one if others had sold, in proportion, what the sellers sold.

    Parameters
    ----------
    bought
        Columns product, supplier, value.
    sellers
        Suppliers that are taken out together.

    Returns
    -------
    Comparison or None
        None if nothing is bought, or nothing that others sell too: it cannot be bought otherwise.

    Examples
    --------
    >>> half = {"product": ["oil", "oil"], "supplier": ["A", "B"], "value": [1.0, 1.0]}
    >>> compare(pl.DataFrame(half), frozenset({"A"}))
    Comparison(share=50.0, actual=5000.0, otherwise=10000.0, compared=100.0)
    """
    products = _by_product(bought, sellers)
    others = products.filter(pl.col("others") > 0)
    actual, otherwise = _weighted(others, "actual"), _weighted(others, "otherwise")
    sold, could = float(products["theirs"].sum()), float(others["theirs"].sum())
    if actual is None or otherwise is None or (sold > 0 and could == 0):
        return None
    share = 100 * sold / float(products["total"].sum())
    return Comparison(share, actual, otherwise, 100 * could / sold if sold > 0 else None)


def _by_product(bought: pl.DataFrame, sellers: frozenset[str]) -> pl.DataFrame:
    """Return per product what is bought, of whom, and the index with the sellers and without."""
    value = pl.col("value")
    theirs = pl.col("supplier").is_in(sorted(sellers))
    rest = value.filter(~theirs)
    return (
        bought.group_by("product", "supplier")
        .agg(value.sum())
        .sort("product", "supplier")  # sums of floats depend on the order of their terms
        .group_by("product", maintain_order=True)
        .agg(
            total=value.sum(),
            theirs=value.filter(theirs).sum(),
            others=rest.sum(),
            actual=WHOLE * (value / value.sum()).pow(2).sum(),
            otherwise=WHOLE * (rest / rest.sum()).pow(2).sum(),
        )
        .filter(pl.col("total") > 0)
        # who sells nothing changes exactly nothing, not nearly
        .with_columns(otherwise=pl.when(pl.col("theirs") > 0).then("otherwise").otherwise("actual"))
    )


def _weighted(products: pl.DataFrame, column: str) -> float | None:
    total = float(products["total"].sum())
    return float((products[column] * products["total"]).sum()) / total if total > 0 else None
