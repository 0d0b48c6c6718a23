"""From what a sentence binds to tests on memberships and events."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from suasion.catalog import actor
from suasion.catalog.theatre import Theatre
from suasion.claims.reading.grammar import Bound
from suasion.claims.reading.lexicon import Name
from suasion.claims.reading.resolve import HOLE, Unreadable, dyad

__all__ = ["fact_tests"]

Test = dict[str, Any]


def fact_tests(bound: Bound, theatre: Theatre) -> list[Test]:
    """Return the tests of a sentence about a membership or an event, without labels.

    Raises
    ------
    Unreadable
        The theatre does not hold the pair, or a date is impossible.
    """
    when = _when(bound)
    if bound["fact"] == "happened":
        condition: dict[str, Any] = {"kind": "happened", "within": when}
        tests: list[Test] = [
            {"event": one, "condition": condition} for one in _events(bound, theatre)
        ]
    else:
        key = "at" if bound["fact"] == "in_force" else "on"
        condition = {"kind": bound["fact"], key: when}
        tests = [{"membership": one, "condition": condition} for one in _memberships(bound)]
    return [{**one, "negate": True} for one in tests] if bound.get("denied") else tests


def _memberships(bound: Bound) -> list[dict[str, Any]]:
    organisation = {"organisation": bound["organisation"].code}
    if "member" not in bound:
        return [organisation]
    members = [bound[slot] for slot in ("member", "member2") if slot in bound]
    return [{**organisation, "member": _member(one)} for one in members]


def _member(name: Name) -> str:
    if name.capital or actor(name.code).kind not in ("state", "bloc"):
        raise Unreadable("a member is one state: write its name")
    return name.code


def _events(bound: Bound, theatre: Theatre) -> list[dict[str, Any]]:
    instrument = bound["instrument"]
    if instrument == "visit":
        power, _, word = bound["leader"].code.partition(":")
        hosts = [bound[slot] for slot in ("two", "two2") if slot in bound]
        pairs = [_acts(Name(power), host, theatre, instrument) for host in hosts]
        return [_event(*pair, instrument, [word]) for pair in pairs]
    pair = _acts(bound["one"], bound["two"], theatre, instrument)
    if instrument == "summit":
        words = [theatre.title, *([bound["venue"].code] if "venue" in bound else [])]
        return [_event(*pair, instrument, words)]
    return [_event(*pair, instrument, [bound["words"]])]


def _event(power: str, state: str, instrument: str, words: list[str]) -> dict[str, Any]:
    return {"power": power, "state": state, "instrument": instrument, "words": words}


def _acts(one: Name, other: Name, theatre: Theatre, instrument: str) -> tuple[str, str]:
    """Return power and state of an event; only a summit is held with the group as a whole."""
    power, state, reversed_ = dyad(one, other, theatre)
    if "WLD" in (power, state) or one.capital or other.capital:
        raise Unreadable("write the names of the two states")
    if (state == theatre.group) != (instrument == "summit"):
        raise Unreadable("write one sentence for each state; a summit is held with the group")
    if instrument == "visit" and reversed_:
        raise Unreadable("visits are kept by the power that pays them")
    return power, state


def _when(bound: Bound) -> Any:
    """Return when something was: YYYY, YYYY-MM, YYYY-MM-DD, or the first and last of several."""
    if "year" not in bound:
        return HOLE
    if "start" in bound:
        if bound["start"] >= bound["year"]:
            raise Unreadable("the period ends before it begins")
        return [str(bound["start"]), str(bound["year"])]
    first = _date(bound["year"], bound.get("month"), bound.get("day"))
    if "last_day" not in bound:
        return first
    if bound["last_day"] <= bound["day"]:
        raise Unreadable("the period ends before it begins")
    return [first, _date(bound["year"], bound["month"], bound["last_day"])]


def _date(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return str(year)
    if day is None:
        return f"{year}-{month:02d}"
    if not isinstance(day, int) or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Unreadable(f"{calendar.month_name[month]} {year} has no day {day}")
    return date(year, month, day).isoformat()
