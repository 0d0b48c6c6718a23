"""Conditions on what events say: an amount as the sources state it, or how many are on record.

Amounts are compared one by one and never summed: announcements are no disbursements, packages
overlap, and concepts differ. Where sources state different amounts each is an outcome of its own.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, FiniteFloat, model_validator

from suasion.catalog import Declared, base, convert, terms
from suasion.claims.facts.happened import described
from suasion.claims.facts.outcome import Found, Judged, Told
from suasion.errors import QueryError
from suasion.events import Events, Record
from suasion.events.complete import complete_kind
from suasion.events.match import Selection, matching, records_of

__all__ = ["Number", "Stated"]


class Stated(Declared):
    """An amount that the events state lies above or below a figure, or equals it."""

    kind: Literal["stated"]
    above: FiniteFloat | None = None
    below: FiniteFloat | None = None
    equals: FiniteFloat | None = None
    tolerance: FiniteFloat = Field(default=0.0, ge=0)
    unit: str

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.above, self.below, self.equals)) != 1:
            raise ValueError("above, below or equals | state exactly one of them")
        if self.tolerance and self.equals is None:
            raise ValueError("a tolerance of what? | it belongs to equals | tolerance")
        if not _known(self.unit):
            listed = ", ".join(("mn USD", "bn EUR", "bn CNY", *terms("units")))
            raise ValueError(f"unknown unit {self.unit!r} | known: {listed} | unit")
        return self

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Judge each amount by itself; one that is only a floor or a ceiling may leave it open."""
        records = [
            one
            for event in matching(held.events, asked)
            for one in records_of(event, asked)
            if one.amount is not None
        ]
        found = [
            Found(self._holds(*bounds), one.stated, one)
            for one in records
            if (bounds := self.bounds(one)) is not None
        ]
        if not found:
            why = f"no amount in {self.unit} on record: {described(asked)}"
            return Judged((Found(None, why),))
        near = tuple(
            Told(
                one.record.stated,
                f"{one.record.name}, {one.record.days.spoken}; {one.record.id}",
            )
            for one in found
            if isinstance(one.record, Record)
        )
        return Judged(tuple(found), near, tuple(one.record for one in found if one.record))

    @property
    def claimed(self) -> tuple[str, float]:
        """What is claimed, as a word and a figure."""
        if self.above is not None:
            return "more than", self.above
        if self.below is not None:
            return "less than", self.below
        assert self.equals is not None
        return "about" if self.tolerance else "exactly", self.equals

    def bounds(self, one: Record) -> tuple[float, float] | None:
        """Return the least and the most that an amount may be, in the condition's unit."""
        assert one.amount is not None
        assert one.unit is not None
        try:
            value = (
                one.amount
                if one.unit == self.unit
                else convert(one.amount, one.unit, self.unit, year=one.days.last.year)
            )
        except QueryError:
            return None
        low = 0.0 if one.bound == "most" else value
        high = float("inf") if one.bound == "least" else value
        return low, high

    def _holds(self, low: float, high: float) -> bool | None:
        if self.above is not None:
            return True if low > self.above else False if high <= self.above else None
        if self.below is not None:
            return True if high < self.below else False if low >= self.below else None
        assert self.equals is not None
        first, last = self.equals - self.tolerance, self.equals + self.tolerance
        slack = 1e-9 * max(abs(first), abs(last))
        if first - slack <= low and high <= last + slack:
            return True
        return False if low > last + slack or high < first - slack else None


def _told(one: Record) -> Told:
    return Told(one.stated, f"{one.name}, {one.days.spoken}; {one.id}")


def _known(unit: str) -> bool:
    if unit in terms("units"):
        return True
    try:
        return bool(base(unit))
    except QueryError:
        return False


class Number(Declared):
    """So many events are on record in a period: a floor, unless the kind is complete."""

    kind: Literal["number"]
    at_least: int = Field(ge=1)

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Count the events; too few decide nothing where the list is not complete."""
        events = matching(held.events, asked)
        beside = tuple(one.first for one in events)
        told = f"{len(events)} on record"
        if len(events) >= self.at_least:
            return Judged((Found(True, told, beside[0]),), (), beside)
        kind = None if asked.period is None else complete_kind(asked, asked.period, held.ledgers)
        if kind is None:
            why = f"{told}, and absence says nothing here"
            return Judged((Found(None, why),), (), beside)
        why = f"{told}, and the list of {kind.name} is complete"
        return Judged((Found(False, why, beside[0] if beside else None),), (Told(told),), beside)
