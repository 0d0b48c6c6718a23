"""The closed model: income moves with prices and expenditure with income."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from suasion.equilibrium.model import Floats
from suasion.equilibrium.sectors import Sectors, portions

__all__ = ["Closed"]


@dataclass(frozen=True, eq=False)
class Closed:
    """Exact hat algebra (Dekle, Eaton & Kortum 2008), Armington or Eaton-Kortum alike.

    λ'_ijs = λ_ijs k_ijs ŵ_i^(1-σ) / P̂_js^(1-σ) and ŵ_i Y_i = Σ_s Σ_j λ'_ijs α_js E'_j, closed by
    E'_j = s E_j ŵ_j with s such that Σ E' = Σ ŵ Y: expenditure stays proportional to income and
    so positive. (Deficits fixed in value turn it negative under large shocks.)

    Attributes
    ----------
    sectors
        The world.
    sigma
        σ, the elasticity of substitution; the trade elasticity is σ - 1.
    """

    sectors: Sectors
    sigma: float

    @property
    def damping(self) -> float:
        """Step of the plain fixed point, ŵ_i = (demand at given ŵ)^(1/σ)."""
        return 1 / self.sigma

    def spending(self, wages: Floats) -> Floats:
        """Return E'_js, (s, n), at ŵ, (n,)."""
        base = self.sectors
        output, expenditure = base.totals
        # relative to the same sums at ŵ = 1, so that no shock gives s = 1 to the last digit
        scale = (wages @ base.output / output) / (wages @ base.expenditure / expenditure)
        return np.asarray(base.size * (wages * scale))

    def excess(self, shocked: Floats, logs: Floats) -> Floats:
        """Return log(sales / income) of each country, (n,); zero everywhere in equilibrium.

        Parameters
        ----------
        shocked
            λ·k, (s, n, n).
        logs
            log ŵ, (n,).
        """
        base, wages, pull = self.sectors, np.exp(logs), np.exp((1 - self.sigma) * logs)
        spending = self.spending(wages) / base.index(shocked, pull)
        return np.asarray(np.log(base.revenue(shocked, pull, spending) / (wages * base.output)))

    def flows(self, shocked: Floats, wages: Floats) -> Floats:
        """Return X' = λ' E', (s, n, n), at ŵ, (n,)."""
        base, pull = self.sectors, wages ** (1 - self.sigma)
        index = base.index(shocked, pull) / base.unit
        flows = shocked * pull[:, None]
        # in place: with many sectors a fresh array takes longer than the product
        flows *= (self.spending(wages) / index)[:, None, :]
        return flows

    def reported(self, shocked: Floats, wages: Floats) -> Floats:
        """Return trade afterwards, (s, n, n): the flows, in units of the normalised ŵ."""
        return self.flows(shocked, wages)

    def jacobian(self, flows: Floats) -> Floats:
        """Return ∂ excess / ∂ log ŵ where trade is ``flows``, (s, n, n), made regular: (n, n).

        -σ I + ρ + (σ-1) Σ_s ρ_s λ_sᵀ + 1 (Y - E)ᵀ / ΣY with ρ = X / Y. All prices may rise alike,
        so it has the null vector 1; the term -1 Yᵀ / ΣY removes it.
        """
        sold, substitution, expenditure = portions(flows)
        matrix = sold.sum(axis=0) + (self.sigma - 1) * substitution
        matrix -= self.sigma * np.eye(expenditure.size)
        return np.asarray(matrix - expenditure / expenditure.sum())
