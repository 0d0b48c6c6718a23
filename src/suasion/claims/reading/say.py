"""A test in words: how a sentence was understood."""

from __future__ import annotations

from typing import Any

from suasion.claims.measured import Measured
from suasion.claims.reading.resolve import HOLE
from suasion.claims.reading.say_facts import fact_label, fact_understood
from suasion.page.inline import capital

__all__ = ["labelled", "understood"]

Test = dict[str, Any]


def understood(test: Test) -> str:
    """Say in one line how a test was understood, by codes.

    Examples
    --------
    >>> condition = {"kind": "above", "value": 10, "unit": "bn USD"}
    >>> subject = {"measure": "turnover", "power": "CHN", "state": "KGZ", "period": 2022}
    >>> understood({**subject, "condition": condition})
    'turnover CHN → KGZ 2022 > 10 bn USD'
    """
    if "membership" in test or "event" in test:
        return fact_understood(test)
    pair = " → ".join(test[name] for name in ("power", "state") if name in test)
    return f"{test['measure']} {pair} {_years(test['period'])} {_said(test)}"


def labelled(test: Test) -> Test:
    """Return a test with its label before everything else."""
    if "membership" in test or "event" in test:
        return {"label": fact_label(test), **test}
    subject = [test.get("power"), test["state"], test["period"]]
    if HOLE in subject or (isinstance(test["period"], list) and HOLE in test["period"]):
        return {"label": understood(test), **test}
    period = tuple(test["period"]) if isinstance(test["period"], list) else test["period"]
    named = Measured(test["measure"], test.get("power"), (test["state"],), period, "").named
    return {"label": f"{capital(named)}: {_said(test)}", **test}


def _said(test: Test) -> str:
    condition, negate = test["condition"], bool(test.get("negate"))
    kind = condition["kind"]
    if kind in ("above", "below"):
        sign = {("above", False): ">", ("below", False): "<", ("above", True): "≤"}
        return f"{sign.get((kind, negate), '≥')} {_number(condition['value'])} {condition['unit']}"
    return _TOLD[kind](condition, test)


def _number(value: float) -> str:
    return f"{round(value, 4):.12g}"


def _years(period: Any) -> str:
    return f"{period[0]}–{period[1]} on average" if isinstance(period, list) else str(period)


def _equals(condition: Test, test: Test) -> str:
    sign = "≠" if test.get("negate") else "="
    value, tolerance = _number(condition["value"]), _number(condition["tolerance"])
    return f"{sign} {value} ± {tolerance} {condition['unit']}"


def _change(condition: Test, test: Test) -> str:
    size = condition.get("by") or condition.get("within")
    told = f" by more than {_number(size)} {condition['unit']}" if size else ""
    counted = ", in euros" if condition.get("currency") == "EUR" else ""
    if condition["kind"] == "unchanged":
        return f"changes from {condition['from']}{told.replace('more', 'no more')}{counted}"
    verb = {
        ("rises", False): "rises", ("falls", False): "falls",
        ("rises", True): "does not rise", ("falls", True): "does not fall",
    }[condition["kind"], bool(test.get("negate"))]  # fmt: skip
    return f"{verb} from {condition['from']}{told}{counted}"


def _not(test: Test) -> str:
    return "not " if test.get("negate") else ""


def _rank(condition: Test, test: Test) -> str:
    return f"is {_not(test)}number {condition['is']} among the powers"


def _exceeds(condition: Test, test: Test) -> str:
    other = {**test, **condition}
    pair = " → ".join(other[name] for name in ("power", "state") if name in other)
    times = f"{_number(condition['times'])} × " if "times" in condition else ""
    sign = "≤" if test.get("negate") else ">"
    return f"{sign} {times}{other['measure']} {pair} {_years(other['period'])}"


def _extreme(condition: Test, test: Test) -> str:
    return f"is {_not(test)}the {condition['kind']} since {condition['since']}"


_TOLD = {
    "equals": _equals,
    "rises": _change,
    "falls": _change,
    "unchanged": _change,
    "rank": _rank,
    "exceeds": _exceeds,
    "highest": _extreme,
    "lowest": _extreme,
}
