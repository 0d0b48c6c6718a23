"""From how many hands a power buys: shares of suppliers, their concentration, and who spreads it.

A power buys oil from some states and gold from others, so for more than one product the mean of the
products' own indices, weighted by what is spent on them, is what says how dependent it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from suasion.catalog import members
from suasion.errors import QueryError
from suasion.leverage.hhi import compare, hhi, mean_hhi
from suasion.leverage.purchases import purchases
from suasion.panel import Panel

__all__ = [
    "Concentration",
    "Diversification",
    "concentration",
    "diversifying",
    "suppliers",
]


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated the suppliers of a power are in a year.

    Attributes
    ----------
    power, year, group
        Who buys, when, which group of products.
    value
        What is bought from outside, million US dollars.
    suppliers
        How many states sell anything of the group.
    hhi
        Index over the suppliers' shares in the group as a whole, 0-10,000.
    hhi_by_product
        Mean of the indices of the single products, weighted by their value, 0-10,000.
    missing
        Suppliers of whom the file is known to lack something.
    """

    power: str
    year: int
    group: str
    value: float
    suppliers: int
    hhi: float
    hhi_by_product: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diversification:
    """What buying from a state does to the concentration of a power's suppliers.

    Attributes
    ----------
    power, state, year, group
        Who buys, from whom, when, which group of products.
    share
        The state's part in what the power buys of the group from outside, percent.
    actual
        Mean of the indices of the single products, weighted by their value, 0-10,000.
    otherwise
        The same, if what comes from the state had come from the other suppliers of each product in
        proportion to what they sell already.
    compared
        Part of the power's purchases from the state that the comparison covers, percent: a product
        that nobody else sells cannot be bought otherwise and is left out. Null if it buys nothing.
    missing
        Suppliers of whom the file is known to lack something.
    """

    power: str
    state: str
    year: int
    group: str
    share: float
    actual: float
    otherwise: float
    compared: float | None
    missing: tuple[str, ...]

    @property
    def effect(self) -> float:
        """``otherwise`` less ``actual``, points of the index: positive if it spreads suppliers."""
        return self.otherwise - self.actual


def suppliers(panel: Panel, power: str, year: int, group: str = "all") -> pl.DataFrame:
    """Return the suppliers of what a power buys from outside, the largest first.

    Parameters
    ----------
    panel, power, year, group
        See :func:`suasion.leverage.purchases.purchases`.

    Returns
    -------
    polars.DataFrame
        supplier, value (million US dollars), share (percent); empty where nothing is covered.

    Raises
    ------
    QueryError
        Not all suppliers of the power are held, or the group is unknown.

    Examples
    --------
    >>> from suasion.panel import build
    >>> table = suppliers(build("central-asia"), "EUU", 2023, "oil")
    >>> table["supplier"][0], round(table["share"].sum())
    ('USA', 100)
    """
    bought = purchases(panel, power, year, group).table
    by_supplier = bought.group_by("supplier").agg(pl.col("value").sum())
    share = 100 * pl.col("value") / pl.col("value").sum()
    return by_supplier.with_columns(share=share).sort(
        ["value", "supplier"], descending=[True, False]
    )


def concentration(panel: Panel, power: str, year: int, group: str = "all") -> Concentration | None:
    """Return how concentrated a power's suppliers are; None where nothing is covered.

    Parameters
    ----------
    panel, power, year, group
        See :func:`suasion.leverage.purchases.purchases`.

    Raises
    ------
    QueryError
        Not all suppliers of the power are held, or the group is unknown.

    Examples
    --------
    >>> from suasion.panel import build
    >>> found = concentration(build("central-asia"), "EUU", 2023)
    >>> found.hhi < found.hhi_by_product  # many sell something, few sell the same
    True
    """
    bought = purchases(panel, power, year, group)
    whole, by_product = hhi(bought.table), mean_hhi(bought.table)
    if whole is None or by_product is None:
        return None
    return Concentration(
        power=power,
        year=year,
        group=group,
        value=float(bought.table["value"].sum()),
        suppliers=bought.table["supplier"].n_unique(),
        hhi=whole,
        hhi_by_product=by_product,
        missing=bought.missing,
    )


def diversifying(
    panel: Panel, power: str, state: str, year: int, group: str = "all"
) -> Diversification | None:
    """Return what buying from a state does to the concentration of a power's suppliers.

    Product by product, the index is compared with the one that would be if what comes from the
    state came from its competitors in proportion. A group of states is taken out together.

    Parameters
    ----------
    panel, power, year, group
        See :func:`suasion.leverage.purchases.purchases`.
    state
        The supplier, or a group such as CA5.

    Returns
    -------
    Diversification or None
        None where nothing is covered, or where nothing that the state sells is sold by others.

    Raises
    ------
    QueryError
        Not all suppliers of the power are held, the group is unknown, or the state is a part of the
        power.

    Examples
    --------
    >>> from suasion.panel import build
    >>> found = diversifying(build("central-asia"), "EUU", "KAZ", 2023, "oil")
    >>> found.effect > 0, round(found.compared)
    (True, 100)
    """
    sellers = frozenset(code for _, code in members(state, [year]))
    if sellers & {code for _, code in members(power, [year])}:
        raise QueryError(
            "a power does not buy from itself",
            where=f"{power} from {state}, {year}",
            remedy="name a state outside the power",
        )
    bought = purchases(panel, power, year, group)
    found = compare(bought.table, sellers)
    if found is None:
        return None
    return Diversification(power, state, year, group, *found, bought.missing)
