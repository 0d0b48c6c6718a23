"""Tests on facts, as claims declare them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from suasion.catalog import Declared
from suasion.claims.facts.happened import Before, Dated, First, Happened
from suasion.claims.facts.membership import Founded, InForce, Since
from suasion.claims.facts.stated import Number, Stated
from suasion.claims.facts.subject import EventSubject, MembershipSubject, TopicSubject
from suasion.claims.facts.topic import Named
from suasion.events.topics import documents, topics

__all__ = ["EventTest", "FactTest", "MembershipTest", "TopicTest"]


class FactTest(Declared):
    """What every test on facts has."""

    tag: ClassVar[str] = ""

    label: str
    negate: bool = False


class EventTest(FactTest):
    """A test on an event."""

    tag: ClassVar[str] = "(event)"

    event: EventSubject
    condition: Annotated[
        Happened | Dated | First | Before | Stated | Number, Field(discriminator="kind")
    ]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        timed = isinstance(self.condition, Happened | Dated | First)
        if timed and self.event.within is not None:
            raise ValueError("the period stands twice | put it into the condition | event.within")
        other = self.condition.event if isinstance(self.condition, Before) else None
        if other is not None and other.selection == self.event.selection:
            raise ValueError("an event before itself | name another event | condition.event")
        return self


class MembershipTest(FactTest):
    """A test on a membership, or on the start of an organisation."""

    tag: ClassVar[str] = "(membership)"

    membership: MembershipSubject
    condition: Annotated[InForce | Since | Founded, Field(discriminator="kind")]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if isinstance(self.condition, Founded) != (self.membership.member is None):
            raise ValueError(
                "a membership needs its member, the start of an organisation has none | "
                "add or remove member | membership.member"
            )
        return self


class TopicTest(FactTest):
    """A test on what a document names."""

    tag: ClassVar[str] = "(topic)"

    topic: TopicSubject
    condition: Named

    @model_validator(mode="after")
    def _known(self) -> Self:
        for what, given, known in (
            ("document", self.topic.document, documents()),
            ("topic", self.topic.topic, topics()),
        ):
            if given not in known:
                listed = ", ".join(sorted(known))
                raise ValueError(f"unknown {what} {given!r} | known: {listed} | topic.{what}")
        return self
