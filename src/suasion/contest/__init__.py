"""Contest: how the shares of powers in a state move, and at whose expense.

Direction is power → state; all powers compared come from one reporter regime.
"""

from suasion.contest.bounds import Bound, bounds
from suasion.contest.compare import compare
from suasion.contest.instability import Instability, instability
from suasion.contest.movement import Kind, Movement, Stand, movement
from suasion.contest.profile import Profile, Weight, profile
from suasion.contest.ranges import Range
from suasion.contest.result import Contest
from suasion.contest.shift_share import ShiftShare, shift_share

__all__ = [
    "Bound",
    "Contest",
    "Instability",
    "Kind",
    "Movement",
    "Profile",
    "Range",
    "ShiftShare",
    "Stand",
    "Weight",
    "bounds",
    "compare",
    "instability",
    "movement",
    "profile",
    "shift_share",
]
