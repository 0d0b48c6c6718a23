"""Solve: what a change of trade costs does to prices, real incomes and trade."""

from __future__ import annotations

from suasion.equilibrium.baseline import Baseline
from suasion.equilibrium.model import Shock, World
from suasion.equilibrium.result import Mode, Solution

__all__ = ["solve"]


def solve(
    world: World,
    shock: Shock,
    *,
    sigma: float,
    mode: Mode = "closed",
    numeraire: str | None = None,
) -> Solution:
    """Return the counterfactual equilibrium of a world under a change of trade costs.

    Parameters
    ----------
    world
        Trade at the baseline, (n, n) or (s, n, n).
    shock
        k = τ̂^(1-σ), of its shape or broadcast to it.
    sigma
        σ > 1, the elasticity of substitution. The trade elasticity is σ - 1.
    mode
        ``closed``: income moves with prices, expenditure with income. ``fixed-income``: as older
        software does, one sector only.
    numeraire
        The country whose price index stays 1; without it the value of world output stays.

    Raises
    ------
    QueryError
        σ of 1 or below, an unknown mode or country, sectors with fixed incomes.
    MatrixError
        A shock of another shape than the world.
    NoEquilibrium
        None exists, or none was found: with the reason.

    Examples
    --------
    >>> world = World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]])
    >>> autarky = solve(world, Shock.cut(world.countries, [("A", "B")]), sigma=5)
    >>> autarky.table["real_income_pct"].round(3).to_list()  # 100 (0.8 ** (1/4) - 1)
    [-5.426, -5.426]
    """
    return Baseline(world, sigma=sigma, mode=mode).solve(shock, numeraire=numeraire)
