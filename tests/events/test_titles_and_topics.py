"""The level a name gives, the kinds that are listed completely, the topics a document names."""

import pytest
from made_records import made

from suasion.catalog import Interval, actors, partial, sources, terms
from suasion.events import Event, Events
from suasion.events.complete import complete_kind, kinds
from suasion.events.match import Selection, matching
from suasion.events.titles import known_title, scale_of, title_of
from suasion.events.topics import documents, topic_word, topics
from suasion.events.words import holds, spelt

FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Strategic partnership with Kazakhstan", "strategic partnership"),
        ("Comprehensive strategic partnership", "comprehensive strategic partnership"),
        ("Permanent comprehensive strategic partnership declared",
         "permanent comprehensive strategic partnership"),
        ("Permanent ('eternal') comprehensive strategic partnership, CHN-KAZ",
         "permanent comprehensive strategic partnership"),
        ("All-weather comprehensive strategic partnership for a new era, Tashkent",
         "all-weather comprehensive strategic partnership"),
        ("Comprehensive strategic partnership for a new era",
         "comprehensive strategic partnership for a new era"),
        ("A comprehensive strategic cooperative partnership",
         "comprehensive strategic partnership"),
        ("Deepening strategic partnership", "deepened strategic partnership"),
        ("STRATEGIC PARTNERSHIP", "strategic partnership"),
        ("Strategic partners", None),
        ("Astrategic partnership", None),
        ("Chinese-financed road", "financed by China"),
        ("Summit", None),
    ],
)  # fmt: skip
def test_the_longest_title_wins(name: str, title: str | None) -> None:
    assert title_of(name) == title


def test_every_title_is_read_as_itself_and_has_a_scale() -> None:
    names = ("strategic partnership", "comprehensive strategic partnership and alliance",
             "financed by multilaterals", "inalienable part", "peaceful reunification")  # fmt: skip
    for name in names:
        assert known_title(name) == title_of(name) == name
    assert scale_of("inalienable part") == "taiwan"
    assert known_title("friendship") is None


def test_a_lower_title_is_not_found_in_a_higher_one(held: Events) -> None:
    words = Selection(words=("strategic partnership",))
    title = Selection(title="strategic partnership")
    by_words, by_title = (matching(held.events, one) for one in (words, title))
    assert 0 < len(by_title) < len(by_words)
    for event in by_title:
        assert any(title_of(one.name) == "strategic partnership" for one in event.records)


def test_complete_kinds_are_well_declared() -> None:
    for one in kinds():
        assert one.source in sources()
        assert {*one.powers} <= {*actors()}
        assert {*one.instruments} <= {*terms("instruments")}
        assert one.period.last.year <= sources()[one.source].last_year
    assert len(kinds()) == 4


@pytest.mark.parametrize(
    ("asked", "period", "name"),
    [
        (Selection(("CHN",), FIVE, ("summit",)), "2020", "leaders' summits of China with the five"),
        (Selection(("CHN",), ("KAZ",), ("summit",)), "2020", None),
        (Selection(("CHN",), (), ("summit",)), "2020", None),
        (Selection(("CHN",), FIVE, ("summit", "visit")), "2020", None),
        (Selection(("CHN",), FIVE), "2020", None),
        (Selection((), FIVE, ("summit",)), "2020", None),
        (Selection(("CHN", "EUU"), FIVE, ("summit",)), "2020", None),
        (Selection(("EUU",), (), ("appointment",)), "2019", "EU Special Representatives"),
        (Selection(("CHN",), ("KAZ",), ("partnership",)), "2019", "partnership levels of China"),
        (Selection(("RUS",), ("KAZ",), ("partnership",)), "2019", None),
        (Selection(("CHN",), FIVE, ("summit",)), "2026-03-18", "leaders' summits of China"),
        (Selection(("CHN",), FIVE, ("summit",)), "2026-03-19", None),
        (Selection(("CHN",), FIVE, ("summit",)), "2026", None),
        (Selection(("CHN",), FIVE, ("summit",)), "1991", None),
    ],
)
def test_absence_is_read_only_of_what_is_listed_completely(
    asked: Selection, period: str, name: str | None
) -> None:
    days: Interval = partial(period)
    every = [one.id for one in sources().values()]
    found = complete_kind(asked, days, every)
    assert (found is None) == (name is None)
    if found is not None and name is not None:
        assert found.name.startswith(name)
        without = [one for one in every if one != found.source]
        assert complete_kind(asked, days, without) is None
        assert complete_kind(asked, days, []) is None


def test_a_topic_is_unread_unless_a_record_held_shows_it(held: Events) -> None:
    events = held.events
    shown = 0
    for document in documents().values():
        for topic in topics():
            word, records = topic_word(events, document, topic)
            if topic not in document.declared:
                assert (word, records) == ("unread", ())
                continue
            declared, seen = document.declared[topic]
            assert word == declared != "unread"
            assert {one.id for one in records} == {*seen}
            left = [one for one in events if not {each.id for each in one.records} & {*seen}]
            assert topic_word(left, document, topic) == ("unread", ())
            shown += 1
    assert shown > 20


def test_of_no_events_every_topic_is_unread() -> None:
    other = (Event((made("Of something else"),)),)
    for events in ((), other):
        words = {topic_word(events, one, topic)[0] for one in documents().values()
                 for topic in topics()}  # fmt: skip
        assert words == {"unread"}


def test_documents_are_of_known_states_at_dates_of_their_records(held: Events) -> None:
    records = {one.id: one for event in held.events for one in event.records}
    for document in documents().values():
        assert document.state in actors()
        for word, seen in document.declared.values():
            assert word in ("named", "absent")
            for name in seen:
                states = {*records[name].states}
                assert document.state in states or (document.state == "CA5" and states == {*FIVE})
                assert records[name].days.gap(partial(document.date)) < 31


@pytest.mark.parametrize(
    ("name", "phrase", "found"),
    [
        ("Xi'an Declaration", "xi’an", True),
        ("Xi'an Declaration", "Xi", False),
        ("Türkiye's visit", "TURKIYE", True),
        ("Kazakhstan's ban", "Kazakhstan", True),
        ("Silk Road Economic Belt", "road economic", True),
        ("Silk Road Economic Belt", "silk belt", False),
        ("Silkroad", "silk", False),
    ],
)
def test_a_phrase_is_whole_words_in_order(name: str, phrase: str, found: bool) -> None:
    assert holds(name, phrase) is found
    assert spelt(phrase)
