"""The rules of verdicts, over all outcomes there can be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.claims.verdict import Verdict, claim_verdict, negated
from suasion.claims.verdict import test_verdict as verdict_of

OUTCOMES = st.lists(st.sampled_from([True, False, None]), max_size=40)
VERDICTS: list[Verdict] = ["supported", "contradicted", "mixed", "not testable"]
STRENGTH = {"contradicted": 0, "mixed": 1, "supported": 2}


@pytest.mark.parametrize(
    ("holds", "verdict"),
    [
        ([], "not testable"),
        ([None, None], "not testable"),
        ([True], "supported"),
        ([False], "contradicted"),
        ([True, False], "mixed"),
        ([True, None], "mixed"),
        ([False, None], "mixed"),
        ([True] * 19 + [False], "supported"),
        ([True] * 18 + [False] * 2, "mixed"),
        ([False] * 19 + [True], "contradicted"),
        ([False] * 18 + [True] * 2, "mixed"),
        ([True] * 38 + [False] * 2, "supported"),
        ([True] * 19 + [None], "supported"),
        ([False] * 4, "contradicted"),
    ],
)
def test_ninety_five_per_cent(holds: list[bool | None], verdict: str) -> None:
    assert verdict_of(holds) == verdict


@given(OUTCOMES)
def test_the_order_of_specifications_does_not_matter(holds: list[bool | None]) -> None:
    assert verdict_of(holds) == verdict_of(holds[::-1])


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_where_all_is_told_the_opposite_outcomes_give_the_opposite_verdict(
    holds: list[bool],
) -> None:
    assert verdict_of([not one for one in holds]) == negated(verdict_of(holds))


@given(OUTCOMES, st.data())
def test_no_verdict_weakens_when_one_more_holds(
    holds: list[bool | None], data: st.DataObject
) -> None:
    failed = [place for place, one in enumerate(holds) if one is False]
    if not failed:
        return
    place = data.draw(st.sampled_from(failed))
    better = [*holds[:place], True, *holds[place + 1 :]]
    assert STRENGTH[verdict_of(better)] >= STRENGTH[verdict_of(holds)]


@given(OUTCOMES)
def test_what_cannot_be_told_supports_nothing(holds: list[bool | None]) -> None:
    told = [one for one in holds if one is not None]
    if verdict_of(holds) == "supported":
        assert verdict_of(told) == "supported"
    if verdict_of(holds) == "contradicted":
        assert False in told
        assert verdict_of([*holds, *[None] * len(holds)]) != "contradicted"


@pytest.mark.parametrize("verdict", VERDICTS)
def test_negated_twice_it_is_the_same(verdict: Verdict) -> None:
    assert negated(negated(verdict)) == verdict
    assert (negated(verdict) == verdict) == (verdict in ("mixed", "not testable"))


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([], "not testable"),
        (["not testable", "not testable"], "not testable"),
        (["supported", "supported"], "supported"),
        (["supported", "contradicted"], "mixed"),
        (["supported", "not testable"], "mixed"),
        (["contradicted", "not testable"], "contradicted"),
        (["mixed", "mixed"], "mixed"),
        (["mixed", "not testable"], "mixed"),
        (["mixed", "contradicted"], "mixed"),
    ],
)
def test_a_claim_of_several_parts(parts: Sequence[Verdict], verdict: str) -> None:
    assert claim_verdict(parts) == verdict
    assert claim_verdict(parts[::-1]) == verdict


@given(st.lists(st.sampled_from(VERDICTS), max_size=8))
def test_a_claim_is_supported_only_if_every_part_is(parts: list[Verdict]) -> None:
    assert (claim_verdict(parts) == "supported") == (bool(parts) and set(parts) == {"supported"})
    assert claim_verdict([*parts, *parts]) == claim_verdict(parts)
