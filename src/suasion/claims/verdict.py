"""The rules of verdicts.

A test is ``supported`` if it holds in at least 95 % of the admissible specifications that cover
it, ``contradicted`` if it fails in at least 95 %, ``mixed`` between, and ``not testable`` where no
specification can tell. A figure whose own range leaves the answer open counts on neither side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

__all__ = ["Verdict", "claim_verdict", "test_verdict"]

Verdict = Literal["supported", "contradicted", "mixed", "not testable"]

_SHARE = 0.95


def test_verdict(holds: Sequence[bool | None]) -> Verdict:
    """Return the verdict of one test from its outcomes by specification.

    Negating every outcome exchanges ``supported`` and ``contradicted`` and leaves the others.

    Examples
    --------
    >>> test_verdict([True, False]), test_verdict([True, True]), test_verdict([None])
    ('mixed', 'supported', 'not testable')
    """
    decided = [one for one in holds if one is not None]
    if not decided:
        return "not testable"
    if sum(decided) >= _SHARE * len(holds):
        return "supported"
    if len(decided) - sum(decided) >= _SHARE * len(holds):
        return "contradicted"
    return "mixed"


def claim_verdict(tests: Sequence[Verdict]) -> Verdict:
    """Return the verdict of a claim from those of its parts.

    All parts must hold for ``supported``. A claim of which one part holds and another does not, or
    cannot be told, is ``mixed``: it holds in part.

    Examples
    --------
    >>> claim_verdict(["supported", "not testable"]), claim_verdict([])
    ('mixed', 'not testable')
    """
    seen = set(tests)
    if not seen - {"not testable"}:
        return "not testable"
    if len(seen) == 1:
        return tests[0]
    return "mixed"
