"""Read a sentence of a small controlled English as declared tests.

Nothing is guessed: every word is held by a declared form, in its place, or the sentence is not
read. No model and no network are used.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from suasion.catalog.theatre import Theatre
from suasion.claims.facts.model import EventTest, MembershipTest
from suasion.claims.model import Test
from suasion.claims.reading.diagnose import blank, missing_parts, unread_words
from suasion.claims.reading.facts import fact_tests
from suasion.claims.reading.grammar import Bound, grammar
from suasion.claims.reading.lexicon import lexicon
from suasion.claims.reading.parse import Parser
from suasion.claims.reading.resolve import Unreadable
from suasion.claims.reading.result import Reading
from suasion.claims.reading.say import labelled, understood
from suasion.claims.reading.tokens import split
from suasion.claims.reading.values import value_tests

__all__ = ["read"]

Tests = list[dict[str, Any]]
_LONGEST = 80
"""Words: a sentence that is longer is no sentence of the forms."""


def read(sentence: str, theatre: Theatre) -> Reading:
    """Read a sentence as tests of a claim about a theatre.

    Parameters
    ----------
    sentence
        One sentence in one of the declared forms (docs/sentences.md).
    theatre
        The region that the sentence is about.

    Returns
    -------
    Reading
        Complete with its tests, or incomplete with what was not understood or is missing.

    Examples
    --------
    >>> from suasion.catalog import theatre
    >>> where = theatre("central-asia")
    >>> read("China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022.", where).understood
    ('turnover CHN → KGZ 2022 > 10 bn USD',)
    >>> reading = read("China's trade with Kyrgyzstan barely exceeded $10bn in 2022.", where)
    >>> reading.complete, reading.unread
    (False, ('barely',))
    """
    words = split(sentence)
    names = lexicon(theatre)
    bounds = Parser(words, grammar(), names).sentences() if len(words) <= _LONGEST else []
    if not bounds:
        unread = unread_words(words, names)
        missing = missing_parts(words, names, unread)
        draft = blank(words, names)
        return Reading(sentence, theatre.id, unread=unread, missing=missing, draft=draft)
    return _chosen(sentence, theatre, bounds)


def _chosen(sentence: str, theatre: Theatre, bounds: list[Bound]) -> Reading:
    """Keep the one way in which the sentence can be understood, or say why there is none."""
    whole = [one for one in bounds if not _lacks(one)]
    drafts: list[Tests] = []
    faults: list[str] = []
    for bound in whole or bounds:
        try:
            tests = [labelled(one) for one in _tests(bound, theatre, check=bool(whole))]
        except Unreadable as fault:
            faults.append(str(fault))
        else:
            if tests not in drafts:
                drafts.append(tests)
    lacks = () if whole else tuple(dict.fromkeys(_all_lacks(bounds)))
    if len(drafts) == 1 and not faults:
        tests = drafts[0]
        told = tuple(understood(one) for one in tests)
        if not lacks:
            return Reading(sentence, theatre.id, tuple(tests), told)
        return Reading(sentence, theatre.id, (), told, missing=lacks, draft=tuple(tests))
    if len(drafts) > 1:
        told = tuple(understood(one) for tests in drafts for one in tests)
        lacks = (*lacks, f"one reading: it can mean {' or '.join(dict.fromkeys(told))}")
    return Reading(sentence, theatre.id, missing=(*lacks, *dict.fromkeys(faults)))


def _tests(bound: Bound, theatre: Theatre, *, check: bool) -> Tests:
    if "kind" not in bound and "fact" not in bound:
        return []
    tests = (fact_tests if "fact" in bound else value_tests)(bound, theatre)
    if check:
        for one in tests:
            _valid(one)
    return tests


def _valid(test: dict[str, Any]) -> None:
    """Refuse a test that a claims file could not declare."""
    model = EventTest if "event" in test else MembershipTest if "membership" in test else Test
    try:
        model.model_validate({"label": "-", **test})
    except ValidationError as fault:
        text = fault.errors()[0]["msg"].removeprefix("Value error, ")
        raise Unreadable(text.replace(" | ", ": ")) from fault


def _lacks(bound: Bound) -> bool:
    return any(key.endswith("lacks") for key in bound)


def _all_lacks(bounds: list[Bound]) -> list[str]:
    return [what for one in bounds for key in one if key.endswith("lacks") for what in one[key]]
