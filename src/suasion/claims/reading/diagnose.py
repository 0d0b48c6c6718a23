"""What a sentence that no form holds says that is not known, and what it does not say."""

from __future__ import annotations

import re
from typing import Any

from suasion.claims.reading.figures import figure, year
from suasion.claims.reading.grammar import grammar, table
from suasion.claims.reading.lexicon import Lexicon
from suasion.claims.reading.resolve import HOLE

__all__ = ["blank", "missing_parts", "unread_words"]

Words = tuple[str, ...]


def unread_words(words: Words, names: Lexicon) -> tuple[str, ...]:
    """Return the words and signs that no rule knows, in order."""
    covered = names.covered(words)
    return tuple(
        dict.fromkeys(
            word for at, word in enumerate(words) if at not in covered and not _known(word)
        )
    )


def _known(word: str) -> bool:
    small = word.casefold()
    if small in table("names")["unclear"]:
        return False
    if small in grammar().words or small in table("names")["skip"] or small == "'s":
        return True
    return word in table("numbers")["months"] or figure(word) is not None


def missing_parts(words: Words, names: Lexicon, unread: Words) -> tuple[str, ...]:
    """Return what a reader would need to be told."""
    out = [_doubt(word) for word in unread]
    at = names.covered(words)
    named = any(
        names.longest(kind, words, place)
        for kind in names.kinds
        if kind != "venue"
        for place in sorted(at)
    )
    if not words:
        out.append("a sentence")
    elif not named:
        out.append("a power and a state")
    if words and not any(year(word) for word in words):
        out.append("a year")
    found = tuple(dict.fromkeys(one for one in out if one))
    if found or unread:
        return found
    return ("one of the forms of docs/sentences.md: each word is known, but not in this order",)


def _doubt(word: str) -> str:
    if re.fullmatch(r"\d+(?:[.,]\d+)+", word):
        return f"a number without doubt: “{word}” can be read in two ways (write 10.5 or 10500)"
    return str(table("names")["unclear"].get(word.casefold(), ""))


def blank(words: Words, names: Lexicon) -> tuple[dict[str, Any], ...]:
    """Return the table to be filled in where a sentence names an organisation or a person."""

    def named(kind: str) -> bool:
        return any(names.longest(kind, words, at) for at in range(len(words)))

    if named("organisation"):
        about = {"membership": {"organisation": HOLE, "member": HOLE}}
        return ({"label": HOLE, **about, "condition": {"kind": "in_force", "at": HOLE}},)
    if named("leader") or named("official"):
        event = {"event": {"power": HOLE, "state": HOLE, "instrument": HOLE}}
        return ({"label": HOLE, **event, "condition": {"kind": "happened", "within": HOLE}},)
    return ()
