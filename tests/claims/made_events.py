"""Invented events and memberships, held as if ledgers told of them, and tests on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from suasion.catalog import partial, stretch, theatre
from suasion.claims.facts.model import EventTest, MembershipTest
from suasion.claims.facts.result import FactResult, check_fact
from suasion.events import Event, Events, Membership, Record
from suasion.sources import open_snapshot

LEDGERS = ("events-china", "events-others", "events-eu", "memberships")
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def record(
    name: str,
    date: str,
    end: str | None = None,
    *,
    id: str = "X-1",
    source: str = "events-china",
    power: str = "CHN",
    states: tuple[str, ...] = ("KAZ",),
    instrument: str = "visit",
    status: str = "completed",
    url: str | None = None,
    **amount: Any,
) -> Record:
    """An event as no ledger has it."""
    return Record(
        source=source, row=2, title="Invented gazette", url=url, confidence="high", id=id,
        days=stretch(date, end), power=power, states=states, dimension="political",
        instrument=instrument, name=name, status=status, **amount,
    )  # fmt: skip


def membership(
    organisation: str, member: str, since: str, until: str | None = None, status: str = "member"
) -> Membership:
    """A row of no list of members."""
    return Membership(
        source="memberships", row=2, title="Invented list", url=None, confidence="high",
        organisation=organisation, member=member, status=status, since=partial(since),
        until=None if until is None else partial(until),
    )  # fmt: skip


def holding(
    *events: Record | tuple[Record, ...],
    ledgers: tuple[str, ...] = LEDGERS,
    memberships: Iterable[Membership] = (),
) -> Events:
    """Hold records: alone each is an event; several together are one event."""
    found = [Event(one if isinstance(one, tuple) else (one,)) for one in events]
    return Events(
        theatre("central-asia"), open_snapshot(), tuple(found), tuple(memberships), ledgers
    )


def judged(
    held: Events, event: dict[str, Any], condition: dict[str, Any], **more: Any
) -> FactResult:
    """Judge a test on an event."""
    content = {"label": "it was so", "event": event, "condition": condition, **more}
    return check_fact(held, EventTest.model_validate(content))


def judged_member(held: Events, about: dict[str, Any], condition: dict[str, Any]) -> FactResult:
    """Judge a test on a membership."""
    content = {"label": "it belongs", "membership": about, "condition": condition}
    return check_fact(held, MembershipTest.model_validate(content))
