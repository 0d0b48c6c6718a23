"""Claims constructed from the ledgers by rule: how many verdicts are right, and why others miss.

The figures are those of docs/validation-events.md, which ``benchmarks/constructed.py`` writes.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from constructed import (
    ELSEWHERE,
    KINDS,
    SHARED,
    Constructed,
    Style,
    accuracy,
    constructed,
    miss_reason,
)
from constructed_ledger import Ledger

from suasion.claims import Claim
from suasion.claims.check import check_claim
from suasion.claims.facts.result import FactResult, check_fact
from suasion.events import select
from suasion.events.words import spelt
from suasion.panel import build

FLIPPED = {"supported": "contradicted", "contradicted": "supported"}
ENOUGH = 0.97
STYLES: tuple[Style, ...] = ("dated", "happened")
DOCS = Path(__file__).parents[2] / "docs" / "validation-events.md"

Results = list[tuple[Constructed, FactResult]]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger(select("central-asia"))


@pytest.fixture(scope="module")
def judged(ledger: Ledger) -> dict[tuple[Style, int], Results]:
    """All claims, by the way the date is claimed and by offset."""
    return {
        (style, offset): [
            (one, check_fact(ledger.held, one.test))
            for one in constructed(ledger, offset=offset, style=style)
        ]
        for style in STYLES
        for offset in range(10)
    }


def shares(results: Results) -> dict[str, float]:
    return {kind: hits / n for kind, (hits, n) in accuracy(results).items() if n}


@pytest.mark.parametrize("style", STYLES)
def test_of_every_kind_nearly_all_verdicts_are_right(
    judged: dict[tuple[Style, int], Results], style: Style
) -> None:
    everything = [one for (each, _), found in judged.items() if each == style for one in found]
    assert len(everything) > 4500
    for kind, share in shares(everything).items():
        assert share >= ENOUGH, kind
    assert shares(everything)["true"] == 1.0


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("offset", range(10))
def test_whichever_tenth_of_the_events_is_taken(
    judged: dict[tuple[Style, int], Results], style: Style, offset: int
) -> None:
    results = judged[style, offset]
    kinds = accuracy(results)
    assert sum(hits for hits, _ in kinds.values()) >= ENOUGH * len(results)
    assert {kind for kind, (_, n) in kinds.items() if n > 80} == {*KINDS}


@pytest.mark.parametrize("source", ["events-china", "events-eu", "events-others"])
def test_whichever_ledger_tells_of_the_event(
    judged: dict[tuple[Style, int], Results], source: str
) -> None:
    results = [
        one
        for found in judged.values()
        for one in found
        if any(record.source == source for record in one[0].event.records)
    ]
    hits = sum(one.hit(result) for one, result in results)
    assert hits >= ENOUGH * len(results)


def test_no_false_claim_is_supported_unless_another_event_is_as_claimed(
    ledger: Ledger, judged: dict[tuple[Style, int], Results]
) -> None:
    for found in judged.values():
        for one, result in found:
            if one.kind != "true" and result.verdict == "supported":
                assert miss_reason(ledger, one) == ELSEWHERE


def test_every_miss_has_a_reason_in_the_ledgers(
    ledger: Ledger, judged: dict[tuple[Style, int], Results]
) -> None:
    reasons = Counter(
        miss_reason(ledger, one)
        for found in judged.values()
        for one, result in found
        if not one.hit(result)
    )
    assert {*reasons} <= {ELSEWHERE, SHARED}


def test_a_wrong_word_of_a_name_is_no_contradiction(
    ledger: Ledger, judged: dict[tuple[Style, int], Results]
) -> None:
    """Unless the kind is complete, or an event of just these words has another date or part."""
    names = [{*spelt(each.name)} for one in ledger.events for each in one.records]
    for found in judged.values():
        for one, result in found:
            if one.verdict == "not supported" and result.verdict == "contradicted":
                words = {*one.test.event.words}
                assert "is complete" in result.reason or any(words <= name for name in names)


@pytest.mark.parametrize("style", STYLES)
def test_negation_turns_every_constructed_claim(ledger: Ledger, style: Style) -> None:
    panel = build("central-asia")
    seen = set()
    for one in constructed(ledger, offset=4, style=style):
        claim = Claim(
            id="C", says="c", speaker="c", date="2026", kind="event", test=(one.test,)
        )  # fmt: skip
        before = check_claim(panel, claim, ledger.held)
        after = check_claim(panel, claim.negated(), ledger.held)
        assert after.verdict == FLIPPED.get(before.verdict, before.verdict)
        assert after.tests[0].verdict == FLIPPED.get(before.verdict, before.verdict)
        seen.add(before.verdict)
    assert seen >= {"supported", "contradicted", "not testable"}


def test_an_event_that_is_not_on_record_is_not_supported(ledger: Ledger) -> None:
    """The true claim, the event taken out: a ledger is no census."""
    wrong = [
        one.event.id
        for one in constructed(ledger, offset=7)
        if one.kind == "true"
        and check_fact(
            ledger.held.only(each for each in ledger.held.events if each is not one.event), one.test
        ).verdict
        == "supported"
        and len(ledger.telling(one.true)) == 1
    ]
    assert not wrong


def test_the_same_claims_are_constructed_again(ledger: Ledger) -> None:
    again = Ledger(ledger.held.only(reversed(ledger.held.events)))
    assert [one.test for one in constructed(again)] == [one.test for one in constructed(ledger)]


def test_the_page_of_validation_says_what_is_measured(
    judged: dict[tuple[Style, int], Results],
) -> None:
    from validation_table import rows

    text = DOCS.read_text(encoding="utf-8")
    for row in rows(judged):
        assert row in text
