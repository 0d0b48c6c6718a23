"""Sentences that must not be read, and what is said of them."""

from __future__ import annotations

import tomllib

import pytest

from suasion.catalog import theatre
from suasion.claims.reading import read

HERE = theatre("central-asia")

# a sentence, the words not understood, and a part of what is said to be missing
UNREAD: list[tuple[str, tuple[str, ...], str]] = [
    ("China's trade with Kyrgyzstan barely exceeded 10 billion dollars in 2022.", ("barely",), ""),
    ("China's trade with Kyrgyzstan was just over 10 billion dollars in 2022.", ("just",), ""),
    ("China's trade with Kyrgyzstan never exceeded 10 billion dollars in 2022.", ("never",), ""),
    ("China's gas trade with Turkmenistan exceeded 10 billion dollars in 2022.", ("gas",), ""),
    ("China's non-oil exports to Kazakhstan exceeded $10bn in 2022.", ("non", "oil"), ""),
    ("China's re-exports to Kyrgyzstan exceeded 1 billion dollars in 2022.", ("re",), ""),
    ("China's trade deficit with Kyrgyzstan exceeded $1bn in 2022.", ("deficit",), ""),
    ("China's trade in services with Kyrgyzstan exceeded $1bn in 2022.", ("services",), ""),
    ("China's trade with Kyrgyzstan was expected to exceed $10bn in 2022.",
     ("expected",), ""),
    ("According to Bishkek, China's trade with Kyrgyzstan exceeded $10bn in 2022.",
     ("According",), ""),
    ("It is not true that China's trade with Kyrgyzstan exceeded $10bn in 2022.",
     ("It", "true"), ""),
    ("Did China's trade with Kyrgyzstan exceed 10 billion dollars in 2022?", ("?",), ""),
    ("China's trade with Atlantis exceeded 10 billion dollars in 2022.", ("Atlantis",), ""),
    ("China's trade with Kyrgyzstan exceeded 10 billion yuan in 2022.", ("yuan",), ""),
    ("China's trade with Kyrgyzstan was 10,5 billion dollars in 2022.", ("10,5",), "two ways"),
    ("Kazakhstan's GDP per capita exceeded 10,000 dollars in 2022.", ("10,000",), "two ways"),
    ("China's trade with Kyrgyzstan exceeded 4.130 billion dollars in 2022.", ("4.130",), "two"),
    ("China's trade with Kyrgyzstan reached 10 billion dollars in 2022.",
     ("reached",), "exactly or at least"),
    ("China accounted for most of Kyrgyzstan's imports in 2022.", ("most",), "more than half"),
    ("China was Kazakhstan's main trading partner in 2023.", ("main",), "largest"),
    ("Russia's dependence on China grew between 2021 and 2023.", ("dependence",), "share"),
    ("Merkel visited Kazakhstan in 2010.", ("Merkel",), ""),
    ("turkey's exports to Kyrgyzstan doubled between 2018 and 2023.", ("turkey",), ""),
    ("China's trade with Kyrgyzstan in early 2022 exceeded $10bn.", ("early",), ""),
    ("Kyrgyzstan left the EAEU in 2022.", ("left",), ""),
    ("Kyrgyzstan was an applicant of the SCO in 2022.", ("applicant",), ""),
    ("China's trade with Kyrgyzstan exceeded 10 billion dollars or more in 2022.", ("or",), ""),
    ("“China's trade with Kyrgyzstan exceeded $10bn in 2022.”", ("“", ".", "”"), ""),
]  # fmt: skip

# every word is known, yet the sentence says too little, too much or two things
MISSING: list[tuple[str, str]] = [
    ("China's trade with Kyrgyzstan exceeded 10 billion dollars.", "a year"),
    ("Kyrgyzstan is a member of the EAEU.", "a year"),
    ("Kazakhstan's exports exceeded 80 billion dollars in 2022.", "a power"),
    ("China's trade with Kyrgyzstan exceeded 10 billion in 2022.", "a unit"),
    ("China's trade with Kyrgyzstan rose since 2021.", "an end"),
    ("China's trade with Kyrgyzstan rose in 2023.", "an earlier year"),
    ("China overtook Russia in Kyrgyzstan's trade in 2023.", "an earlier year"),
    ("China traded more with Uzbekistan than Russia in 2023.", "one reading"),
    ("Uzbekistan imported more from China than Russia in 2023.", "one reading"),
    ("Kyrgyzstan's trade with China exceeded Russia's in 2022.", "one reading"),
    ("China's share of Kazakhstan's imports rose by 5 percent between 2018 and 2023.", "points"),
    ("China was the largest trading partner of the five in 2023.", "of each"),
    ("Kazakhstan's GDP grew by 5 percent between 2021 and 2022.", "nominal"),
    ("China's trade with Kyrgyzstan was 300 million dollars in 2022.", "how exact"),
    ("China's trade with Kyrgyzstan was worth more than its GDP in 2022.", "economy"),
    ("China's trade with Kyrgyzstan exceeded 20 percent in 2022.", "unit mismatch"),
    ("China accounted for more than 4 billion dollars of Kyrgyzstan's imports in 2022.", "unit"),
    ("China's trade with Kyrgyzstan was not almost 10 billion dollars in 2022.", "opposite"),
    ("China's trade with Astana exceeded 10 billion dollars in 2022.", "capital"),
    ("Xi Jinping visited Astana in September 2022.", "names of the two states"),
    ("Germany's exports to Kazakhstan exceeded 2 billion dollars in 2022.", "Germany"),
    ("Kazakhstan was China's largest trading partner in 2023.", "in this direction"),
    ("Russia's share of China's trade rose between 2021 and 2023.", "in this direction"),
    ("Kazakhstan's share of China's imports exceeded 1 percent in 2022.", "in this direction"),
    ("Putin visited China in 2023.", "neither Russia nor China"),
    ("Xi visited Kazakhstan on 31 February 2022.", "no day 31"),
    ("Xi visited Central Asia in 2022.", "each state"),
    ("China's trade with Kyrgyzstan rose between 2023 and 2021.", "before"),
    ("China's trade with Kyrgyzstan in 2022 was the highest since 2022.", "before"),
    ("Chinese imports exceeded 10 billion dollars in 2022.", "a power"),
    ("China's trade with China exceeded 10 billion dollars in 2022.", "in this direction"),
    ("", "a sentence"),
]  # fmt: skip

# every word is known, but no form holds them in this order
FORMLESS = [
    "China's trade with Kyrgyzstan exceeded 50 billion dollars between 2018 and 2022.",
    "China's trade with Kyrgyzstan exceeded 10 billion dollars by 2023.",
    "China's trade with Kyrgyzstan exceeded 10 billion dollars in January 2022.",
    "China's trade with Kazakhstan and Kyrgyzstan exceeded 50 billion dollars in 2022.",
    "China's exports to Kazakhstan exceeded 10 billion dollars in 2022 in 2023.",
    "China's trade with Kyrgyzstan rose to 10 billion dollars in 2022.",
    "China's trade with Kyrgyzstan was up to 10 billion dollars in 2022.",
    "China's trade with Kyrgyzstan was 10-12 billion dollars in 2022.",
    "China's trade with Kyrgyzstan grew in 2021-2023.",
    "Kazakhstan accounted for more than half of China's trade with Central Asia in 2022.",
    "China accounted for a third of Chinese imports in 2022.",
    "China accounted for a third of Kazakh imports in 2022.",
    "Kazakhstan had more than 20 million in 2023.",
    "Uzbekistan had more than Kazakhstan in 2022.",
    "China's exports exceeded Russia's in 2022.",
    "Kyrgyzstan was a member of the EAEU since 2015.",
    "China's exports to Kazakhstan were three times more than Russia's in 2022.",
    "China exported more than 10 billion dollars to Kazakhstan in 2022.",
    "10 billion dollars exceeded China's trade with Kyrgyzstan in 2022.",
    "China's exports to Kazakhstan in 2022 exceeded.",
]


@pytest.mark.parametrize(("sentence", "unread", "said"), UNREAD, ids=[one[0] for one in UNREAD])
def test_a_word_no_rule_knows_is_named(sentence: str, unread: tuple[str, ...], said: str) -> None:
    reading = read(sentence, HERE)
    assert not reading.complete
    assert reading.tests == ()
    assert reading.unread == unread
    assert said in " ".join(reading.missing)


@pytest.mark.parametrize(("sentence", "said"), MISSING, ids=[one[0] for one in MISSING])
def test_what_is_missing_is_said(sentence: str, said: str) -> None:
    reading = read(sentence, HERE)
    assert not reading.complete
    assert reading.tests == ()
    assert reading.unread == ()
    assert said in " ".join(reading.missing)


@pytest.mark.parametrize("sentence", FORMLESS)
def test_known_words_in_an_unknown_order_are_refused(sentence: str) -> None:
    reading = read(sentence, HERE)
    assert not reading.complete
    assert reading.tests == ()
    assert reading.unread or reading.missing


def test_two_sentences_are_not_one() -> None:
    one = "China's trade with Kyrgyzstan exceeded $10bn in 2022."
    assert read(f"{one} {one}", HERE).unread == (".",)


@pytest.mark.parametrize("sentence", [one[0] for one in UNREAD] + [one[0] for one in MISSING])
def test_a_skeleton_is_toml_and_names_what_is_open(sentence: str) -> None:
    text = read(sentence, HERE).skeleton()
    content = tomllib.loads(text)
    assert content["claim"][0]["says"] == sentence
    assert content["claim"][0]["test"]
    assert "COMPLETE" in text
