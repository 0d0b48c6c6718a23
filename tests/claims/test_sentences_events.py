"""Sentences about events and memberships: what each is read as, and what the data answer.

Each verdict was looked up by hand in the shipped ledgers; the last part of a row says where.
"""

from __future__ import annotations

from typing import Any

import pytest

from suasion import claims
from suasion.catalog import theatre
from suasion.claims.reading import read

HERE = theatre("central-asia")
YES, NO, OPEN = "supported", "contradicted", "not testable"
Row = tuple[str, list[dict[str, Any]], str, str]


def member(code: str | None, organisation: str, kind: str, when: Any, **parts: Any) -> Any:
    """The table of a test on a membership, without its label."""
    denied = {"negate": True} if parts.pop("negate", False) else {}
    about = {"organisation": organisation, **({"member": code} if code else {}), **parts}
    key = {"in_force": "at"}.get(kind, "on")
    return {"membership": about, "condition": {"kind": kind, key: when}, **denied}


def event(
    instrument: str, power: str, state: str | None, when: Any, *words: str, **more: Any
) -> Any:
    """The table of a test on an event; of what may be cancelled only what took place."""
    kind = more.pop("kind", "happened")
    denied = {"negate": True} if more.pop("negate", False) else {}
    about: dict[str, Any] = {"power": power, **({"state": state} if state else {})}
    about |= {"instrument": instrument, **({"words": [*words]} if words else {}), **more}
    if instrument in ("visit", "summit", "exercise"):
        about["status"] = "completed"
    condition = {"kind": kind, "on" if kind == "dated" else "within": when}
    if kind == "dated":
        condition["once"] = False
    if kind == "first":
        condition["since"] = "1992"
    return {"event": about, "condition": condition, **denied}


def level(power: str, state: str, title: str, when: Any, **more: Any) -> Any:
    return event("partnership", power, state, when, title=title, **more)


STRATEGIC = "strategic partnership"
COMPREHENSIVE = "comprehensive strategic partnership"

MEMBERSHIPS: list[Row] = [
    ("Kyrgyzstan was a member of the EAEU in 2022.",
     [member("KGZ", "EAEU", "in_force", "2022")], YES, "memberships 78: since 6 August 2015"),
    ("Kyrgyzstan was a member of the EAEU in 2015.",
     [member("KGZ", "EAEU", "in_force", "2015")], YES, "memberships 78: from August on"),
    ("Kyrgyzstan has been a member of the EAEU since 2015.",
     [member("KGZ", "EAEU", "since", "2015")], YES, "memberships 78: in 2015"),
    ("Kyrgyzstan has been a member of the EAEU since 2016.",
     [member("KGZ", "EAEU", "since", "2016")], NO, "memberships 78: a year before"),
    ("Uzbekistan joined the CSTO in 2006.",
     [member("UZB", "CSTO", "since", "2006")], YES, "memberships 72: 23 June 2006"),
    ("Uzbekistan did not belong to the CSTO in 2015.",
     [member("UZB", "CSTO", "in_force", "2015", negate=True)], YES, "memberships 73: suspended"),
    ("Uzbekistan suspended its membership of the CSTO in 2012.",
     [member("UZB", "CSTO", "since", "2012", status="suspended")], YES,
     "memberships 73: 28 June 2012"),
    ("Armenia froze its participation in the CSTO in 2024.",
     [member("ARM", "CSTO", "since", "2024", status="suspended")], YES,
     "memberships 66: 22 February 2024"),
    ("Turkmenistan was a member of the OTS in 2023.",
     [member("TKM", "OTS", "in_force", "2023")], NO, "memberships 103: an observer only"),
    ("Turkmenistan was an observer in the OTS in 2022.",
     [member("TKM", "OTS", "in_force", "2022", status="observer")], YES,
     "memberships 103: since November 2021"),
    ("Turkmenistan joined the Organization of Turkic States as an observer in 2021.",
     [member("TKM", "OTS", "since", "2021", status="observer")], YES, "memberships 103: that year"),
    ("Iran became an observer of the EAEU in 2024.",
     [member("IRN", "EAEU", "since", "2024", status="observer")], YES,
     "memberships 76: 26 December 2024"),
    ("Uzbekistan was granted observer status in the EAEU in December 2020.",
     [member("UZB", "EAEU", "since", "2020-12", status="observer")], YES,
     "memberships 81: 11 December 2020"),
    ("Iran became a member of the SCO on 4 July 2023.",
     [member("IRN", "SCO", "since", "2023-07-04")], YES, "memberships 116: that day"),
    ("Iran was not an observer of the SCO in 2024.",
     [member("IRN", "SCO", "in_force", "2024", status="observer", negate=True)], YES,
     "memberships 115-116: a member by then"),
    ("Kazakhstan became a partner of BRICS in 2025.",
     [member("KAZ", "BRICS", "since", "2025", status="partner")], YES,
     "memberships 16: 1 January 2025"),
    ("Kazakhstan joined NATO's Partnership for Peace in 1994.",
     [member("KAZ", "PFP", "since", "1994", status="partner")], YES,
     "memberships 93: who joins it is a partner"),
    ("Turkmenistan was an associate member of the CIS in 2010.",
     [member("TKM", "CIS", "in_force", "2010", status="associate")], YES,
     "memberships 54: since 26 August 2005"),
    ("Germany was a member of the CSTO in 2022.",
     [member("DEU", "CSTO", "in_force", "2022")], NO, "on no list, and the CSTO's is complete"),
    ("Kazakhstan joined the WTO in 2015.",
     [member("KAZ", "WTO", "since", "2015")], OPEN, "on no list, but the WTO's is not complete"),
    ("The CSTO was founded in 1992.",
     [member(None, "CSTO", "founded", "1992")], NO, "memberships 65-71: 7 October 2002"),
    ("The Collective Security Treaty was established in 1992.",
     [member(None, "CST", "founded", "1992")], YES, "memberships 56: 15 May 1992"),
    ("Kazakhstan and Kyrgyzstan were members of the EAEU in June 2016.",
     [member("KAZ", "EAEU", "in_force", "2016-06"), member("KGZ", "EAEU", "in_force", "2016-06")],
     YES, "memberships 77 and 78"),
]  # fmt: skip

LEVELS: list[Row] = [
    ("China and Turkmenistan raised their relations to a strategic partnership in January 2022.",
     [level("CHN", "TKM", STRATEGIC, "2022-01")], NO, "CHN-0077: in 2013, a complete list"),
    ("China and Turkmenistan established a strategic partnership in September 2013.",
     [level("CHN", "TKM", STRATEGIC, "2013-09")], YES, "CHN-0077: 3 September 2013"),
    ("In January 2023 China's relations with Turkmenistan were upgraded to a comprehensive "
     "strategic partnership.", [level("CHN", "TKM", COMPREHENSIVE, "2023-01")], YES,
     "CHN-0235: 6 January 2023"),
    ("In January 2023 China's relations with Turkmenistan were upgraded to a strategic "
     "partnership.", [level("CHN", "TKM", STRATEGIC, "2023-01")], NO, "CHN-0235: comprehensive"),
    ("Russia and Uzbekistan declared a strategic partnership in 2022.",
     [level("RUS", "UZB", STRATEGIC, "2022")], OPEN, "RO152: comprehensive; no complete list"),
    ("Türkiye and Kazakhstan agreed an enhanced strategic partnership in May 2022.",
     [level("TUR", "KAZ", "enhanced strategic partnership", "2022-05")], YES, "RO134"),
    ("China and Uzbekistan established an all-weather comprehensive strategic partnership in 2024.",
     [level("CHN", "UZB", "all-weather comprehensive strategic partnership", "2024")], YES,
     "CHN-0304: 24 January 2024"),
    ("China and Tajikistan did not establish a strategic partnership in 2013.",
     [level("CHN", "TJK", STRATEGIC, "2013", negate=True)], NO, "CHN-0073: 20 May 2013"),
]  # fmt: skip

VISITS: list[Row] = [
    ("Kazakhstan was visited by Xi Jinping in September 2022.",
     [event("visit", "CHN", "KAZ", "2022-09", "Xi")], YES, "CHN-0212: 14 September 2022"),
    ("Xi did not visit Kazakhstan in 2022.",
     [event("visit", "CHN", "KAZ", "2022", "Xi", negate=True)], NO, "CHN-0212"),
    ("Xi visited Kazakhstan and Uzbekistan between 2020 and 2022.",
     [event("visit", "CHN", "KAZ", ["2020", "2022"], "Xi"),
      event("visit", "CHN", "UZB", ["2020", "2022"], "Xi")], YES, "CHN-0212, CHN-0213"),
    ("Xi visited Kazakhstan for the first time in 2022.",
     [event("visit", "CHN", "KAZ", "2022", "Xi", kind="first")], NO, "CHN-0078: in 2013"),
    ("Xi paid a state visit to Tajikistan in 2014.",
     [event("visit", "CHN", "TJK", "2014", "Xi", "state visit")], YES, "CHN-0091"),
    ("Putin visited Kazakhstan in May 2026.",
     [event("visit", "RUS", "KAZ", "2026-05", "Putin")], OPEN, "RO353: announced only"),
    ("Putin did not visit Tajikistan in 2023.",
     [event("visit", "RUS", "TJK", "2023", "Putin", negate=True)], OPEN, "absence says nothing"),
    ("President Erdoğan visited Kyrgyzstan in November 2024.",
     [event("visit", "TUR", "KGZ", "2024-11", "Erdogan")], YES, "RO262: 5-6 November 2024"),
    ("Serdar Berdimuhamedov visited China in January 2023.",
     [event("visit", "CHN", "TKM", "2023-01", "Serdar Berdimuhamedov")], YES, "CHN-0232, a guest"),
    ("Tokayev visited China in 2023.",
     [event("visit", "CHN", "KAZ", "2023", "Tokayev")], YES, "CHN-0246 and CHN-0274, a guest"),
    ("Tokayev visited France in November 2024.",
     [event("visit", "FRA", "KAZ", "2024-11", "Tokayev")], YES, "EUS0159: 5 November 2024"),
    ("Rahmon visited Iran before 2023.",
     [event("visit", "IRN", "TJK", ["1992", "2022"], "Rahmon")], YES, "RO131: May or June 2022"),
    ("Wang Yi visited Afghanistan in March 2022.",
     [event("visit", "CHN", "AFG", "2022-03", "Wang Yi")], YES, "CHN-0200: 24 March 2022"),
    ("Scholz visited Kazakhstan in September 2024.",
     [event("visit", "DEU", "KAZ", "2024-09", "Scholz")], OPEN, "EUS0156 is of Uzbekistan"),
]  # fmt: skip

SUMMITS: list[Row] = [
    ("The summit of China and Central Asia was held on 18–19 May 2023.",
     [event("summit", "CHN", "CA5", ["2023-05-18", "2023-05-19"], kind="dated")], YES, "CHN-0248"),
    ("The China–Central Asia summit took place on 19-20 May 2023.",
     [event("summit", "CHN", "CA5", ["2023-05-19", "2023-05-20"], kind="dated")], NO, "CHN-0248"),
    ("The China–Central Asia summit did not take place in 2024.",
     [event("summit", "CHN", "CA5", "2024", negate=True)], YES, "none, and the list is complete"),
    ("The China–Central Asia summit was held in Astana in 2023.",
     [event("summit", "CHN", "CA5", "2023", "Astana")], NO, "CHN-0248: in Xi'an"),
    ("The first summit of China and Central Asia was held in 2023.",
     [event("summit", "CHN", "CA5", "2023", "summit", kind="first")], NO,
     "CHN-0195: a virtual summit in January 2022"),
    ("The first EU–Central Asia summit was held in 2025.",
     [event("summit", "EUU", "CA5", "2025", "summit", kind="first")], YES,
     "EUS0179; EUS0072 of 2022 was a leaders' meeting"),
    ("The first EU–Central Asia leaders' meeting was held in 2022.",
     [event("summit", "EUU", "CA5", "2022", kind="first")], YES, "EUS0072: 27 October 2022"),
    ("The Russia–Central Asia summit took place in Astana on 14 October 2022.",
     [event("summit", "RUS", "CA5", "2022-10-14", "Astana", kind="dated")], YES, "RO160"),
    ("The leaders of India and Central Asia met on 27 January 2022.",
     [event("summit", "IND", "CA5", "2022-01-27", kind="dated")], YES, "RO123"),
    ("The US–Central Asia summit took place in New York in September 2023.",
     [event("summit", "USA", "CA5", "2023-09", "New York")], YES, "RO195: 19 September 2023"),
    ("The Türkiye–Central Asia summit took place in 2023.",
     [event("summit", "TUR", "CA5", "2023")], OPEN, "none on record; no complete list"),
    ("The Japan–Central Asia summit took place in Astana on 9 August 2024.",
     [event("summit", "JPN", "CA5", "2024-08-09", "Astana")], OPEN, "EUS0153: cancelled"),
    ("The SCO summit took place in Samarkand on 15-16 September 2022.",
     [event("summit", "SCO", None, ["2022-09-15", "2022-09-16"], "Samarkand")], YES, "RO153"),
    ("The SCO summit took place on 9-10 June 2018.",
     [event("summit", "SCO", None, ["2018-06-09", "2018-06-10"])], OPEN, "of 2018 none is held"),
]  # fmt: skip

OTHERS: list[Row] = [
    ("China and Kyrgyzstan held a joint military exercise in 2019.",
     [event("exercise", "CHN", "KGZ", "2019")], YES, "CHN-0155: 6-13 August 2019"),
    ("China and Kyrgyzstan held no joint exercise before 2020.",
     [event("exercise", "CHN", "KGZ", ["1992", "2019"], negate=True)], NO, "CHN-0017: in 2002"),
    ("China and Turkmenistan held no joint exercise before 2020.",
     [event("exercise", "CHN", "TKM", ["1992", "2019"], negate=True)], OPEN, "no complete list"),
    ("China held a joint exercise with Tajikistan in October 2016.",
     [event("exercise", "CHN", "TJK", "2016-10")], YES, "CHN-0111: 20-23 October 2016"),
    ("The EU appointed a Special Representative for Central Asia in 2019.",
     [event("appointment", "EUU", "CA5", "2019", "EUSR")], NO, "2015 and 2021; a complete list"),
    ("The EU did not appoint a Special Representative for Central Asia in 2014.",
     [event("appointment", "EUU", "CA5", "2014", "EUSR", negate=True)], YES,
     "EUS0029 is an interim envoy"),
    ("Peter Burian was appointed EU Special Representative for Central Asia in 2015.",
     [event("appointment", "EUU", "CA5", "2015", "EUSR", "Peter Burian")], YES, "EUS0030"),
    ("Terhi Hakala was appointed EU Special Representative for Central Asia in 2020.",
     [event("appointment", "EUU", "CA5", "2020", "EUSR", "Terhi Hakala")], NO, "EUS0053: in 2021"),
    ("The first EU Special Representative for Central Asia was appointed in 2005.",
     [event("appointment", "EUU", "CA5", "2005", "EUSR", kind="first")], YES, "EUS0012"),
]  # fmt: skip

ROWS = [*MEMBERSHIPS, *LEVELS, *VISITS, *SUMMITS, *OTHERS]


@pytest.mark.parametrize(
    ("sentence", "expected", "verdict"),
    [row[:3] for row in ROWS],
    ids=[f"{row[0]} [{row[3]}]" for row in ROWS],
)
def test_a_sentence_is_read_and_answered(
    sentence: str, expected: list[dict[str, Any]], verdict: str
) -> None:
    reading = read(sentence, HERE)
    assert (reading.unread, reading.missing) == ((), ())
    assert [{key: one[key] for key in one if key != "label"} for one in reading.tests] == expected
    (result,) = claims.check(sentence).results
    assert result.verdict == verdict
    assert (result.claim.says, result.claim.speaker) == (sentence, "as typed")
    assert result.claim.kind == "event"


def test_the_claim_is_dated_by_its_last_year() -> None:
    (result,) = claims.check("Xi visited Kazakhstan between 2013 and 2022.").results
    assert result.claim.date == "2022"
    (result,) = claims.check("The China–Central Asia summit was held on 18-19 May 2023.").results
    assert result.claim.date == "2023"
