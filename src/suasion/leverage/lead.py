"""Which of two powers a state would miss more, and in how many of the specifications."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from suasion.specification import usual

__all__ = ["USUAL", "Lead", "leads"]


@dataclass(frozen=True, slots=True)
class Lead:
    """Two losses of a state in a year by one side's statistics, compared choice by choice.

    Attributes
    ----------
    state, year, reporter
        Where, when, by whose count.
    first, second
        The two powers.
    losses
        What losing the first and the second would cost under the usual specification, percent of
        real income, positive.
    ranges
        (low, high) of each over the specifications.
    costs
        What it would cost the powers themselves, percent, positive.
    span
        (low, high) of the difference of the two over the specifications.
    holding, of
        In how many specifications losing the first costs more, and of how many.
    """

    state: str
    year: int
    reporter: str
    first: str
    second: str
    losses: tuple[float, float]
    ranges: tuple[tuple[float, float], tuple[float, float]]
    costs: tuple[float, float]
    span: tuple[float, float]
    holding: int
    of: int

    @property
    def margin(self) -> float:
        """By how many points of real income losing the first costs more."""
        return self.losses[0] - self.losses[1]

    @property
    def ahead(self) -> tuple[str, str]:
        """The power whose loss costs more under the usual specification, and the other."""
        return (self.first, self.second) if self.margin > 0 else (self.second, self.first)

    @property
    def held(self) -> int:
        """In how many specifications that order holds."""
        return self.holding if self.margin > 0 else self.of - self.holding

    @property
    def decided(self) -> bool:
        """Whether the usual order holds in at least 95 of 100 specifications."""
        return self.held >= 0.95 * self.of


_CHOICES = ["sigma", "gross_output", "sectors"]
USUAL = pl.all_horizontal(*(pl.col(name) == usual("cut-off loss")[name] for name in _CHOICES))
"""Picks the rows of the usual specification, whoever reports."""


def leads(by_specification: pl.DataFrame, first: str, second: str) -> list[Lead]:
    """Compare two powers in every state, year and reporter in which both are known.

    One specification moves both powers together, so ranges that overlap do not decide the order:
    it is counted specification by specification.

    Parameters
    ----------
    by_specification
        The table of that name of a measured leverage.
    first, second
        Two powers.
    """
    trade = by_specification.filter(pl.col("instrument") == "trade")
    key = ["state", "year", "reporter"]
    one, other = (trade.filter(pl.col("power") == power) for power in (first, second))
    both = one.join(other, on=[*key, *_CHOICES], suffix="_2")
    return [
        _lead(group, first, second)
        for (_, _, _), group in both.group_by(key, maintain_order=True)
        if group.filter(_usual(group)).height
    ]


def _usual(group: pl.DataFrame) -> pl.Expr:
    """Return what picks the usual specification, or the first of those asked for."""
    if group.filter(USUAL).height:
        return USUAL
    first = group.row(0, named=True)
    return pl.all_horizontal(*(pl.col(name) == first[name] for name in _CHOICES))


def _lead(group: pl.DataFrame, first: str, second: str) -> Lead:
    shown = group.filter(_usual(group)).row(0, named=True)
    bounds = [group[name].to_list() for name in ("loss", "loss_2")]
    apart = (group["loss_2"] - group["loss"]).to_list()
    ranges = [(-max(each), -min(each)) for each in bounds]
    return Lead(
        state=shown["state"], year=shown["year"], reporter=shown["reporter"],
        first=first, second=second,
        losses=(-shown["loss"], -shown["loss_2"]),
        ranges=(ranges[0], ranges[1]),
        costs=(-shown["cost"], -shown["cost_2"]),
        span=(min(apart), max(apart)),
        holding=int((group["loss"] < group["loss_2"]).sum()), of=group.height,
    )  # fmt: skip
