"""Leverage: what a power could withdraw from a state, and what that would cost the state."""

from suasion.leverage.cutoff import Cut, Setting, setting
from suasion.leverage.lead import Lead
from suasion.leverage.lookup import Looked, about, look_up
from suasion.leverage.measure import Measure, measure
from suasion.leverage.result import Leverage

__all__ = [
    "Cut",
    "Lead",
    "Leverage",
    "Looked",
    "Measure",
    "Setting",
    "about",
    "look_up",
    "measure",
    "setting",
]
