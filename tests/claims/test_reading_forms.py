"""Sentences in the documented forms and their paraphrases, each with exactly what it declares.

A line is a sentence; below it stand the tests. China → Kyrgyzstan in 2022 unless said otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest

from suasion.catalog import theatre
from suasion.claims import model
from suasion.claims.reading import read

HERE = theatre("central-asia")
Row = tuple[str, list[dict[str, Any]]]


def of(
    measure: str,
    power: str | None = "CHN",
    state: str = "KGZ",
    period: Any = 2022,
    *,
    negate: bool = False,
    **condition: Any,
) -> dict[str, Any]:
    """The table of a test on a value, without its label."""
    if "since_" in condition:
        condition["from"] = condition.pop("since_")
    condition |= condition.pop("against", {})
    if "place" in condition:
        condition["is"] = condition.pop("place")
    return {
        "measure": measure,
        **({"power": power} if power else {}),
        "state": state,
        "period": period,
        "condition": condition,
        **({"negate": True} if negate else {}),
    }


def above(value: float, unit: str = "bn USD") -> dict[str, Any]:
    return {"kind": "above", "value": value, "unit": unit}


def below(value: float, unit: str = "bn USD") -> dict[str, Any]:
    return {"kind": "below", "value": value, "unit": unit}


def equals(value: float, tolerance: float, unit: str = "bn USD") -> dict[str, Any]:
    return {"kind": "equals", "value": value, "tolerance": tolerance, "unit": unit}


def rises(year: int, **size: Any) -> dict[str, Any]:
    return {"kind": "rises", "since_": year, **size}


def falls(year: int, **size: Any) -> dict[str, Any]:
    return {"kind": "falls", "since_": year, **size}


def exceeds(**other: Any) -> dict[str, Any]:
    return {"kind": "exceeds", "against": other}


def member(organisation: str, code: str | None, *, negate: bool = False, **condition: Any) -> Any:
    about = {"organisation": organisation, **({"member": code} if code else {})}
    return {"membership": about, "condition": condition, **({"negate": True} if negate else {})}


def event(instrument: str, state: str, when: Any, **parts: Any) -> Any:
    about = {"power": parts.pop("power", "CHN"), "state": state, "instrument": instrument}
    condition = parts.pop("condition", None) or {"kind": "happened", "within": when}
    denied = {"negate": True} if parts.pop("negate", False) else {}
    return {"event": {**about, **parts}, "condition": condition, **denied}


def visit(state: str, word: str, within: Any, **parts: Any) -> Any:
    return event("visit", state, within, words=[word], status="completed", **parts)


LEVELS: list[Row] = [
    ("China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022.",
     [of("turnover", **above(10))]),
    ("In 2022, trade between China and Kyrgyzstan was above $10bn.", [of("turnover", **above(10))]),
    ("Kyrgyzstan’s trade with China in 2022 was more than USD 10 bn",
     [of("turnover", **above(10))]),
    ("Chinese–Kyrgyz trade topped 10 billion US dollars in 2022.", [of("turnover", **above(10))]),
    ("Beijing's trade with Kyrgyzstan surpassed ten billion dollars in 2022.",
     [of("turnover", **above(10))]),
    ("China and Kyrgyzstan traded goods worth more than 10 billion dollars in 2022.",
     [of("turnover", **above(10))]),
    ("China's trade with Kyrgyzstan did not exceed 10 billion dollars in 2022.",
     [of("turnover", **above(10), negate=True)]),
    ("China's trade with Kyrgyzstan wasn't above 10 billion dollars in 2022.",
     [of("turnover", **above(10), negate=True)]),
    ("China's trade with Kyrgyzstan was no more than 10 billion dollars in 2022.",
     [of("turnover", **above(10), negate=True)]),
    ("China's trade with Kyrgyzstan was at least 10 billion dollars in 2022.",
     [of("turnover", **below(10), negate=True)]),
    ("China's trade with Kyrgyzstan was not at least 10 billion dollars in 2022.",
     [of("turnover", **below(10))]),
    ("China's exports to Kyrgyzstan were below 15.5 billion dollars in 2022.",
     [of("imports", **below(15.5))]),
    ("Kyrgyzstan's imports from China were under 15.5 billion dollars in 2022.",
     [of("imports", **below(15.5))]),
    ("Exports from China to Kyrgyzstan amounted to 15.4 billion dollars in 2022.",
     [of("imports", **equals(15.4, 0.05))]),
    ("Kyrgyzstan imported goods for about 4.1 billion dollars from China in 2022.",
     [of("imports", **equals(4.1, 0.205))]),
    ("China exported almost 15 billion dollars worth of goods to Kyrgyzstan in 2022.",
     [of("imports", **below(15)), of("imports", **above(13.5))]),
    ("China's trade with Kyrgyzstan was exactly 300 million dollars in 2022.",
     [of("turnover", **equals(300, 0.5, "mn USD"))]),
    ("China's imports from Turkmenistan exceeded 10 billion dollars in 2022.",
     [of("exports", state="TKM", **above(10))]),
    ("Turkmenistan's exports to China exceeded 10 billion dollars in 2022.",
     [of("exports", state="TKM", **above(10))]),
    ("Kazakhstan's exports to Russia were over 8 billion dollars in 2022.",
     [of("exports", "RUS", "KAZ", **above(8))]),
    ("Russia's exports to China were above 100 billion dollars in 2023.",
     [of("exports", "CHN", "RUS", 2023, **above(100))]),
    ("The European Union's exports to Kazakhstan exceeded 9 billion euros in 2022.",
     [of("imports", "EUU", "KAZ", **above(9, "bn EUR"))]),
    ("Kazakhstan's exports to all partners exceeded 80 billion dollars in 2022.",
     [of("exports", "WLD", "KAZ", **above(80))]),
    ("China's trade with Central Asia averaged 50 billion dollars a year between 2018 and 2022.",
     [of("turnover", state="CA5", period=[2018, 2022], **equals(50, 0.5))]),
    ("Kazakhstan's GDP was above 200 billion dollars in 2022.",
     [of("gdp", None, "KAZ", **above(200))]),
    ("Kazakhstan's GDP per head exceeded 11000 dollars in 2022.",
     [of("gdp_per_capita", None, "KAZ", **above(11000, "USD"))]),
    ("Uzbekistan's population exceeded 35 million in 2022.",
     [of("population", None, "UZB", **above(35, "mn persons"))]),
    ("Uzbekistan had a population of about 35 million in 2022.",
     [of("population", None, "UZB", **equals(35, 1.75, "mn persons"))]),
    ("Uzbekistan had more than 35 million people in 2022.",
     [of("population", None, "UZB", **above(35, "mn persons"))]),
]  # fmt: skip

SHARES: list[Row] = [
    ("China's share of Kazakhstan's imports was 30 percent in 2022.",
     [of("import_share", state="KAZ", **equals(30, 0.5, "%"))]),
    ("China accounted for more than a third of Kyrgyzstan's imports in 2022.",
     [of("import_share", **above(100 / 3, "%"))]),
    ("More than a third of Kyrgyzstan's imports came from China in 2022.",
     [of("import_share", **above(100 / 3, "%"))]),
    ("Kyrgyzstan got more than a third of its imports from China in 2022.",
     [of("import_share", **above(100 / 3, "%"))]),
    ("China did not account for more than half of Kyrgyzstan's trade in 2022.",
     [of("turnover_share", **above(50, "%"), negate=True)]),
    ("Half of Kazakhstan's exports went to the EU in 2022.",
     [of("export_share", "EUU", "KAZ", **equals(50, 2.5, "%"))]),
    ("In 2022 Kyrgyzstan's trade with China was worth more than its whole economy.",
     [of("turnover_gdp", **above(100, "%"))]),
    ("China's trade with Kyrgyzstan exceeded 20 % of Kyrgyzstan's GDP in 2022.",
     [of("turnover_gdp", **above(20, "%"))]),
    ("Kyrgyzstan's trade with China was equivalent to about a tenth of its GDP in 2022.",
     [of("turnover_gdp", **equals(10, 0.5, "%"))]),
    ("China's trade with Kyrgyzstan in percent of Kyrgyzstan's GDP rose by 5 points "
     "between 2018 and 2022.", [of("turnover_gdp", **rises(2018, by=5, unit="points"))]),
]  # fmt: skip

CHANGES: list[Row] = [
    ("China's trade with Kyrgyzstan rose between 2021 and 2022.",
     [of("turnover", **rises(2021))]),
    ("Between 2021 and 2022, China's trade with Kyrgyzstan did not grow.",
     [of("turnover", **rises(2021), negate=True)]),
    ("China's trade with Kyrgyzstan increased by more than 20 percent from 2021 to 2022.",
     [of("turnover", **rises(2021, by=20, unit="%"))]),
    ("China's trade with Kyrgyzstan rose between 2021 and 2022 by 20 per cent.",
     [of("turnover", **rises(2021, by=20, unit="%"))]),
    ("China's trade with Kyrgyzstan was higher in 2022 than in 2021.",
     [of("turnover", **rises(2021))]),
    ("China exported more to Kyrgyzstan in 2022 than in 2021.", [of("imports", **rises(2021))]),
    ("Kyrgyzstan imported less from Russia in 2022 than in 2021.",
     [of("imports", "RUS", **falls(2021))]),
    ("China's exports to Kyrgyzstan were more than 20 percent higher in 2022 than in 2021.",
     [of("imports", **rises(2021, by=20, unit="%"))]),
    ("Russia's trade with Kazakhstan fell by 2 billion dollars between 2021 and 2023.",
     [of("turnover", "RUS", "KAZ", 2023, **falls(2021, by=2, unit="bn USD"))]),
    ("The EU's exports to Kyrgyzstan more than tripled between 2021 and 2023.",
     [of("imports", "EUU", period=2023, **rises(2021, by=200, unit="%"))]),
    ("Counted in euros, the EU's exports to Kyrgyzstan grew more than tenfold from 2021 to 2023.",
     [of("imports", "EUU", period=2023, **rises(2021, by=900, unit="%", currency="EUR"))]),
    ("Iran's trade with Turkmenistan doubled between 2021 and 2023.",
     [of("turnover", "IRN", "TKM", 2023, **rises(2021, by=100, unit="%"))]),
    ("Iran's trade with Turkmenistan was twice as high in 2023 as in 2021.",
     [of("turnover", "IRN", "TKM", 2023, **rises(2021, by=100, unit="%"))]),
    ("Russia's trade with Uzbekistan more than halved from 2021 to 2023.",
     [of("turnover", "RUS", "UZB", 2023, **falls(2021, by=50, unit="%"))]),
    ("China's share of Kazakhstan's imports rose by 5 percentage points between 2018 and 2023.",
     [of("import_share", state="KAZ", period=2023, **rises(2018, by=5, unit="points"))]),
    ("China's share of Kazakhstan's imports doubled between 2018 and 2023.",
     [of("import_share", state="KAZ", period=2023, **exceeds(period=2018, times=2))]),
    ("China's share of Kazakhstan's imports halved between 2018 and 2023.",
     [of("import_share", state="KAZ", period=2018, **exceeds(period=2023, times=2))]),
    ("The EU's share of Uzbekistan's trade was the same in 2023 as in 2018.",
     [of("turnover_share", "EUU", "UZB", 2023, kind="unchanged", since_=2018, within=1,
         unit="points")]),
    ("Russia's exports to Tajikistan did not change between 2018 and 2023.",
     [of("imports", "RUS", "TJK", 2023, kind="unchanged", since_=2018, within=5, unit="%")]),
    ("Russia's exports to Tajikistan changed by no more than 100 million dollars between 2018 "
     "and 2023.", [of("imports", "RUS", "TJK", 2023, kind="unchanged", since_=2018, within=100,
                      unit="mn USD")]),
    ("China's trade with Kyrgyzstan rose from 1.5 billion dollars in 2021 to about 4 billion "
     "dollars in 2022.",
     [of("turnover", **rises(2021)), of("turnover", period=2021, **equals(1.5, 0.05)),
      of("turnover", **equals(4, 0.2))]),
    ("Kazakhstan's nominal GDP grew by more than 10 percent between 2021 and 2022.",
     [of("gdp", None, "KAZ", **rises(2021, by=10, unit="%"))]),
    ("Uzbekistan's population grew by more than 2 million people between 2018 and 2022.",
     [of("population", None, "UZB", **rises(2018, by=2, unit="mn persons"))]),
]  # fmt: skip

COMPARISONS: list[Row] = [
    ("By 2023 China traded more with Uzbekistan than Russia did.",
     [of("turnover", state="UZB", period=2023, **exceeds(power="RUS"))]),
    ("China did not trade more with Uzbekistan than Russia did in 2023.",
     [of("turnover", state="UZB", period=2023, **exceeds(power="RUS"), negate=True)]),
    ("Uzbekistan traded more with China than with Russia in 2023.",
     [of("turnover", state="UZB", period=2023, **exceeds(power="RUS"))]),
    ("In 2023 Uzbekistan imported less from Russia than from China.",
     [of("imports", state="UZB", period=2023, **exceeds(power="RUS"))]),
    ("China exported more to Kazakhstan than to Uzbekistan in 2023.",
     [of("imports", state="KAZ", period=2023, **exceeds(state="UZB"))]),
    ("China's exports to Kazakhstan in 2023 were more than twice those of Russia.",
     [of("imports", state="KAZ", period=2023, **exceeds(power="RUS", times=2))]),
    ("China's exports to Kazakhstan were lower than Russia's in 2021.",
     [of("imports", "RUS", "KAZ", 2021, **exceeds(power="CHN"))]),
    ("China's exports to Kazakhstan exceeded its imports from Kazakhstan in 2023.",
     [of("imports", state="KAZ", period=2023, **exceeds(measure="exports"))]),
    ("China's share of Kazakhstan's imports exceeded Russia's in 2023.",
     [of("import_share", state="KAZ", period=2023, **exceeds(power="RUS"))]),
    ("Uzbekistan had more people than Kazakhstan in 2022.",
     [of("population", None, "UZB", **exceeds(state="KAZ"))]),
    ("Kazakhstan's GDP was more than twice that of Uzbekistan in 2022.",
     [of("gdp", None, "KAZ", **exceeds(state="UZB", times=2))]),
    ("China overtook Russia in Kyrgyzstan's trade between 2021 and 2023.",
     [of("turnover", period=2023, **exceeds(power="RUS")),
      of("turnover", period=2021, **exceeds(power="RUS"), negate=True)]),
    ("Russia was overtaken by China as Kazakhstan's largest trading partner between 2021 and "
     "2023.", [of("turnover_share", state="KAZ", period=2023, kind="rank", place=1),
               of("turnover_share", "RUS", "KAZ", 2021, kind="rank", place=1)]),
    ("China was the largest trading partner of Kazakhstan in 2023.",
     [of("turnover_share", state="KAZ", period=2023, kind="rank", place=1)]),
    ("Kazakhstan's second-largest trading partner in 2023 was Russia.",
     [of("turnover_share", "RUS", "KAZ", 2023, kind="rank", place=2)]),
    ("In 2023 Russia was the first of the powers in Kazakhstan's trade.",
     [of("turnover_share", "RUS", "KAZ", 2023, kind="rank", place=1)]),
    ("Russia was not Kazakhstan's biggest supplier in 2022.",
     [of("import_share", "RUS", "KAZ", kind="rank", place=1, negate=True)]),
    ("China was the largest market for Turkmenistan's exports in 2022.",
     [of("export_share", state="TKM", kind="rank", place=1)]),
    ("China ranked second among the region's trading partners in 2022.",
     [of("turnover_share", state="CA5", kind="rank", place=2)]),
    ("Kyrgyzstan's imports from China in 2023 were the highest since 1994.",
     [of("imports", period=2023, kind="highest", since=1994)]),
    ("Kyrgyzstan's imports from China were a record in 2023.",
     [of("imports", period=2023, kind="highest", since=1992)]),
    ("Russia's share of Uzbekistan's trade in 2023 was not the lowest since 2010.",
     [of("turnover_share", "RUS", "UZB", 2023, kind="lowest", since=2010, negate=True)]),
    ("China's trade with the five in 2022 was above 70 billion dollars, the highest ever.",
     [of("turnover", state="CA5", **above(70)),
      of("turnover", state="CA5", kind="highest", since=1992)]),
]  # fmt: skip

FACTS: list[Row] = [
    ("Kyrgyzstan was a member of the EAEU in 2022.",
     [member("EAEU", "KGZ", kind="in_force", at="2022")]),
    ("Uzbekistan did not belong to the CSTO in June 2022.",
     [member("CSTO", "UZB", kind="in_force", at="2022-06", negate=True)]),
    ("Kyrgyzstan joined the Eurasian Economic Union in 2015.",
     [member("EAEU", "KGZ", kind="since", on="2015")]),
    ("Kyrgyzstan became a member of the EAEU on 12 August 2015.",
     [member("EAEU", "KGZ", kind="since", on="2015-08-12")]),
    ("Kyrgyzstan and Kazakhstan have been members of the EAEU since 2015.",
     [member("EAEU", "KGZ", kind="since", on="2015"),
      member("EAEU", "KAZ", kind="since", on="2015")]),
    ("The Shanghai Cooperation Organisation was created in 2001.",
     [member("SCO", None, kind="founded", on="2001")]),
    ("China and Turkmenistan raised their relations to a strategic partnership in January 2022.",
     [event("partnership", "TKM", "2022-01", title="strategic partnership")]),
    ("In January 2022 China's relations with Turkmenistan were raised to a strategic partnership.",
     [event("partnership", "TKM", "2022-01", title="strategic partnership")]),
    ("Xi Jinping visited Kazakhstan in September 2022.", [visit("KAZ", "Xi", "2022-09")]),
    ("In 2022 Xi visited Kazakhstan and Uzbekistan.",
     [visit("KAZ", "Xi", "2022"), visit("UZB", "Xi", "2022")]),
    ("Putin did not visit Tajikistan in 2023.",
     [visit("TJK", "Putin", "2023", power="RUS", negate=True)]),
    ("The China–Central Asia summit took place on 18-19 May 2023 in Xi'an.",
     [event("summit", "CA5", None, words=["Xi'an"], status="completed",
            condition={"kind": "dated", "on": ["2023-05-18", "2023-05-19"],
                          "once": False})]),
]  # fmt: skip

ROWS = [*LEVELS, *SHARES, *CHANGES, *COMPARISONS, *FACTS]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_sentence_declares_exactly_this(sentence: str, expected: list[dict[str, Any]]) -> None:
    reading = read(sentence, HERE)
    assert (reading.unread, reading.missing) == ((), ())
    got = [{key: one[key] for key in one if key != "label"} for one in reading.tests]
    assert got == expected
    assert reading.complete
    assert len(reading.understood) == len(expected)


@pytest.mark.parametrize("sentence", [row[0] for row in ROWS])
def test_what_is_read_can_be_declared(sentence: str) -> None:
    reading = read(sentence, HERE)
    claim = {"id": "-", "says": sentence, "speaker": "-", "date": "2024", "kind": reading.kind}
    model.Claim.model_validate({**claim, "test": list(reading.tests)})


def test_labels_are_sentences_a_reader_can_check() -> None:
    reading = read("China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022.", HERE)
    assert reading.tests[0]["label"] == "China’s trade with Kyrgyzstan in 2022: > 10 bn USD"


def test_another_theatre_reads_its_own_names() -> None:
    caucasus = theatre("south-caucasus")
    reading = read("Russia's trade with the South Caucasus exceeded $5bn in 2022.", caucasus)
    assert reading.understood == ("turnover RUS → SC3 2022 > 5 bn USD",)
    assert not read("Russia's trade with the South Caucasus exceeded $5bn in 2022.", HERE).complete
