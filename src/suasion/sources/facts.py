"""What every ledger of facts must satisfy: dates, actors, words of the closed lists, addresses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from suasion.catalog import Interval, crosswalk, publishable, stretch, terms
from suasion.catalog.ledger import Terms
from suasion.sources.reading import Raw, read_csv, refuse

__all__ = ["Fact", "actor_code", "dated", "facts_frame", "listed", "once", "read_facts", "required"]

Fact = dict[str, Any]
"""One row of a ledger by column; ``row`` is its line."""


def read_facts(raw: Raw, columns: Sequence[str]) -> list[Fact]:
    """Read a ledger; a file without any fact is refused."""
    rows = [
        {**dict(zip(columns, (cell.strip() for cell in cells), strict=True)), "row": line}
        for line, cells in read_csv(raw, columns)
    ]
    if not rows:
        raise refuse(raw, "holds no facts")
    return rows


def required(raw: Raw, fact: Fact, *columns: str) -> None:
    """Refuse a fact that lacks what makes it one.

    Raises
    ------
    SourceError
        A column is empty.
    """
    for column in columns:
        if not fact[column]:
            raise refuse(
                raw,
                f"{column} is missing",
                row=fact["row"],
                column=column,
                value="",
                remedy="a fact without its source is none: add it, or leave the row out"
                if column.startswith("source")
                else "add it, or leave the row out",
            )


def once(raw: Raw, fact: Fact, seen: dict[Any, int], key: Any, *, what: str, column: str) -> None:
    """Refuse a fact that stands in the ledger already, and remember it.

    Raises
    ------
    SourceError
        Its key was seen before.
    """
    if key in seen:
        raise refuse(
            raw,
            f"{what} stands in row {seen[key]} already",
            row=fact["row"],
            column=column,
            value=fact[column],
            remedy="remove one of the two rows, or tell them apart",
        )
    seen[key] = fact["row"]


def dated(raw: Raw, fact: Fact, start: str, end: str) -> Interval:
    """Return the days a fact may touch.

    Raises
    ------
    SourceError
        An impossible date, an end before the start, a year after the last of this release.
    """
    try:
        days = stretch(fact[start], fact[end])
    except ValueError as fault:
        wrong = end if fact[end] and str(fault).startswith(repr(fact[end])) else start
        raise refuse(
            raw,
            f"impossible date: {fault}",
            row=fact["row"],
            column=wrong,
            value=fact[wrong],
            remedy="write YYYY, YYYY-MM or YYYY-MM-DD; an end does not lie before its start",
        ) from None
    if days.first.year > raw.source.last_year:
        raise refuse(
            raw,
            f"a date lies after {raw.source.last_year}, the last year this release can hold",
            row=fact["row"],
            column=start,
            value=fact[start],
            remedy=f"correct it; for a newer release extend last_year in {raw.source.id}.toml",
        )
    return days


def actor_code(raw: Raw, fact: Fact, column: str, text: str) -> str:
    """Return the code of an actor as a ledger writes it.

    Raises
    ------
    SourceError
        The actor is unknown.
    """
    try:
        return crosswalk("ledger")[text]
    except KeyError:
        raise refuse(
            raw,
            "unknown actor",
            row=fact["row"],
            column=column,
            value=text,
            remedy="correct it, or add it to actors.toml or organisations.toml",
        ) from None


def listed(raw: Raw, fact: Fact, column: str, kind: Terms, *, but: Collection[str] = ()) -> str:
    """Return a word of a closed list.

    Raises
    ------
    SourceError
        The word is not on the list.
    """
    word: str = fact[column]
    known = set(terms(kind)) - set(but)
    if word not in known:
        raise refuse(
            raw,
            f"unknown {column}",
            row=fact["row"],
            column=column,
            value=word,
            remedy=f"use one of {', '.join(sorted(known))}",
        )
    return word


def facts_frame(facts: Sequence[Fact], schema: pl.Schema) -> pl.DataFrame:
    """Return facts as records: an address that may not be published stays out."""
    rows = [
        {
            **fact,
            "url": fact["source_url"] if publishable(fact["source_url"]) else None,
            "title": fact["source_title"],
        }
        for fact in facts
    ]
    return pl.DataFrame(rows, schema=schema, orient="row", strict=True).sort("row")
