"""What comes out of the solver."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from suasion.equilibrium.model import Floats

__all__ = ["Draws", "Mode", "Solution"]

Mode = Literal["closed", "fixed-income"]


@dataclass(frozen=True, eq=False)
class Solution:
    """A counterfactual: what a change of trade costs changes.

    Prices, and so trade, which is in current values, are in units of the numeraire: of a country
    (its price index stays 1) or, without one, of world output (it keeps its value). Real income
    does not depend on it. Parts of the world that no longer trade with each other have no common
    price level: a part without the numeraire keeps the value of its own output.

    Attributes
    ----------
    countries
        n codes.
    price
        ŵ, factory-gate price (= factor price) after over before, (n,).
    price_index
        P̂, price index of what is bought, after over before, (n,).
    real_income
        ŵ / P̂ - 1, (n,): -0.01 is one per cent lost.
    trade
        Afterwards, in the shape of the world's.
    exports, imports
        Change of foreign trade, without internal trade, all sectors, (n,): 0.1 is a tenth more.
        Not a number where there was none.
    part
        Which part of the world a country trades with, (n,); all 0 if there is but one.
    sigma
        σ, the elasticity of substitution; the trade elasticity is σ - 1.
    mode
        closed, or fixed-income.
    numeraire
        The country, or None.
    iterations
        How often the equations were evaluated.
    residual
        The largest |log(sales / income)|.
    """

    countries: tuple[str, ...]
    price: Floats
    price_index: Floats
    real_income: Floats
    trade: Floats
    exports: Floats
    imports: Floats
    part: NDArray[np.intp]
    sigma: float
    mode: Mode
    numeraire: str | None
    iterations: int
    residual: float

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per country; changes in per cent, null where there was nothing to change."""
        changes = {
            "price_pct": self.price - 1,
            "price_index_pct": self.price_index - 1,
            "real_income_pct": self.real_income,
            "exports_pct": self.exports,
            "imports_pct": self.imports,
        }
        columns = {name: 100 * values for name, values in changes.items()}
        return pl.DataFrame({"country": self.countries, **columns}).fill_nan(None)


@dataclass(frozen=True, eq=False)
class Draws:
    """Many counterfactuals of one baseline, each as if it were solved alone.

    Attributes
    ----------
    countries
        n codes.
    price, price_index, real_income
        As in `Solution`, (d, n).
    iterations
        (d,).
    """

    countries: tuple[str, ...]
    price: Floats
    price_index: Floats
    real_income: Floats
    iterations: NDArray[np.intp]

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per draw, counted from 0, and country; changes in per cent."""
        draws, n = self.price.shape
        return pl.DataFrame(
            {
                "draw": np.repeat(np.arange(draws), n),
                "country": list(self.countries) * draws,
                "price_pct": 100 * (self.price - 1).ravel(),
                "price_index_pct": 100 * (self.price_index - 1).ravel(),
                "real_income_pct": 100 * self.real_income.ravel(),
            }
        )
