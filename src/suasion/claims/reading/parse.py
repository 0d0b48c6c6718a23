"""All ways in which the declared forms hold a sentence, word for word and in order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from suasion.claims.reading.figures import Figure, counted, figure, year
from suasion.claims.reading.grammar import Bound, Form, Grammar, table
from suasion.claims.reading.lexicon import Lexicon
from suasion.claims.reading.template import Element, Literally, Rule, Slot

__all__ = ["Parser"]

Words = tuple[str, ...]
_Match = tuple[int, Bound]

_YEARS = {"year", "start", "since", "before"}
_COUNTS = {"times", "multiple", "place", "day", "last_day"}
_KINDS = {
    "organisation": "organisation",
    "host": "organisation",
    "leader": "leader",
    "official": "official",
    "venue": "venue",
}


class Parser:
    """Matches rules against the words of one sentence."""

    def __init__(self, words: Words, grammar: Grammar, names: Lexicon) -> None:
        self.words, self.grammar, self.names = words, grammar, names
        self._skip = frozenset(table("names")["skip"])
        self._memo: dict[tuple[str, int], list[_Match]] = {}

    def sentences(self) -> list[Bound]:
        """Return what each distinct parse of the whole sentence binds."""
        whole = [bound for end, bound in self._rule("sentence", 0) if end == len(self.words)]
        return _distinct(whole)

    def _rule(self, name: str, at: int) -> list[_Match]:
        if (name, at) not in self._memo:
            found: list[_Match] = []
            for form in self.grammar.rules[name]:
                found += self._form(form, at)
            self._memo[name, at] = _distinct(found)
        return self._memo[name, at]

    def _form(self, form: Form, at: int) -> Iterator[_Match]:
        for end, bound in self._sequence(form.sequence, 0, at):
            merged = _merge(bound, dict(form.binds))
            if merged is not None:
                yield end, merged

    def _sequence(self, sequence: tuple[Element, ...], k: int, at: int) -> Iterator[_Match]:
        if k == len(sequence):
            yield at, {}
            return
        for end, bound in self._element(sequence[k], at):
            for last, rest in self._sequence(sequence, k + 1, end):
                merged = _merge(bound, rest)
                if merged is not None:
                    yield last, merged
        if at < len(self.words) and self.words[at].casefold() in self._skip:
            yield from self._sequence(sequence, k, at + 1)

    def _element(self, one: Element, at: int) -> Iterator[_Match]:
        if isinstance(one, Rule):
            for end, bound in self._rule(one.name, at):
                yield end, {f"{one.prefix}{key}": value for key, value in bound.items()}
        elif at < len(self.words):
            if isinstance(one, Literally):
                if self.words[at].casefold() == one.word:
                    yield at + 1, {}
            else:
                for end, value in self._slot(one, at):
                    yield end, {one.name: value}

    def _slot(self, slot: Slot, at: int) -> Iterator[tuple[int, Any]]:
        word = self.words[at]
        if slot.name in _YEARS:
            yield from _one(at, year(word))
        elif slot.name == "value":
            yield from _one(at, figure(word))
        elif slot.name in _COUNTS:
            yield from _one(at, counted(word))
        elif slot.name == "month":
            yield from _one(at, table("numbers")["months"].get(word))
        elif slot.name in _KINDS:
            found = self.names.longest(_KINDS[slot.name], self.words, at)
            if found:
                yield found
        else:
            yield from self._actor(slot, at)

    def _actor(self, slot: Slot, at: int) -> Iterator[tuple[int, Any]]:
        found = self.names.longest("named", self.words, at)
        if found:
            end, name = found
            following = self.words[end] if end < len(self.words) else ""
            owned = following == "'s" or (following == "'" and self.words[end - 1].endswith("s"))
            if slot.case == "plain":
                yield end, name
            elif owned:
                yield end + 1, name
        if slot.case == "either":
            described = self.names.longest("described", self.words, at)
            if described:
                yield described


def _one(at: int, value: int | Decimal | Figure | None) -> Iterator[tuple[int, Any]]:
    if value is not None:
        yield at + 1, value


def _merge(one: Bound, other: Bound) -> Bound | None:
    """Join what two parts bind; None if they contradict each other."""
    for key in one.keys() & other.keys():
        if one[key] != other[key] and not key.endswith("lacks"):
            return None
    lacks = {
        key: tuple(dict.fromkeys((*one.get(key, ()), *other.get(key, ()))))
        for key in one.keys() | other.keys()
        if key.endswith("lacks")
    }
    return {**one, **other, **lacks}


def _distinct(found: list[Any]) -> list[Any]:
    out: list[Any] = []
    for one in found:
        if one not in out:
            out.append(one)
    return out
