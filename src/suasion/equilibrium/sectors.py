"""Shares and totals by sector: one sector is the case s = 1, so one kernel serves both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from suasion.equilibrium.model import Floats, Shock, World
from suasion.errors import MatrixError

__all__ = ["Sectors", "portions"]


@dataclass(frozen=True, eq=False)
class Sectors:
    """A world as the solver needs it: s sectors of n countries that share one ŵ each.

    Cobb-Douglas: α_js, the part of sector s in the expenditure of j, stays what it is.

    Attributes
    ----------
    countries
        n codes.
    trade
        X, (s, n, n), sector × exporter × importer.
    shares
        λ_ijs = X_ijs / E_js, (s, n, n); zero where j buys nothing of s.
    size
        E_js, (s, n).
    weight
        α_js = E_js / E_j, (s, n).
    output, expenditure
        Y and E, (n,).
    """

    countries: tuple[str, ...]
    trade: Floats
    shares: Floats
    size: Floats
    weight: Floats
    output: Floats
    expenditure: Floats

    @classmethod
    def of(cls, world: World) -> Sectors:
        """Take shares and totals from the matrix.

        Examples
        --------
        >>> Sectors.of(World(("A", "B"), [[9.0, 2.0], [1.0, 8.0]])).shares
        array([[[0.9, 0.2],
                [0.1, 0.8]]])
        """
        stack = world.stack
        size = stack.sum(axis=1)
        expenditure = size.sum(axis=0)
        shares = stack / np.where(size > 0, size, 1)[:, None, :]
        return cls(
            world.countries, stack, shares, size, size / expenditure, world.output, expenditure
        )

    def shocked(self, shock: Shock) -> Floats:
        """Return λ·k, (s, n, n).

        Raises
        ------
        MatrixError
            A shock of another shape.
        """
        try:
            k = np.broadcast_to(shock.k, self.shares.shape)
        except ValueError:
            raise MatrixError(
                "a shock of another shape than the world",
                where=f"shock {shock.k.shape}, world {self.shares.shape}",
                remedy="give k for every exporter and importer of the world, in its order",
            ) from None
        return np.asarray(self.shares * k)

    def index(self, shocked: Floats, pull: Floats) -> Floats:
        """Return Φ_js = Σ_i λ_ijs k_ijs ŵ_i^(1-σ) = P̂_js^(1-σ), (s, n).

        One where j buys nothing of s: it has no weight.

        Parameters
        ----------
        shocked
            λ·k, (s, n, n).
        pull
            ŵ^(1-σ), (n,).
        """
        return np.asarray(pull @ shocked + self._idle)

    def revenue(self, shocked: Floats, pull: Floats, spending: Floats) -> Floats:
        """Return Σ_s Σ_j λ'_ijs E'_js, what each country sells, (n,).

        Parameters
        ----------
        shocked, pull
            As in `index`.
        spending
            E'_js / Φ_js, (s, n).
        """
        return np.asarray(pull * np.matmul(shocked, spending[:, :, None]).sum(axis=0)[:, 0])

    @cached_property
    def _idle(self) -> Floats:
        return np.where(self.size == 0, 1.0, 0.0)

    @cached_property
    def totals(self) -> tuple[float, float]:
        """World output and expenditure, summed as where ŵ = 1 they are summed again."""
        ones = np.ones(self.output.size)
        return float(ones @ self.output), float(ones @ self.expenditure)

    @cached_property
    def unit(self) -> Floats:
        """Σ_i λ_ijs as floating point gives it, (s, n): 1 but for the last digit.

        What is divided by it is exactly 1 where nothing changes.
        """
        return self.index(self.shares, np.ones(self.output.size))

    def prices(self, shocked: Floats, pull: Floats, sigma: float) -> Floats:
        """Return P̂_j = Π_s P̂_js^α_js, (n,); ``sigma`` is the elasticity of substitution."""
        index = (self.index(shocked, pull) / self.unit) ** (1 / (1 - sigma))
        return np.asarray(np.prod(index**self.weight, axis=0))


def portions(flows: Floats) -> tuple[Floats, Floats, Floats]:
    """Return what a Jacobian is made of, for trade X of (s, n, n).

    Returns
    -------
    tuple
        ρ_s = X_s / Y, (s, n, n); Σ_s ρ_s λ_sᵀ, (n, n); expenditure, (n,).

    Examples
    --------
    >>> portions(np.array([[[3.0, 1.0], [1.0, 3.0]]]))[1]
    array([[0.625, 0.375],
           [0.375, 0.625]])
    """
    size = flows.sum(axis=1)
    sold = flows / flows.sum(axis=(0, 2))[:, None]
    shares = flows / np.where(size > 0, size, 1)[:, None, :]
    return sold, np.matmul(sold, shares.transpose(0, 2, 1)).sum(axis=0), size.sum(axis=0)
