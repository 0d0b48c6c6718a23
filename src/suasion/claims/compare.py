"""Compare two records of verdicts: what moved, and why.

A reason is what differs between the records; which of several made the difference is left to the
reader. Where nothing recorded differs, the method does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, TypeVar

from suasion.claims.differences import differences
from suasion.claims.moved import Moved
from suasion.claims.record import Record, RecordedClaim, RecordedTest
from suasion.specification import choices

__all__ = ["compare"]

T = TypeVar("T")

_SHOWN = 6
_METHOD = "nothing recorded differs: the method changed"
# words and outcomes, which follow from the figures; sources are told by their vintages
_NO_FIGURES = {"specification", "label", "why", "holds", "sources"}
_FIGURES = ("value", "low", "high")
_COMPARED = ("power", "state", "period")
"""What a figure that a value is compared with is known by."""

Pair = tuple[RecordedTest, RecordedTest]


def compare(former: Record, now: Record, *, only: str | None = None) -> tuple[Moved, ...]:
    """Compare two records.

    Parameters
    ----------
    former, now
        The record kept, and that of the check just made.
    only
        Compare this claim and no other.

    Returns
    -------
    tuple of Moved
        One for each claim of which anything moved, by id.

    Examples
    --------
    >>> from suasion.claims import check
    >>> from suasion.claims.record import recorded
    >>> record = recorded(check("central-asia"))
    >>> compare(record, record)
    ()
    """
    old, new = ({one.id: one for one in each.claims} for each in (former, now))
    theatres = former.theatre, now.theatre
    found = [
        _in_both(old[name], new[name], theatres)
        if name in old and name in new
        else _in_one(old.get(name), new.get(name))
        for name in sorted({*old, *new})
        if only in (None, name)
    ]
    return tuple(one for one in found if one is not None)


def _in_one(old: RecordedClaim | None, new: RecordedClaim | None) -> Moved | None:
    if old is None:
        return None if new is None else Moved(new.id, None, new.verdict)
    return Moved(old.id, old.verdict, None)


def _in_both(old: RecordedClaim, new: RecordedClaim, theatres: tuple[str, str]) -> Moved | None:
    pairs = _pairs(old.tests, new.tests)
    parts = tuple(
        f'part "{after.label}": {before.verdict} → {after.verdict}'
        for before, after in pairs
        if before.verdict != after.verdict
    )
    written = (
        {"theatre": where, "says": one.says, **one.declared}
        for where, one in zip(theatres, (old, new), strict=True)
    )
    rewritten = differences(*written)
    values = [each for pair in pairs for each in _values(*pair)]
    why: tuple[str, ...] = ()
    if old.verdict != new.verdict or parts:
        reasons = [*_rewritten(rewritten), *_vintages(old, new), *_specifications(pairs)]
        why = (*reasons, *_shortened(values, "value")) or (_METHOD,)
    found = Moved(new.id, old.verdict, new.verdict, parts, len(values), bool(rewritten), why)
    return found if why or values or rewritten else None


def _rewritten(changes: Sequence[str]) -> list[str]:
    told = "; ".join(_shortened(changes, "change"))
    return [f"the claim or its tests were rewritten: {told}"] if told else []


def _vintages(old: RecordedClaim, new: RecordedClaim) -> Iterator[str]:
    for name in sorted({*old.vintages, *new.vintages}):
        before, after = old.vintages.get(name), new.vintages.get(name)
        if before is None:
            yield f"source {name} came"
        elif after is None:
            yield f"source {name} went"
        elif before != after:
            yield f"vintage of {name} changed: {before[:12]} → {after[:12]}"


def _pairs(old: Sequence[RecordedTest], new: Sequence[RecordedTest]) -> list[Pair]:
    """Return the tests that are in both, those whose verdict moved first."""
    before = _named((one.label, one) for one in old)
    after = _named((one.label, one) for one in new)
    pairs = [(before[name], one) for name, one in after.items() if name in before]
    return sorted(pairs, key=lambda pair: pair[0].verdict == pair[1].verdict)


def _specifications(pairs: Iterable[Pair]) -> Iterator[str]:
    for old, new in pairs:
        covered, formerly = (
            [*_named((_specification(one), one) for one in each.by_specification)]
            for each in (new, old)
        )
        told = [f"{name} came" for name in covered if name not in formerly]
        told += [f"{name} went" for name in formerly if name not in covered]
        if told:
            yield f'specifications of "{new.label}" changed: {", ".join(told)}'


def _values(old: RecordedTest, new: RecordedTest) -> Iterator[str]:
    """Say what moved under each specification that speaks before and after."""
    formerly = _named((_specification(one), one) for one in old.by_specification)
    for name, one in _named((_specification(each), each) for each in new.by_specification).items():
        if name not in formerly:
            continue
        told = differences(
            _figures(formerly[name]), _figures(one), unit=one.get("unit"), named_by=_COMPARED
        )
        if told:
            rest = len(told) - 1
            more = f" (and {rest} more field{'' if rest == 1 else 's'})" if rest else ""
            yield f'"{new.label}", {name}: {told[0]}{more}'


def _figures(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what was found, without the words: a value before its range and all else."""
    figures = {name: one for name, one in entry.items() if name not in _NO_FIGURES}
    first = {name: figures[name] for name in _FIGURES if name in figures}
    return first | figures


def _specification(entry: dict[str, Any]) -> str:
    decided = entry.get("specification")
    if not decided or not isinstance(decided, dict):
        return str(decided or entry.get("label") or "the one specification")
    order = {one.id: place for place, one in enumerate(choices())}
    # a record read back has its keys in the order of the alphabet
    known = sorted(decided, key=lambda name: (order.get(name, len(order)), name))
    return " ".join(f"{name}={decided[name]}" for name in known)


def _named(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return things by name; a name that comes again is numbered."""
    named: dict[str, T] = {}
    for name, one in pairs:
        places = count(2)
        free = name
        while free in named:
            free = f"{name} ({next(places)})"
        named[free] = one
    return named


def _shortened(told: Sequence[str], what: str) -> list[str]:
    more = len(told) - _SHOWN
    rest = [f"and {more} more {what}{'' if more == 1 else 's'}"] if more > 0 else []
    return [*told[:_SHOWN], *rest]
