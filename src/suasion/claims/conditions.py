"""Conditions of a test: how measured values decide whether a statement holds.

A value may carry a range (rounding of a published figure) or be a floor (a sum with members
missing). A condition holds or fails only if it does so over the whole range; otherwise it cannot
be told, and the outcome says why.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from suasion.claims.changes import Change, Falls, Rises, Unchanged
from suasion.claims.contested import Breaks, Displaces
from suasion.claims.measured import Measured
from suasion.claims.outcome import BaseCondition, Look, Outcome

__all__ = [
    "Above",
    "Below",
    "Breaks",
    "Change",
    "Condition",
    "Displaces",
    "Equals",
    "Exceeds",
    "Falls",
    "Highest",
    "Lowest",
    "Outcome",
    "Rank",
    "Rises",
    "Unchanged",
]


class Above(BaseCondition):
    """The value lies above a threshold."""

    kind: Literal["above"]
    value: float
    unit: str

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the whole range lies above the threshold."""
        return _above(value, value.convert(self.value, self.unit))


class Below(BaseCondition):
    """The value lies below a threshold."""

    kind: Literal["below"]
    value: float
    unit: str

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the whole range lies below the threshold."""
        threshold = value.convert(self.value, self.unit)
        if value.highest < threshold:
            return Outcome(True, "below the threshold")
        if value.lowest >= threshold:
            return Outcome(False, "not below the threshold")
        return Outcome(None, _undecided(value))


class Equals(BaseCondition):
    """The value equals a figure within a stated tolerance."""

    kind: Literal["equals"]
    value: float
    tolerance: float = Field(ge=0)
    unit: str

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the whole range lies within the tolerance."""
        low = value.convert(self.value - self.tolerance, self.unit)
        high = value.convert(self.value + self.tolerance, self.unit)
        # a figure on the edge of the tolerance is inside, whatever binary fractions make of it
        slack = 1e-9 * max(abs(low), abs(high))
        if value.lowest >= low - slack and value.highest <= high + slack:
            return Outcome(True, "within the tolerance")
        if value.lowest > high + slack or value.highest < low - slack:
            return Outcome(False, "outside the tolerance")
        return Outcome(None, _undecided(value))


def _above(value: Measured, threshold: float) -> Outcome:
    if value.lowest > threshold:
        return Outcome(True, "above the threshold")
    if value.highest <= threshold:
        return Outcome(False, "not above the threshold")
    return Outcome(None, _undecided(value))


def _undecided(value: Measured) -> str:
    if value.floor:
        return f"a floor only: {value.missing_named} missing from the sum"
    if value.lacks_states:
        return f"a share without {value.missing_named} is not that of all the states"
    return "the threshold lies within the range of the figure"


class Rank(BaseCondition):
    """The power's place among powers, the largest value being first."""

    kind: Literal["rank"]
    place: int = Field(alias="is", ge=1)
    among: tuple[str, ...] = ()

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the place is certain; a power that is not covered leaves it open."""
        others = (power for power in self.among if power not in (value.power, *value.states))
        rivals = tuple(look(power=power) for power in others)
        surely = sum(1 for one in rivals if one.value is not None and _over(one, value))
        open_ = [one for one in rivals if not _comparable(one, value)]
        maybe = len(open_)
        if surely + 1 > self.place or surely + maybe + 1 < self.place:
            return Outcome(False, f"place {surely + 1}" + (" or lower" if maybe else ""), rivals)
        if maybe:
            why = f"cannot be ordered against {', '.join(one.power_name for one in open_)}"
            return Outcome(None, why, rivals, comparable=all(map(value.matches, open_)))
        return Outcome(surely + 1 == self.place, f"place {surely + 1}", rivals)


def _comparable(one: Measured, other: Measured) -> bool:
    """Tell whether two values can be ordered at all."""
    return one.value is not None and (_over(one, other) or _over(other, one))


def _over(one: Measured, other: Measured) -> bool:
    """Tell whether one value surely exceeds another."""
    if one.alike(other):
        return one.low_or_value > other.high_or_value
    if one.unit == "%":
        return False  # shares over different members have no order
    return one.lowest > other.highest


class Exceeds(BaseCondition):
    """The value exceeds (a multiple of) that of another power, state or period."""

    kind: Literal["exceeds"]
    power: str | None = None
    state: str | None = None
    period: int | tuple[int, int] | None = None
    measure: str | None = None
    times: float = Field(default=1.0, gt=0)

    @property
    def changes(self) -> dict[str, object]:
        """The parts of the subject that differ in what is compared with."""
        parts = {name: getattr(self, name) for name in ("power", "state", "period", "measure")}
        return {name: part for name, part in parts.items() if part is not None}

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the whole range lies above the other's."""
        other = look(**self.changes)
        if other.value is None:
            return Outcome(None, f"{other.named} is not covered", (other,), comparable=False)
        if other.unit != value.unit:
            why = f"{value.unit} cannot be compared with {other.unit}"
            return Outcome(None, why, (other,), comparable=False)
        alike = value.alike(other)
        if not alike and value.unit == "%":
            why = "the two shares do not lack the same members"
            return Outcome(None, why, (other,), comparable=False)
        low = value.low_or_value if alike else value.lowest
        high = value.high_or_value if alike else value.highest
        other_low = (other.low_or_value if alike else other.lowest) * self.times
        other_high = (other.high_or_value if alike else other.highest) * self.times
        if low > other_high:
            return Outcome(True, "larger", (other,))
        if high <= other_low:
            return Outcome(False, "not larger", (other,))
        if not alike:
            why = "the two sums do not lack the same members"
            return Outcome(None, why, (other,), comparable=False)
        return Outcome(None, "the ranges of the two overlap", (other,))


class _Superlative(BaseCondition):
    since: int

    def compare(self, value: Measured, look: Look, *, highest: bool) -> Outcome:
        """Compare with every earlier year since ``since``; one gap is enough to leave it open."""
        first = value.period if isinstance(value.period, int) else value.period[0]
        earlier = {year: look(period=year) for year in range(self.since, first)}
        word = "higher" if highest else "lower"
        open_: list[int] = []
        for year, one in earlier.items():
            ahead, behind = (one, value) if highest else (value, one)
            if one.value is not None and _over(ahead, behind):
                return Outcome(False, f"{one.when} was {word}", (one,))
            if one.value is None or not _over(behind, ahead):
                open_.append(year)
        covered = tuple(one for one in earlier.values() if one.value is not None)
        if open_ and all(value.matches(earlier[year]) for year in open_):
            why = f"as far as the figures go, {_years(open_)} may have been as {word[:-2]}"
            return Outcome(None, why, covered)
        if open_:
            why = f"the data can tell only since {open_[-1] + 1}"
            why = f"{why}: {_years(open_)} cannot be compared"
            return Outcome(None, why, covered, comparable=False)
        return Outcome(True, f"no year since {self.since} was {word}", covered)


class Highest(_Superlative):
    """The value is the highest since a year."""

    kind: Literal["highest"]

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if every year since then is covered and lower."""
        return self.compare(value, look, highest=True)


class Lowest(_Superlative):
    """The value is the lowest since a year."""

    kind: Literal["lowest"]

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if every year since then is covered and higher."""
        return self.compare(value, look, highest=False)


def _years(years: list[int]) -> str:
    """Write years as runs: 1992–2017, 2020."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


Condition = (
    Above | Below | Equals | Rises | Falls | Unchanged | Rank | Exceeds | Highest | Lowest
    | Displaces | Breaks
)  # fmt: skip
