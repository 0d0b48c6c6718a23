"""How much more, or less, a state would lose with each contested power than before."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from suasion.contest.ranges import Range
from suasion.leverage import Leverage
from suasion.leverage.lead import USUAL

__all__ = ["LossMove", "loss_moves"]

_CHOICES = ["reporter", "sigma", "gross_output", "sectors"]


@dataclass(frozen=True)
class LossMove:
    """How cut-off losses moved between two years, in points of the state's real income.

    Attributes
    ----------
    state, reporter, since, until
        Where, by whose count, when.
    gainer, loser
        Two powers.
    gained, lost
        By how much losing each costs more than before (positive) or less, over the specifications.
    displaced
        In how many specifications losing the gainer costs more than before and the loser less.
    of
        How many specifications speak.
    """

    state: str
    reporter: str
    since: int
    until: int
    gainer: str
    loser: str
    gained: Range
    lost: Range
    displaced: int
    of: int


def loss_moves(leverage: Leverage, *, since: int, until: int) -> list[LossMove]:
    """Return how the losses of the contested powers moved, specification by specification.

    Only by one side's count in both years: the matrix has no year after 2015. The second year is
    the newest, not after ``until``, in which both powers' losses are known.
    """
    contested = leverage.panel.theatre.contested[:2]
    if len(contested) < 2:
        return []
    trade = leverage.by_specification.filter(
        (pl.col("instrument") == "trade") & pl.col("reporter").is_in(["own", "mirror"])
    )
    on = ["state", "year", *_CHOICES]
    one, other = (trade.filter(pl.col("power") == power) for power in contested)
    both = one.join(other, on=on, suffix="_other").select(*on, "loss", "loss_other")
    before = both.filter(pl.col("year") == since)
    after = both.filter((pl.col("year") > since) & (pl.col("year") <= until))
    newest = after.group_by("state", "reporter").agg(pl.col("year").max())
    pairs = after.join(newest, on=["state", "reporter", "year"]).join(
        before, on=["state", *_CHOICES], suffix="_before"
    )
    groups = pairs.sort("state", *_CHOICES).group_by(["state", "reporter"], maintain_order=True)
    return [_move(group, contested, since) for _, group in groups]


def _move(group: pl.DataFrame, contested: tuple[str, ...], since: int) -> LossMove:
    # a loss is negative: what it costs more is what it fell by
    changed = group.with_columns(
        gained=pl.col("loss_before") - pl.col("loss"),
        lost=pl.col("loss_other_before") - pl.col("loss_other"),
    )
    first = changed.row(0, named=True)
    shown = changed.filter(USUAL)
    usual = shown.row(0, named=True) if shown.height else first
    ranges = {
        name: Range(min(each), usual[name], max(each))
        for name, each in ((one, changed[one].to_list()) for one in ("gained", "lost"))
    }
    return LossMove(
        first["state"], first["reporter"], since, first["year"], contested[0], contested[1],
        ranges["gained"], ranges["lost"],
        changed.filter((pl.col("gained") > 0) & (pl.col("lost") < 0)).height, changed.height,
    )  # fmt: skip
