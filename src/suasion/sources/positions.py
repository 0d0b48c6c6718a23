"""Positions that states declared on named issues, as events of the power whose issue it is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl

from suasion.catalog import EVENT, read_toml
from suasion.sources.facts import Fact, actor_code, dated, facts_frame, once, read_facts, required
from suasion.sources.reading import Raw, refuse

__all__ = ["parse"]

# the excerpts are not read: facts and addresses are
_COLUMNS = ("issue", "date", "iso3", "position_code", "position_label", "source_url")


@cache
def _issues() -> dict[str, dict[str, str]]:
    return read_toml(Path(str(files("suasion.catalog"))) / "issues.toml")


def parse(raw: Raw) -> pl.DataFrame:
    """Return event records, one per state and issue; the status of a position is none."""
    facts = read_facts(raw, _COLUMNS)
    seen: dict[str, int] = {}
    for fact in facts:
        required(raw, fact, "issue", "date", "iso3", "position_label", "source_url")
        once(raw, fact, seen, _id(raw, fact), what="the position", column="iso3")
    return facts_frame([_record(raw, fact) for fact in facts], EVENT)


def _record(raw: Raw, fact: Fact) -> Fact:
    dated(raw, {**fact, "end": ""}, "date", "end")
    issue = _issue(raw, fact)
    label = fact["position_label"].replace('"', "'")
    return {
        "id": _id(raw, fact),
        "date": fact["date"],
        "end": None,
        "power": issue["power"],
        "states": [actor_code(raw, fact, "iso3", fact["iso3"])],
        "dimension": "political",
        "instrument": "position",
        "name": f"{issue['name']}: {label}",
        "amount": None,
        "unit": None,
        "bound": None,
        "status": "na",
        "source_url": fact["source_url"],
        "source_title": issue["name"],
        "confidence": "medium",
        "row": fact["row"],
    }


def _id(raw: Raw, fact: Fact) -> str:
    """Name a position by what it is: its row changes when others are added or left out."""
    return f"POS-{_issue(raw, fact)['id']}-{fact['date']}-{fact['iso3']}"


def _issue(raw: Raw, fact: Fact) -> dict[str, str]:
    # whole words: resolution ES-11/10 is another than ES-11/1
    words = f"{fact['issue']}_"
    known = [name for name in _issues() if words.startswith(f"{name}_")]
    if not known:
        raise refuse(
            raw,
            "unknown issue",
            row=fact["row"],
            column="issue",
            value=fact["issue"],
            remedy="correct it, or declare it in issues.toml",
        )
    return _issues()[max(known, key=len)]
