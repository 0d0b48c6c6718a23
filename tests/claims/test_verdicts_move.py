"""Verdicts on events move with the rows behind them, and fall silent without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from changed_records import Change, built, only, rebuilt, shifted

from suasion.catalog import Interval
from suasion.claims import load
from suasion.claims.check import check_claim
from suasion.claims.facts.happened import Before, Dated, Happened
from suasion.claims.facts.model import EventTest, MembershipTest
from suasion.claims.facts.result import FactResult, check_fact
from suasion.claims.facts.stated import Number, Stated
from suasion.claims.facts.subject import days_of
from suasion.events import Event, Events, Record, select
from suasion.events.complete import complete_kind
from suasion.events.match import matching
from suasion.panel import build

FLIPPED = {"supported": "contradicted", "contradicted": "supported"}
HELD = select("central-asia")
LABELS = [
    (claim.id, test)
    for claim in load("central-asia").claim
    for test in claim.test
    if isinstance(test, EventTest)
]


def asserted(held: Events, test: EventTest) -> FactResult:
    """Judge what a test says without its negation."""
    return check_fact(held, test.model_copy(update={"negate": False}))


def of(verdict: str) -> list[object]:
    """The shipped event tests with a verdict on what they say, by claim."""
    return [
        pytest.param(test, id=f"{claim}-{n}")
        for n, (claim, test) in enumerate(LABELS)
        if asserted(HELD, test).verdict == verdict
    ]


def period(test: EventTest) -> Interval | None:
    """The days that a test asks for; none where it asks for an order or for no time."""
    condition = test.condition
    if isinstance(condition, Dated):
        return days_of(condition.on)
    if isinstance(condition, Happened):
        return days_of(condition.within)
    return test.event.selection.period


def behind(held: Events, test: EventTest) -> list[Record]:
    """All records that a test can rest on."""
    asked, days = replace(test.event.selection, period=None), period(test)
    return [
        one
        for event in matching(held.events, asked)
        for one in event.records
        if days is None or one.days.within(days) is not False
    ]


def moving(test: EventTest) -> Iterator[tuple[str, Change, bool]]:
    """Changes of the rows behind a supported test, and whether its verdict must change."""
    asked, days = test.event.selection, period(test)
    power = next(one for one in HELD.theatre.powers if one not in asked.powers)
    others = (*HELD.theatre.states, *HELD.theatre.context)
    state = next(one for one in others if one not in asked.states)
    named = bool(asked.words or asked.title or asked.by)
    yield "name", lambda one: replace(one, name="A talk"), named
    yield "power", lambda one: replace(one, power=power), bool(asked.powers)
    yield "state", lambda one: replace(one, states=(state,)), bool(asked.states)
    for years in (10, -10):
        gone = days is not None and all(
            shifted(one, years).days.within(days) is False for one in behind(HELD, test)
        )
        later = isinstance(test.condition, Before) and years > 0
        yield f"{years} years", lambda one, years=years: shifted(one, years), gone or later


@pytest.mark.parametrize("test", of("supported"))
def test_other_rows_other_verdict(test: EventTest) -> None:
    rows = behind(HELD, test)
    ids = {one.id for one in rows}
    assert rows
    moved = []
    for what, change, must in moving(test):
        result = asserted(rebuilt(HELD, only(ids, change)), test)
        if must:
            assert result.verdict != "supported", what
            moved.append(what)
        elif not isinstance(test.condition, Stated | Number):
            assert result.verdict == "supported", what
    assert {"power", "state", "name"} & {*moved}
    if period(test) is not None and (period(test).last - period(test).first).days < 3000:
        assert {"10 years", "-10 years"} & {*moved}


@pytest.mark.parametrize("test", of("supported"))
def test_one_row_of_several_does_not_decide(test: EventTest) -> None:
    rows = behind(HELD, test)
    for row in rows:
        result = asserted(rebuilt(HELD, only({row.id}, lambda _: None)), test)
        left = len(rows) - 1
        if isinstance(test.condition, Happened | Dated):
            sure = [one for one in rows if one is not row and one.days.within(period(test))]
            assert (result.verdict == "supported") == bool(sure)
        elif isinstance(test.condition, Number):
            assert (result.verdict == "supported") == (left >= test.condition.at_least)


@pytest.mark.parametrize("test", of("supported"))
def test_without_its_rows_a_test_is_silent(test: EventTest) -> None:
    ids = {one.id for one in behind(HELD, test)}
    assert silent_or_complete(rebuilt(HELD, only(ids, lambda _: None)), test)


def silent_or_complete(held: Events, test: EventTest) -> bool:
    """Take away what is near as long as something is; then nothing may be told."""
    result = asserted(held, test)
    days = period(test)
    if days is not None and complete_kind(test.event.selection, days, held.ledgers):
        return result.verdict == "contradicted"
    while result.verdict == "contradicted":
        near = {one.id for one in result.beside if isinstance(one, Record)}
        assert near, "contradicted by nothing"
        held = rebuilt(held, only(near, lambda _: None))
        result = asserted(held, test)
    return result.verdict == "not testable"


@pytest.mark.parametrize("test", of("contradicted"))
def test_what_is_contradicted_falls_silent_without_its_rows(test: EventTest) -> None:
    assert silent_or_complete(HELD, test)


@pytest.mark.parametrize("test", of("contradicted"))
def test_what_is_contradicted_is_supported_by_rows_that_agree(test: EventTest) -> None:
    before = asserted(HELD, test)
    row = next(one for one in before.beside if isinstance(one, Record))
    agreeing = rebuilt(HELD, only({row.id}, lambda one: agree(one, test)))
    assert asserted(agreeing, test).verdict == "supported"
    for years in (10, -10):
        other = asserted(rebuilt(HELD, only({row.id}, lambda one: shifted(one, years))), test)  # noqa: B023
        assert other.as_dict() != before.as_dict()


def agree(one: Record, test: EventTest) -> Record:
    """Return a record that says what a test does."""
    if isinstance(test.condition, Stated):
        return replace(one, amount=test.condition.equals, unit=test.condition.unit)
    days = period(test)
    assert days is not None
    asked = test.event.selection
    name = one.name
    if asked.title and not matching([Event((one,))], asked):
        name = " ".join((*asked.words, asked.title))
    first = Interval(days.first, days.first)
    return replace(one, name=name, days=days if isinstance(test.condition, Dated) else first)


@pytest.mark.parametrize("test", of("mixed"))
def test_what_is_mixed_is_decided_when_the_sources_agree(test: EventTest) -> None:
    outcomes = asserted(HELD, test).outcomes
    right, wrong = (
        {one.record.id for one in outcomes if one.holds is word and isinstance(one.record, Record)}
        for word in (True, False)
    )
    assert right
    assert wrong
    for gone, verdict in ((wrong, "supported"), (right, "contradicted")):
        assert asserted(rebuilt(HELD, only(gone, lambda _: None)), test).verdict == verdict


def the(claim: str, label: str) -> EventTest:
    return next(test for one, test in LABELS if (one, test.label) == (claim, label))


@pytest.mark.parametrize("changed", ["CHN-0307", "RO236"])
def test_two_dates_of_one_event_are_both_told(changed: str) -> None:
    test = the("S12", "opened on 30 March 2024")
    later = Interval(*[day.replace(month=5) for day in (behind(HELD, test)[0].days.first,) * 2])
    held = rebuilt(HELD, only({changed}, lambda one: replace(one, days=later)))
    result = check_fact(held, test)
    assert result.verdict == "mixed"
    assert {one.label: one.holds for one in result.outcomes} == {
        "CHN-0307": changed != "CHN-0307",
        "RO236": changed != "RO236",
    }
    for one in result.outcomes:
        assert isinstance(one.record, Record)
        assert one.record.days.spoken in result.reason
    assert "30 May 2024" in result.reason


def test_records_merged_anew_are_the_events_held() -> None:
    assert [one.id for one in rebuilt(HELD, lambda one: one).events] == [
        one.id for one in HELD.events
    ]


@pytest.mark.parametrize(
    ("claim", "label", "changes", "verdict"),
    [
        ("S08", "in Xi'an, on 18-19 May 2023",
         {"CHN-0248": {"date": "2013-05-18", "end_date": "2013-05-19"}}, "contradicted"),
        ("S02", "proposed in Kazakhstan in 2013", {"CHN-0079": {"states": "UZB"}}, "contradicted"),
        ("S22", "Russia itself acted in it", {"RO122": {"power": "CHN"}}, "not testable"),
        ("S30", "financed by China",
         {"CHN-0122": {"name": "Kazakh section of Western Europe-Western China, Chinese-financed"}},
         "supported"),
        ("S35", "oil from Kazakhstan reached Germany in 2023",
         {"EUS0129": None, "EUS0090": None}, "not testable"),
        ("S20", "the roadmap is dated 18 May 2023",
         {"EUS0103": {"date": "2023-05-18"}}, "supported"),
        ("S12", "opened on 30 March 2024", {"CHN-0307": {"date": "2024-05-30"}}, "mixed"),
        ("S12", "opened on 30 March 2024",
         {"CHN-0307": {"date": "2014-03-30"}, "RO236": {"date": "2014-03-30"}}, "contradicted"),
        ("S12", "opened on 30 March 2024", {"CHN-0307": None, "RO236": None}, "not testable"),
    ],
)  # fmt: skip
def test_ledgers_built_anew_give_other_verdicts(
    shared_data: Path, tmp_path: Path, claim: str, label: str,
    changes: dict[str, dict[str, str] | None], verdict: str,
) -> None:  # fmt: skip
    test = the(claim, label)
    assert check_fact(HELD, test).verdict != verdict
    assert check_fact(built(shared_data, tmp_path, changes), test).verdict == verdict


def test_ledgers_built_anew_are_those_shipped(shared_data: Path, tmp_path: Path) -> None:
    held = built(shared_data, tmp_path, {})
    assert [one.id for one in held.events] == [one.id for one in HELD.events]
    for _, test in LABELS:
        assert check_fact(held, test).as_dict() == check_fact(HELD, test).as_dict()


def test_memberships_move_too() -> None:
    tests = {
        test.label: test
        for claim in load("central-asia").claim
        for test in claim.test
        if isinstance(test, MembershipTest)
    }
    member, founded = tests["Russia was a member of the CSTO"], tests[
        "its first members are members since 2001"
    ]  # fmt: skip

    def kept(organisation: str, code: str | None) -> Events:
        rows = tuple(
            one
            for one in HELD.memberships
            if one.organisation != organisation or (code and one.member != code)
        )
        return replace(HELD, memberships=rows)

    assert check_fact(kept("CSTO", "RUS"), member).verdict == "contradicted"  # its list is complete
    assert check_fact(replace(HELD, memberships=()), member).verdict == "not testable"
    assert check_fact(kept("SCO", None), founded).verdict == "not testable"


def test_negation_turns_every_shipped_claim() -> None:
    panel = build("central-asia")
    for claim in load("central-asia").claim:
        before, after = (check_claim(panel, one, HELD) for one in (claim, claim.negated()))
        assert after.verdict == FLIPPED.get(before.verdict, before.verdict)
        for one, other in zip(before.tests, after.tests, strict=True):
            assert other.verdict == FLIPPED.get(one.verdict, one.verdict)
