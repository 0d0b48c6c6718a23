"""The result of a test on facts: verdict, outcomes by record, what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from suasion.claims.facts.model import EventTest, MembershipTest, TopicTest
from suasion.claims.facts.outcome import Found, Judged, Told
from suasion.claims.verdict import Verdict, negated, test_verdict
from suasion.events import Events, Membership, Record
from suasion.page.inline import capital

__all__ = ["AnyFactTest", "FactResult", "check_fact"]

AnyFactTest = EventTest | MembershipTest | TopicTest


@dataclass(frozen=True, slots=True)
class FactResult:
    """One test on facts.

    Attributes
    ----------
    test
        As it was judged.
    outcomes
        One by record that can speak on it; the sources are to facts what specifications are to
        figures.
    near
        What is recorded instead, in words.
    beside
        The records it rests on, or that come nearest.
    """

    test: AnyFactTest
    verdict: Verdict
    outcomes: tuple[Found, ...]
    near: tuple[Told, ...]
    beside: tuple[Record | Membership, ...]

    @property
    def holds_in(self) -> int:
        """By how many records the test holds."""
        return sum(1 for one in self.outcomes if one.holds)

    @property
    def decided_by(self) -> str | None:
        """What decides a mixed verdict: which source is believed."""
        return "source" if self.verdict == "mixed" else None

    @property
    def nearest_true(self) -> str | None:
        """What would be right instead, with its source; if nothing comes near, why."""
        if self.verdict not in ("contradicted", "mixed"):
            return None
        return f"{capital('; '.join(map(str, self.near)) or self.reason)}."

    @property
    def nearest_on_record(self) -> str | None:
        """What comes nearest where nothing can be told; it decides nothing."""
        if self.verdict != "not testable" or not self.near:
            return None
        return f"{capital('; '.join(map(str, self.near)))}."

    @property
    def reason(self) -> str:
        """Why the verdict is what it is, in words."""
        told = "; ".join(dict.fromkeys(one.why for one in self.outcomes))
        if self.verdict == "mixed":
            return f"the sources differ: {told}"
        return told

    @property
    def sources(self) -> tuple[str, ...]:
        """The ledgers that it rests on."""
        records = (*self.beside, *(one.record for one in self.outcomes if one.record))
        return tuple(sorted({one.source for one in records}))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return {
            "label": self.test.label,
            "verdict": self.verdict,
            "value": None,
            "unit": None,
            "low": None,
            "high": None,
            "range": None,
            "holds_in": self.holds_in,
            "n_specifications": len(self.outcomes),
            "by_specification": [one.as_dict() for one in self.outcomes],
            "not_covered": [],
            "decided_by": self.decided_by,
            "reason": self.reason,
            "nearest_true": self.nearest_true,
            "nearest_on_record": self.nearest_on_record,
            "sources": list(self.sources),
        }


def check_fact(held: Events, test: AnyFactTest) -> FactResult:
    """Judge a test on facts; where no ledger is held nothing can be told."""
    judged = _judged(held, test)
    asserted = [
        one.holds if one.holds is None else one.holds is not test.negate for one in judged.outcomes
    ]
    outcomes = tuple(
        Found(holds, one.why, one.record)
        for holds, one in zip(asserted, judged.outcomes, strict=True)
    )
    # what one record leaves open does not weaken what another one says
    clear = [holds for holds in asserted if holds is not None]
    verdict = test_verdict([holds is not test.negate for holds in clear])
    near = judged.near or tuple(one.told for one in judged.outcomes if one.record)
    return FactResult(
        test, negated(verdict) if test.negate else verdict, outcomes, near, judged.beside
    )


def _judged(held: Events, test: AnyFactTest) -> Judged:
    if not held.ledgers:
        return Judged((Found(None, "the snapshot holds no ledger of events"),))
    if isinstance(test, EventTest):
        return test.condition.judge(held, test.event.selection)
    if isinstance(test, MembershipTest):
        return test.condition.judge(held, test.membership)
    return test.condition.judge(held, test.topic)
