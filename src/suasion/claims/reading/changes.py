"""Conditions of a change between two years."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from suasion.catalog import indicator
from suasion.claims.reading.amounts import amount
from suasion.claims.reading.figures import plain
from suasion.claims.reading.grammar import Bound, table
from suasion.claims.reading.resolve import HOLE, Unreadable

__all__ = ["change"]

Condition = dict[str, Any]


def change(bound: Bound, measure: str) -> tuple[Condition, bool]:
    """Return the condition of a change, and whether it is judged at the earlier year.

    Examples
    --------
    >>> change({"kind": "multiplied", "multiple": 3, "start": 2021, "year": 2023}, "imports")
    ({'kind': 'rises', 'from': 2021, 'by': 200, 'unit': '%'}, False)
    """
    condition, at_start = _condition(bound, measure, bound.get("start", HOLE))
    if "counted" in bound:
        if indicator(measure).unit == "%" or "currency" in bound:
            raise Unreadable("only the growth of an amount of money depends on the currency")
        condition["currency"] = bound["counted"]
    return condition, at_start


def _condition(bound: Bound, measure: str, start: Any) -> tuple[Condition, bool]:
    if bound["kind"] == "multiplied":
        return _multiplied(bound, measure, start)
    size = _step(bound, measure)
    if bound["kind"] == "unchanged":
        return {"kind": "unchanged", "from": start, **(size or _still(measure))}, False
    return {"kind": bound["kind"], "from": start, **size}, False


def _multiplied(bound: Bound, measure: str, start: Any) -> tuple[Condition, bool]:
    times = Fraction(bound["multiple"])
    if times <= 1:
        raise Unreadable("a multiple of one or less is no growth: write “fell”")
    down = bool(bound.get("down"))
    if indicator(measure).unit == "%":
        # growth of a share in per cent cannot be told from points: it is compared with itself
        period = bound.get("year", HOLE) if down else start
        return {"kind": "exceeds", "period": period, "times": plain(times)}, down
    growth = 100 * (1 - 1 / times if down else times - 1)
    kind = "falls" if down else "rises"
    return {"kind": kind, "from": start, "by": plain(growth), "unit": "%"}, False


def _step(bound: Bound, measure: str) -> Condition:
    if not {"value", "part"} & bound.keys():
        return {}
    given = amount(bound)
    if given.unit == "%" and indicator(measure).unit == "%":
        raise Unreadable("a share that changes by percent or by points? write “points”")
    key = "within" if bound["kind"] == "unchanged" else "by"
    return {key: plain(given.value), "unit": given.unit}


def _still(measure: str) -> Condition:
    """Return what counts as no change where the sentence gives no size."""
    tolerance = table("numbers")["tolerance"]
    if indicator(measure).unit == "%":
        return {"within": tolerance["unchanged_points"], "unit": "points"}
    return {"within": tolerance["unchanged"], "unit": "%"}
