"""Specifications: declared choices, the admissible set, running across it."""

from suasion.specification.across import across, deciding_choice
from suasion.specification.model import (
    About,
    Choice,
    Option,
    Specification,
    admissible,
    choices,
    usual,
)

__all__ = [
    "About",
    "Choice",
    "Option",
    "Specification",
    "across",
    "admissible",
    "choices",
    "deciding_choice",
    "usual",
]
