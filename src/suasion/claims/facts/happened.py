"""Conditions on when an event was: in a period, on a date, before another, the first since.

Absence is read only where the kind is listed completely, or where the claim is about one event
(``once``) that the ledgers have with another date, title, actor or state.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import model_validator

from suasion.catalog import Declared, Interval
from suasion.claims.facts.nearest import Near, nearest, told
from suasion.claims.facts.outcome import Found, Judged, Told
from suasion.claims.facts.subject import EventSubject, When, days_of
from suasion.events import Event, Events, Record
from suasion.events.complete import complete_kind
from suasion.events.match import Selection, matching, records_of

__all__ = ["Before", "Dated", "First", "Happened"]

_NEAR = 31
"""Days by which a date may be mistaken for the event still to be the one meant."""


class Happened(Declared):
    """An event lies in a period; ``once``: there was only one such event, if any."""

    kind: Literal["happened"]
    within: When
    once: bool = False

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Look for an event whose dates all lie in the period."""
        period = days_of(self.within)
        events = matching(held.events, asked)
        best = _best(events, asked, period)
        if best is not None:
            found = _outcomes(best, asked, period)
            beside = tuple(one.record for one in found if one.record)
            return Judged(found, _differing(found), beside)
        return _absent(held, asked, period, once=self.once)


class Dated(Declared):
    """An event has this date, first and last day; ``once``: there was only one such event."""

    kind: Literal["dated"]
    on: When
    once: bool = True

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Compare the date of each record of the event with the one stated."""
        stated = days_of(self.on)
        events = sorted(
            matching(held.events, asked), key=lambda one: (one.days.gap(stated), one.days)
        )
        if not events:
            return _absent(held, asked, stated, once=self.once)
        found = tuple(
            Found(_same(one.days, stated), f"dated {one.days.spoken}", one)
            for one in records_of(events[0], asked)
        )
        if not self.once and _may_be_another(held, asked, stated, events):
            why = "not on record, and absence says nothing here"
            near = told(("date", one) for one in events[:2])
            return Judged((Found(None, why),), near, tuple(one.first for one in events[:2]))
        wrong = any(one.holds is False for one in found)
        if near := _differing(found):
            return Judged(found, near, tuple(one.record for one in found if one.record))
        # the event meant may be one of this very date that differs in another part
        near = told(_first_told(events[0], nearest(held, asked, stated))) if wrong else ()
        return Judged(found, near, tuple(one.record for one in found if one.record))


class First(Declared):
    """An event of the period is the first of its kind since a date."""

    kind: Literal["first"]
    within: When
    since: When

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if days_of(self.since).first >= days_of(self.within).first:
            raise ValueError("since does not lie before the period | name an earlier date | since")
        return self

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Look for an earlier one; that there was none is known only of complete kinds."""
        period, since = days_of(self.within), days_of(self.since)
        before = Interval(since.first, period.first)
        events = matching(held.events, asked)
        earlier = [
            one
            for one in events
            if before.holds(one.days) and one.days.before(period) and not one.days.overlaps(period)
        ]
        if earlier:
            found = tuple(
                Found(False, f"earlier: {one.days.spoken}", one.first) for one in earlier[:3]
            )
            return Judged(found, told((("date", earlier[0]),)), tuple(one.first for one in earlier))
        here = _best(events, asked, period)
        if here is None:
            return _absent(held, asked, period, once=False)
        kind = complete_kind(asked, Interval(since.first, period.last), held.ledgers)
        if kind is None:
            why = "no earlier one is on record, but the list is not complete"
            return Judged((Found(None, why, here.first),), (), (here.first,))
        why = f"none earlier, and the list of {kind.name} is complete"
        return Judged((Found(True, why, here.first),), (), (here.first,))


class Before(Declared):
    """The event began before another one; of several the first is taken."""

    kind: Literal["before"]
    event: EventSubject

    def judge(self, held: Events, asked: Selection) -> Judged:
        """Compare the dates of the two."""
        ours, others = (matching(held.events, one) for one in (asked, self.event.selection))
        if not ours or not others:
            lacking = asked if not ours else self.event.selection
            return Judged((Found(None, f"not on record: {described(lacking)}"),))
        found = tuple(
            Found(one.days.before(other.days), _order(one, other), one)
            for one in records_of(ours[0], asked)
            for other in records_of(others[0], self.event.selection)
        )
        near = tuple(Told(one.why) for one in found if one.holds is False)
        return Judged(found, near, (ours[0].first, others[0].first))


def _differing(found: tuple[Found, ...]) -> tuple[Told, ...]:
    """Return what each record says where one fits and another does not; else nothing."""
    if not {True, False} <= {one.holds for one in found}:
        return ()
    return tuple(one.told for one in found if one.holds is not None)


def _may_be_another(
    held: Events, asked: Selection, stated: Interval, events: Sequence[Event]
) -> bool:
    """Tell whether an event of the stated date may be missing: of several no one need be meant.

    One that lies near the date is meant, with its date mistaken.
    """
    return events[0].days.gap(stated) > _NEAR and complete_kind(asked, stated, held.ledgers) is None


def _order(one: Record, other: Record) -> str:
    return f"{one.days.spoken} ({one.id}) against {other.days.spoken} ({other.id})"


def _best(events: tuple[Event, ...], asked: Selection, period: Interval) -> Event | None:
    """Return an event that lies in the period, one that no source contradicts first."""
    inside = [
        one for one in events if any(each.days.within(period) for each in records_of(one, asked))
    ]
    clear = [
        one for one in inside if not any(each.days.within(period) is False for each in one.records)
    ]
    return next(iter(clear or inside), None)


def _outcomes(event: Event, asked: Selection, period: Interval) -> tuple[Found, ...]:
    """Return one outcome a record; a coarse date that contains the period is no contradiction."""
    return tuple(
        Found(holds, f"{one.name}: {one.days.spoken}", one)
        for one in records_of(event, asked)
        if (holds := one.days.within(period)) is not None
    )


def _absent(held: Events, asked: Selection, period: Interval, *, once: bool) -> Judged:
    """Judge a period in which nothing is on record."""
    coarse = [
        one
        for event in matching(held.events, asked)
        for one in records_of(event, asked)
        if one.days.within(period) is None
    ]
    if coarse:
        why = f"dated only {coarse[0].days.spoken}"
        return Judged((Found(None, why, coarse[0]),), (), (coarse[0],))
    near = nearest(held, asked, period)
    beside = tuple(event.first for _, event in near)
    kind = complete_kind(asked, period, held.ledgers)
    if kind is not None:
        why = f"none on record, {period.spoken}, and the list of {kind.name} is complete"
        return Judged((Found(False, why, beside[0] if beside else None),), told(near), beside)
    if once and near:
        part, event = near[0]
        why = f"recorded with another {part}: {event.days.spoken}, {event.name}"
        return Judged((Found(False, why, event.first),), told(near), beside)
    why = "not on record, and absence says nothing here"
    return Judged((Found(None, why),), told(near), beside)


def _first_told(event: Event, others: tuple[Near, ...]) -> tuple[Near, ...]:
    return (("date", event), *(one for one in others if one[1] is not event))


def _same(days: Interval, stated: Interval) -> bool | None:
    """Tell whether a recorded date is the stated one; None where the record is coarser.

    A single day of something that lasted is right; first and last day must both be.
    """
    if not stated.lasts:
        return days.within(stated) if not days.lasts else days.overlaps(stated)
    if days.lasts:
        return (days.first, days.last) == (stated.first, stated.last)
    return None if days.overlaps(stated) else False


def described(asked: Selection) -> str:
    """Write what is asked for: who, what, whom, which words."""
    from suasion.catalog import actor, terms

    who = " or ".join(actor(code).label for code in asked.powers)
    what = " or ".join(terms("instruments")[one] for one in asked.instruments) or "event"
    whom = ", ".join(actor(code).label for code in asked.states)
    words = [f"“{word}”" for word in (*asked.words, *([asked.title] if asked.title else []))]
    pair = " → ".join(one for one in (who, whom) if one)
    return " ".join(one for one in (what, pair, ", ".join(words)) if one)
