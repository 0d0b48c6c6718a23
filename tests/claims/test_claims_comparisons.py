"""Rank, exceeds, highest, lowest: order, gaps, ranges."""

from __future__ import annotations

from typing import Any

import pytest
from small_panels import cell, judged, mirror, panel_of

RANK = {"kind": "rank", "among": ["CHN", "RUS", "EUU"]}


def powers(**values: float) -> list[dict[str, Any]]:
    return [cell(value, power=power) for power, value in values.items()]


@pytest.mark.parametrize(
    ("place", "verdict"), [(1, "contradicted"), (2, "supported"), (3, "contradicted")]
)
def test_a_place_among_powers(place: int, verdict: str) -> None:
    panel = panel_of(*powers(CHN=50.0, RUS=90.0, EUU=10.0))
    assert judged(panel, RANK | {"is": place}).verdict == verdict


def test_a_power_that_is_not_covered_leaves_the_place_open() -> None:
    result = judged(panel_of(*powers(CHN=50.0, RUS=40.0)), RANK | {"is": 1})
    assert result.verdict == "not testable"
    assert "EU" in result.reason


def test_a_place_that_cannot_be_reached_any_more_is_wrong() -> None:
    panel = panel_of(*powers(CHN=50.0, RUS=90.0))
    assert judged(panel, RANK | {"is": 1}).verdict == "contradicted"


@pytest.mark.parametrize(
    ("times", "verdict"), [(1, "supported"), (2, "contradicted"), (1.9, "supported")]
)
def test_more_than_another_power(times: float, verdict: str) -> None:
    panel = panel_of(*powers(CHN=100.0, RUS=50.0))
    condition = {"kind": "exceeds", "power": "RUS", "times": times}
    assert judged(panel, condition).verdict == verdict


def test_equal_values_do_not_exceed() -> None:
    panel = panel_of(*powers(CHN=50.0, RUS=50.0))
    assert judged(panel, {"kind": "exceeds", "power": "RUS"}).verdict == "contradicted"


def test_powers_are_compared_under_one_regime_only() -> None:
    panel = panel_of(cell(50.0), mirror(40.0, power="RUS"))
    result = judged(panel, {"kind": "exceeds", "power": "RUS"})
    assert result.verdict == "not testable"


def test_another_state_and_another_year() -> None:
    panel = panel_of(cell(50.0), cell(60.0, state="KAZ"), cell(40.0, year=2020))
    assert judged(panel, {"kind": "exceeds", "state": "KAZ"}).verdict == "contradicted"
    assert judged(panel, {"kind": "exceeds", "period": 2020}).verdict == "supported"


def series(*values: float | None, last: int = 2022) -> list[dict[str, Any]]:
    first = last - len(values) + 1
    return [cell(v, year=first + i) for i, v in enumerate(values) if v is not None]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((10, 20, 30), "supported"),
        ((10, 40, 30), "contradicted"),
        ((30, 20, 30), "not testable"),
        ((40, None, 30), "contradicted"),
        ((10, None, 30), "not testable"),
    ],
)
def test_the_highest_since(values: tuple[float | None, ...], verdict: str) -> None:
    result = judged(panel_of(*series(*values)), {"kind": "highest", "since": 2020})
    assert result.verdict == verdict


def test_one_gap_says_since_when_it_can_be_told() -> None:
    panel = panel_of(*series(5, None, 10, 20, 30))
    result = judged(panel, {"kind": "highest", "since": 2018})
    assert result.verdict == "not testable"
    assert "since 2020" in result.reason
    assert "2019" in result.reason


@pytest.mark.parametrize(
    ("values", "verdict"), [((30, 20, 10), "supported"), ((5, 20, 10), "contradicted")]
)
def test_the_lowest_since(values: tuple[float, ...], verdict: str) -> None:
    result = judged(panel_of(*series(*values)), {"kind": "lowest", "since": 2020})
    assert result.verdict == verdict


def test_a_floor_is_no_record_against_it() -> None:
    panel = panel_of(cell(20.0, year=2021, state="CA5", missing="TKM"), cell(50.0, state="CA5"))
    result = judged(panel, {"kind": "highest", "since": 2021}, state="CA5")
    assert result.verdict == "not testable"


def test_nearest_true_names_the_year_that_was_higher() -> None:
    result = judged(panel_of(*series(10, 40, 30)), {"kind": "highest", "since": 2020})
    assert result.nearest_true is not None
    assert "2021" in result.nearest_true
    assert "40" in result.nearest_true
