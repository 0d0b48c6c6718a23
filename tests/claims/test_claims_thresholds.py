"""Above, below, equals: exact figures, ranges, floors, units."""

from __future__ import annotations

from typing import Any

import pytest
from small_panels import bound, cell, judged, mirror, panel_of

from suasion.catalog import usd_per_euro

ABOVE, BELOW = {"kind": "above"}, {"kind": "below"}


def _at(kind: dict[str, Any], value: float, unit: str = "mn USD") -> dict[str, Any]:
    return {**kind, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (_at(ABOVE, 99), "supported"),
        (_at(ABOVE, 100), "contradicted"),
        (_at(ABOVE, 101), "contradicted"),
        (_at(BELOW, 101), "supported"),
        (_at(BELOW, 100), "contradicted"),
        (_at(BELOW, 99), "contradicted"),
        ({"kind": "equals", "value": 100, "tolerance": 0, "unit": "mn USD"}, "supported"),
        ({"kind": "equals", "value": 101, "tolerance": 1, "unit": "mn USD"}, "supported"),
        ({"kind": "equals", "value": 99, "tolerance": 1, "unit": "mn USD"}, "supported"),
        ({"kind": "equals", "value": 102, "tolerance": 1, "unit": "mn USD"}, "contradicted"),
        ({"kind": "equals", "value": 98, "tolerance": 1, "unit": "mn USD"}, "contradicted"),
    ],
)
def test_an_exact_figure(condition: dict[str, Any], verdict: str) -> None:
    assert judged(panel_of(cell(100.0)), condition).verdict == verdict


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (_at(ABOVE, 89), "supported"),
        (_at(ABOVE, 90), "not testable"),
        (_at(ABOVE, 100), "not testable"),
        (_at(ABOVE, 110), "contradicted"),
        (_at(BELOW, 111), "supported"),
        (_at(BELOW, 110), "not testable"),
        (_at(BELOW, 90), "contradicted"),
        ({"kind": "equals", "value": 100, "tolerance": 10, "unit": "mn USD"}, "supported"),
        ({"kind": "equals", "value": 100, "tolerance": 9, "unit": "mn USD"}, "not testable"),
        ({"kind": "equals", "value": 125, "tolerance": 14, "unit": "mn USD"}, "contradicted"),
    ],
)
def test_a_figure_with_a_range(condition: dict[str, Any], verdict: str) -> None:
    estimate = cell(100.0, low=90.0, high=110.0, status="estimated")
    result = judged(panel_of(estimate), condition)
    assert result.verdict == verdict
    if verdict == "not testable":
        assert "range" in result.reason


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (_at(ABOVE, 99), "supported"),  # who is missing can only add
        (_at(ABOVE, 100), "not testable"),
        (_at(ABOVE, 500), "not testable"),
        (_at(BELOW, 100), "contradicted"),
        (_at(BELOW, 500), "not testable"),
        ({"kind": "equals", "value": 100, "tolerance": 5, "unit": "mn USD"}, "not testable"),
        ({"kind": "equals", "value": 90, "tolerance": 5, "unit": "mn USD"}, "contradicted"),
        ({"kind": "equals", "value": 900, "tolerance": 5, "unit": "mn USD"}, "not testable"),
    ],
)
def test_a_floor(condition: dict[str, Any], verdict: str) -> None:
    result = judged(
        panel_of(cell(100.0, state="CA5", aggregate="members", missing="TKM")),
        condition,
        state="CA5",
    )
    assert result.verdict == verdict
    if verdict == "not testable":
        assert "Turkmenistan" in result.reason


def test_a_share_that_leaves_states_out_says_nothing_about_all_of_them() -> None:
    partial = cell(
        40.0, indicator="turnover_share", state="CA5", aggregate="members", missing="KAZ"
    )
    result = judged(panel_of(partial), _at(ABOVE, 30, "%"), measure="turnover_share", state="CA5")
    assert result.verdict == "not testable"
    assert "Kazakhstan" in result.reason


def test_a_share_that_leaves_a_partner_out_is_a_share_all_the_same() -> None:
    partial = cell(40.0, indicator="turnover_share", state="UZB", missing="SVK")
    for limit, verdict in ((30, "supported"), (50, "contradicted")):
        result = judged(
            panel_of(partial), _at(ABOVE, limit, "%"), measure="turnover_share", state="UZB"
        )
        assert result.verdict == verdict


@pytest.mark.parametrize("scale", [("bn", 1e-3), ("mn", 1.0), ("thousand", 1e3), ("", 1e6)])
def test_a_threshold_in_any_scale(scale: tuple[str, float]) -> None:
    name, factor = scale
    unit = f"{name} USD".strip()
    panel = panel_of(cell(15_370.0))
    assert judged(panel, _at(ABOVE, 15_369 * factor, unit)).verdict == "supported"
    assert judged(panel, _at(ABOVE, 15_371 * factor, unit)).verdict == "contradicted"


@pytest.mark.parametrize("year", [1999, 2008, 2015, 2022])
def test_a_threshold_in_euro_is_taken_at_the_rate_of_the_year(year: int) -> None:
    panel = panel_of(cell(1000 * usd_per_euro(year), year=year))
    assert judged(panel, _at(ABOVE, 999, "mn EUR"), period=year).verdict == "supported"
    assert judged(panel, _at(ABOVE, 1.001, "bn EUR"), period=year).verdict == "contradicted"


def test_euro_before_the_euro_cannot_be_told_and_says_why() -> None:
    early = judged(panel_of(cell(10.0, year=1995)), _at(ABOVE, 1, "mn EUR"), period=1995)
    assert early.verdict == "not testable"
    assert "exchange rate" in early.reason


def test_persons_and_gdp_belong_to_the_state() -> None:
    panel = panel_of(
        cell(7e6, indicator="population", power=None, regime=None),
        cell(12_000.0, indicator="gdp", power=None, regime=None),
    )
    people = {"kind": "above", "value": 6.9, "unit": "mn persons"}
    assert judged(panel, people, measure="population", power=None).verdict == "supported"
    assert judged(panel, _at(BELOW, 10, "bn USD"), measure="gdp", power=None).verdict == (
        "contradicted"
    )


def test_a_zero_is_a_figure_and_a_gap_is_none() -> None:
    zero = panel_of(cell(0.0, status="zero", records=[]))
    assert judged(zero, _at(BELOW, 1)).verdict == "supported"
    assert judged(zero, _at(ABOVE, 0)).verdict == "contradicted"
    gap = panel_of(cell(None, status="not covered", source=None, records=None))
    result = judged(gap, _at(BELOW, 1))
    assert result.verdict == "not testable"
    assert "is not covered" in result.reason


def test_two_reporters_that_disagree_make_it_mixed_and_the_reporter_decides() -> None:
    panel = panel_of(cell(4_130.0), mirror(15_370.0, low=15_328.0, high=15_417.0))
    result = judged(panel, _at(ABOVE, 10, "bn USD"))
    assert (result.verdict, result.decided_by) == ("mixed", "reporter")
    assert (result.holds_in, len(result.by_specification)) == (1, 2)
    assert result.range == (4_130.0, 15_417.0)
    assert "4.13 bn USD" in (result.nearest_true or "")
    assert judged(panel, _at(ABOVE, 4, "bn USD")).verdict == "supported"
    assert judged(panel, _at(ABOVE, 16, "bn USD")).verdict == "contradicted"


def test_a_reporter_whose_range_leaves_it_open_counts_on_neither_side() -> None:
    panel = panel_of(cell(80.0), mirror(69.8, low=69.4, high=70.2, status="estimated"))
    result = judged(panel, _at(ABOVE, 70))
    assert (result.verdict, result.decided_by) == ("mixed", None)
    assert "1 of 2" in result.reason


def test_a_sum_and_a_published_total_that_disagree() -> None:
    panel = panel_of(
        mirror(69.8, state="CA5", aggregate="members"),
        mirror(70.2, state="CA5", aggregate="provider"),
    )
    result = judged(panel, _at(ABOVE, 70), state="CA5")
    # CA5 is silent itself here, so own and mirror are one
    assert (result.verdict, result.decided_by) == ("mixed", "aggregate")
    assert len(result.by_specification) == 2


def test_a_state_that_never_reports_is_known_from_its_partners() -> None:
    result = judged(panel_of(mirror(2_530.0)), _at(ABOVE, 3, "bn USD"))
    assert result.verdict == "contradicted"
    assert len(result.by_specification) == 1


def test_a_state_that_reports_elsewhere_is_not_replaced_by_its_partners() -> None:
    panel = panel_of(mirror(2_530.0), cell(1.0, year=2010))
    result = judged(panel, _at(ABOVE, 3, "bn USD"))
    (only,) = result.by_specification
    assert only.specification["reporter"] == "mirror"
    assert [one.specification["reporter"] for one in result.not_covered] == ["own"]


def test_reconciled_figures_are_nobodys_count() -> None:
    panel = panel_of(cell(100.0, regime="reconciled", source="oec-totals"))
    assert judged(panel, _at(ABOVE, 1)).verdict == "not testable"


def test_a_test_may_be_negated_by_itself() -> None:
    panel = panel_of(cell(100.0))
    assert judged(panel, _at(ABOVE, 50), negate=True).verdict == "contradicted"
    assert judged(panel, _at(ABOVE, 150), negate=True).verdict == "supported"
    assert bound(_at(ABOVE, 50), negate=True).negate
