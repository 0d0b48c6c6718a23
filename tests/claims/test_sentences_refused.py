"""Sentences about events and memberships that are not read, and what must hold of all that are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reading_properties import content, with_word

from suasion import claims
from suasion.catalog import actor, actors, theatre
from suasion.claims.reading import read
from suasion.claims.reading.grammar import table
from suasion.errors import QueryError
from suasion.events import select
from suasion.events.titles import known_title
from suasion.events.words import holds, spelt

HERE = theatre("central-asia")

# a sentence, the words that were not understood, and a part of what is said to be missing
REFUSED: list[tuple[str, tuple[str, ...], str]] = [
    ("Merkel visited Kazakhstan in 2010.", ("Merkel",), ""),
    ("Berdimuhamedov visited China in 2023.", ("Berdimuhamedov",), "which of the two"),
    ("Xi'an visited Kazakhstan in 2022.", (), "not in this order"),
    ("Xi visited Kazakhstan in '22.", (), "a year"),
    ("Xi visited Kazakhstan.", (), "a year"),
    ("Xi visited Kazakhstan in early 2022.", ("early",), ""),
    ("Xi never visited Kazakhstan in 2022.", ("never",), ""),
    ("Xi did not not visit Kazakhstan in 2022.", (), "not in this order"),
    ("Xi nearly visited Kazakhstan in 2022.", (), "not in this order"),
    ("Kazakhstan visited Xi in 2022.", (), "not in this order"),
    ("Xi was visited by Kazakhstan in 2022.", (), "not in this order"),
    ("China visited Kazakhstan in 2022.", (), "not in this order"),
    ("Kazakhstan hosted Xi in 2022.", ("hosted",), ""),
    ("Xi visited Mongolia in 2014.", (), "neither China nor Mongolia"),
    ("Xi visited China in 2022.", (), "acts on itself"),
    ("Tokayev visited Uzbekistan in 2022.", (), "name a power"),
    ("Tokayev visited the EU in 2022.", (), "which state was visited"),
    ("Tokayev visited Beijing in 2023.", (), "names of the two states"),
    ("Xi visited Central Asia in 2022.", (), "one sentence for each state"),
    ("Xi visited Turkmenistan in February 2022.", (), "by hand"),
    ("Karimov visited Türkiye in November 2016.", (), "by hand"),
    ("Xi visited Kazakhstan before Uzbekistan in 2022.", (), "not in this order"),
    ("Xi visited Kazakhstan on 31 June 2022.", (), "no day 31"),
    ("Xi visited Kazakhstan between 2022 and 2013.", (), "ends before it begins"),
    ("Xi met Tokayev in 2022.", (), "not in this order"),
    ("Kyrgyzstan joined the EAEU on 12.08.2015.", ("12.08.2015",), "a year"),
    ("Kyrgyzstan was a member of the EAEU until 2022.", (), "not in this order"),
    ("Kyrgyzstan was a member of the EAEU since 2015.", (), "not in this order"),
    ("Kyrgyzstan allegedly joined the EAEU in 2015.", ("allegedly",), ""),
    ("Kyrgyzstan joined NATO in 2015.", ("NATO",), ""),
    ("Central Asia was a member of the SCO in 2022.", (), "one state"),
    ("Turkmenistan and Uzbekistan were not members of the EAEU in 2022.", (), "not in this order"),
    ("Uzbekistan left the CSTO in 2012.", ("left",), ""),
    ("Armenia was suspended from the CSTO in 2024.", (), "not in this order"),
    ("The SCO was dissolved in 2001.", ("dissolved",), ""),
    ("China and Kazakhstan established a privileged strategic partnership in 2022.",
     ("privileged",), ""),
    ("China and Kazakhstan established a partnership in 2022.", (), "not in this order"),
    ("China and Central Asia established a strategic partnership in 2023.", (), "each state"),
    ("The C5+1 summit took place in 2023.", (), "name the power"),
    ("The China–Kazakhstan summit took place in 2023.", (), "group as a whole"),
    ("The second China–Central Asia summit was held in 2025.", (), "not in this order"),
    ("The China–Central Asia summit took place on 19-18 May 2023.", (), "ends before it begins"),
    ("The China–Central Asia summit took place in Paris in 2023.", ("Paris",), ""),
    ("China and Kazakhstan held a naval exercise in 2019.", ("naval",), ""),
    ("China and Kazakhstan held joint exercises in 2019.", (), "not in this order"),
    ("China and Russia held a joint exercise in 2019.", (), "neither China nor Russia"),
    ("Russia appointed a Special Representative for Central Asia in 2015.", (), "only the EU"),
    ("Peter Burian was appointed EU Special Representative for Central Asia in April 2015.",
     (), "not in this order"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "unread", "said"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_is_not_understood_is_named(sentence: str, unread: tuple[str, ...], said: str) -> None:
    reading = read(sentence, HERE)
    assert (reading.complete, reading.tests, reading.unread) == (False, (), unread)
    assert said in " ".join(reading.missing)
    with pytest.raises(QueryError, match="not understood"):
        claims.check(sentence)


# forms with a year, a state and a power to be exchanged
FORMS = (
    "{state} was a member of the EAEU in {year}.",
    "{state} joined the SCO as an observer in June {year}.",
    "{power} and {state} raised their relations to a strategic partnership in May {year}.",
    "{power} and {state} established a comprehensive strategic partnership before {year}.",
    "{power} and {state} held a joint military exercise in {year}.",
    "{state} and {power} held no joint exercises between 1993 and {year}.",
    "The {power}–Central Asia summit took place on 18-19 May {year} in Astana.",
    "The first summit of {power} and Central Asia was held in {year}.",
    "Putin visited {state} in September {year}.",
    "Tokayev paid an official visit to {power} in {year}.",
    "Terhi Hakala was appointed EU Special Representative for Central Asia in {year}.",
    "The SCO was founded on 15 June {year}.",
)
PAIRS = (
    ("{state} was a member of the CSTO in {year}.",
     "{state} was not a member of the CSTO in {year}."),
    ("{state} was an observer in the EAEU in {year}.",
     "{state} was not an observer in the EAEU in {year}."),
    ("{state} joined the EAEU in {year}.", "{state} did not join the EAEU in {year}."),
    ("The OTS was founded in {year}.", "The OTS was not founded in {year}."),
    ("Putin visited {state} in {year}.", "Putin did not visit {state} in {year}."),
    ("China and {state} established a strategic partnership in {year}.",
     "China and {state} did not establish a strategic partnership in {year}."),
    ("China and {state} held a joint exercise in {year}.",
     "China and {state} held no joint exercise in {year}."),
    ("The China–Central Asia summit took place in {year}.",
     "The China–Central Asia summit did not take place in {year}."),
    ("The first EU–Central Asia summit was held in {year}.",
     "The first EU–Central Asia summit was not held in {year}."),
    ("The EU appointed a Special Representative for Central Asia in {year}.",
     "The EU did not appoint a Special Representative for Central Asia in {year}."),
)  # fmt: skip

years = st.integers(1994, 2025)
states = st.sampled_from(HERE.states)
powers = st.sampled_from([one for one in HERE.powers if actor(one).kind == "state"])


def written(form: str, year: int, state: str, power: str = "CHN") -> str:
    sentence = form.format(year=year, state=actor(state).spoken, power=actor(power).spoken)
    return (sentence[0].upper() + sentence[1:]).replace("The the ", "The ")


def parts(test: dict[str, Any]) -> dict[str, Any]:
    """What a test says, by part: who, whom, when, and all else."""
    about = dict(test.get("event") or test["membership"])
    condition = dict(test["condition"])
    when = {key: condition.pop(key) for key in ("at", "on", "within") if key in condition}
    state = about.pop("state", None) or about.pop("member", None)
    power = about.pop("power", None)
    return {"when": when, "state": state, "power": power, "else": (about, condition,
            test.get("negate"))}  # fmt: skip


@given(st.sampled_from(FORMS), st.tuples(years, years), st.tuples(states, states),
       st.tuples(powers, powers), st.sampled_from(["year", "state", "power"]))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_a_part_exchanged_changes_that_part_only(
    form: str, year: tuple[int, int], state: tuple[str, str], power: tuple[str, str], part: str
) -> None:
    at = {"year": year[0], "state": state[0], "power": power[0]}
    other = {**at, part: {"year": year[1], "state": state[1], "power": power[1]}[part]}
    one, two = (read(written(form, **each), HERE) for each in (at, other))  # type: ignore[arg-type]
    assert one.complete
    assert two.complete
    ours, theirs = parts(one.tests[0]), parts(two.tests[0])
    changed = {name for name in ours if ours[name] != theirs[name]}
    exchanged = f"{{{part}}}" in form and at != other
    assert changed == ({{"year": "when"}.get(part, part)} if exchanged else set())


@given(st.sampled_from(FORMS), years, states, powers, content, st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_a_word_that_is_not_known_is_never_passed_over(
    form: str, year: int, state: str, power: str, word: str, at: int
) -> None:
    reading = read(with_word(written(form, year, state, power), word, at), HERE)
    assert not reading.complete
    assert word in reading.unread


FLIPPED = {"supported": "contradicted", "contradicted": "supported"}


@given(st.sampled_from(PAIRS), years, states)
@settings(max_examples=80, deadline=None)
def test_a_denial_turns_the_verdict_round(pair: tuple[str, str], year: int, state: str) -> None:
    said, denied = (claims.check(written(one, year, state)).results[0].verdict for one in pair)
    assert denied == FLIPPED.get(said, said)


def test_organisations_are_those_of_the_catalogue() -> None:
    held = {code: one for code, one in actors().items() if one.kind == "organisation"}
    names = table("names")
    assert names["organisations"].keys() == held.keys()
    assert {*names["joined_as"], *names["summits"]["of"]} <= held.keys()
    for code, one in held.items():
        for name in filter(None, (one.name, one.short)):
            test = read(f"Kazakhstan joined the {name} in 2015.", HERE).tests[0]
            assert test["membership"]["organisation"] == code


def test_titles_are_those_of_the_events_room() -> None:
    from suasion.events import titles

    scale = titles.read_toml(Path(titles.__file__).with_name("titles.toml"))["partnership"]
    also = [one for wordings in scale["also"].values() for one in wordings if "(" not in one]
    for wording in (*scale["titles"], *also):
        (test,) = read(f"China and Kazakhstan established a {wording} in 2015.", HERE).tests
        assert test["event"]["title"] == known_title(wording)


def test_no_leader_is_found_in_a_visit_that_another_paid() -> None:
    people = table("people")
    visits = select("central-asia", instrument="visit").events
    for record in (one for event in visits for one in event.records):
        for leader in people["leader"]:
            if not holds(record.name, leader["word"]):
                continue
            before = f" {' '.join(spelt(record.name))} ".split(
                f" {' '.join(spelt(leader['word']))} "
            )[0]
            if not {"with", "meets", "after"} & {*before.split()}:
                continue  # the name says that the leader travelled
            hosts = record.states if leader["of"] == record.power else (record.power,)
            if leader["of"] in (record.power, *record.states):
                known = people["mentioned"].get(leader["word"], ())
                assert all(one in known or actor(one).kind == "bloc" for one in hosts), record.id


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("Xi visited Kazakhstan.", {}),
        ("Xi secretly visited Kazakhstan in 2022.",
         {"power": "CHN", "state": "KAZ", "instrument": "visit"}),
        ("Kyrgyzstan left the EAEU in 2022.", {"organisation": "EAEU", "member": "KGZ"}),
    ],
)  # fmt: skip
def test_a_draft_loads_once_it_is_completed(
    sentence: str, filled: dict[str, str], tmp_path: Path
) -> None:
    text = read(sentence, HERE).skeleton()
    assert "COMPLETE" in text
    for key, value in {**filled, "at": "2022", "within": "2022"}.items():
        text = text.replace(f'{key} = "COMPLETE"', f'{key} = "{value}"')
    text = text.replace("COMPLETE: YYYY-MM-DD", "2023")
    path = tmp_path / "draft.toml"
    path.write_text(text, encoding="utf-8")
    (claim,) = claims.load(path).claim
    assert (claim.says, claim.kind, len(claim.test)) == (sentence, "event", 1)
