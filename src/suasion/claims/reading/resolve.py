"""Who is power and who is state, and which indicator is meant.

A sentence names two sides; the theatre says which of them acts on the other. Exports of a power
to a state are the state's imports; imports of a power from a state are the state's exports.
"""

from __future__ import annotations

from dataclasses import dataclass

from suasion.catalog import actor
from suasion.catalog.theatre import Theatre
from suasion.claims.reading.grammar import Bound
from suasion.claims.reading.lexicon import Name

__all__ = ["HOLE", "Quantity", "Unreadable", "dyad", "quantities", "sides"]

HOLE = "COMPLETE"
"""Stands in a draft for what the sentence does not say."""

_SHARES = {"trade": "turnover_share", "imports": "import_share", "exports": "export_share"}
_TOTALS = {"trade": "turnover", "imports": "imports", "exports": "exports"}


class Unreadable(Exception):
    """What the forms hold but the theatre or the conditions cannot; the text says why."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An indicator of a power in a state, or of a state alone."""

    measure: str
    power: str | None
    state: str


def quantities(bound: Bound, theatre: Theatre) -> tuple[Quantity, Quantity | None]:
    """Return what a sentence speaks of, and what it is compared with.

    Raises
    ------
    Unreadable
        The theatre does not hold the pair, or holds it both ways round.
    """
    first = _quantity(bound, theatre)
    if bound.get("kind") != "exceeds":
        return first, None
    if bound.get("elliptic"):
        _check_ellipsis(bound, first, theatre)
    return first, _quantity(_second(bound), theatre)


def _check_ellipsis(bound: Bound, first: Quantity, theatre: Theatre) -> None:
    """Refuse a power where a state belongs: its own trade and trade with it are two things."""
    for slot in ("from", "to", "one"):
        rival = bound.get(f"{slot}2")
        if rival and rival.code in theatre.powers and bound[slot].code != first.power:
            raise Unreadable(
                f"one reading: write “trade with {actor(rival.code).spoken}”, "
                f"or all of “{actor(rival.code).possessive} trade with …”"
            )


def _second(bound: Bound) -> Bound:
    """Return what the second quantity binds: the first, but for what it names anew."""
    own = {
        key.removeprefix("other."): value
        for key, value in bound.items()
        if key.startswith("other.")
    }
    if "relation" in own:
        return own
    if bound.get("reverse"):
        return {**bound, "from": bound["to"], "to": bound["from"]}
    anew = {
        slot: bound[f"{slot}2"]
        for slot in ("from", "to", "one", "two", "power", "state")
        if f"{slot}2" in bound
    }
    return {**bound, **anew}


def _quantity(bound: Bound, theatre: Theatre) -> Quantity:
    relation = bound["relation"]
    if relation == "level":
        return Quantity(bound["measure"], None, _state(bound["state"], theatre))
    if relation == "alone":
        return Quantity(_TOTALS[bound["of"]], HOLE, _state(bound["state"], theatre))
    if relation == "flow":
        power, state, reversed_ = dyad(bound["from"], bound["to"], theatre)
        return Quantity("exports" if reversed_ else "imports", power, state)
    if relation == "share":
        power, state = _directed(bound["power"], bound["state"], theatre)
        if bound.get("kind") == "overtakes":
            return Quantity(_TOTALS[bound["of"]], power, state)
        return Quantity(_SHARES[bound["of"]], power, state)
    power, state, _ = dyad(bound["one"], bound["two"], theatre)
    return _ratio(bound, power, state) if bound.get("ratio") else Quantity("turnover", power, state)


def _ratio(bound: Bound, power: str, state: str) -> Quantity:
    # "its" belongs to the side named first; the indicator divides by the state's economy only
    owner = bound["one"] if bound.get("its") else bound["owner"]
    if owner.code != state:
        raise Unreadable(f"trade is measured against the economy of {actor(state).spoken} only")
    return Quantity("turnover_gdp", power, state)


def dyad(one: Name, other: Name, theatre: Theatre) -> tuple[str, str, bool]:
    """Return power and state of a pair, and whether the one named first is the state.

    Examples
    --------
    >>> from suasion.catalog import theatre
    >>> dyad(Name("KAZ"), Name("RUS"), theatre("central-asia"))
    ('RUS', 'KAZ', True)
    """
    forward, backward = _holds(one, other, theatre), _holds(other, one, theatre)
    if forward and backward:
        raise Unreadable(f"{_pair(one, other)} acts both ways in {theatre.title}")
    if not forward and not backward:
        raise Unreadable(_outside(one, other, theatre))
    if forward:
        return one.code, other.code, False
    return other.code, one.code, True


def sides(one: Name, other: Name, theatre: Theatre) -> tuple[str, str, bool]:
    """Return power and state of an event, and whether the one named first is the state.

    Events are held of every power with the states of a theatre, not only of those it compares.

    Examples
    --------
    >>> from suasion.catalog import theatre
    >>> sides(Name("KAZ"), Name("FRA"), theatre("central-asia"))
    ('FRA', 'KAZ', True)
    """
    if one.capital or other.capital or "WLD" in (one.code, other.code):
        raise Unreadable("write the names of the two states")
    here = {*theatre.states, *theatre.context, *([theatre.group] if theatre.group else [])}
    inside = [name.code in here for name in (one, other)]
    if one.code == other.code:
        raise Unreadable(f"{actor(one.code).label} acts on itself: name another power or state")
    if all(inside):
        raise Unreadable(f"{_pair(one, other)} are both of {theatre.title}: name a power")
    if not any(inside):
        raise Unreadable(f"neither {_pair(one, other, 'nor')} is a state of {theatre.title}")
    power, state = (other, one) if inside[0] else (one, other)
    if actor(power.code).kind not in ("state", "bloc"):
        raise Unreadable(f"{actor(power.code).label} is no power: write the name of one")
    return power.code, state.code, inside[0]


def _directed(power: Name, state: Name, theatre: Theatre) -> tuple[str, str]:
    if not _holds(power, state, theatre):
        raise Unreadable(_outside(power, state, theatre))
    return power.code, state.code


def _holds(power: Name, state: Name, theatre: Theatre) -> bool:
    """Tell whether the theatre holds a pair in this direction; a capital is never a state."""
    if state.capital or power.code == state.code:
        return False
    targets = {*theatre.states, *theatre.context, *([theatre.group] if theatre.group else [])}
    everywhere = {code for _, code in theatre.extra_dyads}
    if power.code == "WLD":
        return state.code in targets | everywhere
    inside = power.code in theatre.powers and state.code in targets
    return inside or (power.code, state.code) in theatre.extra_dyads


def _state(state: Name, theatre: Theatre) -> str:
    known = {*theatre.targets, *([theatre.group] if theatre.group else [])}
    if state.capital or state.code not in known:
        raise Unreadable(f"{actor(state.code).label} is no state of {theatre.title}")
    return state.code


def _pair(one: Name, other: Name, word: str = "and") -> str:
    return f"{actor(one.code).label} {word} {actor(other.code).label}"


def _outside(one: Name, other: Name, theatre: Theatre) -> str:
    known = {*theatre.powers, *theatre.targets, theatre.group, "WLD"}
    for name in (one, other):
        if name.code not in known:
            return f"{actor(name.code).label} is not in {theatre.title}"
    if one.capital or other.capital:
        return "a capital stands for a power only: write the name of the state"
    return f"{_pair(one, other)} are no power and state of {theatre.title}, in this direction"
