"""Charts and tables of tests on facts, and the section of claims that holds them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from made_events import holding, judged, judged_member, membership, record

from suasion.claims import Checked, check
from suasion.claims.facts.chart import fact_chart
from suasion.claims.facts.section import facts_blocks
from suasion.claims.result import ClaimResult
from suasion.claims.section import claims_blocks
from suasion.page import Block, Chart, ClaimRow, Claims, Heading, Link, Part, Table, figure

VISIT = {"power": "CHN", "state": "KAZ", "instrument": "visit"}
LOAN = {"power": "CHN", "state": "KAZ", "instrument": "loan"}
ABOVE = {"kind": "stated", "above": 10, "unit": "bn USD"}
IN_2022 = {"kind": "happened", "within": "2022"}
HELD = holding(
    record("A visit", "2022-05-10", url="https://example.org/visit"),
    record("A loan", "2021", id="X-2", instrument="loan", amount=12.0, unit="bn USD"),
    record("More loans", "2022", id="X-3", instrument="loan", amount=14.0, unit="bn USD",
           bound="least"),
    record("Loans in all", "2023", id="X-4", instrument="loan", amount=9.0, unit="bn USD",
           bound="most"),
    memberships=[membership("CSTO", "UZB", "2006-06-23")],
)  # fmt: skip
HAPPENED = judged(HELD, VISIT, IN_2022)
STATED = judged(HELD, LOAN, ABOVE)
JOINED = judged_member(HELD, {"organisation": "CSTO", "member": "UZB"},
                       {"kind": "in_force", "at": "2010"})  # fmt: skip


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check("central-asia")


@pytest.fixture(scope="module")
def shown(checked: Checked) -> tuple[Block, ...]:
    return claims_blocks(checked, "3")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the figures are asked to draw; they draw it all the same."""
    asked: list[dict[str, Any]] = []
    for name in ("timeline", "dots"):
        own = getattr(figure, name)

        def spy(first: Any, *, _own: Any = own, _name: str = name, **more: Any) -> Any:
            asked.append({"figure": _name, "first": first, **more})
            return _own(first, **more)

        monkeypatch.setattr(figure, name, spy)
    return asked


def chart_of(*tests: Any) -> Chart:
    found = fact_chart(HELD, tests)
    assert found is not None
    return found


def rows_of(blocks: tuple[Block, ...]) -> dict[str, ClaimRow]:
    tables = [one for one in blocks if isinstance(one, Claims)]
    return {row.id: row for one in tables for row in one.rows}


def with_tests(result: ClaimResult, *tests: Any, verdict: Any) -> ClaimResult:
    return replace(result, tests=tests, verdict=verdict)


@pytest.mark.parametrize(
    ("condition", "negate", "label"),
    [
        (IN_2022, False, "claimed: 2022"),
        (IN_2022, True, "claimed not: 2022"),
        ({"kind": "dated", "on": ["2022-05-18", "2022-05-19"]}, False, "claimed: 18–19 May 2022"),
        ({"kind": "number", "at_least": 1}, False, None),
    ],
)
def test_the_claimed_period_is_a_band(
    drawn: list[dict[str, Any]], condition: dict[str, Any], negate: bool, label: str | None
) -> None:
    chart = chart_of(judged(HELD, VISIT, condition, negate=negate))
    (asked,) = drawn
    assert asked["figure"] == "timeline"
    band = asked["highlight"]
    assert (None if band is None else band.label) == label
    assert ("laimed" in chart.alt) == (label is not None)
    assert "10 May 2022: A visit" in chart.alt


def test_a_membership_alone_has_no_timeline() -> None:
    assert JOINED.verdict == "supported"
    assert fact_chart(HELD, [JOINED]) is None
    assert fact_chart(HELD, []) is None
    assert chart_of(JOINED, HAPPENED).title == "On record: A visit, 10 May 2022"


def test_the_title_of_a_timeline_tells_the_verdict() -> None:
    other = record("A visit", "2021-05-10", id="X-9", source="events-eu")
    differing = holding((record("A visit", "2022-05-10"), other))
    far = {"kind": "happened", "within": "1999"}
    expected = {
        "On record": HAPPENED,
        "On record instead": judged(HELD, VISIT, {**far, "once": True}),
        "Nearest on record": judged(HELD, VISIT, far),
        "The sources differ": judged(differing, VISIT, IN_2022),
    }
    for word, test in expected.items():
        assert chart_of(test).title == f"{word}: A visit, 10 May 2022"
    assert chart_of(*expected.values()).title.startswith("On record instead")


def test_stated_amounts_are_drawn_against_what_was_claimed(drawn: list[dict[str, Any]]) -> None:
    chart = chart_of(STATED)
    (asked,) = drawn
    assert asked["figure"] == "dots"
    assert (asked["threshold"].value, asked["threshold"].label) == (10, "claimed: more than 10")
    got = [(row.label, row.dots[0].value, row.dots[0].kind, row.test) for row in asked["first"]]
    assert got == [
        ("A loan, 2021", 12.0, "own", "holds"),
        ("More loans, 2022", 14.0, "derived", "holds"),
        ("Loans in all, 2023", 9.0, "derived", "fails"),
    ]
    assert chart.title == "Sources state from up to 9 bn USD to more than 14 bn USD"
    assert chart.alt.endswith("Claimed: more than 10.")


def test_one_stated_amount_is_told_as_one(drawn: list[dict[str, Any]]) -> None:
    chart = chart_of(judged(HELD, {**LOAN, "within": "2021"}, {**ABOVE, "unit": "mn USD"}))
    assert chart.title == "One source states it: 12 bn USD"
    assert drawn[0]["first"][0].dots[0].value == pytest.approx(12_000)


def test_amounts_beside_other_events_are_a_timeline(drawn: list[dict[str, Any]]) -> None:
    chart_of(STATED, HAPPENED)
    assert [one["figure"] for one in drawn] == ["timeline"]


def test_every_outcome_is_a_row_with_its_source() -> None:
    tests = [HAPPENED, STATED, JOINED, judged(HELD, VISIT, {"kind": "happened", "within": "1999"})]
    (table,) = facts_blocks(tests)
    assert isinstance(table, Table)
    assert len(table.rows) == sum(len(one.outcomes) for one in tests) == 6
    assert [bool(row[0]) for row in table.rows] == [True, True, False, False, True, True]
    assert table.rows[0][2:] == (
        Link("Invented gazette", "https://example.org/visit"), Part("holds", "holds"),
    )  # fmt: skip
    assert table.rows[1][1:3] == ("12 bn USD: A loan, 2021", "Invented gazette (secondary)")
    assert table.rows[3][3] == Part("fails", "fails")
    assert table.rows[4][2] == "Invented list (secondary)"
    assert table.rows[5][2:] == ("the ledgers, by their silence", Part("cannot", "cannot be told"))
    assert facts_blocks([]) == ()


def test_records_that_come_near_are_told_beside_once() -> None:
    held = holding(record("A visit", "2015", id="X-1"), record("A visit", "2018", id="X-2"))
    test = judged(held, VISIT, {"kind": "happened", "within": "2022"})
    _, beside = facts_blocks([test, test, HAPPENED])
    assert isinstance(beside, Table)
    assert [row[0] for row in beside.rows] == ["X-2"]
    # what an outcome tells already is not repeated
    assert len(facts_blocks([HAPPENED])) == 1


def test_themes_stand_in_the_order_declared(checked: Checked) -> None:
    # whatever the order of the claims
    turned = replace(checked, results=checked.results[::-1])
    heads = [one.text.split(": ")[0] for one in claims_blocks(turned, "3")
             if isinstance(one, Heading) and one.level == 3]  # fmt: skip
    assert len(checked.themes) > 3
    assert heads[: len(checked.themes)] == [*checked.themes]
    assert len(heads) == len({*heads})


def test_the_heading_of_a_theme_counts_its_claims(shown: tuple[Block, ...]) -> None:
    blocks = shown
    (place,) = (n for n, one in enumerate(blocks)
                if isinstance(one, Heading) and one.text.startswith("Security:"))  # fmt: skip
    table, head = blocks[place + 1], blocks[place]
    assert isinstance(table, Claims)
    assert isinstance(head, Heading)
    verdicts = [row.verdict for row in table.rows]
    assert (verdicts.count("supported"), verdicts.count("contradicted"), len(verdicts)) == (1, 1, 3)
    assert head.text == "Security: one of three supported, one contradicted"


def test_all_parts_hold_only_where_they_do(checked: Checked, shown: tuple[Block, ...]) -> None:
    said = re.compile(r"All (\d+) parts hold\.")
    found = rows_of(shown)
    for one in checked:
        if match := said.match(found[one.claim.id].finding):
            assert {test.verdict for test in one.tests} == {"supported"}
            assert int(match[1]) == len(one.tests)
    assert said.match(found["S11"].finding)


def test_parts_that_do_not_hold_are_counted_as_what_they_are(checked: Checked) -> None:
    open_ = judged(HELD, VISIT, {"kind": "happened", "within": "1999"})
    wrong = judged(HELD, VISIT, {"kind": "happened", "within": "1999", "once": True})
    cases: list[tuple[tuple[Any, ...], Any, str]] = [
        ((HAPPENED, open_, open_), "mixed", "Of 3 parts 1 holds, 2 cannot be told"),
        ((HAPPENED, HAPPENED, wrong), "mixed", "Of 3 parts 2 hold, 1 fails"),
        ((HAPPENED,) * 3, "supported", "All 3 parts hold"),
        ((wrong,) * 3, "mixed", "All 3 parts fail"),
    ]
    for tests, verdict, words in cases:
        result = with_tests(checked["S11"], *tests, verdict=verdict)
        found = rows_of(claims_blocks(replace(checked, results=(result,)), "3"))
        assert found["S11"].finding.startswith(f"{words}. ")
        marks = [one.mark for one in found["S11"].parts]
        assert (words == "All 3 parts hold") == ({*marks} == {"holds"})


def test_what_is_right_is_bold_and_its_source_plain(shown: tuple[Block, ...]) -> None:
    finding = rows_of(shown)["S05"].finding
    bold = re.findall(r"\*\*(.+?)\*\*", finding)
    assert bold == [
        "3 September 2013: Turkmenistan: strategic partnership",
        "6 January 2023: Turkmenistan: comprehensive strategic partnership",
    ]
    plain = re.sub(r"\*\*.+?\*\*", "", finding)
    assert "CHN-0077; China, Turkmenistan lift ties" in plain
    assert finding.endswith(").")
