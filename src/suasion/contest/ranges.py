"""A value with the range that it may lie in."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from suasion.errors import QueryError

__all__ = ["Range"]


@dataclass(frozen=True)
class Range:
    """Low ≤ value ≤ high.

    Raises
    ------
    QueryError
        Not finite, or not in this order.

    Examples
    --------
    >>> Range(1.0, 2.0, 4.0)
    Range(low=1.0, value=2.0, high=4.0)
    >>> Range.exact(2.0)
    Range(low=2.0, value=2.0, high=2.0)
    """

    low: float
    value: float
    high: float

    def __post_init__(self) -> None:
        if not all(map(isfinite, (self.low, self.value, self.high))):
            raise QueryError(
                "a value that is not a finite number",
                where=f"{self.low}, {self.value}, {self.high}",
                remedy="give None for what is not covered",
            )
        if not self.low <= self.value <= self.high:
            raise QueryError(
                "a value outside its range",
                where=f"low {self.low}, value {self.value}, high {self.high}",
                remedy="order them low, value, high",
            )

    @classmethod
    def exact(cls, value: float) -> Range:
        """Return a value without doubt."""
        return cls(value, value, value)

    def less(self, other: Range) -> Range:
        """Return this less the other, whatever each is within its range."""
        return Range(self.low - other.high, self.value - other.value, self.high - other.low)
