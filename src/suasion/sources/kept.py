"""What the snapshot keeps of long or guarded sources: what a measure of a theatre may ask for.

Of products those pairs in which a theatre's state sells or a member of its blocs buys: the whole
would be three times as long. Of a source that may not be redistributed yearly totals of the
theatres' dyads. What is left out is unknown to the panel, not zero.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from suasion.catalog import OBSERVATION, actor, members, theatres

__all__ = ["buyers", "kept_dyads", "kept_quantities", "of_theatres", "sellers"]

_KEY = ["power", "actor", "indicator", "year", "unit"]


@cache
def kept_dyads() -> frozenset[tuple[str, str]]:
    """Return the (power, state) pairs of the shipped theatres, ``WLD`` with every target.

    Examples
    --------
    >>> ("EUU", "KAZ") in kept_dyads(), ("FRA", "KAZ") in kept_dyads()
    (True, False)
    """
    pairs = {pair for one in theatres().values() for pair in one.dyads}
    return frozenset(
        pairs | {("WLD", state) for one in theatres().values() for state in one.targets}
    )


def kept_quantities(records: pl.DataFrame) -> pl.DataFrame:
    """Return the quantities of the theatres' powers, a bloc summed over its members of the year.

    Parameters
    ----------
    records
        Observations with a power.

    Returns
    -------
    polars.DataFrame
        Observations whose ``power`` is one of a theatre or ``WLD``; a sum stands at the first of
        its members' rows.
    """
    years = records["year"].unique()
    rows = [
        (power, state, year, member)
        for power, state in sorted(kept_dyads())
        for year, member in members(power, years)
    ]
    schema = {"kept": pl.String(), "actor": pl.String(), "year": pl.Int32(), "power": pl.String()}
    wanted = pl.DataFrame(rows, schema, orient="row")
    # floating-point sums depend on the order of their terms
    parts = records.sort("row", "power").join(
        wanted, on=["power", "actor", "year"], maintain_order="left"
    )
    sums = parts.drop("power").rename({"kept": "power"}).group_by(_KEY, maintain_order=True)
    told = pl.when(pl.len() == 1).then(pl.col("native_unit").first())
    return (
        sums.agg(
            pl.col("value", "native").sum(),
            pl.col("row").first(),
            pl.col("status").sort_by(pl.col("status") != "estimated").first(),
            low=pl.lit(None, pl.Float64),
            high=pl.lit(None, pl.Float64),
            native_unit=told.otherwise(pl.format("{}, sum of members", pl.col("unit").first())),
        )
        .select(list(OBSERVATION))
        .sort("row", pl.col("power") == "WLD", "power")
    )


@cache
def sellers() -> frozenset[str]:
    """Return who is held with all its buyers: the targets of the shipped theatres.

    Examples
    --------
    >>> "TKM" in sellers(), "QAT" in sellers()
    (True, False)
    """
    return frozenset(code for one in theatres().values() for code in one.targets)


@cache
def buyers() -> frozenset[str]:
    """Return who is held with all its suppliers: members, in any year, of the theatres' blocs.

    Examples
    --------
    >>> "DEU" in buyers(), "CHN" in buyers()
    (True, False)
    """
    powers = {code for one in theatres().values() for code in one.powers}
    return frozenset(each.actor for power in powers for each in actor(power).members)


def of_theatres(records: pl.DataFrame) -> pl.DataFrame:
    """Keep what one of the sellers sells and what one of the buyers buys."""
    sold = pl.col("exporter").is_in(sorted(sellers()))
    bought = pl.col("importer").is_in(sorted(buyers()))
    return records.filter(sold | bought)
