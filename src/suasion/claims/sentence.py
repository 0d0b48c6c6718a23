"""A sentence of the small controlled English becomes a claim, or a refusal that says why."""

from __future__ import annotations

from typing import Any

from suasion.catalog import theatre
from suasion.claims.model import Claims
from suasion.claims.reading import Reading, read
from suasion.errors import QueryError

__all__ = ["AS_TYPED", "as_claims", "is_sentence", "reading_of"]

_THEATRE = "central-asia"
AS_TYPED = "as typed"
"""The speaker of a sentence typed at the command line."""


def is_sentence(text: str) -> bool:
    """Tell a sentence from the name of a theatre or file.

    Examples
    --------
    >>> is_sentence("China led in 2022"), is_sentence("my claims.toml"), is_sentence("central-asia")
    (True, False, False)
    """
    return " " in text.strip() and not text.strip().endswith(".toml")


def reading_of(sentence: str) -> Reading:
    """Read a sentence about the first theatre."""
    return read(sentence, theatre(_THEATRE))


def as_claims(reading: Reading) -> Claims:
    """Return the claim that a sentence was read as.

    Raises
    ------
    QueryError
        A word was not understood, or something is missing. Nothing is guessed.

    Examples
    --------
    >>> claims = as_claims(reading_of("China's trade with Kyrgyzstan exceeded 10 bn USD in 2022"))
    >>> claims.claim[0].test[0].condition.kind
    'above'
    """
    draft = "rephrase it (docs/sentences.md), or complete a draft: --draft FILE.toml"
    if not reading.complete:
        told = [f"not understood: {', '.join(reading.unread)}"] if reading.unread else []
        told += [f"missing: {', '.join(reading.missing)}"] if reading.missing else []
        what = "; ".join(told) or "it can be read in more than one way, or in none"
        raise QueryError(
            f"the sentence is not understood: {what}", where=reading.sentence, remedy=draft
        )
    claim = {
        "id": "sentence",
        "says": reading.sentence,
        "speaker": AS_TYPED,
        "date": str(max(_last_year(test) for test in reading.tests)),
        "kind": reading.kind,
        "test": list(reading.tests),
    }
    return Claims.model_validate({"theatre": reading.theatre, "claim": [claim]})


def _last_year(test: dict[str, Any]) -> int:
    """Return the last year that a test speaks of."""
    if "period" in test:
        period = test["period"]
        return int(period if isinstance(period, int) else period[1])
    condition = test["condition"]
    when = next(condition[key] for key in ("at", "on", "within") if key in condition)
    return int((when if isinstance(when, str) else when[1])[:4])
