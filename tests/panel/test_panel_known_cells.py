"""Figures that providers publish, found again in the panel."""

from __future__ import annotations

import pytest

from suasion.panel import Panel, build


def test_bishkek_counts_its_imports_from_china(central: Panel) -> None:
    (cell,) = central.first("imports", "CHN", "KGZ", 2022)
    assert (cell["regime"], cell["source"], cell["status"]) == ("own", "nso-bilateral", "observed")
    assert cell["value"] == pytest.approx(4069.468372, abs=1e-9)
    assert (cell["native"], cell["native_unit"]) == (4069468.372, "thousand USD")


def test_beijing_publishes_no_imports_of_2022_and_none_is_invented(central: Panel) -> None:
    for state in ("KAZ", "KGZ", "TJK", "TKM", "UZB", "CA5"):
        for indicator in ("imports", "exports"):
            mirror = central.value(indicator, "CHN", state, 2022, regime="mirror")
            assert mirror is None, (state, indicator)
    rows = central.select(indicator="imports", power="CHN", state="KGZ", year=2022)
    assert {row["regime"]: row["status"] for row in rows.to_dicts()} == {
        "own": "observed",
        "mirror": "not covered",
    }


def test_beijing_counts_turnover_with_kyrgyzstan_as_an_estimate_with_its_range(
    central: Panel,
) -> None:
    (cell,) = (
        one for one in central.first("turnover", "CHN", "KGZ", 2022) if one["regime"] == "mirror"
    )
    assert (cell["source"], cell["status"]) == ("china-customs", "estimated")
    assert cell["value"] == pytest.approx(15370)
    # 19.75-19.85 over a growth of 28.75-28.85 per cent, by hand
    assert cell["low"] == pytest.approx(19750 / 1.2885, abs=0.5)
    assert cell["high"] == pytest.approx(19850 / 1.2875, abs=0.5)
    assert (round(cell["low"]), round(cell["high"])) == (15328, 15417)


def test_turnover_of_the_five_with_china_in_2022_three_ways(central: Panel) -> None:
    cells = {
        (one["regime"], one["aggregate"]): one
        for one in central.first("turnover", "CHN", "CA5", 2022)
    }
    assert set(cells) == {("own", "members"), ("mirror", "members"), ("mirror", "provider")}
    assert cells["mirror", "provider"]["value"] == pytest.approx(70200)
    assert cells["mirror", "provider"]["status"] == "observed"
    assert cells["mirror", "members"]["value"] == pytest.approx(69800)
    assert cells["mirror", "members"]["status"] == "estimated"
    assert cells["mirror", "members"]["low"] < 69800 < cells["mirror", "members"]["high"]
    assert cells["own", "members"]["value"] == pytest.approx(51103.9, abs=0.05)


@pytest.mark.parametrize(("year", "million"), [(2021, 263.2), (2022, 1170.9), (2023, 2733.8)])
def test_the_unions_exports_to_kyrgyzstan_in_euro(
    central: Panel, year: int, million: float
) -> None:
    (cell,) = (
        one
        for one in central.first("imports", "EUU", "KGZ", year)
        if (one["regime"], one["aggregate"]) == ("mirror", "provider")
    )
    assert (cell["source"], cell["native_unit"]) == ("eurostat-exports", "EUR")
    assert cell["native"] / 1e6 == pytest.approx(million, abs=0.05)
    assert cell["unit"] == "mn USD"
    assert cell["value"] > cell["native"] / 1e6, "a euro was worth more than a dollar"


def test_the_later_release_stands_behind_as_an_alternative(central: Panel) -> None:
    rows = central.select(
        indicator="imports", power="EUU", state="KGZ", year=2023, alternatives=True
    )
    ranks = {row["source"]: row["rank"] for row in rows.to_dicts() if row["regime"] == "mirror"}
    assert ranks == {"eurostat-exports": 1, "eurostat-totals": 2}


@pytest.mark.parametrize(
    ("state", "year", "million"),
    [("TJK", 2021, 4964), ("TJK", 2022, 5733), ("TJK", 2023, 7424), ("KGZ", 2022, 22878)],
)
def test_the_worlds_exports_give_the_total_of_states_that_do_not_report(
    central: Panel, state: str, year: int, million: float
) -> None:
    assert central.value("imports", "WLD", state, year, regime="mirror") == pytest.approx(
        million, abs=0.6
    )


@pytest.mark.parametrize(
    ("power", "state", "year", "regime", "million"),
    [
        ("CHN", "RUS", 2023, "own", 111_455),  # by the IMF, for Russia
        ("RUS", "KAZ", 2022, "mirror", 8_921),  # the same, and what Astana counts
        ("RUS", "KAZ", 2022, "own", 9_091),
    ],
)
def test_exports_by_both_sides(
    central: Panel, power: str, state: str, year: int, regime: str, million: float
) -> None:
    value = central.value("exports", power, state, year, regime=regime)
    assert value == pytest.approx(million, abs=0.5)


def test_the_artefact_of_uzbekistan_is_not_in_the_panel(central: Panel) -> None:
    for year in (2023, 2024):
        assert central.value("imports", "RUS", "UZB", year, regime="mirror") is None
        assert central.value("exports", "RUS", "UZB", year, regime="mirror") is None


@pytest.mark.parametrize(("year", "million"), [(2021, 841), (2023, 3540)])
def test_armenias_exports_to_russia(year: int, million: float) -> None:
    value = build("south-caucasus").value("exports", "RUS", "ARM", year, regime="own")
    assert value == pytest.approx(million, abs=0.5)
