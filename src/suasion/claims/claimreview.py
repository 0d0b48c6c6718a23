"""Verdicts for other programs: schema.org ``ClaimReview``, written as JSON-LD.

Nothing stands in it that the claims and the data do not hold: no date of the review, and no
rating where nothing can be told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from suasion.catalog import source
from suasion.claims.model import Claim
from suasion.claims.result import Checked, ClaimResult
from suasion.claims.sentence import AS_TYPED
from suasion.claims.verdict import Verdict
from suasion.page.html_pen import slug

__all__ = ["claim_review", "json_ld"]

_RATINGS: dict[Verdict, int] = {"contradicted": 1, "mixed": 3, "supported": 5}
# programs compare texts: signs as a keyboard has them
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\N{NO-BREAK SPACE}": " "}
)


def claim_review(checked: Checked, *, anchored: bool = False) -> list[dict[str, Any]]:
    """Return one ``ClaimReview`` for each claim.

    Parameters
    ----------
    checked
        Claims with their verdicts.
    anchored
        Whether the reviews stand in a page whose claims have their ids as addresses; each then
        names the address of its claim.

    Returns
    -------
    list of dict
        Objects of JSON-LD, in the order of the claims. ``ratingValue`` is 1 for contradicted, 3
        for mixed, 5 for supported; a claim that is not testable has none.

    Examples
    --------
    >>> from suasion.claims import check
    >>> review = claim_review(check("central-asia"))[2]
    >>> review["@id"], review["reviewRating"]["ratingValue"]
    ('#S03', 3)
    """
    addresses = Counter(slug(one.claim.id) for one in checked)
    reviews = []
    for one in checked:
        name = slug(one.claim.id)
        # two claims whose ids make one address cannot be told apart by it
        named = {"@id": f"#{name}"} if addresses[name] == 1 else {}
        address = {"url": f"#{name}"} if anchored and named else {}
        reviews.append({"@type": "ClaimReview", **named, **address, **_review(one)})
    return reviews


def json_ld(reviews: Sequence[dict[str, Any]]) -> str:
    """Write reviews as one JSON-LD document.

    Examples
    --------
    >>> json_ld([{"@type": "ClaimReview"}]).splitlines()[1]
    ' "@context": "https://schema.org",'
    """
    content = {"@context": "https://schema.org", "@graph": list(reviews)}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def _review(result: ClaimResult) -> dict[str, Any]:
    return {
        "claimReviewed": result.claim.says,
        "itemReviewed": _claim(result.claim),
        "author": {"@type": "Organization", "name": "Suasion"},
        "reviewRating": _rating(result.verdict),
        "reviewBody": _body(result),
        "citation": [source(name).citation for name in result.sources],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    if claim.speaker == AS_TYPED:
        # of a sentence typed at the command line nobody knows who said it, and when
        return {"@type": "Claim"}
    # a claims file does not tell persons from organisations; readers of the format take either
    author = {"@type": "Organization", "name": claim.speaker}
    return {"@type": "Claim", "author": author, "datePublished": _iso(claim.date)}


def _iso(date: str) -> str:
    """Return a date with leading zeros, which a claims file may leave out."""
    year, *rest = (int(part) for part in date.split("-"))
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


def _rating(verdict: Verdict) -> dict[str, Any]:
    told = {"@type": "Rating", "alternateName": verdict.capitalize()}
    if verdict not in _RATINGS:
        return told
    return {**told, "ratingValue": _RATINGS[verdict], "worstRating": 1, "bestRating": 5}


def _body(result: ClaimResult) -> str:
    told = result.finding
    if result.nearest_true and result.nearest_true not in told:
        told = f"{told} Nearest true: {result.nearest_true}"
    return told.translate(_PLAIN)
