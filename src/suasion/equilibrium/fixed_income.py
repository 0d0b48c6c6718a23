"""The fixed-income model of older software: incomes move only after solving."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from suasion.equilibrium.model import Floats
from suasion.equilibrium.sectors import Sectors, portions

__all__ = ["FixedIncome"]


@dataclass(frozen=True, eq=False)
class FixedIncome:
    """Output Y and expenditure E stay what they are; for comparison with older software only.

    Find a, b > 0 with a_i Σ_j X_ij k_ij b_j = Y_i and b_j Σ_i X_ij k_ij a_i = E_j. Then the
    factory-gate price is p̂ = a^(1/(1-σ)) and the price index P̂ = b^(1/(σ-1)): the multilateral
    resistances of Anderson & van Wincoop (2003). In p̂ these are the equations of the closed model
    with Y and E in place of ŵ Y and E'.

    Attributes
    ----------
    sectors
        The world, of one sector.
    sigma
        σ, the elasticity of substitution; the trade elasticity is σ - 1.
    """

    sectors: Sectors
    sigma: float

    @property
    def damping(self) -> float:
        """Step of the plain fixed point, biproportional scaling of a."""
        return 1 / (self.sigma - 1)

    def excess(self, shocked: Floats, logs: Floats) -> Floats:
        """Return log(sales / Y) of each country, (n,), at log p̂, (n,); zero in equilibrium."""
        base, pull = self.sectors, np.exp((1 - self.sigma) * logs)
        spending = base.size / base.index(shocked, pull)
        return np.asarray(np.log(base.revenue(shocked, pull, spending) / base.output))

    def flows(self, shocked: Floats, prices: Floats) -> Floats:
        """Return X_ij k_ij a_i b_j, (1, n, n), at p̂, (n,)."""
        base, pull = self.sectors, prices ** (1 - self.sigma)
        index = base.index(shocked, pull) / base.unit
        return np.asarray(shocked * pull[:, None] * (base.size / index)[:, None, :])

    def reported(self, shocked: Floats, prices: Floats) -> Floats:
        """Return X'_ij = X_ij k_ij a_i b_j · (p̂_i / (Σ p̂Y / ΣY)) · p̂_j, (1, n, n).

        This is where income moves: after solving, with the normalised p̂.
        """
        output = self.sectors.output
        world = (prices @ output) / (np.ones_like(prices) @ output)
        return np.asarray(self.flows(shocked, prices) * (prices / world)[:, None] * prices)

    def jacobian(self, flows: Floats) -> Floats:
        """Return ∂ excess / ∂ log p̂ where trade is ``flows``, (1, n, n), made regular: (n, n).

        (1-σ) (I - ρ λᵀ + 1 Yᵀ / ΣY) with ρ = X / Y; the last term removes the null vector 1.
        """
        _, substitution, _ = portions(flows)
        output = self.sectors.output
        matrix = np.eye(output.size) - substitution + output / output.sum()
        return np.asarray((1 - self.sigma) * matrix)
