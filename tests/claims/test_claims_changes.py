"""Rises, falls, unchanged: sizes, units, currencies, ranges, gaps, other members."""

from __future__ import annotations

from typing import Any

import pytest
from small_panels import cell, judged, mirror, panel_of

from suasion.catalog import usd_per_euro

RISES, FALLS = {"kind": "rises", "from": 2021}, {"kind": "falls", "from": 2021}
SAME = {"kind": "unchanged", "from": 2021, "within": 5, "unit": "mn USD"}


def two(before: float | None, after: float | None, **parts: Any) -> Any:
    cells = [cell(before, year=2021, **parts)] if before is not None else []
    return panel_of(*cells, *([cell(after, **parts)] if after is not None else []))


@pytest.mark.parametrize(
    ("condition", "before", "after", "verdict"),
    [
        (RISES, 100, 101, "supported"),
        (RISES, 100, 100, "contradicted"),
        (RISES, 100, 99, "contradicted"),
        (FALLS, 100, 99, "supported"),
        (FALLS, 100, 100, "contradicted"),
        (RISES | {"by": 10, "unit": "mn USD"}, 100, 110, "contradicted"),
        (RISES | {"by": 10, "unit": "mn USD"}, 100, 110.1, "supported"),
        (RISES | {"by": 10, "unit": "%"}, 200, 221, "supported"),
        (RISES | {"by": 10, "unit": "%"}, 200, 219, "contradicted"),
        (FALLS | {"by": 10, "unit": "%"}, 200, 179, "supported"),
        (SAME, 100, 105, "supported"),
        (SAME, 100, 105.1, "contradicted"),
        (SAME, 100, 94.9, "contradicted"),
        ({"kind": "unchanged", "from": 2021, "within": 5, "unit": "%"}, 100, 104, "supported"),
    ],
)
def test_exact_figures(
    condition: dict[str, Any], before: float, after: float, verdict: str
) -> None:
    assert judged(two(before, after), condition).verdict == verdict


@pytest.mark.parametrize(("after", "verdict"), [(31, "supported"), (29.9, "contradicted")])
def test_a_share_moves_in_points(after: float, verdict: str) -> None:
    panel = panel_of(
        cell(25.0, year=2021, indicator="turnover_share"), cell(after, indicator="turnover_share")
    )
    condition = RISES | {"by": 5, "unit": "points"}
    assert judged(panel, condition, measure="turnover_share").verdict == verdict


def test_growth_depends_on_the_currency() -> None:
    before, after = 100 * usd_per_euro(2021), 199 * usd_per_euro(2022)
    panel = two(before, after)
    in_euro = RISES | {"by": 98, "unit": "%", "currency": "EUR"}
    assert judged(panel, in_euro).verdict == "supported"
    assert judged(panel, RISES | {"by": 98, "unit": "%"}).verdict == "contradicted"
    assert judged(panel, RISES | {"by": 98.9, "unit": "mn EUR"}).verdict == "supported"
    assert judged(panel, RISES | {"by": 99.1, "unit": "mn EUR"}).verdict == "contradicted"


def test_a_range_leaves_a_small_change_open() -> None:
    panel = panel_of(cell(100.0, year=2021), cell(103.0, low=98.0, high=108.0, status="estimated"))
    assert judged(panel, RISES).verdict == "not testable"
    assert judged(panel, SAME).verdict == "not testable"
    assert judged(panel, RISES | {"by": 9, "unit": "mn USD"}).verdict == "contradicted"


def test_a_missing_base_is_not_covered() -> None:
    result = judged(two(None, 100), RISES)
    assert result.verdict == "not testable"
    assert "2021 is not covered" in result.reason


def test_a_specification_without_a_base_is_not_counted() -> None:
    panel = panel_of(cell(90.0, year=2021), cell(100.0), mirror(400.0))
    result = judged(panel, RISES)
    assert result.verdict == "supported"
    assert len(result.by_specification) == 1
    assert len(result.not_covered) == 1


def test_sums_of_other_members_are_not_compared() -> None:
    panel = panel_of(
        cell(90.0, year=2021, state="CA5", missing="TKM"),
        cell(100.0, state="CA5", missing="TJK;TKM"),
    )
    result = judged(panel, RISES, state="CA5")
    assert result.verdict == "not testable"
    assert "same members" in result.reason


def test_a_bloc_without_the_same_member_is_compared() -> None:
    panel = panel_of(
        cell(90.0, year=2021, power="EUU", missing="SVK"), cell(100.0, power="EUU", missing="SVK")
    )
    assert judged(panel, RISES, power="EUU").verdict == "supported"


@pytest.mark.parametrize("measure", ["turnover", "turnover_share"])
def test_some_states_do_not_speak_for_all(measure: str) -> None:
    panel = panel_of(
        cell(20.0, year=2021, state="CA5", missing="TKM", indicator=measure),
        cell(30.0, state="CA5", missing="TKM", indicator=measure),
    )
    result = judged(panel, RISES, state="CA5", measure=measure)
    assert result.verdict == "not testable"
    assert "Turkmenistan" in result.reason


def test_growth_from_zero_has_no_rate() -> None:
    result = judged(two(0.0, 5.0), RISES | {"by": 10, "unit": "%"})
    assert result.verdict == "not testable"
    assert judged(two(0.0, 5.0), RISES).verdict == "supported"


def test_a_period_is_averaged_and_needs_every_year() -> None:
    years = [cell(float(v), year=y) for y, v in ((2018, 10), (2019, 20), (2021, 40), (2022, 50))]
    condition = {"kind": "rises", "from": [2018, 2019], "by": 29, "unit": "mn USD"}
    assert judged(panel_of(*years), condition, period=[2021, 2022]).verdict == "supported"
    assert judged(panel_of(*years[1:]), condition, period=[2021, 2022]).verdict == "not testable"
