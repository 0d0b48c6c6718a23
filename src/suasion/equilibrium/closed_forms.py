"""What can be worked out without a matrix, or for two countries: checks on magnitude."""

from __future__ import annotations

import numpy as np

from suasion.equilibrium.model import Shock, World, elasticity
from suasion.errors import QueryError

__all__ = ["import_loss", "two_country_price"]


def import_loss(share: float, *, sigma: float) -> float:
    """Return 1 - (1 - ω)^(1/(σ-1)), the loss of real income if imports worth ω stop.

    One-sided: the lost suppliers' goods are replaced at unchanged prices, and exports are not
    affected. With ω = 1 - λ_jj it is the loss of autarky of Arkolakis, Costinot &
    Rodríguez-Clare (2012), exact for one sector and balanced trade.

    Parameters
    ----------
    share
        ω, what is no longer bought over all that is bought, from home too: 0 to 1.
    sigma
        σ, the elasticity of substitution; the trade elasticity is σ - 1.

    Returns
    -------
    float
        A share: 0.05 is five per cent lost.

    Raises
    ------
    QueryError
        A share outside 0 to 1, σ of 1 or below.

    Examples
    --------
    >>> round(import_loss(0.1, sigma=5), 4)
    0.026
    """
    if not 0 <= share <= 1:
        raise QueryError(
            "a share of expenditure must lie between 0 and 1",
            where=f"share {share}",
            remedy="divide the imports by all that is bought, internal trade included",
        )
    return float(1 - (1 - share) ** (1 / (elasticity(sigma) - 1)))


def two_country_price(world: World, shock: Shock, *, sigma: float) -> float:
    """Return ŵ of the first of two countries over the second's, from one equation, by bisection.

    Balanced trade: the first sells to the second what it buys there, λ'_12 E'_2 = λ'_21 E'_1.

    Parameters
    ----------
    world
        Of two countries and one sector whose trade is balanced.
    shock
        k, (2, 2).
    sigma
        σ, the elasticity of substitution; the trade elasticity is σ - 1.

    Raises
    ------
    QueryError
        Another number of countries, or trade that is not balanced.

    Examples
    --------
    >>> world = World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]])
    >>> round(two_country_price(world, Shock([[1.0, 0.5], [1.0, 1.0]]), sigma=5), 4)
    0.9272
    """
    # here, because to import it takes longer than to solve
    from scipy.optimize import brentq

    x, output = world.stack[0], world.output
    if world.stack.shape != (1, 2, 2) or not np.isclose(x[0, 1], x[1, 0], rtol=1e-12, atol=0):
        raise QueryError(
            "this closed form is for two countries, one sector and balanced trade",
            where=f"trade of shape {world.trade.shape}",
            remedy="use solve",
        )
    shocked = x / x.sum(axis=0) * np.broadcast_to(shock.k, (2, 2))

    def surplus(log: float) -> float:
        price = np.exp([log, 0.0])
        flows = price[:, None] ** (1 - sigma) * shocked
        flows = flows / flows.sum(axis=0) * (price * output)
        return float(flows[0, 1] - flows[1, 0])

    return float(np.exp(brentq(surplus, -50 / elasticity(sigma), 50 / sigma, xtol=1e-14)))
