"""How two powers moved in one state between two dates: displaced, overtaken or neither."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from suasion.contest.ranges import Range
from suasion.errors import QueryError

__all__ = ["Kind", "Movement", "Stand", "movement"]

Pair = tuple[Range, Range]
Span = tuple[float, float]

Kind = Literal["displaced", "overtaken", "neither", "cannot be told", "not covered"]


@dataclass(frozen=True)
class Stand:
    """What stands at one date, all from one reporter regime and in one unit.

    Attributes
    ----------
    gainer, loser
        Value of each power; None if it is not covered.
    total
        Value of all powers and the rest of the world; None if it is not covered.
    """

    gainer: Range | None
    loser: Range | None
    total: Range | None


@dataclass(frozen=True)
class Movement:
    """What became of two powers between two dates, the second power at the first's expense.

    Attributes
    ----------
    kind
        The class; "cannot be told" if the ranges allow several, "not covered" if a value is
        missing.
    possible
        Every class that the ranges allow; none if a value is missing.
    gainer, loser
        Change in value, in the unit of the values; None if a value is missing.
    gainer_share, loser_share
        Change of the share in the total, in percentage points; None if a value is missing.
    """

    kind: Kind
    possible: tuple[Kind, ...]
    gainer: Range | None = None
    loser: Range | None = None
    gainer_share: Range | None = None
    loser_share: Range | None = None


def movement(before: Stand, after: Stand) -> Movement:
    """Return the class of a movement, by value and by share.

    "displaced": the loser falls in value while the gainer rises. "overtaken": both rise in value,
    and the gainer's share rises while the loser's falls. "neither": all else. For the reverse
    direction swap gainer and loser. What lies within a range is possible whatever the other values
    are, so that "cannot be told" is said rather too often than too seldom.

    Parameters
    ----------
    before, after
        What stood at the two dates, from the same reporter regime: the caller's duty.

    Raises
    ------
    QueryError
        A value below zero, a total of zero, or a power with more than the total.

    Examples
    --------
    >>> def stand(china, russia, total):
    ...     return Stand(*map(Range.exact, (china, russia, total)))
    >>> movement(stand(10.0, 30.0, 80.0), stand(20.0, 25.0, 90.0)).kind
    'displaced'
    >>> found = movement(stand(10.0, 30.0, 80.0), stand(30.0, 33.0, 120.0))
    >>> found.kind, found.loser_share.value
    ('overtaken', -10.0)
    """
    first, second = _covered(before), _covered(after)
    if first is None or second is None:
        return Movement("not covered", ())
    (gain0, lose0, total0), (gain1, lose1, total1) = first, second
    growth = _ratio(total0, total1)
    possible = _possible((gain0, gain1), (lose0, lose1), growth)
    return Movement(
        kind=possible[0] if len(possible) == 1 else "cannot be told",
        possible=possible,
        gainer=gain1.less(gain0),
        loser=lose1.less(lose0),
        gainer_share=_share(gain1, total1).less(_share(gain0, total0)),
        loser_share=_share(lose1, total1).less(_share(lose0, total0)),
    )


def _possible(gainer: Pair, loser: Pair, growth: Span) -> tuple[Kind, ...]:
    """Return the classes that some choice of values within the ranges has."""
    found: list[Kind] = []
    if _can_fall(loser) and _can_rise(gainer):
        found.append("displaced")
    if _can_rise(loser) and _can_rise(gainer) and _can_overtake(gainer, loser, growth):
        found.append("overtaken")
    if _can_be_neither(gainer, loser, growth):
        found.append("neither")
    return tuple(found)


def _can_fall(pair: Pair) -> bool:
    return pair[1].low < pair[0].high


def _can_rise(pair: Pair) -> bool:
    return pair[1].high > pair[0].low


def _can_overtake(gainer: Pair, loser: Pair, growth: Span) -> bool:
    """Tell whether 1 < loser's growth < growth of the total < gainer's growth can hold.

    A growth of the total that fits lies in an open span and in the closed one that is given.
    """
    above = max(1.0, _ratio(*loser)[0])
    below = _ratio(*gainer)[1]
    return above < below and above < growth[1] and growth[0] < below


def _can_be_neither(gainer: Pair, loser: Pair, growth: Span) -> bool:
    if gainer[1].low <= gainer[0].high:
        return True  # the gainer need not rise
    if not _can_rise(loser):
        # without doubt the gainer rises: only a loser that stands still is not displaced
        return loser[1].high == loser[0].low
    if _can_fall(loser):
        return True  # it may as well stand still
    # both rise or the loser stands still: shares decide
    still = loser[1].low == loser[0].high
    return still or _ratio(*gainer)[0] <= growth[1] or _ratio(*loser)[1] >= growth[0]


def _ratio(before: Range, after: Range) -> Span:
    """Return the least and the largest growth factor; from nothing it has no bound."""
    least = after.low / before.high if before.high else inf
    largest = after.high / before.low if before.low else inf
    return least, largest


def _share(part: Range, total: Range) -> Range:
    value = 100 * part.value / total.value
    # a range of the total may begin below the part: more than all of it is no share
    high = max(value, min(100.0, 100 * part.high / total.low))
    return Range(100 * part.low / total.high, value, high)


def _covered(stand: Stand) -> tuple[Range, Range, Range] | None:
    gainer, loser, total = stand.gainer, stand.loser, stand.total
    for one in (gainer, loser, total):
        if one is not None and one.low < 0:
            raise QueryError(
                "a value below zero", where=f"{one}", remedy="give values of trade, debt or stock"
            )
    if gainer is None or loser is None or total is None:
        return None
    if not total.low:
        raise QueryError(
            "a total of zero", where=f"{total}", remedy="give None if the total is not covered"
        )
    if gainer.value + loser.value > total.value * (1 + 1e-9):
        raise QueryError(
            "two powers with more than the total",
            where=f"{gainer.value} and {loser.value} of {total.value}",
            remedy="take values and total from one reporter regime",
        )
    return gainer, loser, total
