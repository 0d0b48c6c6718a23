"""A test on an event or a membership in words: by codes, and as a label."""

from __future__ import annotations

from typing import Any

from suasion.catalog import actor, terms
from suasion.claims.facts.subject import days_of
from suasion.claims.reading.resolve import HOLE
from suasion.page.inline import capital

__all__ = ["fact_label", "fact_understood"]

Test = dict[str, Any]

_SAID = {
    "in_force": "in force {date}",
    "since": "since {date}",
    "founded": "founded {date}",
    "happened": "within {date}",
    "dated": "dated {date}",
    "first": "the first since {since}, within {date}",
}


def fact_understood(test: Test) -> str:
    """Say in one line how a test was understood, by codes.

    Examples
    --------
    >>> about = {"organisation": "OTS", "member": "TKM", "status": "observer"}
    >>> fact_understood({"membership": about, "condition": {"kind": "in_force", "at": "2022"}})
    'membership TKM in OTS (observer): in force 2022'
    """
    when = _when(test)
    date = " to ".join(when) if isinstance(when, list) else when
    if "membership" in test:
        about = test["membership"]
        who = f"{about['member']} in " if "member" in about else ""
        named = f"membership {who}{about['organisation']}"
    else:
        about = test["event"]
        pair = " → ".join(about[name] for name in ("power", "state") if name in about)
        named = f"{about['instrument']} {pair}"
    details = _details(about)
    return f"{named}{f' ({details})' if details else ''}: {_said(test, date)}"


def fact_label(test: Test) -> str:
    """Name a test for a reader; what a draft leaves open stands as in the table.

    Examples
    --------
    >>> event = {"power": "CHN", "state": "TKM", "instrument": "partnership"}
    >>> fact_label({"event": event, "condition": {"kind": "happened", "within": "2022-01"}})
    'Partnership China → Turkmenistan: within January 2022'
    """
    when = _when(test)
    if HOLE in when:
        return fact_understood(test)
    date = days_of((when[0], when[1]) if isinstance(when, list) else when).spoken
    if "membership" in test:
        about = test["membership"]
        who = f"{actor(about['member']).label} in " if "member" in about else ""
        named = f"{who}{actor(about['organisation']).spoken}"
    else:
        about = test["event"]
        pair = " → ".join(actor(about[name]).label for name in ("power", "state") if name in about)
        named = f"{terms('instruments')[about['instrument']]} {pair}"
    details = _details(about)
    return capital(f"{named}{f' ({details})' if details else ''}: {_said(test, date)}")


def _when(test: Test) -> Any:
    return next(
        test["condition"][key] for key in ("at", "on", "within") if key in test["condition"]
    )


def _said(test: Test, date: str) -> str:
    condition = test["condition"]
    said = _SAID[condition["kind"]].format(date=date, since=condition.get("since"))
    return f"not {said}" if test.get("negate") else said


def _details(about: Test) -> str:
    words = [*about.get("words", ()), *([about["title"]] if "title" in about else [])]
    return ", ".join([*(f"“{word}”" for word in words), *filter(None, [about.get("status")])])
