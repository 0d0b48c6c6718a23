"""A world prepared once, then solved under many shocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from suasion.equilibrium.closed import Closed
from suasion.equilibrium.cuts import Cells, CutMany, Pairs
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
    like
        A baseline of nearly the same world, σ and mode: its Jacobian is used to search with, which
        saves taking another. The solution does not depend on it.

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

    def __init__(
        self,
        world: World,
        *,
        sigma: float,
        mode: Mode = "closed",
        like: Baseline | None = None,
    ) -> None:
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
        if like is None:
            before = self._model.flows(self._base.shares, self._ones)
            self._inverse = inverse(self._model.jacobian(before))
        elif like.world.countries != world.countries:
            raise QueryError(
                "a baseline of other countries",
                where=f"{len(like.world.countries)} countries, {len(world.countries)} here",
                remedy="leave `like` out",
            )
        else:
            self._inverse = like._inverse
        self._parts = parts(self._base.shares)
        self._linked = np.asarray((self._base.shares > 0).any(axis=0))

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

    def solve_cuts(self, cuts: Sequence[Pairs], *, sector: int | None = None) -> Floats:
        """Return the change of real income when each cut stops the trade of some pairs.

        Parameters
        ----------
        cuts
            For each, positions of exporter and importer.
        sector
            Stop trade in this sector only; without it in all.

        Returns
        -------
        numpy.ndarray
            By cut and country, (c, n): 0.01 is one per cent more.

        Raises
        ------
        NoEquilibrium
            Of any cut: its number, from 0, and the reason.

        Examples
        --------
        >>> world = World(("A", "B", "C"), [[8.0, 1, 1], [1, 8, 1], [1, 1, 8]])
        >>> Baseline(world, sigma=5).solve_cuts([[(0, 1), (1, 0)]]).round(4)
        array([[-0.0274, -0.0274,  0.0028]])
        """
        sectors = range(len(self._base.size)) if sector is None else [sector]
        income = np.empty((len(cuts), self._ones.size))
        alone = np.ones(len(cuts), dtype=bool)
        if self.mode == "closed" and cuts:
            income, converged = self._many.real_income(Cells.of(cuts, sectors), len(cuts))
            linked = [self._by_way_of({at for pair in pairs for at in pair}) for pairs in cuts]
            alone = ~(converged & np.array(linked))
        for number in np.flatnonzero(alone).tolist():
            try:
                income[number] = self.solve(self._stopped(cuts[number], sector)).real_income
            except NoEquilibrium as fault:
                where = f"cut {number}, {fault.where}"
                raise NoEquilibrium(fault.what, where=where, remedy=fault.remedy) from fault
        return income

    def _stopped(self, pairs: Pairs, sector: int | None) -> Shock:
        k = np.ones(self._base.shares.shape)
        for one, other in pairs:
            k[slice(None) if sector is None else sector, one, other] = 0.0
        return Shock(k)

    @cached_property
    def _foreign(self) -> tuple[Floats, Floats]:
        return _foreign(self._model.flows(self._base.shares, self._ones))

    def _position(self, numeraire: str | None) -> int | None:
        return None if numeraire is None else position(self.world.countries, numeraire)

    def _search(self, shock: Shock) -> tuple[Floats, NDArray[np.intp], Found]:
        """Return λ·k, the parts of the world, and log prices not yet normalised."""
        shocked = self._base.shocked(shock)
        part, one_way = self._parts if self._still_linked(shock) else parts(shocked)
        if part.any():
            refuse_impossible(self._base, shocked, part)
        found = quick(self._model, self._inverse, shocked)
        if not found.converged:
            refuse_impossible(self._base, shocked, part)
            found = thorough(self._model, shocked, found.iterations)
        if not found.converged:
            raise not_found(self._base, found)
        if self._may_run_away(shocked, one_way) and not settled(self._model, shocked, found):
            raise not_found(self._base, found)
        return shocked, part, found

    def _still_linked(self, shock: Shock) -> bool:
        """Whether goods surely reach everybody they reached before.

        Without a k of zero whoever traded still trades. Otherwise it is enough that all who lose a
        partner still trade both ways with one country that loses none: goods can go round by it.
        """
        if shock.k.all():
            return True
        if shock.k.shape[-2:] != self._linked.shape:
            return False
        lost = (shock.k == 0).reshape(-1, *self._linked.shape).any(axis=0)
        return self._by_way_of(set(np.flatnonzero(lost.any(axis=0) | lost.any(axis=1)).tolist()))

    def _by_way_of(self, touched: set[int]) -> bool:
        """Whether all of these trade both ways with one country that is none of them."""
        rows = self._both_ways[sorted(touched)]
        common = np.asarray(rows.all(axis=0))
        common[sorted(touched)] = False
        return bool(common.any())

    @cached_property
    def _many(self) -> CutMany:
        return CutMany(self._base, self.sigma, self._inverse)

    @cached_property
    def _both_ways(self) -> NDArray[np.bool_]:
        return self._linked & self._linked.T

    def _may_run_away(self, shocked: Floats, one_way: NDArray[np.bool_]) -> bool:
        """Whether a price may fall for ever: where trade is one-way and is not as it was before."""
        if np.array_equal(one_way, self._parts[1]):
            before = self._base.shares
            rows = np.array_equal(shocked[:, one_way], before[:, one_way])
            return not (rows and np.array_equal(shocked[:, :, one_way], before[:, :, one_way]))
        return True

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
