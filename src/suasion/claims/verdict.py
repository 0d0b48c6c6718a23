"""The rules of verdicts.

A test is ``supported`` if it holds in at least 95 % of the admissible specifications that cover
it, ``contradicted`` if it holds in at most 5 % and more fail than cannot be told, ``mixed``
between, and ``not testable`` where no specification can tell. A figure whose own range leaves the
answer open does not hold. Negating a test exchanges the first two verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

__all__ = ["Verdict", "claim_verdict", "negated", "test_verdict"]

Verdict = Literal["supported", "contradicted", "mixed", "not testable"]

_SHARE = 0.95


def test_verdict(holds: Sequence[bool | None]) -> Verdict:
    """Return the verdict of one test from its outcomes by specification.

    Examples
    --------
    >>> test_verdict([True, False]), test_verdict([True, True]), test_verdict([None])
    ('mixed', 'supported', 'not testable')
    >>> test_verdict([False, False, None]), test_verdict([True, True, None])
    ('contradicted', 'mixed')
    """
    held, failed, open_ = (sum(1 for one in holds if one is word) for word in (True, False, None))
    if not held + failed:
        return "not testable"
    if held >= _SHARE * len(holds):
        return "supported"
    if held <= (1 - _SHARE) * len(holds) and failed > open_:
        return "contradicted"
    return "mixed"


def negated(verdict: Verdict) -> Verdict:
    """Return the verdict of the opposite statement.

    Examples
    --------
    >>> negated("supported"), negated("mixed")
    ('contradicted', 'mixed')
    """
    if verdict == "supported":
        return "contradicted"
    return "supported" if verdict == "contradicted" else verdict


def claim_verdict(tests: Sequence[Verdict]) -> Verdict:
    """Return the verdict of a claim from those of its parts.

    All parts must hold for ``supported``. A claim of which no part holds and one is contradicted
    is ``contradicted``, whatever cannot be told of the others. Between it is ``mixed``: it holds in
    part.

    Examples
    --------
    >>> claim_verdict(["supported", "not testable"]), claim_verdict([])
    ('mixed', 'not testable')
    >>> claim_verdict(["contradicted", "not testable"])
    'contradicted'
    """
    seen = set(tests)
    if not seen - {"not testable"}:
        return "not testable"
    if seen == {"supported"}:
        return "supported"
    return "contradicted" if seen <= {"contradicted", "not testable"} else "mixed"
