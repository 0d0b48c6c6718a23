"""Shares: one regime, one denominator for all powers, within 0 and 100."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from suasion.catalog import Theatre
from suasion.panel import Panel, build

SHARES = {"import_share": "imports", "export_share": "exports", "turnover_share": "turnover"}


def _world(panel: Panel, of: str, share: dict[str, Any]) -> dict[str, Any]:
    """The total a share must rest on: the regime's own, as published where it is."""
    cells = [
        one
        for one in panel.first(of, "WLD", share["state"], share["year"])
        if one["regime"] == share["regime"]
    ]
    assert cells, f"a share without a total of its regime: {share}"
    cells.sort(key=lambda one: one["aggregate"] or "", reverse=True)
    return cells[0]


def _shares(panel: Panel) -> list[dict[str, Any]]:
    return [row for row in panel.table.to_dicts() if row["indicator"] in SHARES and row["rank"]]


def test_every_share_rests_on_the_total_of_its_own_regime(panel: Panel) -> None:
    shares = [one for one in _shares(panel) if one["state"] != panel.theatre.group]
    assert len(shares) > 1000
    for share in shares:
        of = SHARES[share["indicator"]]
        total = _world(panel, of, share)
        levels = [
            one["value"]
            for one in panel.first(of, share["power"], share["state"], share["year"])
            if one["regime"] == share["regime"] and one["source"] == share["source"]
            and one["aggregate"] == share["aggregate"]
        ]  # fmt: skip
        assert share["value"] == pytest.approx(100 * levels[0] / total["value"], rel=1e-12), share


def test_shares_lie_between_0_and_100(panel: Panel) -> None:
    values = [one["value"] for one in _shares(panel)]
    assert min(values) >= 0
    assert max(values) <= 100


def test_the_powers_together_have_no_more_than_all(panel: Panel) -> None:
    sums: dict[tuple[Any, ...], dict[str, float]] = {}
    for one in _shares(panel):
        if one["regime"] in ("own", "reconciled"):
            key = (one["indicator"], one["state"], one["year"], one["regime"])
            # a bloc may stand there twice, as summed and as published
            sums.setdefault(key, {})[one["power"]] = one["value"]
    assert max(sum(each.values()) for each in sums.values()) <= 100
    assert min(len(each) for each in sums.values()) > 1


def test_no_share_where_the_regime_has_no_total(panel: Panel) -> None:
    totals = {
        (of, row["state"], row["year"], row["regime"])
        for of in SHARES.values()
        for row in panel.table.filter(
            (pl.col("indicator") == of) & (pl.col("power") == "WLD") & pl.col("value").is_not_null()
        ).to_dicts()
    }
    for one in _shares(panel):
        assert (SHARES[one["indicator"]], one["state"], one["year"], one["regime"]) in totals
    # Beijing's turnover of 2023 has no mirror total to stand on
    if panel.theatre.id == "central-asia":
        assert panel.value("turnover", "CHN", "KAZ", 2023, regime="mirror") is not None
        assert panel.value("turnover_share", "CHN", "KAZ", 2023, regime="mirror") is None


def test_a_share_of_the_group_has_the_same_states_above_and_below(central: Panel) -> None:
    for indicator, of in SHARES.items():
        for year in (2012, 2018, 2022):
            for cell in central.first(indicator, "RUS", "CA5", year):
                if cell["aggregate"] != "members":
                    continue
                above, below = 0.0, 0.0
                for state in central.theatre.states:
                    if state in cell["missing"].split(";"):
                        continue
                    regime = cell["regime"]
                    if regime == "own" and not central.reports(state):
                        regime = "mirror"
                    above += central.value(of, "RUS", state, year, regime=regime) or 0.0
                    below += central.value(of, "WLD", state, year, regime=regime) or 0.0
                assert cell["value"] == pytest.approx(100 * above / below), cell


def test_trade_over_gdp_uses_the_states_gdp(central: Panel) -> None:
    for regime in ("own", "mirror"):
        turnover = central.value("turnover", "CHN", "KGZ", 2022, regime=regime)
        gdp = central.value("gdp", None, "KGZ", 2022, regime=None)
        ratio = central.value("turnover_gdp", "CHN", "KGZ", 2022, regime=regime)
        assert turnover is not None
        assert gdp is not None
        assert ratio == pytest.approx(100 * turnover / gdp)
    assert (central.value("turnover_gdp", "CHN", "KGZ", 2022, regime="mirror") or 0) > 100


def test_gdp_is_heads_times_gdp_per_head(central: Panel) -> None:
    per_head = central.value("gdp_per_capita", None, "UZB", 2020, regime=None)
    heads = central.value("population", None, "UZB", 2020, regime=None)
    assert per_head is not None
    assert heads is not None
    gdp = central.value("gdp", None, "UZB", 2020, regime=None)
    assert gdp == pytest.approx(per_head * heads / 1e6)


def _one(power: str, state: str) -> Theatre:
    return Theatre(
        id=f"{power}-{state}", title="Two", states=(state,), powers=(power,), since=2010,
        until=2023, sections=(),
    )  # fmt: skip


def test_seen_from_the_other_side_imports_are_exports_and_own_is_mirror() -> None:
    """A direction mixed up anywhere would show here."""
    here, there = build(_one("RUS", "KAZ")), build(_one("KAZ", "RUS"))
    swapped = {"own": "mirror", "mirror": "own"}
    compared = 0
    for year in range(2010, 2024):
        for indicator, opposite in (("imports", "exports"), ("exports", "imports")):
            for regime, other in swapped.items():
                value = here.value(indicator, "RUS", "KAZ", year, regime=regime)
                back = there.value(opposite, "KAZ", "RUS", year, regime=other)
                assert value == back, (indicator, regime, year)
                compared += value is not None
        assert here.value("turnover", "RUS", "KAZ", year, regime="own") == there.value(
            "turnover", "KAZ", "RUS", year, regime="mirror"
        )
    assert compared > 20
