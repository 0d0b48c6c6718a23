"""What losing a power would cost a state, by one side's count: the figures of charts and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from suasion.leverage.lead import USUAL

__all__ = ["Told", "largest", "newest", "told"]

_KEY = ["state", "year", "reporter", "power"]


@dataclass(frozen=True, slots=True)
class Told:
    """One cut-off loss by one side's count, with its range; a loss is told positive.

    Attributes
    ----------
    power, state, year
        Power → state.
    reporter
        ``own``, ``mirror`` or ``matrix``: all specifications of the range are of this one.
    loss, cost
        Under the usual specification: what it costs the state and the power, percent.
    low, high
        Of the loss over the specifications.
    asymmetry
        The state's loss over the power's, None where the power loses nothing.
    updated
        Percent of the state's trade that is of the year.
    specifications
        How many speak.
    """

    power: str
    state: str
    year: int
    reporter: str
    loss: float
    low: float
    high: float
    cost: float
    asymmetry: float | None
    updated: float
    specifications: int


def told(by_specification: pl.DataFrame) -> tuple[Told, ...]:
    """Collapse the specifications of each power, state, year and reporter: never two reporters.

    Parameters
    ----------
    by_specification
        The table of that name of a measured leverage.
    """
    trade = by_specification.filter(pl.col("instrument") == "trade").with_columns(usual=USUAL)
    # the usual specification, or the first of those asked for
    shown = [
        pl.col(name).sort_by("usual", descending=True, maintain_order=True).first().alias(name)
        for name in ("loss", "cost", "asymmetry", "updated")
    ]
    lowest, highest = pl.col("loss").max().alias("best"), pl.col("loss").min().alias("worst")
    rows = trade.group_by(_KEY).agg(*shown, lowest, highest, pl.len()).sort(_KEY)
    return tuple(
        Told(
            row["power"], row["state"], row["year"], row["reporter"],
            loss=-row["loss"], low=-row["best"], high=-row["worst"], cost=-row["cost"],
            asymmetry=row["asymmetry"], updated=row["updated"], specifications=row["len"],
        )
        for row in rows.iter_rows(named=True)
    )  # fmt: skip


def newest(rows: Sequence[Told], powers: Sequence[str] = ()) -> list[Told]:
    """Return the rows of the newest year; one that speaks of more of these powers goes first."""
    known: dict[int, set[str]] = {}
    for one in rows:
        known.setdefault(one.year, set()).add(one.power)
    if not known:
        return []
    year = max(known, key=lambda one: (len(known[one] & set(powers)), one))
    return [one for one in rows if one.year == year]


def largest(rows: Sequence[Told], first: Sequence[str], most: int = 4) -> list[str]:
    """Return some powers, then those whose loss would cost most, up to a number.

    Parameters
    ----------
    rows
        Of one state and year.
    first
        Powers that are shown in any case, if they are known.
    most
        How many at most.
    """
    held = [one for one in rows if "+" not in one.power]
    chosen = [power for power in first if any(one.power == power for one in held)]
    others = sorted(held, key=lambda one: (-one.loss, one.power))
    chosen += [one.power for one in others if one.power not in chosen]
    return chosen[:most]
