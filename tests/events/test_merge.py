"""What several ledgers tell of one event becomes one, and nothing else does."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import LEDGERS, made, worlds

from suasion.catalog import partial
from suasion.events import Event, Events, Record
from suasion.events.conflicts import conflicts
from suasion.events.merge import merge

EU_PAIRS = {
    "RO137": "EUS0063", "RO141": "EUS0064", "RO187": "EUS0095", "RO196": "EUS0118",
    "RO260": "EUS0158", "RO281": "EUS0168", "RO284": "EUS0174", "RO306": "EUS0195",
    "RO307": "EUS0194", "RO318": "EUS0205",
}  # fmt: skip
PAIRS = {f"{eu}={other}" for other, eu in EU_PAIRS.items()} | {"CHN-0307=RO236", "CHN-0380=RO310"}
NAME = "Quillon Vantage heron pavilion inaugurated beside Ostrava lagoon"


def ids(events: tuple[Event, ...]) -> list[str]:
    """The events by their records."""
    return [one.id for one in events]


def pair(told: tuple[Record, ...], one: Record, other: Record) -> tuple[Event, ...]:
    """The events that two invented records become among the shipped ones."""
    merged = merge([*told, one, other])
    return tuple(each for each in merged if {one, other} & {*each.records})


def test_the_shipped_ledgers_share_twelve_events(held: Events) -> None:
    assert {one.id for one in held.events if len(one.records) > 1} == PAIRS


def test_a_merged_event_keeps_both_sources(held: Events) -> None:
    for event in held.events:
        if len(event.records) > 1:
            assert len({one.source for one in event.records}) == 2 == len(event.records)
            assert len({(one.source, one.row) for one in event.records}) == 2
            rows = held.table.filter(id=event.id)
            assert rows["record"].to_list() == event.id.split("=")
            assert rows["title"].null_count() == 0


def test_a_merged_event_has_the_most_precise_date(held: Events) -> None:
    (alert,) = [one for one in held.events if one.id == "EUS0063=RO137"]
    assert [str(one.days) for one in alert.records] == ["2022-06-28", "2022-06"]
    assert str(alert.days) == "2022-06-28"
    assert not [one for one in conflicts([alert]) if one.about == "date"]


def test_positions_are_no_events_of_a_ledger(held: Events) -> None:
    positions = [one for one in held.events if one.first.source == "positions"]
    assert len(positions) == 106
    assert all(len(one.records) == 1 for one in positions)


def test_merging_the_shipped_records_in_any_order_is_the_same(told: tuple[Record, ...]) -> None:
    once = merge(told)
    shuffled = [*told]
    random.Random(7).shuffle(shuffled)
    assert merge(shuffled) == once == merge(reversed(told))
    assert merge(record for event in once for record in event.records) == once
    assert Counter(record for event in once for record in event.records) == Counter(told)


@given(worlds(), st.randoms())
@settings(max_examples=150)
def test_order_plays_no_part_and_merging_again_changes_nothing(
    records: list[Record], luck: random.Random
) -> None:
    once = merge(records)
    shuffled = [*records]
    luck.shuffle(shuffled)
    assert merge(shuffled) == once
    assert merge(record for event in once for record in event.records) == once


@given(worlds())
@settings(max_examples=150)
def test_no_record_is_lost_and_no_ledger_tells_an_event_twice(records: list[Record]) -> None:
    merged = merge(records)
    assert Counter(record for event in merged for record in event.records) == Counter(records)
    for event in merged:
        sources = [one.source for one in event.records]
        assert len(sources) == len({*sources})
        assert len({(one.power, frozenset(one.states)) for one in event.records}) == 1


def test_a_third_ledger_is_no_bridge_between_two_records_of_one(told: tuple[Record, ...]) -> None:
    near = NAME.replace("lagoon", "lake")
    third = made(NAME, id="X-3", source=LEDGERS[2])
    for alike, other in (("X-1", "X-2"), ("X-2", "X-1")):
        two = [made(NAME, id=alike), made(near, id=other)]
        found = [each.id for each in merge([*told, *two, third]) if "X-" in each.id]
        assert sorted(found) == sorted([f"{alike}=X-3", other])  # with the one most alike


def test_ledgers_may_use_the_same_id(told: tuple[Record, ...]) -> None:
    one, other = made(NAME, id="X-1"), made(NAME, id="X-1", source=LEDGERS[2])
    found = pair(told, one, other)
    assert found == pair(told, other, one)
    assert [each.source for each in found[0].records] == [LEDGERS[0], LEDGERS[2]]


def test_records_of_one_ledger_never_merge(told: tuple[Record, ...]) -> None:
    one, other = made(NAME, id="X-1"), made(NAME, id="X-2")
    assert ids(pair(told, one, other)) == ["X-1", "X-2"]
    assert ids(pair(told, one, replace(other, source=LEDGERS[1]))) == ["X-1=X-2"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("2022-05-10", "2022-08-18", True),  # a hundred days
        ("2022-05-10", "2022-05", False),
        ("2022-05-10", "2022", False),
        ("2022-05", "2022", False),
        ("2022-05-10", "2022-06", True),
        ("2022-04-30", "2022-05", True),
        ("2022-12-31", "2023", True),
    ],
)
def test_dates_that_contradict_stay_one_event_and_a_conflict(
    told: tuple[Record, ...], one: str, other: str, differ: bool
) -> None:
    first, second = made(NAME, id="X-1", date=one), made(NAME, id="X-2", date=other)
    (event,) = pair(told, first, replace(second, source=LEDGERS[1]))
    assert {str(each.days) for each in event.records} == {one, other}
    found = conflicts([event])
    assert [each.about for each in found] == (["date"] if differ else [])
    for each in found:
        assert {record.id for record in each.records} == {"X-1", "X-2"}
        assert {*each.said} == {partial(one).spoken, partial(other).spoken}
        assert all(said in each.text for said in each.said)


def test_the_same_name_years_apart_is_another_event(told: tuple[Record, ...]) -> None:
    one = made(NAME, id="X-1", date="2019-05-10")
    other = made(NAME, id="X-2", date="2022-05-10", source=LEDGERS[1])
    assert len(pair(told, one, other)) == 2


@pytest.mark.parametrize(
    ("change", "merged"),
    [
        ({}, True),
        ({"states": ("UZB",)}, False),
        ({"states": ("KAZ", "UZB")}, False),
        ({"states": ()}, False),
        ({"power": "RUS"}, False),
        ({"power": "SCO"}, False),  # the names do not speak of the organisation
        ({"instrument": "agreement", "dimension": "energy", "status": "signed"}, True),
        ({"amount": 5.0, "unit": "bn USD"}, True),
    ],
)
def test_what_must_agree_and_what_need_not(
    told: tuple[Record, ...], change: dict[str, object], merged: bool
) -> None:
    one, other = made(NAME, id="X-1"), made(NAME, id="X-2", source=LEDGERS[2])
    found = pair(told, one, replace(other, **change))  # type: ignore[arg-type]
    assert (len(found) == 1) == merged


def test_the_order_of_states_does_not_matter(told: tuple[Record, ...]) -> None:
    one = made(NAME, id="X-1", states=("KAZ", "UZB"))
    other = made(NAME, id="X-2", source=LEDGERS[2], states=("UZB", "KAZ"))
    assert len(pair(told, one, other)) == 1


def test_an_organisation_and_its_host_are_one_actor_and_a_conflict(
    told: tuple[Record, ...],
) -> None:
    one = made(f"SCO {NAME}", id="X-1")
    other = made(f"SCO {NAME}", id="X-2", source=LEDGERS[2], power="SCO")
    (event,) = pair(told, one, other)
    assert event.powers == ("CHN", "SCO")
    assert [each.about for each in conflicts([event])] == ["actor"]


def test_names_of_the_actors_make_no_two_events_alike(told: tuple[Record, ...]) -> None:
    one = made("China and Kazakhstan: Chinese, Kazakh and Russian talks", id="X-1")
    other = replace(one, id="X-2", source=LEDGERS[2])
    assert len(pair(told, one, other)) == 2
