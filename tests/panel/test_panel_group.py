"""The theatre's states together."""

from __future__ import annotations

from typing import Any

import pytest

from suasion.panel import Panel


def _member(panel: Panel, cell: dict[str, Any], state: str, regime: str) -> float | None:
    found = [
        one
        for one in panel.first(cell["indicator"], cell["power"], state, cell["year"])
        if one["regime"] == regime
    ]
    # a bloc's or the world's own sum enters as one figure: summed before published
    found.sort(key=lambda one: one["aggregate"] or "")
    return found[0]["value"] if found else None


def _group_cells(panel: Panel) -> list[dict[str, Any]]:
    rows = panel.table.to_dicts()
    return [
        row
        for row in rows
        if row["state"] == panel.theatre.group
        and row["aggregate"] == "members"
        and row["indicator"] in ("imports", "exports", "turnover")
    ]


def test_the_group_is_the_sum_over_its_states_with_the_missing_named(panel: Panel) -> None:
    cells = _group_cells(panel)
    assert len(cells) > 500
    for cell in cells:
        parts = {}
        for state in panel.theatre.states:
            regime = cell["regime"]
            if regime == "own" and not panel.reports(state):
                regime = "mirror"
            parts[state] = _member(panel, cell, state, regime)
        known = [value for value in parts.values() if value is not None]
        assert cell["value"] == pytest.approx(sum(known), rel=1e-12), cell
        absent = {state for state, value in parts.items() if value is None}
        assert absent == set(cell["missing"].split(";")) & set(panel.theatre.states), cell
        if absent:
            assert cell["status"] == "partial"


def test_states_that_never_report_are_counted_by_partners_in_the_group_only(
    central: Panel,
) -> None:
    for state in ("TJK", "TKM"):
        assert not central.reports(state)
        own = central.table.filter(
            (central.table["state"] == state) & (central.table["regime"] == "own")
        )
        assert own["value"].null_count() == own.height, state
    for state in ("KAZ", "KGZ", "UZB", "CA5"):
        assert central.reports(state)
    (own_2022,) = (
        one for one in central.first("turnover", "CHN", "CA5", 2022) if one["regime"] == "own"
    )
    by_hand = sum(
        central.value("turnover", "CHN", state, 2022, regime=regime) or 0.0
        for state, regime in (
            ("KAZ", "own"), ("KGZ", "own"), ("UZB", "own"), ("TJK", "mirror"), ("TKM", "mirror"),
        )
    )  # fmt: skip
    assert own_2022["value"] == pytest.approx(by_hand)
    assert own_2022["missing"] == ""
    assert own_2022["status"] == "estimated", "as Beijing's figures for two of them are"


def test_a_state_that_reports_but_not_in_the_year_is_missing_not_mirrored(central: Panel) -> None:
    (cell,) = (
        one for one in central.first("imports", "RUS", "CA5", 2016) if one["regime"] == "own"
    )
    assert "KAZ" in cell["missing"].split(";")
    assert central.value("imports", "RUS", "KAZ", 2016, regime="mirror") is not None
    assert cell["status"] == "partial"


def test_no_group_where_no_state_is_known(central: Panel) -> None:
    for year in (1992, 1993):
        assert central.value("imports", "CHN", "CA5", year, regime="own") is None


def test_a_published_total_of_the_group_stays_beside_the_sum(central: Panel) -> None:
    cells = {
        one["aggregate"]: one["value"]
        for one in central.first("turnover", "CHN", "CA5", 2023)
        if one["regime"] == "mirror"
    }
    assert cells["provider"] == pytest.approx(89_400)
    assert cells["members"] == pytest.approx(
        sum(
            central.value("turnover", "CHN", state, 2023, regime="mirror") or 0.0
            for state in central.theatre.states
        )
    )
