"""Derived indicators: one rule per file, cells in, cells out."""

from suasion.panel.derive.gdp import gdp_cells
from suasion.panel.derive.ratio import ratio_cells
from suasion.panel.derive.share import share_cells
from suasion.panel.derive.stock import stock_cells
from suasion.panel.derive.turnover import turnover_cells

__all__ = ["gdp_cells", "ratio_cells", "share_cells", "stock_cells", "turnover_cells"]
