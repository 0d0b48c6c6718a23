"""Conditions on a contest: one power's gain at another's expense, and breaks with the past.

Both are judged by the room `contest`, under one specification at a time.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from suasion.claims.measured import Measured
from suasion.claims.modelled import is_modelled
from suasion.claims.outcome import BaseCondition, Look, Outcome
from suasion.contest import Instability, Movement, Range, Stand, instability, movement
from suasion.errors import QueryError

__all__ = ["Breaks", "Displaces"]

_EARLIEST = 1992


class Displaces(BaseCondition):
    """The power rises in value while another falls, in the same state and by the same count."""

    kind: Literal["displaces"]
    power: str
    since: int = Field(alias="from")

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the movement is displacement whatever the figures are within their ranges."""
        before, loser = look(period=self.since), look(power=self.power)
        others = (before, look(power=self.power, period=self.since), loser)
        if is_modelled(value.measure):
            return _moved_apart(value, *others)
        totals = (look(power="WLD", period=self.since), look(power="WLD"))
        for one in (*others, *totals):
            if one.value is None:
                return Outcome(None, f"{one.named} is not covered", (one,), comparable=False)
        if not (before.alike(value) and others[1].alike(loser)):
            why = f"{self.since} and {value.when} are not sums of the same members"
            return Outcome(None, why, others, comparable=False)
        found = _moved(others[0], others[1], totals[0], value, loser, totals[1])
        holds = None if found.kind in _OPEN else found.kind == "displaced"
        return Outcome(holds, _WORDS[found.kind].format(loser=loser.power_name), others)


def _moved_apart(
    value: Measured, before: Measured, lost_before: Measured, loser: Measured
) -> Outcome:
    """Judge losses: they have no total, so that nobody can be overtaken."""
    others = (before, lost_before, loser)
    for one in others:
        if one.value is None:
            return Outcome(None, f"{one.named} is not covered", (one,), comparable=False)
    rose = value.low_or_value > before.high_or_value
    fell = loser.high_or_value < lost_before.low_or_value
    told = f"{loser.power_name} {_said_fall(lost_before, loser)}"
    return Outcome(rose and fell, f"it {'rose' if rose else 'did not rise'}, {told}", others)


def _said_fall(before: Measured, after: Measured) -> str:
    """Write how another power's figure moved."""
    verb = "fell" if after.high_or_value < before.low_or_value else "did not fall"
    return f"{verb} ({before.value:.2f} → {after.value:.2f})"


_OPEN = ("cannot be told", "not covered")
_WORDS = {
    "displaced": "{loser} fell while it rose",
    "overtaken": "both rose: {loser} was overtaken, not displaced",
    "neither": "neither did it rise while {loser} fell, nor overtake it in growth",
    "cannot be told": "the movement lies within the range of the figures",
    "not covered": "nobody has anything",
}


def _moved(*six: Measured) -> Movement:
    ranges = [Range(one.low_or_value, one.value or 0.0, one.high_or_value) for one in six]
    if not (ranges[2].low > 0 and ranges[5].low > 0):
        return Movement("not covered", ())
    return movement(Stand(*ranges[:3]), Stand(*ranges[3:]))


class Breaks(BaseCondition):
    """The end of a yearly series is more than its past can explain (Andrews 2003).

    ``by`` is the size of a shift that would count. "No break" needs a test that would have found
    one of that size; otherwise nothing can be told.
    """

    relative: ClassVar[bool] = True

    kind: Literal["breaks"]
    since: int
    by: float = Field(gt=0)
    unit: Literal["points"]

    def judge(self, value: Measured, look: Look) -> Outcome:
        """Hold if the test rejects; fail if it does not, though it would find such a shift."""
        last = value.period if isinstance(value.period, int) else value.period[1]
        earlier = (look(period=year) for year in range(_EARLIEST, last))
        known = [one for one in (*earlier, value) if one.value is not None and one.alike(value)]
        series = {one.period: one.value for one in known if isinstance(one.period, int)}
        try:
            found = instability(series, since=self.since)
        except QueryError as fault:
            why = f"no test for a break: {fault.what} ({fault.where})"
            return Outcome(None, why, comparable=False)
        return Outcome(*self._decided(found), (known[0],))

    def _decided(self, found: Instability) -> tuple[bool | None, str]:
        told = f"the end lies {found.shift:+.1f} points from where the past led"
        if found.rejected:
            p = "below 0.001" if (found.p_value or 0) < 0.001 else f"{found.p_value:.3f}"
            return True, f"a break: {told}, p {p}"
        if found.detectable is None:
            return None, f"{found.n} years before are too few to tell"
        could = f"a shift of {found.detectable:.1f} points would have been found"
        if found.detectable <= self.by:
            return False, f"no break: {told}, and {could}"
        return None, f"{told}, but only {could}, not one of {self.by:g}"
