"""Debt and arms, power → state: known cells, silence, stocks, shares."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.catalog import Theatre, convert, indicators, members, source, theatre
from suasion.panel import Panel, build, trace
from suasion.panel.cells import CELL
from suasion.panel.derive import share_cells, stock_cells

ORACLE = Path(__file__).parents[1] / "oracle" / "known_quantities.toml"
KNOWN: list[dict[str, Any]] = tomllib.loads(ORACLE.read_text(encoding="utf-8"))["quantity"]
OBSERVED = {"debt": "wb-debt", "arms_deliveries": "sipri-register"}
ALL = [*OBSERVED, "debt_share", "debt_gdp", "arms_stock", "arms_share"]
FIRST_STOCK = 2004  # the register begins in 1995


def reconciled(panel: Panel, indicator: str, power: str, state: str, year: int) -> float | None:
    """One value of the one regime."""
    cells = panel.first(indicator, power, state, year)
    assert {one["regime"] for one in cells} <= {"reconciled"}
    assert len(cells) <= 1
    return cells[0]["value"] if cells else None


def of(panel: Panel, *names: str) -> pl.DataFrame:
    """All rows of some indicators."""
    return panel.table.filter(pl.col("indicator").is_in(names))


@pytest.mark.parametrize(
    "known", KNOWN, ids=[f"{one['indicator']} {one['power']}" for one in KNOWN]
)
def test_figures_looked_up_are_found(central: Panel, known: dict[str, Any]) -> None:
    for state, value in known["values"].items():
        found = [
            reconciled(central, known["indicator"], known["power"], state, year)
            for year in known["years"]
        ]
        assert sum(one or 0.0 for one in found) == pytest.approx(value, abs=known["within"]), state


def test_debt_to_china_of_turkmenistan_falls_every_year_from_2015(central: Panel) -> None:
    owed = [reconciled(central, "debt", "CHN", "TKM", year) for year in range(2015, 2023)]
    assert owed[0] == pytest.approx(6024.6, abs=0.05)
    assert all(a and b and a > b for a, b in pairwise(owed))


def test_null_exactly_where_nothing_is_covered(panel: Panel) -> None:
    rows = of(panel, *ALL)
    null = pl.col("value").is_null()
    assert rows.filter(null != (pl.col("status") == "not covered")).is_empty()
    assert rows.filter(null).height > 100
    assert rows.filter(~null).height > 1000
    assert rows["regime"].unique().to_list() == ["reconciled"]


def test_every_power_state_and_year_has_a_row(panel: Panel) -> None:
    held = set(of(panel, *ALL).select("indicator", "power", "state", "year").iter_rows())
    states = (*panel.theatre.targets, *([panel.theatre.group] if panel.theatre.group else []))
    for indicator in ALL:
        for power in panel.theatre.powers:
            for state in states:
                for year in panel.theatre.years:
                    assert power == state or (indicator, power, state, year) in held


def test_nothing_stands_outside_the_declared_window(panel: Panel) -> None:
    for indicator, name in OBSERVED.items():
        (window,) = source(name).coverage
        years = of(panel, indicator).filter(pl.col("value").is_not_null())["year"].to_list()
        assert window.since <= min(years)
        assert max(years) <= window.until


def test_debt_is_zero_only_where_the_debtors_report_has_a_total(panel: Panel) -> None:
    zeros = of(panel, "debt").filter(pl.col("status") == "zero")
    assert zeros.height > 50
    for cell in zeros.iter_rows(named=True):
        assert (cell["value"], cell["records"]) == (0, [])
        if cell["state"] in panel.theatre.targets:
            total = reconciled(panel, "debt", "WLD", cell["state"], cell["year"])
            assert total is not None, cell
    # Ashgabat reported nothing on 1992, so nothing is known of any lender
    if panel.theatre.id == "central-asia":
        of_1992 = of(panel, "debt").filter(state="TKM", year=1992)
        assert of_1992["status"].unique().to_list() == ["not covered"]


def test_arms_are_zero_in_every_covered_year_without_a_delivery(central: Panel) -> None:
    rows = of(central, "arms_deliveries").filter(pl.col("state") == "TJK")
    inside = rows.filter(pl.col("year") >= 1995)
    assert set(rows.filter(pl.col("year") < 1995)["status"]) == {"not covered"}
    assert set(inside["status"]) == {"observed", "zero"}
    # nobody delivered anything in 2021, and the register is a census
    of_2021 = inside.filter(pl.col("year") == 2021)
    assert of_2021["value"].to_list() == [0.0] * (len(central.theatre.powers) + 1)


def test_a_power_that_the_snapshot_leaves_out_is_not_zero() -> None:
    """Paris delivered; of the register only the Union's sum is held."""
    own = Theatre(id="own", title="Own", states=("KAZ",), powers=("FRA",), since=2010, until=2020)
    panel = build(own)
    arms = of(panel, "arms_deliveries", "arms_stock").filter(power="FRA")
    assert arms.height == 22
    assert arms["value"].null_count() == 22
    assert reconciled(panel, "debt", "FRA", "KAZ", 2018) is not None


def test_a_stock_does_not_depend_on_where_the_theatre_begins(central: Panel) -> None:
    """It is made of deliveries before the first year as well."""
    late = Theatre(id="l", title="Late", states=("KAZ",), powers=("RUS",), since=2015, until=2020)
    assert reconciled(build(late), "arms_stock", "RUS", "KAZ", 2015) == reconciled(
        central, "arms_stock", "RUS", "KAZ", 2015
    )


def test_a_stock_is_known_from_the_tenth_covered_year_on(panel: Panel) -> None:
    stocks = of(panel, "arms_stock")
    early = stocks.filter(pl.col("year") < FIRST_STOCK)
    late = stocks.filter(pl.col("year") >= FIRST_STOCK)
    assert early["value"].null_count() == early.height > 0
    assert late["value"].null_count() == 0


def test_the_stock_is_the_written_off_sum_of_ten_years_of_deliveries(central: Panel) -> None:
    for power in (*central.theatre.powers, "WLD"):
        for state in (*central.theatre.states, "CA5"):
            for year in (FIRST_STOCK, 2013, 2024):
                given = [
                    reconciled(central, "arms_deliveries", power, state, year - k) or 0.0
                    for k in range(10)
                ]
                left = [(10 - k) / 10 * one for k, one in enumerate(given)]
                found = reconciled(central, "arms_stock", power, state, year)
                assert found == pytest.approx(sum(left), abs=1e-9), (power, state, year)


def test_blocs_are_summed_over_the_members_of_the_year(central: Panel) -> None:
    lent = central.snapshot.records("wb-debt").filter(actor="KAZ").collect()
    for year in (1994, 1995, 2003, 2012, 2022):
        inside = [code for _, code in members("EUU", [year])]
        by_hand = lent.filter(pl.col("power").is_in(inside), pl.col("year") == year)["value"].sum()
        assert reconciled(central, "debt", "EUU", "KAZ", year) == pytest.approx(by_hand)
    cells = of(central, "debt").filter(pl.col("power") == "EUU", pl.col("rank") == 1)
    assert cells["aggregate"].unique().to_list() == ["members"]


def test_shares_rest_on_the_total_and_leave_room_for_others(panel: Panel) -> None:
    for share, level in (("debt_share", "debt"), ("arms_share", "arms_stock")):
        rows = of(panel, share).filter(pl.col("value").is_not_null())
        assert rows.height > 500
        assert rows["value"].min() == 0
        sums = rows.group_by("state", "year").agg(pl.col("value").sum())
        assert float(sums["value"].max() or 0) <= 100 + 1e-9  # type: ignore[arg-type]
        for cell in rows.filter(pl.col("state") != (panel.theatre.group or "")).iter_rows(
            named=True
        ):
            key = (cell["state"], cell["year"])
            above = reconciled(panel, level, cell["power"], *key)
            below = reconciled(panel, level, "WLD", *key)
            assert above is not None
            assert below
            assert cell["value"] == pytest.approx(100 * above / below)


def test_debt_over_gdp_uses_the_states_gdp(central: Panel) -> None:
    owed = reconciled(central, "debt", "CHN", "TJK", 2022)
    size = central.value("gdp", None, "TJK", 2022, regime=None)
    assert owed is not None
    assert size is not None
    ratio = reconciled(central, "debt_gdp", "CHN", "TJK", 2022)
    assert ratio == pytest.approx(100 * owed / size)


def test_the_five_together_are_the_sum_of_their_debts(central: Panel) -> None:
    parts = [reconciled(central, "debt", "CHN", state, 2022) for state in central.theatre.states]
    (cell,) = central.first("debt", "CHN", "CA5", 2022)
    assert cell["value"] == pytest.approx(sum(one or 0.0 for one in parts))
    assert (cell["regime"], cell["status"], cell["missing"]) == ("reconciled", "observed", "")
    (early,) = central.first("debt", "RUS", "CA5", 1992)
    assert (early["status"], early["missing"]) == ("partial", "TKM")


# made records


def deliveries(amounts: dict[int, float], power: str = "RUS", unit: str = "mn TIV") -> pl.DataFrame:
    """Deliveries to Kazakhstan by year; an amount of 0 is the silence of a census."""
    rows = [
        dict.fromkeys(CELL)
        | {
            "power": power, "state": "KAZ", "year": year, "indicator": "arms_deliveries",
            "regime": "reconciled", "source": "sipri-register", "value": amount, "unit": unit,
            "status": "observed" if amount else "zero", "missing": "",
            "records": [f"sipri-register:{year}"] if amount else [],
        }
        for year, amount in amounts.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, CELL)


def stocks(cells: pl.DataFrame) -> dict[int, tuple[float, str]]:
    """Stock and status by year."""
    made = stock_cells(cells)
    return {row["year"]: (row["value"], row["status"]) for row in made.iter_rows(named=True)}


def test_one_delivery_is_written_off_by_a_tenth_a_year_and_gone_after_ten() -> None:
    made = stocks(deliveries(dict.fromkeys(range(1990, 2020), 0.0) | {2000: 50.0}))
    assert [made[year][0] for year in range(1999, 2012)] == pytest.approx(
        [0, 50, 45, 40, 35, 30, 25, 20, 15, 10, 5, 0, 0]
    )
    assert [made[year][1] for year in (1999, 2000, 2009, 2010)] == [
        "zero", "observed", "observed", "zero",
    ]  # fmt: skip


def test_a_year_that_is_not_covered_leaves_no_stock_that_would_need_it() -> None:
    amounts = dict.fromkeys(range(1990, 2020), 1.0)
    del amounts[2005]
    made = set(stocks(deliveries(amounts)))
    assert made == {*range(1999, 2005), *range(2015, 2020)}


def test_a_stock_names_the_records_of_its_ten_years() -> None:
    made = stock_cells(deliveries(dict.fromkeys(range(2000, 2012), 1.0) | {2005: 0.0}))
    records = made.filter(year=2010)["records"][0].to_list()
    assert records == [f"sipri-register:{year}" for year in range(2010, 2000, -1) if year != 2005]


amounts_of_years = st.lists(st.integers(0, 10_000), min_size=10, max_size=25)


@given(amounts_of_years, st.integers(1, 9))
def test_a_stock_grows_with_its_deliveries_and_never_holds_more(
    amounts: list[int], factor: int
) -> None:
    by_year = {2000 + n: float(one) for n, one in enumerate(amounts)}
    made = stocks(deliveries(by_year))
    more = stocks(deliveries({year: factor * one for year, one in by_year.items()}))
    assert len(made) == len(amounts) - 9
    for year, (value, status) in made.items():
        within = [by_year[year - k] for k in range(10)]
        assert by_year[year] <= value + 1e-6
        assert value <= sum(within) + 1e-6
        assert (status == "zero") == (sum(within) == 0)
        assert more[year][0] == pytest.approx(factor * value)


@given(amounts_of_years)
def test_the_unit_of_deliveries_changes_no_stock(amounts: list[int]) -> None:
    by_year = {2000 + n: float(one) for n, one in enumerate(amounts)}
    small = {year: convert(one, "mn TIV", "TIV") for year, one in by_year.items()}
    in_units = stocks(deliveries(small, unit="TIV"))
    for year, (value, _) in stocks(deliveries(by_year)).items():
        assert convert(in_units[year][0], "TIV", "mn TIV") == pytest.approx(value)


@given(amounts_of_years, st.booleans())
def test_a_supplier_with_nothing_changes_no_share(amounts: list[int], more: bool) -> None:
    by_year = {2000 + n: float(one) for n, one in enumerate(amounts)}
    twice = {year: 2 * one + 1 for year, one in by_year.items()}
    cells = [deliveries(by_year), deliveries(twice, "WLD")]
    without = shares(pl.concat(cells))
    nothing = deliveries(dict.fromkeys(by_year, 0.0), "TUR")
    with_nobody = shares(pl.concat([nothing, *cells] if more else [*cells, nothing]))
    others = {key: value for key, value in with_nobody.items() if key[0] != "TUR"}
    assert others == pytest.approx(without)
    assert {value for key, value in with_nobody.items() if key[0] == "TUR"} == {0.0}


def shares(cells: pl.DataFrame) -> dict[tuple[str, int], float]:
    """Shares of the stock by power and year."""
    made = stock_cells(cells).with_columns(rank=pl.lit(1, pl.Int32))
    none = made.clear().drop("rank").rename({"state": "member"})
    found = share_cells(made, none, theatre("south-caucasus"), indicators()["arms_share"])
    return {(row["power"], row["year"]): row["value"] for row in found.iter_rows(named=True)}


# trace


def test_a_debt_is_traced_to_its_record(central: Panel) -> None:
    (link,) = trace(central, "CHN", "KGZ", 2022, "debt")
    assert (link.source, link.row) == ("wb-debt", 212079)
    assert "debt CHN → KGZ 2022: 1,782,227,091.4 USD" in str(link)


def test_a_total_and_a_part_at_one_line_are_told_apart(central: Panel) -> None:
    for power in ("RUS", "WLD"):
        (link,) = trace(central, power, "TJK", 2022, "arms_deliveries")
        assert [one.what for one in link.records] == [f"arms_deliveries {power} → TJK 2022"]


def test_the_trace_of_a_stock_lists_its_ten_years(central: Panel) -> None:
    (link,) = trace(central, "RUS", "TJK", 2022, "arms_stock")
    assert len(link.records) == 10
    left = [one.value * (10 - age) / 10 for age, one in enumerate(link.records)]
    assert sum(left) == pytest.approx(link.value)
    assert [one.row is None for one in link.records] == [one.value == 0 for one in link.records]
    told = str(link)
    assert "row 10716: arms_deliveries RUS → TJK 2022, 10/10 of it left: 2.72 mn TIV" in told
    assert "no row: arms_deliveries RUS → TJK 2021: 0.0 mn TIV" in told
    assert "more rows" not in told


def test_a_share_of_arms_is_followed_by_the_stock_of_everybody(central: Panel) -> None:
    links = trace(central, "RUS", "KAZ", 2022, "arms_share")
    assert [(one.indicator, one.power) for one in links] == [
        ("arms_share", "RUS"), ("arms_stock", "WLD"),
    ]  # fmt: skip
    assert all(len(one.records) == 10 for one in links)
