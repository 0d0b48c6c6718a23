"""The rules by which records decide tests on facts, each on events made for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_events import FIVE, holding, judged, judged_member, membership, record

from suasion.events import Events, select

VISIT = {"power": "CHN", "state": "KAZ", "instrument": "visit"}
SUMMIT = {"power": "CHN", "state": "CA5", "instrument": "summit"}
ON_10_MAY = {"kind": "dated", "on": "2022-05-10"}
IN_2022 = {"kind": "happened", "within": "2022"}


@pytest.fixture(scope="module")
def shipped() -> Events:
    return select("central-asia")


@pytest.mark.parametrize(("once", "verdict"), [(True, "contradicted"), (False, "not testable")])
def test_far_events_refute_a_date_only_of_an_event_there_was_once(once: bool, verdict: str) -> None:
    held = holding(record("First visit", "2015-03-01", id="X-1"),
                   record("Second visit", "2018-07-02", id="X-2"))  # fmt: skip
    found = judged(held, VISIT, {**ON_10_MAY, "once": once})
    assert found.verdict == verdict
    told = found.nearest_true if once else found.nearest_on_record
    assert told is not None
    assert "2 July 2018" in told
    if not once:
        assert "1 March 2015" in told
        assert "absence says nothing" in found.reason


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("2022-05-10", "supported"),
        ("2022-05-09", "contradicted"),
        ("2022-04-09", "contradicted"),  # 31 days before
        ("2022-06-10", "contradicted"),  # 31 days after
        ("2022-04-08", "not testable"),
        ("2022-06-11", "not testable"),
        ("2022-05", "not testable"),
    ],
)
def test_an_event_near_the_date_is_the_one_meant(date: str, verdict: str) -> None:
    held = holding(record("A visit", date))
    assert judged(held, VISIT, {**ON_10_MAY, "once": False}).verdict == verdict


@pytest.mark.parametrize("once", [True, False])
def test_far_events_refute_a_date_of_a_kind_that_is_complete(once: bool) -> None:
    held = holding(
        record("A summit", "2015-03-01", states=FIVE, instrument="summit", id="X-1"),
        record("Another summit", "2018-07-02", states=FIVE, instrument="summit", id="X-2"),
    )
    condition = {**ON_10_MAY, "once": once}
    assert judged(held, SUMMIT, condition).verdict == "contradicted"
    without = replace(held, ledgers=("events-others",))
    expected = "contradicted" if once else "not testable"
    assert judged(without, SUMMIT, condition).verdict == expected


def test_absence_of_a_complete_kind_is_told_where_nothing_comes_near() -> None:
    found = judged(holding(record("A visit", "2022")), SUMMIT, IN_2022)
    assert found.verdict == "contradicted"
    assert found.nearest_true is not None
    assert found.nearest_true.startswith("None on record, 2022, and the list of leaders' summits")


def test_an_event_of_an_organisation_is_not_the_powers_own() -> None:
    two = (
        record("SCO summit in Astana", "2022-07-04", states=FIVE, instrument="summit", id="X-1"),
        record("SCO summit in Astana", "2022-07-04", states=FIVE, instrument="summit", id="X-2",
               power="SCO", source="events-others"),
    )  # fmt: skip
    held = holding(two)
    assert judged(held, {**SUMMIT, "power": "SCO"}, IN_2022).verdict == "supported"
    assert judged(held, SUMMIT, IN_2022).verdict == "contradicted"
    # told in the power's ledger alone it is the power's
    assert judged(holding(two[0]), SUMMIT, IN_2022).verdict == "supported"
    count = {"kind": "number", "at_least": 1}
    assert judged(held, {**SUMMIT, "power": "SCO"}, count).verdict == "supported"
    assert judged(held, SUMMIT, count).verdict == "not testable"


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (["KAZ", "UZB"], "supported"),
        (["UZB", "KAZ"], "supported"),
        ("KAZ", "not testable"),
        ("UZB", "not testable"),
        (["KAZ", "UZB", "KGZ"], "not testable"),
    ],
)
def test_a_title_belongs_to_just_the_states_it_was_given(state: Any, verdict: str) -> None:
    held = holding(
        record("Strategic partnership", "2022-05-10", power="RUS", source="events-others",
               states=("KAZ", "UZB"), instrument="partnership")
    )  # fmt: skip
    asked = {"power": "RUS", "state": state, "title": "strategic partnership"}
    assert judged(held, asked, IN_2022).verdict == verdict


def test_a_title_is_not_found_in_a_longer_one() -> None:
    held = holding(record("Comprehensive strategic partnership", "2022-05-10",
                          instrument="partnership"))  # fmt: skip
    asked = {"power": "CHN", "state": "KAZ", "instrument": "partnership"}
    longer = {**asked, "title": "comprehensive strategic partnership"}
    shorter = {**asked, "title": "strategic partnership"}
    assert judged(held, longer, IN_2022).verdict == "supported"
    assert judged(held, shorter, IN_2022).verdict == "contradicted"


@pytest.mark.parametrize(
    ("name", "asked", "verdict"),
    [
        ("Xi state visit to Kazakhstan", {"by": "Xi"}, "supported"),
        ("Chinese President Xi visits Astana", {"by": "Xi"}, "supported"),
        ("Tokayev in Beijing, talks with Xi", {"by": "Xi"}, "not testable"),
        ("Tokayev in Beijing, talks with Xi", {"words": ["Xi"]}, "supported"),
        ("Tokayev in Beijing, talks with Xi", {"by": "Tokayev"}, "supported"),
        ("Tokayev visit to Xi'an", {"words": ["Xi"]}, "not testable"),
        ("Xi state visit to Kazakhstan", {"by": "Xi", "words": ["state visit"]}, "supported"),
        ("Xi visit to Kazakhstan", {"by": "Xi", "words": ["state visit"]}, "not testable"),
    ],
)
def test_who_pays_a_visit_is_not_who_is_named(
    name: str, asked: dict[str, Any], verdict: str
) -> None:
    held = holding(record(name, "2022-09-14"))
    assert judged(held, {**VISIT, **asked}, IN_2022).verdict == verdict


@pytest.mark.parametrize(
    ("organisation", "member", "at", "holding_in_it"),
    [
        ("SCO", "IRN", "2022", {"observer"}),
        ("SCO", "IRN", "2023", {"member", "observer"}),
        ("SCO", "IRN", "2023-07-03", {"observer"}),
        ("SCO", "IRN", "2023-07-04", {"member"}),
        ("SCO", "IRN", "2024", {"member"}),
        ("CSTO", "ARM", "2023", {"member"}),
        ("CSTO", "ARM", "2024", {"member", "suspended"}),
        ("CSTO", "ARM", "2024-02-22", {"suspended"}),
        ("CSTO", "ARM", "2025", {"suspended"}),
        ("CSTO", "UZB", "2012", {"member", "suspended"}),
        ("CSTO", "UZB", "2013", {"suspended"}),
        ("CSTO", "UZB", "2005", set()),
    ],
)
def test_a_membership_holds_in_a_period_if_it_does_on_some_day(
    shipped: Events, organisation: str, member: str, at: str, holding_in_it: set[str]
) -> None:
    for status in ("member", "observer", "suspended"):
        about = {"organisation": organisation, "member": member, "status": status}
        found = judged_member(shipped, about, {"kind": "in_force", "at": at})
        assert (found.verdict == "supported") == (status in holding_in_it), status
        assert found.verdict in ("supported", "contradicted")


def test_who_left_and_came_back_joined_on_either_date() -> None:
    held = holding(memberships=[membership("CSTO", "UZB", "1992-05-15", "1999-04-02"),
                                membership("CSTO", "UZB", "2006-06-23")])  # fmt: skip
    about = {"organisation": "CSTO", "member": "UZB"}
    for on, verdict in (
        ("1992", "supported"),
        ("2006-06-23", "supported"),
        ("2001", "contradicted"),
    ):
        assert judged_member(held, about, {"kind": "since", "on": on}).verdict == verdict
    for at, verdict in (
        ("1999-04-02", "contradicted"),
        ("1999", "supported"),
        ("2003", "contradicted"),
    ):
        assert judged_member(held, about, {"kind": "in_force", "at": at}).verdict == verdict


@pytest.mark.parametrize("negate", [False, True])
def test_without_ledgers_nothing_can_be_told(negate: bool) -> None:
    held = holding(record("A visit", "2022-05-10"), ledgers=())
    found = judged(held, VISIT, IN_2022, negate=negate)
    assert found.verdict == "not testable"
    assert "holds no ledger" in found.reason
    assert found.nearest_on_record is None


def test_without_the_list_of_members_no_membership_can_be_told(shipped: Events) -> None:
    about = {"organisation": "CSTO", "member": "UZB"}
    in_force = {"kind": "in_force", "at": "2010"}
    assert judged_member(shipped, about, in_force).verdict == "supported"
    for bare in (replace(shipped, memberships=()), replace(shipped, ledgers=())):
        assert judged_member(bare, about, in_force).verdict == "not testable"


@pytest.mark.parametrize("condition", [ON_10_MAY, {"kind": "happened", "within": "2022-05-10"}],
                         ids=["dated", "happened"])  # fmt: skip
@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize("negate", [False, True])
def test_records_of_one_event_that_differ_in_date_leave_it_mixed_with_both_told(
    condition: dict[str, Any], swap: bool, negate: bool
) -> None:
    dates = ["2022-05-10", "2022-06-10"]
    ids = ["X-2", "X-1"] if swap else ["X-1", "X-2"]
    told = tuple(
        record("A visit", date, id=id, source=source)
        for date, id, source in zip(dates, ids, ("events-china", "events-others"), strict=True)
    )
    found = judged(holding(told), VISIT, condition, negate=negate)
    assert (found.verdict, found.decided_by) == ("mixed", "source")
    assert "10 May 2022" in found.reason
    assert "10 June 2022" in found.reason
    assert found.nearest_true is not None
    assert "10 May 2022" in found.nearest_true
    assert "10 June 2022" in found.nearest_true


def test_a_coarse_record_does_not_contradict_a_precise_one() -> None:
    told = (record("A visit", "2022-05-10", id="X-1"),
            record("A visit", "2022-05", id="X-2", source="events-others"))  # fmt: skip
    assert judged(holding(told), VISIT, ON_10_MAY).verdict == "supported"
