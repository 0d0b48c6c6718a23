"""Shares: a power's part in all of a state's trade, rebuilt under one reporter regime."""

from __future__ import annotations

import polars as pl

from suasion.catalog import Indicator, Theatre
from suasion.panel.cells import CELL, SUM_OF_STATES, empty
from suasion.panel.derive.over import over
from suasion.panel.sums import WORLD, finished, group_members, summed

__all__ = ["share_cells"]


def share_cells(
    ranked: pl.DataFrame, parts: pl.DataFrame, theatre: Theatre, wanted: Indicator
) -> pl.DataFrame:
    """Return the shares of all powers in every state, and in the states together.

    Numerator and denominator come from one regime; a group's share is that of the same members
    above and below the line.
    """
    (of,) = wanted.of
    levels = ranked.filter((pl.col("indicator") == of) & (pl.col("rank") == 1)).drop("rank")
    world = levels.filter(pl.col("power") == WORLD)
    # the world total as the provider states it, where there is one: it holds unspecified partners
    world = world.sort("aggregate", descending=True, nulls_last=True).unique(
        ["state", "year", "regime"], keep="first", maintain_order=True
    )
    # the group's own sums are divided member by member below; a provider's sum needs a whole total
    of_members = (pl.col("state") == (theatre.group or "")) & (pl.col("aggregate") == "members")
    world = world.filter(
        (pl.col("state") != (theatre.group or "")) | (pl.col("status") != "partial")
    )
    powers = levels.filter(pl.col("power") != WORLD).filter(~of_members.fill_null(value=False))
    shares = over(powers, world, ["state", "year", "regime"])
    shares = pl.concat([shares.select(list(CELL)), _group_shares(parts, theatre, of)])
    return shares.with_columns(indicator=pl.lit(wanted.id))


def _group_shares(parts: pl.DataFrame, theatre: Theatre, of: str) -> pl.DataFrame:
    if theatre.group is None:
        return empty()
    levels = parts.filter(pl.col("indicator") == of)
    world = levels.filter(pl.col("power") == WORLD).drop("power")
    powers = levels.filter(pl.col("power") != WORLD)
    on = ["member", "year", "regime"]
    above = powers.join(world, on=on, how="semi")
    below = powers.select(*on, "power").join(world, on=on)
    by = ["power", "year", "indicator", "regime", "unit"]
    sums = [summed(side, by, group_members(theatre)) for side in (above, below)]
    shares = over(sums[0], sums[1], ["power", "year", "regime"])
    constants = {"state": theatre.group, "source": SUM_OF_STATES, "reporter": None}
    return finished(shares, **constants)
