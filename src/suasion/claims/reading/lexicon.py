"""Names of actors, organisations, leaders and places in a theatre, as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from suasion.catalog import Actor, actors
from suasion.catalog.theatre import Theatre
from suasion.claims.reading.grammar import table
from suasion.claims.reading.tokens import split

__all__ = ["Lexicon", "Name", "lexicon"]

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Who or what a name means, and how it was named.

    Two names are equal if they mean the same, however they are written.
    """

    code: str
    capital: bool = field(default=False, compare=False)
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Lexicon:
    """Names by kind; ``named`` and ``described`` are actors' names and adjectives."""

    kinds: dict[str, dict[Words, Name]]

    def longest(self, kind: str, words: Words, at: int) -> tuple[int, Name] | None:
        """Return the longest name that begins at a word, and where it ends."""
        known = self.kinds[kind]
        for end in range(min(len(words), at + self._longest[kind]), at, -1):
            found = known.get(_key(words[at:end]))
            if found is not None:
                return end, found
        return None

    @cached_property
    def _longest(self) -> dict[str, int]:
        return {kind: max(map(len, known), default=0) for kind, known in self.kinds.items()}

    def covered(self, words: Words) -> set[int]:
        """Return the places of all words that belong to some name."""
        found = [
            (at, match[0])
            for kind in self.kinds
            for at in range(len(words))
            if (match := self.longest(kind, words, at))
        ]
        return {place for first, end in found for place in range(first, end)}


def _key(words: Iterable[str]) -> Words:
    # an article may open a sentence; every other word of a name is written as declared
    return tuple("the" if one == "The" else one for one in words)


@lru_cache(maxsize=8)
def lexicon(theatre: Theatre) -> Lexicon:
    """Return the names that sentences about a theatre may use.

    Examples
    --------
    >>> from suasion.catalog import theatre
    >>> lexicon(theatre("central-asia")).longest("named", ("the", "five", "states"), 0)
    (3, Name(code='CA5', capital=False, plural=True))
    """
    declared, people = table("names"), table("people")
    return Lexicon(
        {
            "named": _unique([*_named(theatre, declared), *_capitals(declared)]),
            "described": _unique(_described(theatre, declared)),
            "organisation": _unique(
                (name, Name(code))
                for code, names in declared["organisations"].items()
                for name in names
            ),
            "leader": _unique(
                (name, Name(f"{one['of']}:{one['word']}"))
                for one in people["leader"]
                for name in one["names"]
            ),
            "official": _unique(
                (name, Name(one["word"])) for one in people["official"] for name in one["names"]
            ),
            "venue": _unique(
                (name, Name(name)) for one in declared["venue"] for name in one["names"]
            ),
        }
    )


def _unique(pairs: Iterable[tuple[str, Name]]) -> dict[Words, Name]:
    """Index names by their words; a name of two is a name of none."""
    found: dict[Words, Name] = {}
    twice = set()
    for text, name in pairs:
        words = split(text)
        if found.setdefault(words, name) != name:
            twice.add(words)
    return {words: name for words, name in found.items() if words not in twice}


def _named(theatre: Theatre, declared: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for code, one in actors().items():
        if one.kind in ("group", "world", "organisation"):
            continue
        # codes of providers ("G001", "EMU") are no words of a sentence
        own = [name for name in (one.name, one.short, *one.names) if _spoken(name)]
        for name in (*own, *declared["actors"].get(code, ())):
            yield name, Name(code)
    for name in declared["actors"]["WLD"]:
        yield name, Name("WLD")
    if theatre.group:
        yield from _grouped(actors()[theatre.group], theatre.title, declared)


def _spoken(name: str) -> bool:
    return bool(name) and name[0].isupper() and not any(sign.isdigit() for sign in name)


def _grouped(group: Actor, title: str, declared: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for name in (title, f"the {title}", "the region"):
        yield name, Name(group.code)
    for name in (group.name, group.short, *declared["groups"].get(group.code, ())):
        # "of the five" may mean of each, "of the region" is of the sum
        yield name, Name(group.code, plural=True)


def _capitals(declared: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for code, one in actors().items():
        if one.capital and one.capital not in declared["capitals_not_read"]:
            yield one.capital, Name(code, capital=True)


def _described(theatre: Theatre, declared: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for code, one in actors().items():
        for word in (one.demonym, *declared["adjectives"].get(code, ())):
            if word:
                yield word, Name(code)
    for word in declared["group_adjectives"].get(theatre.group or "", ()):
        yield word, Name(str(theatre.group))
