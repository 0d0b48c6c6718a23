"""Changes between two figures that both have a range, and claims of several parts, negated."""

from __future__ import annotations

from typing import Any

import pytest
from small_panels import FLIPPED, bound, cell, judged, mirror, panel_of

from suasion.claims import Claim, check_claim
from suasion.claims.measured import measure
from suasion.panel import Panel
from suasion.specification import admissible

RISES, FALLS = {"kind": "rises", "from": 2021}, {"kind": "falls", "from": 2021}


def estimates(before: tuple[float, float], after: tuple[float, float]) -> Panel:
    """China's turnover of 2021 and 2022, from low to high."""
    return panel_of(
        *(
            cell((low + high) / 2, low=low, high=high, status="estimated", year=year)
            for year, (low, high) in ((2021, before), (2022, after))
        )
    )


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        # from 90-110 to 190-210: the change is 80 to 120, the growth 72.7 to 133.3 per cent
        (RISES | {"by": 79, "unit": "mn USD"}, "supported"),
        (RISES | {"by": 81, "unit": "mn USD"}, "not testable"),
        (RISES | {"by": 119, "unit": "mn USD"}, "not testable"),
        (RISES | {"by": 120, "unit": "mn USD"}, "contradicted"),
        (RISES | {"by": 72, "unit": "%"}, "supported"),
        (RISES | {"by": 80, "unit": "%"}, "not testable"),
        (RISES | {"by": 133, "unit": "%"}, "not testable"),
        (RISES | {"by": 134, "unit": "%"}, "contradicted"),
        (FALLS, "contradicted"),
        ({"kind": "unchanged", "from": 2021, "within": 120, "unit": "mn USD"}, "supported"),
        ({"kind": "unchanged", "from": 2021, "within": 119, "unit": "mn USD"}, "not testable"),
        ({"kind": "unchanged", "from": 2021, "within": 80, "unit": "mn USD"}, "not testable"),
        ({"kind": "unchanged", "from": 2021, "within": 79, "unit": "mn USD"}, "contradicted"),
    ],
)
def test_a_rise_with_both_ranges(condition: dict[str, Any], verdict: str) -> None:
    assert judged(estimates((90, 110), (190, 210)), condition).verdict == verdict


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        # the other way round: the fall is 80 to 120
        (FALLS, "supported"),
        (FALLS | {"by": 79, "unit": "mn USD"}, "supported"),
        (FALLS | {"by": 100, "unit": "mn USD"}, "not testable"),
        (FALLS | {"by": 120, "unit": "mn USD"}, "contradicted"),
        (FALLS | {"by": 42, "unit": "%"}, "supported"),  # 42.1 to 57.1 per cent
        (FALLS | {"by": 50, "unit": "%"}, "not testable"),
        (FALLS | {"by": 58, "unit": "%"}, "contradicted"),
        (RISES, "contradicted"),
    ],
)
def test_a_fall_with_both_ranges(condition: dict[str, Any], verdict: str) -> None:
    assert judged(estimates((190, 210), (90, 110)), condition).verdict == verdict


@pytest.mark.parametrize("condition", [RISES, FALLS])
def test_ranges_that_overlap_leave_the_direction_open(condition: dict[str, Any]) -> None:
    result = judged(estimates((90, 110), (100, 120)), condition)
    assert result.verdict == "not testable"
    assert "within the range" in result.reason


def test_a_range_that_touches_zero_has_no_growth() -> None:
    result = judged(estimates((0, 10), (20, 30)), RISES | {"by": 5, "unit": "%"})
    assert result.verdict == "not testable"
    assert "no rate" in result.reason


def parts(*conditions: dict[str, Any]) -> Claim:
    return Claim(
        id="X", says="x", speaker="x", date="2023", kind="quantity",
        test=tuple(bound(one) for one in conditions),
    )  # fmt: skip


TRUE = {"kind": "above", "value": 50, "unit": "mn USD"}
FALSE = {"kind": "above", "value": 150, "unit": "mn USD"}
OPEN = {"kind": "rises", "from": 2001}


@pytest.mark.parametrize(
    ("conditions", "verdict"),
    [
        ([TRUE, TRUE], "supported"),
        ([TRUE, FALSE], "mixed"),
        ([TRUE, OPEN], "mixed"),
        ([FALSE, OPEN], "contradicted"),
        ([FALSE, FALSE], "contradicted"),
        ([OPEN, OPEN], "not testable"),
    ],
)
def test_the_opposite_of_a_claim_of_several_parts(
    conditions: list[dict[str, Any]], verdict: str
) -> None:
    panel, claim = panel_of(cell(100.0)), parts(*conditions)
    assert check_claim(panel, claim).verdict == verdict
    assert check_claim(panel, claim.negated()).verdict == FLIPPED.get(verdict, verdict)
    assert check_claim(panel, claim.negated().negated()).verdict == verdict


def test_a_state_that_never_reports_leaves_no_specification_uncovered() -> None:
    result = judged(panel_of(mirror(2_530.0)), TRUE)
    (only,) = result.by_specification
    assert only.specification["reporter"] == "own"
    assert result.not_covered == ()


def test_among_several_states_the_silent_one_is_counted_by_partners() -> None:
    panel = panel_of(cell(4.0), mirror(15.0), mirror(2.0, state="TJK"))
    values = {
        one["reporter"]: measure(
            panel, one, measure="turnover", power="CHN", states=("KGZ", "TJK"), period=2022
        ).value
        for one in admissible()
    }
    assert values == {"own": 6.0, "mirror": 17.0}


def test_a_share_of_several_states_names_the_sources_below_the_line() -> None:
    panel = panel_of(
        *(mirror(10.0, state=state) for state in ("KGZ", "TJK")),
        *(
            mirror(99.0, state=state, power="WLD", source="imf-dots", records=["imf-dots:1"])
            for state in ("KGZ", "TJK")
        ),
    )
    result = judged(
        panel,
        {"kind": "above", "value": 5, "unit": "%"},
        measure="turnover_share",
        state=["KGZ", "TJK"],
    )
    assert result.verdict == "supported"
    assert result.sources == ("china-customs", "imf-dots")
