"""Amounts: figures with their units, and the conditions that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from suasion.claims.reading.figures import Figure, plain
from suasion.claims.reading.grammar import Bound, table
from suasion.claims.reading.resolve import HOLE

__all__ = ["Amount", "amount", "level"]

Condition = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, how far it is known, and its unit."""

    value: Fraction
    tolerance: Fraction
    unit: str


def amount(bound: Bound) -> Amount:
    """Return the amount that a part of a sentence binds.

    A figure in digits is known to half a unit of its last digit; one in words ("a third") only
    about.

    Examples
    --------
    >>> amount({"part": "1/4", "unit": "%"})
    Amount(value=Fraction(25, 1), tolerance=Fraction(5, 4), unit='%')
    """
    if bound.get("whole"):
        return Amount(Fraction(100), Fraction(0), "%")
    if "part" in bound:
        value = 100 * Fraction(bound["part"])
        return Amount(value, value * _share("about"), "%")
    figure: Figure = bound["value"]
    base = bound.get("unit") or bound.get("currency", HOLE)
    unit = f"{bound.get('scale', '')} {base}".strip()
    return Amount(Fraction(figure.value), Fraction(figure.step) / 2, unit)


def level(kind: str, given: Amount) -> list[Condition]:
    """Return the conditions of a level: one, or two for "almost".

    Examples
    --------
    >>> level("almost", Amount(Fraction(10), Fraction(0), "bn USD"))[1]
    {'kind': 'above', 'value': 9, 'unit': 'bn USD'}
    """
    value, unit = given.value, given.unit
    if kind in ("equals", "about"):
        tolerance = value * _share("about") if kind == "about" else given.tolerance
        stated = {"value": plain(value), "tolerance": plain(tolerance), "unit": unit}
        return [{"kind": "equals", **stated}]
    if kind == "almost":
        least = value * (1 - _share("almost"))
        return [
            {"kind": "below", "value": plain(value), "unit": unit},
            {"kind": "above", "value": plain(least), "unit": unit},
        ]
    return [{"kind": kind, "value": plain(value), "unit": unit}]


def _share(name: str) -> Fraction:
    return Fraction(table("numbers")["tolerance"][name], 100)
