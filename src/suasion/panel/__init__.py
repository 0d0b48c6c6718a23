"""Panel: records become dyad-years, power → state, with coverage, precedence and blocs."""

from suasion.panel.build import build
from suasion.panel.result import Panel, side_by_side
from suasion.panel.trace import Link, Record, trace

__all__ = ["Link", "Panel", "Record", "build", "side_by_side", "trace"]
