"""Selected events: what each filter leaves, what is refused, and what the result says of itself."""

import dataclasses
from collections.abc import Callable

import polars as pl
import pytest
from made_records import Keep

from suasion.catalog import partial, terms
from suasion.errors import QueryError
from suasion.events import Event, Events, Record, select
from suasion.events.words import holds

FIVE = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
Fits = Callable[[Record], bool]


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"power": "CHN"}, lambda one: one.power == "CHN"),
        ({"power": "CSTO"}, lambda one: one.power == "CSTO"),
        ({"state": "KGZ"}, lambda one: "KGZ" in one.states),
        ({"state": "CA5"}, lambda one: {*one.states} >= FIVE),
        ({"instrument": "visit"}, lambda one: one.instrument == "visit"),
        ({"dimension": "security"}, lambda one: one.dimension == "security"),
        ({"text": "silk road"}, lambda one: holds(one.name, "Silk Road")),
        ({"power": "CHN", "state": "UZB", "instrument": "loan"},
         lambda one: (one.power, one.instrument) == ("CHN", "loan") and "UZB" in one.states),
    ],
    ids=str,
)  # fmt: skip
def test_a_filter_leaves_the_events_of_which_a_record_fits(
    held: Events, asked: dict[str, str], fits: Fits
) -> None:
    found = select("central-asia", **asked).events  # type: ignore[arg-type]
    assert found == tuple(one for one in held.events if any(map(fits, one.records)))
    assert 0 < len(found) < len(held.events)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2022", None), (None, "1995"), ("2022-02-24", "2022-02-24"), ("2022-06", "2022-06"),
     ("2013", "2014-03")],
)  # fmt: skip
def test_a_period_leaves_what_may_touch_it(
    held: Events, since: str | None, until: str | None
) -> None:
    first = partial(since or "1900").first
    last = partial(until or "2100").last
    found = select("central-asia", since=since, until=until).events
    assert found
    assert {*found} == {
        one
        for one in held.events
        if any(each.days.first <= last and first <= each.days.last for each in one.records)
    }


def test_a_month_is_found_by_its_days_and_a_day_by_its_month() -> None:
    month = select("central-asia", since="2022-06", until="2022-06", text="FinCEN")
    assert [one.id for one in month.events] == ["EUS0063=RO137"]
    for day, ids in (("2022-06-28", ["EUS0063=RO137"]), ("2022-07-01", [])):
        found = select("central-asia", since=day, until=day, text="FinCEN")
        assert [one.id for one in found.events] == ids


@pytest.mark.parametrize("text", ["xi'an", "XI’AN", "Xi'an"])
def test_words_are_found_in_any_case_and_with_any_sign(text: str) -> None:
    found = select("central-asia", text=text).events
    assert found == select("central-asia", text="Xi'an").events
    assert len(found) > 5


def test_a_group_stands_for_all_its_members_at_once() -> None:
    five = {one.id for one in select("central-asia", state="CA5", power="CHN").events}
    alone = {one.id for one in select("central-asia", state="TKM", power="CHN").events}
    assert five < alone


@pytest.mark.parametrize(
    ("asked", "what", "remedy"),
    [
        ({"power": "CHX"}, "unknown power", "KAZ, CSTO"),
        ({"state": "Kazakhstan"}, "unknown state", "KAZ, CSTO"),
        ({"instrument": "tour"}, "unknown instrument", "visa, visit"),
        ({"dimension": "military"}, "unknown dimension", "political, sanctions, security"),
        ({"since": "2022-13"}, "no month 13", "--since 2022-02"),
        ({"until": "soon"}, "is no date", "--since 2022-02"),
        ({"since": "2023", "until": "2022"}, "ends before it begins", "exchange"),
    ],
    ids=str,
)
def test_unknown_words_are_refused(asked: dict[str, str], what: str, remedy: str) -> None:
    with pytest.raises(QueryError, match=what) as caught:
        select("central-asia", **asked)  # type: ignore[arg-type]
    assert remedy in caught.value.remedy
    assert all(value in caught.value.where for value in asked.values())
    assert caught.value.exit_code == 2


def test_the_table_has_one_row_a_record_with_its_source(held: Events) -> None:
    table = held.table
    assert table.height == sum(len(one.records) for one in held.events) > 1000
    assert table["record"].n_unique() == table.height
    assert dict(table.schema) == {
        "id": pl.String(), "record": pl.String(), "first": pl.Date(), "last": pl.Date(),
        "date": pl.String(), "power": pl.String(), "states": pl.List(pl.String()),
        "dimension": pl.String(), "instrument": pl.String(), "name": pl.String(),
        "amount": pl.Float64(), "unit": pl.String(), "bound": pl.String(), "status": pl.String(),
        "confidence": pl.String(), "title": pl.String(), "url": pl.String(),
        "secondary": pl.Boolean(), "source": pl.String(), "row": pl.Int32(),
    }  # fmt: skip
    optional = {"amount", "unit", "bound", "url"}
    assert {name for name in table.columns if table[name].null_count()} == optional
    assert table.filter(pl.col("first") > pl.col("last")).height == 0
    assert table.filter(pl.col("amount").is_null() != pl.col("unit").is_null()).height == 0
    assert {*table["bound"].drop_nulls()} == {"least", "most", "about"}
    assert {*table["status"]} <= {*terms("statuses")}


def test_every_event_has_a_source_and_its_place(held: Events) -> None:
    for event in held.events:
        assert event.records
        for one in event.records:
            assert one.title.strip()
            assert one.source in held.ledgers
            assert one.row > 1
    starts = [one.days.first for one in held.events]
    assert starts == sorted(starts)
    assert set(held.provenance) == {
        "events/china.csv", "events/eu_and_sanctions.csv", "events/russia_and_others.csv",
        "politics/positions_evidence.csv",
    }  # fmt: skip


def test_an_empty_selection_keeps_the_columns_and_claims_nothing(held: Events) -> None:
    none = held.only([])
    assert none.table.schema == held.table.schema
    assert none.values().schema == held.values().schema
    assert none.text == "Central Asia: no such event is held, which does not say there was none."
    assert (none.cite(), none.provenance, none.conflicts) == ("", {}, ())


@pytest.mark.parametrize(
    "asked", [{}, {"power": "CHN"}, {"since": "2022"}, {"instrument": "summit"}], ids=str
)
def test_counts_are_told_as_coverage_and_never_as_activity(asked: dict[str, str]) -> None:
    found = select("central-asia", **asked)  # type: ignore[arg-type]
    assert found.text.endswith("counts are coverage, not activity.")
    assert f"{len(found.events)} events ({found.table.height} records)" in found.text
    for word in ("more active", "most active", "increase", "grew", "rose", "surge", "per year"):
        assert word not in found.text


def test_amounts_as_values_keep_how_they_are_meant(held: Events) -> None:
    values = held.values()
    table = held.table.filter(pl.col("amount").is_not_null())
    assert values.height == table.height > 100
    joined = values.with_columns(bound=table["bound"])
    plain = joined.filter(pl.col("bound").is_null())
    assert plain["low"].to_list() == plain["high"].to_list() == plain["value"].to_list()
    least, most = joined.filter(bound="least"), joined.filter(bound="most")
    assert least.height > 5
    assert least["low"].to_list() == least["value"].to_list()
    assert least["high"].null_count() == least.height
    assert most["low"].null_count() == most.height > 0
    about = joined.filter(bound="about")
    assert {*about["status"]} == {"estimated"}
    assert {*joined.filter(pl.col("bound").ne_missing("about"))["status"]} == {"observed"}


def test_of_another_snapshot_less_is_held(holding: Keep) -> None:
    only = select("central-asia", snapshot=holding(["events-china"]))
    assert only.ledgers == ("events-china",)
    assert {one.source for event in only.events for one in event.records} == {"events-china"}
    assert all(len(one.records) == 1 for one in only.events)
    assert only.memberships == ()
    nothing = select("central-asia", snapshot=holding(["china-customs"]))
    assert (nothing.events, nothing.ledgers) == ((), ())


def test_what_is_selected_is_frozen(held: Events) -> None:
    event: Event = held.events[0]
    for one, name in ((held, "events"), (event, "records"), (event.first, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, ())
