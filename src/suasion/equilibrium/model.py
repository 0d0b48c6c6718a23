"""What goes into the solver: a world's trade, and a change of its trade costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from suasion.errors import MatrixError, QueryError

__all__ = ["Floats", "Shock", "World", "elasticity", "position"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class World:
    """Trade of every country with every country, internal trade on the diagonal.

    Output is the row sum, expenditure the column sum: the matrix is the only source of both.

    Attributes
    ----------
    countries
        n codes, each once.
    trade
        Exporter × importer, (n, n), or sector × exporter × importer, (s, n, n). One currency and
        one year; the unit does not matter.

    Raises
    ------
    MatrixError
        Wrong shape, a country twice, a figure that is negative or no number, a country that sells
        or buys nothing at all.

    Examples
    --------
    >>> World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]]).output
    array([10., 10.])
    """

    countries: tuple[str, ...]
    trade: Floats

    def __init__(self, countries: Sequence[str], trade: ArrayLike) -> None:
        # a copy that cannot be written to: the caller's array may change later
        held = np.array(trade, dtype=np.float64)
        held.setflags(write=False)
        object.__setattr__(self, "countries", tuple(countries))
        object.__setattr__(self, "trade", held)
        _check_shape(self.countries, held)
        _check_figures(self.countries, held, "trade")
        _check_totals(self)

    @property
    def stack(self) -> Floats:
        """Trade as (s, n, n); one sector if there are none."""
        return self.trade if self.trade.ndim == 3 else self.trade[None]

    @property
    def output(self) -> Floats:
        """Sales of each country, at home too, (n,)."""
        return np.asarray(self.stack.sum(axis=(0, 2)))

    @property
    def expenditure(self) -> Floats:
        """Purchases of each country, from home too, (n,)."""
        return np.asarray(self.stack.sum(axis=(0, 1)))


@dataclass(frozen=True, eq=False)
class Shock:
    """A change of trade costs, entered as k = τ̂^(1-σ).

    τ̂ is the new iceberg cost over the old one. k = 1 is no change, k < 1 dearer trade, k = 0 trade
    that stops. With σ = 5, costs that rise by 10 % are k = 1.1⁻⁴ = 0.683.

    Attributes
    ----------
    k
        Exporter × importer, (n, n), or whatever broadcasts to the world's trade: a number, or
        (s, n, n). An (n, n) change meets all sectors alike.

    Raises
    ------
    MatrixError
        k below zero, infinite or no number.

    Examples
    --------
    >>> Shock(0.5).k
    array(0.5)
    """

    k: Floats

    def __init__(self, k: ArrayLike) -> None:
        held = np.array(k, dtype=np.float64)
        held.setflags(write=False)
        object.__setattr__(self, "k", held)
        _check_figures(None, held, "cost change k")

    @classmethod
    def from_costs(cls, costs: ArrayLike, *, sigma: float) -> Shock:
        """Return the shock of cost ratios τ̂ > 0; ``sigma`` is σ, the elasticity of substitution.

        ``inf`` stops a trade.

        Raises
        ------
        MatrixError
            A cost of zero or below.

        Examples
        --------
        >>> Shock.from_costs([[1.0, 2.0], [float("inf"), 1.0]], sigma=2).k
        array([[1. , 0.5],
               [0. , 1. ]])
        """
        ratios = np.array(costs, dtype=np.float64)
        if not np.all(ratios > 0):
            at = tuple(int(i) for i in np.argwhere(~(ratios > 0))[0])
            raise MatrixError(
                "a cost below or at zero",
                where=f"cost ratio {ratios[at]} at {at}",
                remedy="give new cost over old cost: 1.1 is dearer by a tenth, inf stops the trade",
            )
        return cls(ratios ** (1 - elasticity(sigma)))

    @classmethod
    def cut(cls, countries: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Shock:
        """Return the shock that stops all trade of these pairs, both ways; all else is unchanged.

        Raises
        ------
        QueryError
            A code that is not among the countries; a country cut off from itself.

        Examples
        --------
        >>> Shock.cut(("A", "B"), [("A", "B")]).k
        array([[1., 0.],
               [0., 1.]])
        """
        k = np.ones((len(countries), len(countries)))
        for one, other in pairs:
            if one == other:
                raise QueryError(
                    "a country cannot be cut off from itself",
                    where=f"pair {one}-{other}",
                    remedy="name two countries",
                )
            i, j = position(countries, one), position(countries, other)
            k[i, j] = k[j, i] = 0.0
        return cls(k)


def elasticity(sigma: float) -> float:
    """Return σ, the elasticity of substitution, if it is above 1; the trade elasticity is σ - 1.

    Raises
    ------
    QueryError
        σ of 1 or below: goods that are no substitutes have no solution in this model.

    Examples
    --------
    >>> elasticity(5)
    5.0
    """
    if not 1 < sigma < np.inf:
        raise QueryError(
            "the elasticity of substitution must be above 1",
            where=f"sigma = {sigma}",
            remedy="give σ, not the trade elasticity ε = σ - 1; common values are 4 to 8",
        )
    return float(sigma)


def position(countries: Sequence[str], code: str) -> int:
    """Return where a country stands.

    Raises
    ------
    QueryError
        It is not there.

    Examples
    --------
    >>> position(("A", "B"), "B")
    1
    """
    if code not in countries:
        raise QueryError(
            "no such country in the matrix",
            where=f"country {code!r}",
            remedy=f"use one of {', '.join(countries[:40])}{' ...' if len(countries) > 40 else ''}",
        )
    return countries.index(code)


def _check_shape(countries: tuple[str, ...], trade: Floats) -> None:
    n = len(countries)
    if n == 0 or trade.ndim not in (2, 3) or trade.shape[-2:] != (n, n) or trade.shape[0] == 0:
        raise MatrixError(
            "the trade matrix is not square, or not of these countries",
            where=f"shape {trade.shape}, {n} countries",
            remedy="give exporter × importer, (n, n), or sector × exporter × importer, (s, n, n)",
        )
    if len(set(countries)) < n:
        twice = sorted({code for code in countries if countries.count(code) > 1})
        raise MatrixError(
            "a country stands twice", where=", ".join(twice), remedy="add its rows and columns up"
        )


def _check_figures(countries: tuple[str, ...] | None, figures: Floats, what: str) -> None:
    wrong = ~((figures >= 0) & np.isfinite(figures))
    if not wrong.any():
        return
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = str(at) if countries is None else f"{countries[at[-2]]} to {countries[at[-1]]}"
    sector = f", sector {at[0]}" if len(at) == 3 else ""
    raise MatrixError(
        f"{what} that is negative or no finite number",
        where=f"{place}{sector}, value {figures[at]}",
        remedy="correct it; zero is allowed and means none",
    )


def _check_totals(world: World) -> None:
    for totals, act in ((world.output, "sells"), (world.expenditure, "buys")):
        if not np.all(totals > 0):
            raise MatrixError(
                f"a country {act} nothing, not even at home",
                where=world.countries[int(np.argmin(totals))],
                remedy="add its internal trade on the diagonal, or leave the country out",
            )
