"""Page blocks and timelines of events: written from the events held, and changing with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_records import Keep, made

from suasion.catalog import actor, publishable
from suasion.events import Event, Events, Record, select
from suasion.events.chart import draw, events_table, moment, summits_chart
from suasion.events.section import events_blocks
from suasion.page import Block, Chart, Heading, Link, Note, Table

FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
TOPICS = "What joint documents name"


@pytest.fixture(scope="module")
def blocks(held: Events) -> tuple[Block, ...]:
    return events_blocks(held, "07")


def table_of(blocks: tuple[Block, ...], caption: str) -> Table | None:
    """The table whose caption begins so."""
    found = [one for one in blocks if isinstance(one, Table) and one.caption.startswith(caption)]
    return found[0] if found else None


def cell(table: Table | None, row: str, column: str) -> object:
    """What a table says on a row and column, by their heads."""
    assert table is not None
    (place,) = (n for n, one in enumerate(table.columns) if one.label == column)
    (cells,) = (one for one in table.rows if one[0] == row)
    return cells[place]


def summit(power: str, date: str, *, status: str = "completed", id: str = "X-1") -> Event:
    one = made(f"Summit of {power} and the five", id=id, date=date, power=power, states=FIVE)
    return Event((replace(one, instrument="summit", status=status),))


def title(held: Events, *events: Event) -> str | None:
    """The title of the chart of summits if only these events were held."""
    chart = summits_chart(held.only(events))
    return None if chart is None else chart.title


def test_the_heading_counts_events_and_contradictions(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    head = blocks[0]
    assert isinstance(head, Heading)
    assert head.text == (
        f"{len(held.events):,} events are on record, "
        f"and {len(held.conflicts)} times their sources contradict each other"
    )
    assert (head.kicker, head.anchor) == ("07 · Events", "events")
    (less,) = (one for one in events_blocks(held.only(held.events[:1]), "7") if
               isinstance(one, Heading))  # fmt: skip
    assert less.text == "1 event is on record, and their sources contradict each other nowhere"


def test_each_contradiction_is_told_by_all_its_records(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    found = table_of(blocks, "Where sources contradict")
    assert found is not None
    expected = [(one.about, each.id) for one in held.conflicts for each in one.records]
    assert [row[:2] for row in found.rows] == expected
    assert all(row[-1] for row in found.rows)


def test_the_section_says_that_a_ledger_is_no_census(blocks: tuple[Block, ...]) -> None:
    assert isinstance(blocks[-1], Note)
    assert blocks[-1].text.startswith("A ledger is no census")


def test_a_theatre_without_ledgers_or_events_says_so(held: Events, holding: Keep) -> None:
    bare = select("central-asia", snapshot=holding(["wits-kaz"]))
    assert bare.ledgers == ()
    for empty in (bare, held.only(())):
        (head,) = events_blocks(empty, "07")
        assert isinstance(head, Heading)
        assert head.text == "No event is on record for this theatre"
        assert summits_chart(empty) is None


def test_the_title_of_the_summits_is_written_from_the_events(held: Events) -> None:
    china, again = summit("CHN", "2022-01-25"), summit("CHN", "2023-05-18", id="X-2")
    eu, russia = summit("EUU", "2025-04-03", id="X-3"), summit("RUS", "2022-10-14", id="X-4")
    assert title(held, china) == "Only China has met all 5 leaders together"
    assert title(held, eu) == "Only the EU has met all 5 leaders together"
    two = "2 of 7 powers have met all 5 leaders together"
    assert title(held, china, eu) == f"{two}, each once"
    assert title(held, china, again, eu) == f"{two}, China most often (twice)"
    three = "3 of 7 powers have met all 5 leaders together"
    more = (eu, summit("EUU", "2023-06-02", id="X-5"))
    assert title(held, china, again, *more, russia) == (
        f"{three}, China and the EU most often (twice)"
    )


def test_the_title_of_the_shipped_summits_counts_what_the_table_lists(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    (chart,) = (one for one in blocks if isinstance(one, Chart))
    powers = [row[2] for row in chart.table.rows] if chart.table else []
    assert chart.title.startswith(f"{len({*powers})} of {len(held.theatre.powers)} powers")
    most = max(powers.count(one) for one in powers)
    assert f"({most} times)" in chart.title
    without = held.only(one for one in held.events if "EUU" not in one.powers)
    changed = title(held, *without.events)
    assert changed is not None
    assert changed.startswith(f"{len({*powers}) - 1} of")
    assert "China most often" in changed


def test_a_summit_counts_if_it_took_place_with_all_leaders(held: Events) -> None:
    announced = summit("CHN", "2027", status="announced")
    four = Event((replace(summit("CHN", "2022-01-25").first, states=FIVE[:4]),))
    visit = Event((replace(summit("CHN", "2022-01-25").first, instrument="visit"),))
    for event in (announced, four, visit):
        assert title(held, event) is None


def test_a_summit_of_an_organisation_is_not_counted_as_a_powers(held: Events) -> None:
    (tianjin,) = (one for one in held.events if one.id == "CHN-0380=RO310")
    assert tianjin.powers == ("CHN", "SCO")
    assert title(held, tianjin) is None
    assert title(held, Event((tianjin.records[0],))) == "Only China has met all 5 leaders together"
    chart = summits_chart(held)
    assert chart is not None
    assert chart.table is not None
    assert not [row for row in chart.table.rows if row[2] == actor("SCO").label]
    assert "CHN-0380" not in [row[0] for row in chart.table.rows]


def test_partnership_levels_are_the_latest_on_record(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    levels = "Partnership levels"
    found = table_of(blocks, levels)
    assert cell(found, "China", "Turkmenistan") == "comprehensive strategic (2023-01-06)"
    assert cell(found, "Russia", "Kyrgyzstan") == "none on record"
    assert found is not None
    assert "Iran" not in [row[0] for row in found.rows]
    before = held.only(one for one in held.events if one.days.last < date(2023, 1, 1))
    earlier = table_of(events_blocks(before, "7"), levels)
    assert cell(earlier, "China", "Turkmenistan") == "strategic (2013-09-03)"


def test_memberships_say_what_a_state_is_on_the_last_day(blocks: tuple[Block, ...]) -> None:
    found = table_of(blocks, "Memberships in force on 31 December 2024")
    csto = actor("CSTO").label
    assert cell(found, csto, "Kazakhstan") == "member"
    assert cell(found, csto, "Uzbekistan") == "suspended"
    assert cell(found, csto, "Turkmenistan") == "no"
    # Kazakhstan is a member, but the list is not complete and lacks it: unknown is not "no"
    assert cell(found, actor("WTO").label, "Kazakhstan") == "not listed"
    assert cell(found, "CICA", "Kazakhstan") == "member, since unknown"
    assert cell(found, actor("SCO").label, "Iran") == "member"


def test_topics_are_bold_where_a_record_shows_them_and_else_unread(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    found, shown = table_of(blocks, TOPICS), held.documents
    assert found is not None
    cells = [one for row in found.rows for one in row[2:]]
    assert {*cells} <= {"unread", "**named**", "**absent**"}
    assert cells.count("**named**") == shown.filter(word="named").height > 0
    assert cells.count("**absent**") == shown.filter(word="absent").height
    seen = " ".join(shown["records"].drop_nulls()).split()
    without = held.only(one for one in held.events if not {*one.id.split("=")} & {*seen})
    unseen = table_of(events_blocks(without, "7"), TOPICS)
    assert unseen is not None
    assert {one for row in unseen.rows for one in row[2:]} == {"unread"}


def test_documents_of_other_states_are_not_shown() -> None:
    caucasus = select("south-caucasus")
    assert caucasus.events
    assert table_of(events_blocks(caucasus, "7"), TOPICS) is None


def test_the_context_has_only_events_of_the_states_around(
    held: Events, blocks: tuple[Block, ...]
) -> None:
    found = table_of(blocks, "Context: Afghanistan")
    assert found is not None
    listed = {row[0] for row in found.rows}
    around = [one for one in held.events if "AFG" in one.states]
    assert listed == {each.id for one in around for each in one.records} != set()
    inside = held.only(one for one in held.events if "AFG" not in one.states)
    assert table_of(events_blocks(inside, "7"), "Context") is None


def test_a_table_of_events_links_publishable_addresses_and_no_others(held: Events) -> None:
    records = [each for one in held.events for each in one.records]
    rows = events_table("All", held.events).rows
    for record, row in zip(records, rows, strict=True):
        if record.url is None:
            assert row[-1] == f"{record.title} (secondary)"
        else:
            assert row[-1] == Link(record.title, record.url)
            assert publishable(record.url)


def test_every_acting_power_has_a_lane(held: Events) -> None:
    few = held.only(one for one in held.events if one.days.first.year == 2022)
    drawn = str(draw(few, width=700).to_dict())
    powers = {code for one in few.events for code in one.powers}
    assert {"SCO", "CHN"} <= powers
    assert [code for code in powers if actor(code).label not in drawn] == []
    one = held.only(event for event in few.events if event.powers == ("TUR",))
    assert "China" not in str(draw(one, width=700).to_dict()["datasets"])


def test_a_drawing_without_events_keeps_the_lanes_of_the_theatre(held: Events) -> None:
    drawn = str(draw(held.only(()), width=700).to_dict())
    assert [one for one in held.theatre.powers if actor(one).label not in drawn] == []


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("announced", "announced"),
        ("cancelled", "stopped"),
        ("suspended", "stopped"),
        ("completed", "done"),
        ("signed", "done"),
        ("na", "done"),
    ],
)
def test_what_became_of_an_event_decides_its_mark(status: str, word: str) -> None:
    assert moment(replace(made("Visit"), status=status)).status == word


@pytest.mark.parametrize(
    ("one", "exact"),
    [
        (made("Visit", date="2022-06-28"), True),
        (made("Visit", date="2022-06-28", end="2022-06-30"), True),
        (made("Visit", date="2022-06"), False),
        (made("Visit", date="2022"), False),
    ],
    ids=["day", "days", "month", "year"],
)
def test_a_partial_date_is_drawn_as_inexact(one: Record, exact: bool) -> None:
    drawn = moment(one)
    assert drawn.exact == exact
    assert (drawn.first, drawn.last) == (one.days.first, one.days.last)


def test_a_long_name_is_shortened_at_a_word_and_told_whole_beside() -> None:
    one = made(" ".join(["railway"] * 12))
    drawn = moment(one)
    assert drawn.label == " ".join(["railway"] * 7) + " …"
    assert drawn.note == f"{one.name}; Invented gazette (secondary)"
    assert moment(one, "Railway").label == "Railway"
