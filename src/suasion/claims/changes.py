"""Conditions on a change between two periods.

A change is judged over its whole range, and only between sums of the same members. Growth depends
on the currency it is counted in: ``currency = "EUR"`` converts either value at the rate of its own
year.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Literal

from pydantic import Field

from suasion.catalog import base
from suasion.claims.measured import Measured
from suasion.claims.outcome import BaseCondition, Look, Outcome

__all__ = ["Change", "Falls", "Rises", "Unchanged"]

Period = int | tuple[int, int]


class Change(BaseCondition):
    """A change from an earlier period.

    ``unit`` of the size is the measure's own, ``%`` for growth of a level, ``points`` for a share.
    """

    relative: ClassVar[bool] = True
    since: Period = Field(alias="from")
    unit: str | None = None
    currency: Literal["USD", "EUR"] = "USD"

    @property
    def size(self) -> float:
        """The declared size of the change."""
        return 0.0

    @abstractmethod
    def decide(self, low: float, high: float, size: float) -> tuple[bool | None, str]:
        """Decide from the range of the change and the declared size, both in one unit."""

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the whole range of the change does what the condition says."""
        before = look(period=self.since)
        if before.value is None:
            return Outcome(None, f"{before.when} is not covered", (before,), comparable=False)
        if value.of_some_states and before.missing == value.missing:
            why = f"{value.missing_named} missing in both years: the others do not speak for all"
            return Outcome(None, why, (before,), comparable=False)
        if not before.alike(value):
            why = (
                f"{before.when} and {value.when} are not sums of the same members "
                f"({before.missing or 'none'} against {value.missing or 'none'} missing)"
            )
            return Outcome(None, why, (before,), comparable=False)
        (low0, high0), (low, high) = self._counted(before), self._counted(value)
        if self._growth(value):
            if low0 <= 0:
                why = "growth from zero has no rate"
                return Outcome(None, why, (before,), comparable=False)
            change = 100 * (low / high0 - 1), 100 * (high / low0 - 1)
        else:
            change = low - high0, high - low0
        return Outcome(*self.decide(*change, self._step(value)), (before,))

    def _growth(self, value: Measured) -> bool:
        return self.unit == "%" and value.unit != "%"

    def _told(self) -> str:
        """Write the declared size, with its unit and currency."""
        if not self.size:
            return ""
        counted = ", in euros" if self.currency == "EUR" else ""
        return f" by more than {self.size:g} {self.unit or ''}".rstrip() + counted

    def _in_euro(self) -> bool:
        return self.currency == "EUR" or (self.unit is not None and base(self.unit) == "EUR")

    def _counted(self, one: Measured) -> tuple[float, float]:
        """Return the range of a value in the currency that the change is counted in."""
        if not self._in_euro() or base(one.unit) != "USD":
            return one.low_or_value, one.high_or_value
        dollars = one.convert(1.0, one.unit.replace("USD", "EUR"))
        return one.low_or_value / dollars, one.high_or_value / dollars

    def _step(self, value: Measured) -> float:
        """Return the declared size in the unit of the difference."""
        if self.unit in (None, "points") or self._growth(value):
            return self.size
        unit = self.unit.replace("EUR", "USD") if self._in_euro() else self.unit
        return value.convert(self.size, unit)


class Rises(Change):
    """The value is higher than in an earlier period, by more than ``by`` if that is given."""

    kind: Literal["rises"]
    by: float = Field(default=0.0, ge=0)

    @property
    def size(self) -> float:
        """The declared size of the change."""
        return self.by

    def decide(self, low: float, high: float, size: float) -> tuple[bool | None, str]:
        """Hold if the whole range of the change lies above ``by``."""
        return _moved(low, high, size, ("rose", "did not rise"), self._told())


class Falls(Change):
    """The value is lower than in an earlier period, by more than ``by`` if that is given."""

    kind: Literal["falls"]
    by: float = Field(default=0.0, ge=0)

    @property
    def size(self) -> float:
        """The declared size of the change."""
        return self.by

    def decide(self, low: float, high: float, size: float) -> tuple[bool | None, str]:
        """Hold if the whole range of the change lies below minus ``by``."""
        return _moved(-high, -low, size, ("fell", "did not fall"), self._told())


class Unchanged(Change):
    """The value differs from an earlier period by no more than ``within``."""

    kind: Literal["unchanged"]
    within: float = Field(gt=0)
    unit: str

    @property
    def size(self) -> float:
        """The declared size of the change."""
        return self.within

    def decide(self, low: float, high: float, size: float) -> tuple[bool | None, str]:
        """Hold if the whole range of the change lies within the declared size."""
        if -size <= low and high <= size:
            return True, "changed by no more than declared"
        if low > size or high < -size:
            return False, "changed by more than declared"
        return None, _OPEN


_OPEN = "the change lies within the range of the figures"


def _moved(
    low: float, high: float, by: float, verbs: tuple[str, str], told: str
) -> tuple[bool | None, str]:
    if low > by:
        return True, f"{verbs[0]}{told}"
    return (False, f"{verbs[1]}{told}") if high <= by else (None, _OPEN)
