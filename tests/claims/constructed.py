"""Claims constructed from the ledgers by rule: one true and four false ones for an event.

A claim tells an event by who acted on whom, with which instrument and when, and by words of its
name: as many of the most distinctive ones as single it out, at least two. Years in a name count as
words only where nothing else singles it out. One part is then exchanged:

``year``
    two to four years earlier or later
``actor``
    another power of the theatre that is neither member nor organisation of who acted
``state``
    the first state by another one of the theatre
``title``
    by another title of its scale; where the name has no title, its most distinctive word by that
    of the next event with the same instrument

An exchange that makes the claim true of another event is no error: the next one is taken, and the
first one where there is no other. ``blind`` takes the first one in any case.

A false claim must be contradicted and told what is right. Only a wrong word is no contradiction: a
ledger is no census, so an event of that name may have been, but it must never be supported. An
event that names no state has none to get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Literal, TypeVar

from constructed_ledger import Ledger

from suasion.catalog import Interval, actor, actors
from suasion.claims.facts.happened import Dated, Happened
from suasion.claims.facts.model import EventTest
from suasion.claims.facts.result import FactResult
from suasion.claims.facts.subject import days_of
from suasion.events import Event
from suasion.events.match import Selection
from suasion.events.titles import scale_of, titles

Expected = Literal["supported", "contradicted", "not supported"]
Kind = Literal["true", "year", "actor", "title", "state"]
Style = Literal["dated", "happened"]
KINDS: tuple[Kind, ...] = ("true", "year", "actor", "title", "state")

ELSEWHERE = "another event is as claimed"
SHARED = "several events share these words"

T = TypeVar("T")
_SHIFTS = (2, -3, 4, -2, 3, -4)
_LAST = 2026  # the ledgers end here


@dataclass(frozen=True)
class Constructed:
    """A claim on an event, and what must be said of it.

    ``right`` are the words that must stand in what is told as true; without ``contradicted`` it is
    enough that the claim is not supported.
    """

    kind: Kind
    event: Event
    true: Selection
    test: EventTest
    verdict: Expected
    right: tuple[str, ...] = ()

    def hit(self, result: FactResult) -> bool:
        """Tell whether a verdict is the right one, and says what is true."""
        if self.verdict == "not supported":
            return result.verdict != "supported"
        told = result.nearest_true or ""
        return result.verdict == self.verdict and all(word in told for word in self.right)


def constructed(
    ledger: Ledger,
    *,
    offset: int = 0,
    step: int = 10,
    style: Style = "dated",
    least: int = 2,
    grow: bool = True,
    blind: bool = False,
    source: str | None = None,
) -> Iterator[Constructed]:
    """Construct the claims for every so many-th event, by the order of ids."""
    events = [
        one
        for one in ledger.events
        if source is None or any(each.source == source for each in one.records)
    ]
    for place, event in enumerate(events[offset::step]):
        true = ledger.selection(event, least, grow=grow)
        if not true.words and true.title is None:
            continue  # a name of actors only says nothing that could be claimed
        yield _claim(_Told("true", true, event.days, "supported"), event, true, style)
        for wrong in (_wrong_years, _wrong_actors, _wrong_titles, _wrong_states):
            made = (_claim(one, event, true, style) for one in wrong(ledger, event, true, place))
            if (first := next(made, None)) is not None:
                false = (one for one in chain([first], made) if not elsewhere(ledger, one))
                yield first if blind else next(false, first)


@dataclass(frozen=True)
class _Told:
    """What a claim tells, and what must be said of it."""

    kind: Kind
    asked: Selection
    days: Interval
    verdict: Expected
    right: tuple[str, ...] = ()


def _turned(found: Sequence[T], place: int) -> Iterator[T]:
    """Yield all of them, beginning at a place that turns with the events."""
    return (found[(place + n) % len(found)] for n in range(len(found)))


def _wrong_years(_: Ledger, event: Event, true: Selection, place: int) -> Iterator[_Told]:
    days, told = event.days, (event.days.spoken, event.first.id)
    # what lasted happened in every year that it touches: go beyond
    more = days.last.year - days.first.year if days.lasts else 0
    for shift in _turned(_SHIFTS, place):
        back = shift < 0 or days.last.year + shift + more > _LAST
        years = -abs(shift) - more if back else shift + more
        moved = replace(days, first=_moved(days.first, years), last=_moved(days.last, years))
        yield _Told("year", true, moved, "contradicted", told)


def _moved(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _wrong_actors(ledger: Ledger, event: Event, true: Selection, place: int) -> Iterator[_Told]:
    held = ledger.held
    pairs = {(one.organisation, one.member) for one in held.memberships}
    pairs |= {(code, one.actor) for code, each in actors().items() for one in each.members}
    others = [
        power
        for power in held.theatre.powers
        if not any(
            power == one or (power, one) in pairs or (one, power) in pairs for one in event.powers
        )
    ]
    told = (actor(event.first.power).label, event.first.id)
    for power in _turned(others, place):
        yield _Told("actor", replace(true, powers=(power,)), event.days, "contradicted", told)


def _wrong_states(ledger: Ledger, event: Event, true: Selection, place: int) -> Iterator[_Told]:
    if not event.first.states:
        return
    here, near = ledger.held.theatre.states, ledger.held.theatre.context
    taken = {*event.first.states, *event.powers}
    others = [one for one in here if one not in taken] or [one for one in near if one not in taken]
    told = (actor(event.first.states[0]).label, event.first.id)
    for state in _turned(others, place):
        asked = replace(true, states=(state, *true.states[1:]))
        yield _Told("state", asked, event.days, "contradicted", told)


def _wrong_titles(ledger: Ledger, event: Event, true: Selection, place: int) -> Iterator[_Told]:
    if true.title is None:
        for word in ledger.strange_words(event):
            asked = replace(true, words=(word, *true.words[1:]))
            yield _Told("title", asked, event.days, "not supported")
        return
    others = [one for one in titles(scale_of(true.title)) if one != true.title]
    told = (event.first.name, event.first.id)
    for title in _turned(others, place):
        yield _Told("title", replace(true, title=title), event.days, "contradicted", told)


def _claim(told: _Told, event: Event, true: Selection, style: Style) -> Constructed:
    asked, days = told.asked, told.days
    first, _, last = str(days).partition("/")
    condition: dict[str, object] = {"kind": "dated", "on": [first, last] if last else first}
    if style == "happened":
        years = [str(days.first.year), str(days.last.year)]
        within = years if days.lasts and years[0] != years[1] else years[0]
        condition = {"kind": "happened", "within": within, "once": True}
    about = {
        "power": asked.powers, "state": asked.states or None, "instrument": asked.instruments,
        "words": asked.words, "title": asked.title,
    }  # fmt: skip
    test = EventTest.model_validate({"label": told.kind, "event": about, "condition": condition})
    return Constructed(told.kind, event, true, test, told.verdict, told.right)


def miss_reason(ledger: Ledger, one: Constructed) -> str:
    """Return why a verdict is not the one expected, computed from the ledgers."""
    if elsewhere(ledger, one):
        return ELSEWHERE
    if len(ledger.telling(one.true)) > 1:
        return SHARED
    return "unexplained"


def elsewhere(ledger: Ledger, one: Constructed) -> bool:
    """Tell whether a record of another event is just what is claimed."""
    found = ledger.telling(one.test.event.selection, claimed_days(one.test))
    return not found <= {one.event.id}


def claimed_days(test: EventTest) -> Interval:
    """Return the days that a claim names."""
    condition = test.condition
    assert isinstance(condition, Dated | Happened)
    return days_of(condition.on if isinstance(condition, Dated) else condition.within)


def accuracy(
    results: Sequence[tuple[Constructed, FactResult]],
) -> dict[Kind, tuple[int, int]]:
    """Return hits and claims by kind."""
    return {
        kind: (
            sum(one.hit(result) for one, result in results if one.kind == kind),
            sum(1 for one, _ in results if one.kind == kind),
        )
        for kind in KINDS
    }
