"""What is recorded instead: the events nearest to one that a claim tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from suasion.catalog import Interval, actor
from suasion.claims.facts.outcome import Told
from suasion.events import Event, Events, Record
from suasion.events.match import Selection, matching
from suasion.events.titles import scale_of, title_of

__all__ = ["Near", "nearest", "told"]

Near = tuple[str, Event]
"""Which part differs, and the event."""

_BESIDE = 550
"""Days: how far an event may lie from the claimed period and still be what was meant."""

_ALIKE = 3
"""How many events are told that differ in actor or state."""


def nearest(held: Events, asked: Selection, period: Interval | None) -> tuple[Near, ...]:
    """Return events that differ from what is asked in one part: date, title, power or state.

    The date comes first: of the events before and after the period. Other parts are compared only
    inside the period, or near it for a title, and only where words or a title tell which event is
    meant; of events alike several are told, for each may be the one meant.
    """
    found: list[Near] = []
    if period is not None:
        found += [("date", one) for one in _around(matching(held.events, asked), period)]
    if asked.title is not None:
        others = matching(held.events, replace(asked, title=None))
        # no title, or one of another scale, is no other title
        rivals = [one for one in others if _rivals(one.name, asked.title)]
        found += [("title", one) for one in _within(rivals, period, _BESIDE)[:1]]
    if asked.powers and (asked.words or asked.title):
        others = matching(held.events, replace(asked, powers=()))
        found += [("actor", one) for one in _within(others, period, 0)[:_ALIKE]]
    if asked.states and (asked.words or asked.title):
        others = matching(held.events, replace(asked, states=()))
        # a record that names no state does not say that it was another one
        named = [one for one in others if one.states]
        found += [("state", one) for one in _within(named, period, 0)[:_ALIKE]]
    seen: dict[str, Near] = {}
    for part, event in found:
        seen.setdefault(event.id, (part, event))
    return tuple(seen.values())


def _rivals(name: str, title: str) -> bool:
    """Tell whether a name gives another title of the same scale."""
    own = title_of(name)
    return own is not None and own != title and scale_of(own) == scale_of(title)


def _around(events: Iterable[Event], period: Interval) -> list[Event]:
    """Return the last event before a period and the first after it, the nearer one first."""
    ordered = _sorted(events, period)
    before = [one for one in ordered if one.days.last < period.first]
    after = [one for one in ordered if one.days.first > period.last]
    return _sorted([*before[:1], *after[:1]], period)


def _within(events: Iterable[Event], period: Interval | None, gap: int) -> list[Event]:
    if period is None:
        return sorted(events, key=lambda one: (one.days, one.id))
    return [one for one in _sorted(events, period) if one.days.gap(period) <= gap]


def _sorted(events: Iterable[Event], period: Interval) -> list[Event]:
    return sorted(events, key=lambda one: (one.days.gap(period), one.days, one.id))


def told(near: Iterable[Near]) -> tuple[Told, ...]:
    """Write the nearest events, each with its date and source."""
    return tuple(_sentence(part, event.first) for part, event in near)


def _sentence(part: str, one: Record) -> Told:
    who = f"{actor(one.power).label}, " if part == "actor" else ""
    where = f"{', '.join(actor(code).label for code in one.states)}: " if part == "state" else ""
    return Told(f"{one.days.spoken}: {who}{where}{one.name}", f"{one.id}; {one.cited}")
