"""Memberships in organisations, with status and dates as far as they are known."""

from __future__ import annotations

import polars as pl

from suasion.catalog import MEMBERSHIP
from suasion.sources.facts import (
    Fact,
    actor_code,
    dated,
    facts_frame,
    listed,
    once,
    read_facts,
    required,
)
from suasion.sources.reading import Raw

__all__ = ["parse"]

_COLUMNS = ("organisation", "member", "status", "from", "to", "source_url", "source_title",
            "confidence")  # fmt: skip


def parse(raw: Raw) -> pl.DataFrame:
    """Return membership records; an empty start is a member since an unknown day."""
    facts = read_facts(raw, _COLUMNS)
    seen: dict[tuple[str, ...], int] = {}
    for fact in facts:
        required(raw, fact, "organisation", "member", "source_url", "source_title")
        # two names of one organisation are one organisation
        code = actor_code(raw, fact, "organisation", fact["organisation"])
        key = (code, *(fact[one] for one in ("member", "status", "from")))
        once(raw, fact, seen, key, what="the membership", column="member")
    return facts_frame([_record(raw, fact) for fact in facts], MEMBERSHIP)


def _record(raw: Raw, fact: Fact) -> Fact:
    if fact["from"]:
        dated(raw, fact, "from", "to")
    elif fact["to"]:
        dated(raw, {**fact, "end": ""}, "to", "end")
    return {
        "organisation": actor_code(raw, fact, "organisation", fact["organisation"]),
        "member": actor_code(raw, fact, "member", fact["member"]),
        "status": listed(raw, fact, "status", "memberships"),
        "since": fact["from"] or None,
        "until": fact["to"] or None,
        "source_url": fact["source_url"],
        "source_title": fact["source_title"],
        "confidence": listed(raw, fact, "confidence", "confidence"),
        "row": fact["row"],
    }
