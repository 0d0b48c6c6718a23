"""Records of several ledgers that speak of one event.

Two records of different ledgers are taken as one event if they name the same states and the same
power (or an organisation that the power belongs to), may have the same date, and share most of
what is distinctive in their names. A word weighs the logarithm of how rare it is,

    w(t) = ln(N / n_t),

with N records of which n_t hold the word (inverse document frequency, Sparck Jones 1972); names of
the actors weigh nothing, for they are compared by code. Alike are names whose shared weight is at
least ``_ALIKE`` of the lighter one's and at least ``_ENOUGH``: a name says more or less than
another, but what it says must be the same. Instruments and exact dates are not compared, since
ledgers differ in them. Where dates contradict each other the names must be almost the same and the
dates near: then the sources disagree about one event, and both dates are kept.

A ledger lists an event once, so two of its records are two events: pairs are joined from the most
alike down, and a pair that would bring two records of one ledger together, be it over a third one,
is left apart. The order of records plays no part, merging what is merged changes nothing, and no
record is lost.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from suasion.catalog import actors
from suasion.events.model import Event, Record
from suasion.events.words import spelt

__all__ = ["merge"]

_ALIKE = 0.6
_ENOUGH = 7.0
_SAME = 0.8
_NEAR = 400  # days

Words = frozenset[str]


def merge(records: Iterable[Record]) -> tuple[Event, ...]:
    """Return the events that records speak of, by date and id.

    Examples
    --------
    >>> from suasion.events import select
    >>> twice = [one for one in select("central-asia").events if len(one.records) > 1]
    >>> twice[0].id
    'EUS0063=RO137'
    """
    ordered = sorted(records, key=lambda one: (one.id, one.source))
    words = [_words(one.name) for one in ordered]
    held = Counter(word for one in words for word in one)
    weights = {word: math.log(len(ordered) / n) for word, n in held.items()}
    alike = [
        (-_weight(words[one] & words[other], weights) / _weight(words[one] | words[other], weights),
         one, other)
        for one, other in _candidates(ordered)
        if _alike(ordered[one], ordered[other], words[one], words[other], weights)
    ]  # fmt: skip
    group = list(range(len(ordered)))
    for _, one, other in sorted(alike):
        low, high = sorted((group[one], group[other]))
        told = [ordered[place].source for place, each in enumerate(group) if each in (low, high)]
        if len(told) == len({*told}):
            group = [low if each == high else each for each in group]
    found: dict[int, list[Record]] = defaultdict(list)
    for place, record in zip(group, ordered, strict=True):
        found[place].append(record)
    events = [Event(tuple(one)) for one in found.values()]
    return tuple(sorted(events, key=lambda one: (one.days, one.id)))


def _candidates(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Return the pairs of different ledgers that name the same states and actor."""
    by_states: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(records):
        by_states[tuple(sorted(one.states))].append(place)
    return [
        (one, other)
        for places in by_states.values()
        for one, other in combinations(places, 2)
        if records[one].source != records[other].source
        and records[one].days.gap(records[other].days) <= _NEAR
        and _one_actor(records[one], records[other])
    ]


def _one_actor(one: Record, other: Record) -> bool:
    """Tell whether one power acts, or an organisation that both names speak of."""
    if one.power == other.power:
        return True
    organisation = next(
        (each.power for each in (one, other) if actors()[each.power].kind == "organisation"), None
    )
    return organisation is not None and all(
        organisation.casefold() in spelt(each.name) for each in (one, other)
    )


def _alike(one: Record, other: Record, a: Words, b: Words, weights: dict[str, float]) -> bool:
    shared = _weight(a & b, weights)
    if shared < _ENOUGH:
        return False
    if one.days.overlaps(other.days):
        return shared >= _ALIKE * min(_weight(a, weights), _weight(b, weights))
    return shared >= _SAME * _weight(a | b, weights)


def _weight(words: Words, weights: dict[str, float]) -> float:
    # in order: sums of floats depend on it, and sets have none
    return math.fsum(weights[word] for word in sorted(words))


@cache
def _words(name: str) -> Words:
    """Return the words of a name without those of actors, singular and plural alike."""
    return frozenset(_stem(word) for word in spelt(name)) - _of_actors()


def _stem(word: str) -> str:
    # transliterations of Cyrillic exchange y and i: Tolubay, Tolubai
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return (word[:-1] if plural else word).replace("y", "i")


@cache
def _of_actors() -> Words:
    names = [
        text
        for code, one in actors().items()
        # what a provider counts apart is nobody's name: Customs, Union
        if one.kind != "residual"
        for text in ((code,) if one.kind == "organisation" else (one.name, one.short, one.demonym))
    ]
    words = {_stem(word) for text in names for word in spelt(text)}
    return frozenset(words | {"us", "uk", "eu", "asian"})
