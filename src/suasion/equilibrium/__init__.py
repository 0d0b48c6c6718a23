"""Equilibrium: what a change of trade costs does to prices, real incomes and trade.

Pure numbers in, numbers out. ``sigma`` is everywhere σ, the elasticity of substitution; the trade
elasticity is σ - 1.
"""

from suasion.equilibrium.baseline import Baseline
from suasion.equilibrium.closed_forms import import_loss, two_country_price
from suasion.equilibrium.model import Shock, World
from suasion.equilibrium.result import Draws, Mode, Solution
from suasion.equilibrium.solve import solve

__all__ = [
    "Baseline",
    "Draws",
    "Mode",
    "Shock",
    "Solution",
    "World",
    "import_loss",
    "solve",
    "two_country_price",
]
