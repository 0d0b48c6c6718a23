"""A world prepared once, then solved under many shocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from suasion.equilibrium.closed import Closed
from suasion.equilibrium.fixed_income import FixedIncome
from suasion.equilibrium.iterate import Found
from suasion.equilibrium.model import Floats, Shock, World, elasticity, position
from suasion.equilibrium.refuse import not_found, parts, refuse_impossible
from suasion.equilibrium.result import Draws, Mode, Solution
from suasion.equilibrium.search import inverse, quick, settled, thorough
from suasion.equilibrium.sectors import Sectors
from suasion.errors import NoEquilibrium, QueryError

__all__ = ["Baseline"]


class Baseline:
    """A world prepared once for many shocks.

    Parameters
    ----------
    world, sigma, mode
        As in `solve`; ``sigma`` is σ, the elasticity of substitution.

    Raises
    ------
    QueryError
        As in `solve`.

    Examples
    --------
    >>> world = World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]])
    >>> baseline = Baseline(world, sigma=5)
    >>> baseline.solve(Shock(1.0)).real_income
    array([0., 0.])
    >>> draws = baseline.solve_many(Shock([[1, k], [k, 1]]) for k in (0.9, 1.1))
    >>> draws.real_income.shape
    (2, 2)
    """

    def __init__(self, world: World, *, sigma: float, mode: Mode = "closed") -> None:
        if mode not in get_args(Mode):
            raise QueryError(
                "no such mode", where=f"mode {mode!r}", remedy="use closed or fixed-income"
            )
        if mode == "fixed-income" and len(world.stack) > 1:
            raise QueryError(
                "the fixed-income mode has one sector",
                where=f"{len(world.stack)} sectors",
                remedy="use the closed mode, or add the sectors up",
            )
        self.world, self.sigma, self.mode = world, elasticity(sigma), mode
        self._base = Sectors.of(world)
        model = Closed if mode == "closed" else FixedIncome
        self._model = model(self._base, self.sigma)
        self._ones = np.ones(len(world.countries))
        before = self._model.flows(self._base.shares, self._ones)
        self._inverse = inverse(self._model.jacobian(before))
        self._foreign = _foreign(before)
        self._parts = parts(self._base.shares)

    def solve(self, shock: Shock, *, numeraire: str | None = None) -> Solution:
        """Return the equilibrium under a shock; as the function `solve`."""
        at = self._position(numeraire)
        shocked, part, found = self._search(shock)
        price, index = self._priced(shocked, part, found, at)
        with np.errstate(divide="ignore", invalid="ignore"):
            trade = self._model.reported(shocked, price)
            now, before = _foreign(trade), self._foreign
            exports, imports = now[0] / before[0] - 1, now[1] / before[1] - 1
        return Solution(
            countries=self.world.countries, price=price, price_index=index,
            real_income=price / index - 1, trade=trade.reshape(self.world.trade.shape),
            exports=exports, imports=imports, part=part, sigma=self.sigma, mode=self.mode,
            numeraire=numeraire, iterations=found.iterations, residual=found.residual,
        )  # fmt: skip

    def solve_many(self, shocks: Iterable[Shock], *, numeraire: str | None = None) -> Draws:
        """Return the equilibria under many shocks, taken one by one, without their trade.

        Raises
        ------
        NoEquilibrium
            Of any draw: its number, from 0, and the reason.
        """
        at = self._position(numeraire)
        prices, indices, iterations = [], [], []
        for number, shock in enumerate(shocks):
            try:
                shocked, part, found = self._search(shock)
            except NoEquilibrium as fault:
                where = f"draw {number}, {fault.where}"
                raise NoEquilibrium(fault.what, where=where, remedy=fault.remedy) from fault
            price, index = self._priced(shocked, part, found, at)
            prices.append(price)
            indices.append(index)
            iterations.append(found.iterations)
        empty = (len(prices), len(self._ones))
        price, index = np.reshape(prices, empty), np.reshape(indices, empty)
        return Draws(
            self.world.countries, price, index, price / index - 1, np.array(iterations, np.intp)
        )

    def _position(self, numeraire: str | None) -> int | None:
        return None if numeraire is None else position(self.world.countries, numeraire)

    def _search(self, shock: Shock) -> tuple[Floats, NDArray[np.intp], Found]:
        """Return λ·k, the parts of the world, and log prices not yet normalised."""
        shocked = self._base.shocked(shock)
        # without a k of zero whoever traded still trades
        part, round_about = self._parts if shock.k.all() else parts(shocked)
        if part.any():
            refuse_impossible(self._base, shocked, part)
        found = quick(self._model, self._inverse, shocked)
        if not found.converged:
            refuse_impossible(self._base, shocked, part)
            found = thorough(self._model, shocked, found.iterations)
        if not found.converged or not (round_about or settled(self._model, shocked, found)):
            raise not_found(self._base, found)
        return shocked, part, found

    def _priced(
        self, shocked: Floats, part: NDArray[np.intp], found: Found, at: int | None
    ) -> tuple[Floats, Floats]:
        """Return ŵ and P̂, (n,) each, normalised part by part."""
        price = np.exp(found.logs)
        index = self._base.prices(shocked, price ** (1 - self.sigma), self.sigma)
        output, unit = self._base.output, np.empty_like(price)
        for one in range(int(part.max()) + 1):
            members = part == one
            if at is not None and members[at]:
                unit[members] = index[at]
            else:
                earned = price[members] @ output[members]
                unit[members] = earned / (self._ones[members] @ output[members])
        return price / unit, index / unit


def _foreign(trade: Floats) -> tuple[Floats, Floats]:
    """Return exports and imports, (n,) each, without internal trade."""
    flows = trade.sum(axis=0)
    np.fill_diagonal(flows, 0)
    return flows.sum(axis=1), flows.sum(axis=0)
