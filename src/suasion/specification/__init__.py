"""Specifications: declared choices, the admissible set, running across it."""

from suasion.specification.across import across, deciding_choice
from suasion.specification.model import Choice, Option, Specification, admissible, choices

__all__ = [
    "Choice",
    "Option",
    "Specification",
    "across",
    "admissible",
    "choices",
    "deciding_choice",
]
