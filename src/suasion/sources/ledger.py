"""Ledgers of sourced events, one row a fact: who did what to whom, when, and who says so."""

from __future__ import annotations

import math

import polars as pl

from suasion.catalog import EVENT
from suasion.sources.amounts import as_unit, named_bound
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
from suasion.sources.reading import Raw, number, refuse

__all__ = ["parse"]

# the ledgers' own sentences (summary, note) are not read: facts and addresses are
_COLUMNS = ("id", "date", "end_date", "power", "states", "dimension", "instrument", "name",
            "amount", "unit", "status", "source_url", "source_title", "confidence")  # fmt: skip


def parse(raw: Raw) -> pl.DataFrame:
    """Return event records, one per row of the ledger; an empty state is nobody in particular."""
    facts = read_facts(raw, _COLUMNS)
    first: dict[str, int] = {}
    for fact in facts:
        required(raw, fact, "id", "date", "name", "source_url", "source_title")
        once(raw, fact, first, fact["id"], what="the id", column="id")
    return facts_frame([_record(raw, fact) for fact in facts], EVENT)


def _record(raw: Raw, fact: Fact) -> Fact:
    dated(raw, fact, "date", "end_date")
    codes = [one.strip() for one in fact["states"].split(";") if one.strip()]
    unit, bound = as_unit(fact["unit"])
    amount = _amount(raw, fact)
    return {
        "id": fact["id"],
        "date": fact["date"],
        "end": fact["end_date"] or None,
        "power": actor_code(raw, fact, "power", fact["power"]),
        "states": [actor_code(raw, fact, "states", code) for code in dict.fromkeys(codes)],
        "dimension": listed(raw, fact, "dimension", "dimensions"),
        "instrument": listed(raw, fact, "instrument", "instruments", but=("position",)),
        "name": fact["name"],
        "amount": amount,
        "unit": unit if amount is not None else None,
        "bound": None if amount is None else bound or named_bound(fact["name"], amount),
        "status": listed(raw, fact, "status", "statuses"),
        "source_url": fact["source_url"],
        "source_title": fact["source_title"],
        "confidence": listed(raw, fact, "confidence", "confidence"),
        "row": fact["row"],
    }


def _amount(raw: Raw, fact: Fact) -> float | None:
    if not fact["amount"]:
        return None
    if not fact["unit"]:
        raise refuse(
            raw,
            "an amount without its unit",
            row=fact["row"],
            column="unit",
            value="",
            remedy="add the unit, or leave the amount out",
        )
    amount = number(raw, fact["amount"], row=fact["row"], column="amount")
    if not math.isfinite(amount):
        raise refuse(
            raw,
            "an amount is not finite",
            row=fact["row"],
            column="amount",
            value=fact["amount"],
            remedy="correct the amount, or leave it out",
        )
    return amount
