"""The world in which a power closes trade with a state: whose figures, output, sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from suasion.equilibrium import World
from suasion.equilibrium.model import Floats
from suasion.errors import QueryError
from suasion.leverage.matrix import Base
from suasion.leverage.report import Report

__all__ = ["INTERNAL", "Made", "Sectors", "make_world", "updated"]

Sectors = Literal["one", "as_exported", "as_imported"]

INTERNAL = 0.1
"""Internal trade is at least this part of output: re-exporters sell more than they make."""


@dataclass(frozen=True, eq=False)
class Made:
    """A world, and what had to be assumed to make it.

    Attributes
    ----------
    world
        Trade with internal trade on the diagonal, million US dollars.
    floored
        Countries whose exports leave less than a tenth of output, raised to it.
    """

    world: World
    floored: tuple[str, ...]


def updated(base: Base, report: Report, gdp: float) -> tuple[Base, float]:
    """Return the matrix with a state's row, column and GDP as reported, and how much was replaced.

    Parameters
    ----------
    base
        The last all-pairs matrix.
    report
        The state's trade in the year. A partner that a complete report leaves out is zero; one of
        whom nothing is known keeps what the matrix has.
    gdp
        The state's, million current US dollars.

    Returns
    -------
    Base, float
        Percent of the state's trade in the new matrix that is from the report.

    Raises
    ------
    QueryError
        The matrix does not have the state.
    """
    if report.state not in base.at:
        raise QueryError(
            "the matrix does not have this state",
            where=f"state {report.state}, matrix of {base.year}",
            remedy="its GDP of that year is not known; ask for another year",
        )
    at, trade, sizes = base.at[report.state], base.trade.copy(), base.gdp.copy()
    sizes[at] = gdp
    known = np.zeros_like(trade, dtype=bool)
    for place, code in enumerate(base.countries):
        if place == at or code in report.unknown:
            continue
        for told, cell in ((report.sold, (at, place)), (report.bought, (place, at))):
            if code in told or report.complete:
                trade[cell] = told.get(code, 0.0)
                known[cell] = True
    whole = trade[at].sum() + trade[:, at].sum()
    replaced = 100 * float(trade[known].sum() / whole) if whole else 0.0
    return replace(base, trade=trade, gdp=sizes, origin=base), replaced


def make_world(base: Base, *, gross_output: float, sectors: Sectors = "one") -> Made:
    """Add internal trade: what is made and not sold abroad.

    X_ii = max(r GDP_i - Σ_j X_ij, r GDP_i / 10), r the ratio of gross output to GDP. With sections
    it is split by rule, because nobody observes it: as the country's exports, or as its imports.

    Parameters
    ----------
    base
        Trade and GDP.
    gross_output
        r, above zero.
    sectors
        One sector, or ten with the internal trade split by either rule.

    Raises
    ------
    QueryError
        A ratio of zero or below, an unknown rule.
    """
    if gross_output <= 0 or sectors not in get_args(Sectors):
        raise QueryError(
            "unknown choice",
            where=f"gross_output={gross_output} sectors={sectors}",
            remedy=f"a ratio above zero; sectors one of {', '.join(get_args(Sectors))}",
        )
    output = gross_output * base.gdp
    rest = output - base.trade.sum(axis=1)
    internal = np.maximum(rest, INTERNAL * output)
    floored = tuple(
        code for code, low in zip(base.countries, rest < INTERNAL * output, strict=True) if low
    )
    if sectors == "one":
        trade = base.trade.copy()
        np.fill_diagonal(trade, internal)
    else:
        trade = base.sections()
        diagonal = np.arange(len(base.countries))
        trade[:, diagonal, diagonal] = internal * _split(trade, sectors)
    return Made(World(base.countries, trade), floored)


def _split(stack: Floats, sectors: Sectors) -> Floats:
    """Return the part of each section in internal trade, (10, n); the columns add up to 1."""
    totals = stack.sum(axis=2 if sectors == "as_exported" else 1)
    # who sells (or buys) nothing abroad is taken to make what the world trades
    world = stack.sum(axis=(1, 2))[:, None]
    totals = np.where(totals.sum(axis=0) > 0, totals, world)
    return np.asarray(totals / totals.sum(axis=0))
