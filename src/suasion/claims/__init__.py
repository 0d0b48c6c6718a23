"""Claims: a sentence becomes tests, tests become a verdict, and the verdict keeps its evidence."""

from suasion.claims.check import check, check_claim, check_claims
from suasion.claims.model import Claim, Claims, Test, load, shipped
from suasion.claims.result import Checked, ClaimResult, SpecResult, TestResult

__all__ = [
    "Checked",
    "Claim",
    "ClaimResult",
    "Claims",
    "SpecResult",
    "Test",
    "TestResult",
    "check",
    "check_claim",
    "check_claims",
    "load",
    "shipped",
]
