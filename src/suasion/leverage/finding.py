"""Findings on two contested powers, written from how often their order holds."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.catalog import actor
from suasion.leverage.lead import Lead
from suasion.leverage.result import Leverage
from suasion.leverage.shown import before, latest_lead, names, of_state, own_newest
from suasion.leverage.told import Told, newest
from suasion.page.inline import capital

__all__ = ["by_a_hair", "costs_more", "row_title", "section_title", "state_title", "turned"]

_HAIR = 0.05  # of the larger loss
_WORDS = {2: "both", 3: "all three", 4: "all four", 5: "all five"}


def by_a_hair(one: Lead) -> bool:
    """Tell whether two losses differ by less than a twentieth of the larger."""
    return abs(one.margin) < _HAIR * max(one.losses)


def turned(lev: Leverage, found: Sequence[Lead]) -> bool:
    """Tell whether a year earlier the order was decided the other way round in all states."""
    earlier = [(one, before(lev, one)) for one in found]
    return bool(found) and all(
        old is not None and old.decided and old.ahead != one.ahead for one, old in earlier
    )


def costs_more(found: Sequence[Lead], *, when: str, would: str = "would cost") -> str:
    """Say in which states losing which of two powers costs more; what is open is said to be so.

    An order that holds in fewer than 95 of 100 specifications is no finding.
    """
    clauses = []
    by_order: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.decided:
            by_order.setdefault(one.ahead, []).append(one.state)
    for (more, less), states in by_order.items():
        lost, other = actor(more).spoken, actor(less).spoken
        clauses.append(f"losing {lost} {would} {names(states)} more than losing {other}")
    told = f"{when} {', and '.join(clauses)}" if clauses else ""
    open_ = [one for one in found if not one.decided]
    if open_ and not told:
        first, second = (actor(code).spoken for code in (open_[0].first, open_[0].second))
        where = names(one.state for one in open_)
        return capital(f"{when} it is open whether {where} would miss {first} or {second} more")
    return capital(
        told + (f"; for {names(one.state for one in open_)} it is open" if open_ else "")
    )


def section_title(lev: Leverage, found: Sequence[Lead]) -> str:
    """Return the finding of the section: who would be missed more, and since when."""
    if not found:
        return _most(lev)
    year = max(one.year for one in found)
    same = {(one.year, one.ahead) for one in found}
    if len(same) == 1 and all(one.decided for one in found):
        more, less = (actor(code).spoken for code in found[0].ahead)
        told = _WORDS.get(len(found), names(one.state for one in found))
        if turned(lev, found):
            return capital(f"{less} still led in {year - 1}. A year later {more} did, in {told}")
    if found[0].reporter == "matrix":
        return costs_more(found, when=f"in {year}", would="would have cost")
    return costs_more(found, when=f"in {year}")


def _most(lev: Leverage) -> str:
    """Say whose loss costs most, where no two powers are compared."""
    states = lev.panel.theatre.states
    rows = [one for state in states for one in own_newest(lev, state)]
    rows = rows or [one for state in states for one in newest(of_state(lev, state, "matrix"))]
    alone = [one for one in rows if "+" not in one.power]
    if not alone:
        return ""
    top = max(alone, key=lambda one: (one.loss, one.power))
    return capital(
        f"in {top.year} losing {actor(top.power).spoken} would have cost "
        f"{actor(top.state).spoken} {top.loss:.2f} % of its real income"
    )


def state_title(lev: Leverage, state: str) -> tuple[str, str]:
    """Return title and subtitle of a state's panel."""
    one = latest_lead(lev, state)
    name = actor(state).name
    if one is None:
        rows = [each for each in own_newest(lev, state) if "+" not in each.power]
        return _first(name, rows), f"What losing each power would cost, power → {name}"
    old = before(lev, one)
    told = f"{name}: {_leads(one)}" if one.decided else f"{name}: the order is open in {one.year}"
    return told, _earlier(one, old)


def _leads(one: Lead) -> str:
    return f"{actor(one.ahead[0]).spoken} leads by {abs(one.margin):.2f} points"


def _earlier(one: Lead, old: Lead | None) -> str:
    holds = f"The order holds in {one.held} of {one.of} specifications"
    if old is None:
        return f"{holds}."
    power = actor(old.ahead[0]).spoken
    too = "" if old.ahead != one.ahead else " too"
    return f"In {old.year} {power} led{too}, by {abs(old.margin):.2f}"


def _first(name: str, rows: Sequence[Told]) -> str:
    top = max(rows, key=lambda one: (one.loss, one.power))
    return f"{name}: losing {actor(top.power).spoken} would cost {top.loss:.2f} %"


def row_title(lev: Leverage, state: str) -> str:
    """Return the title of a state that only the matrix and its partners speak of."""
    one = latest_lead(lev, state, "matrix")
    name = actor(state).name
    if one is None:
        rows = newest(of_state(lev, state, "matrix", "mirror"))
        return _first(name, [each for each in rows if "+" not in each.power])
    if not one.decided:
        return f"{name}: the order is open in {one.year}"
    more, less = (actor(code).spoken for code in one.ahead)
    return capital(f"{name}: {more} ahead of {less} in {one.year}")
