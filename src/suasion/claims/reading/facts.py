"""From what a sentence binds to tests on memberships and events."""

from __future__ import annotations

from typing import Any

from suasion.catalog import actor
from suasion.catalog.theatre import Theatre
from suasion.claims.reading.dates import when
from suasion.claims.reading.grammar import Bound, table
from suasion.claims.reading.lexicon import Name
from suasion.claims.reading.resolve import Unreadable, sides

__all__ = ["fact_tests"]

Test = dict[str, Any]

_DATE = {"in_force": "at", "happened": "within", "first": "within"}
"""Under which key a condition has its date; the others have it under ``on``."""
_TOOK_PLACE = {"visit": "completed", "summit": "completed", "exercise": "completed"}
"""The status of what has happened: of these kinds the ledgers hold what was cancelled too."""


def fact_tests(bound: Bound, theatre: Theatre) -> list[Test]:
    """Return the tests of a sentence about a membership or an event, without labels.

    Raises
    ------
    Unreadable
        The theatre does not hold the pair, or a date is impossible.
    """
    if "instrument" in bound:
        about = [("event", one) for one in _EVENTS[bound["instrument"]](bound, theatre)]
    else:
        about = [("membership", one) for one in _memberships(bound)]
    kind = bound["fact"]
    if kind == "dated" and about[0][1]["power"] not in theatre.powers:
        # another date is a contradiction only where no further summit can be missing
        kind = "happened"
    condition = {"kind": kind, _DATE.get(kind, "on"): when(bound, theatre.since)}
    if kind == "dated":
        # a sentence does not say that there was only one
        condition["once"] = False
    if kind == "first":
        condition["since"] = str(theatre.since)
    denied = {"negate": True} if bound.get("denied") else {}
    return [{what: one, "condition": condition, **denied} for what, one in about]


def _memberships(bound: Bound) -> list[Test]:
    code = bound["organisation"].code
    if "member" not in bound:
        return [{"organisation": code}]
    members = [bound[slot] for slot in ("member", "member2") if slot in bound]
    status = bound.get("status") or table("names")["joined_as"].get(code)
    as_what = {"status": status} if status else {}
    return [{"organisation": code, "member": _member(one), **as_what} for one in members]


def _member(name: Name) -> str:
    if name.capital or actor(name.code).kind not in ("state", "bloc"):
        raise Unreadable("a member is one state: write its name")
    return name.code


def _event(instrument: str, pair: tuple[str, str | None], words: list[str]) -> Test:
    power, state = pair
    return {
        "power": power,
        **({"state": state} if state else {}),
        "instrument": instrument,
        **({"words": words} if words else {}),
        **({"status": _TOOK_PLACE[instrument]} if instrument in _TOOK_PLACE else {}),
    }


def _partnerships(bound: Bound, theatre: Theatre) -> list[Test]:
    pair = _with_state(bound["one"], bound["two"], theatre)
    return [{**_event("partnership", pair, []), "title": bound["title"]}]


def _exercises(bound: Bound, theatre: Theatre) -> list[Test]:
    return [_event("exercise", _with_state(bound["one"], bound["two"], theatre), [])]


def _with_state(one: Name, other: Name, theatre: Theatre) -> tuple[str, str]:
    power, state, _ = sides(one, other, theatre)
    if state == theatre.group:
        raise Unreadable("write one sentence for each state; a summit is held with the group")
    return power, state


def _visits(bound: Bound, theatre: Theatre) -> list[Test]:
    home, _, word = bound["leader"].code.partition(":")
    words = [word, *([bound["visit"]] if "visit" in bound else [])]
    hosts = [bound[slot] for slot in ("two", "two2") if slot in bound]
    return [_event("visit", _visit(home, word, host, theatre), words) for host in hosts]


def _visit(home: str, word: str, host: Name, theatre: Theatre) -> tuple[str, str]:
    """Return power and state of a visit: a guest of a power is on its list of visits too."""
    if actor(host.code).kind == "bloc":
        raise Unreadable("write which state was visited")
    pair = _with_state(Name(home), host, theatre)
    if host.code in table("people")["mentioned"].get(word, ()):
        raise Unreadable(
            f"the ledgers name {word} also in visits that another paid, here with "
            f"{actor(host.code).spoken}: write the claim by hand"
        )
    return pair


def _summits(bound: Bound, theatre: Theatre) -> list[Test]:
    venue = [bound["venue"].code] if "venue" in bound else []
    if "host" in bound:
        host = bound["host"].code
        if host not in table("names")["summits"]["of"]:
            raise Unreadable(
                f"no summits of {actor(host).spoken} are held as such: name the power and "
                f"{theatre.title}"
            )
        return [_event("summit", (host, None), venue)]
    power, state, _ = sides(bound["one"], bound["two"], theatre)
    if state != theatre.group:
        raise Unreadable("only summits with the group as a whole are read")
    called = [bound["called"]] if "called" in bound else []
    return [_event("summit", (power, state), [*called, *venue])]


def _appointments(bound: Bound, theatre: Theatre) -> list[Test]:
    appointer = bound["appointer"].code if "appointer" in bound else "EUU"
    if appointer != "EUU" or bound["region"].code != theatre.group:
        raise Unreadable(f"only the EU's Special Representatives for {theatre.title} are held")
    # the ledgers write so of every one of them; an interim envoy is none
    words = ["EUSR", *([bound["official"].code] if "official" in bound else [])]
    return [_event("appointment", (appointer, theatre.group), words)]


_EVENTS = {
    "appointment": _appointments,
    "exercise": _exercises,
    "partnership": _partnerships,
    "summit": _summits,
    "visit": _visits,
}
