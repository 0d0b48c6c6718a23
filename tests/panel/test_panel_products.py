"""What powers buy of a state's gas, oil and raw materials, product by product in the file."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from suasion.catalog import Theatre, indicators, theatre
from suasion.panel import Panel, build, trace
from suasion.sources import Snapshot

SALES = ("gas_sales", "oil_sales", "raw_material_sales")
BACI = "baci-raw-materials"


def cell(panel: Panel, indicator: str, power: str, state: str, year: int) -> dict[str, object]:
    """The one reconciled cell with precedence."""
    rows = panel.select(indicator=indicator, power=power, state=state, year=year)
    return rows.filter(regime="reconciled").row(by_predicate=pl.lit(True), named=True)


def known(panel: Panel, indicator: str, power: str, state: str, year: int) -> bool:
    """Whether anything is covered."""
    rows = panel.select(indicator=indicator, power=power, state=state, year=year)
    return rows["value"].is_not_null().any()


def test_chinas_gas_from_turkmenistan(central: Panel) -> None:
    found = cell(central, "gas_sales", "CHN", "TKM", 2022)
    assert found["value"] == pytest.approx(10_256.092371, abs=1e-9)
    assert (found["unit"], found["status"], found["source"]) == ("mn USD", "observed", BACI)
    assert found["records"] == [f"{BACI}:1156122"]
    assert (found["native"], found["native_unit"]) == (10_256_092.371, "thousand USD")


def test_all_gas_of_turkmenistan_is_the_four_rows_of_the_file_and_a_floor(central: Panel) -> None:
    world = cell(central, "gas_sales", "WLD", "TKM", 2022)
    by_hand = (110_871.379 + 10_256_092.371 + 37_116.920 + 281_092.856) / 1000
    assert world["value"] == pytest.approx(by_hand, abs=1e-6)
    assert (world["status"], world["missing"], world["records"]) == ("partial", "IRN;RUS", [])
    share = cell(central, "gas_sales_share", "CHN", "TKM", 2022)
    assert share["value"] == pytest.approx(100 * 10_256.092371 / by_hand)
    assert (share["status"], share["missing"]) == ("partial", "IRN;RUS")


def test_silence_is_zero_where_the_file_is_complete_and_unknown_where_gas_was_sold_in_secret(
    central: Panel,
) -> None:
    nothing = cell(central, "gas_sales", "IND", "TKM", 2022)
    assert (nothing["value"], nothing["status"], nothing["records"]) == (0.0, "zero", [])
    assert cell(central, "gas_sales", "RUS", "TKM", 2018)["status"] == "zero"
    for indicator in ("gas_sales", "raw_material_sales"):  # all includes the gas nobody declared
        assert not known(central, indicator, "RUS", "TKM", 2022)
    assert cell(central, "oil_sales", "RUS", "TKM", 2022)["status"] == "zero"
    assert not known(central, "gas_sales", "TUR", "RUS", 2019)


def test_what_is_declared_after_all_is_no_gap(central: Panel) -> None:
    once = cell(central, "gas_sales", "RUS", "TKM", 2000)  # the last year with a row
    assert (once["value"], once["status"]) == (pytest.approx(980.68623), "observed")
    assert cell(central, "gas_sales", "WLD", "TKM", 2000)["status"] == "observed"
    lacking = str(cell(central, "gas_sales", "EUU", "RUS", 2021)["missing"]).split(";")
    assert "ITA" not in lacking, "Italy declares its gas of 2021"


def test_before_the_first_year_nothing_is_known(central: Panel) -> None:
    for indicator in SALES:
        rows = central.table.filter(
            pl.col("indicator").str.starts_with(indicator) & pl.col("value").is_not_null()
        )
        assert rows["year"].min() == 1995
        assert set(rows["regime"]) == {"reconciled"}


def test_the_thin_year_is_an_estimate(central: Panel) -> None:
    assert cell(central, "gas_sales", "CHN", "KAZ", 2024)["status"] == "estimated"
    assert cell(central, "gas_sales", "CHN", "KAZ", 2023)["status"] == "observed"


@pytest.mark.parametrize(("year", "n"), [(2019, 28), (2020, 27)])
def test_the_union_is_summed_over_the_members_of_the_year(
    central: Panel, shared_data: Path, year: int, n: int
) -> None:
    union = [
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC",
        "HRV", "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK",
        "SVN", "SWE",
    ]  # fmt: skip
    there = pl.read_parquet(shared_data / "trade/baci_hs92_raw_materials_1995_2024.parquet")
    there = there.cast({"exp": pl.String, "imp": pl.String, "hs6": pl.String})
    rows = there.filter(
        pl.col("imp").is_in([one for one in union if n == 28 or one != "GBR"]),
        exp="KAZ",
        hs6="270900",
        year=year,
    )
    found = cell(central, "oil_sales", "EUU", "KAZ", year)
    assert found["value"] == pytest.approx(rows["value_kusd"].sum() / 1000)
    assert len(found["records"]) == rows.height > 10  # type: ignore[arg-type]
    british = there.with_row_index("row", 1).filter(exp="KAZ", imp="GBR", hs6="270900", year=year)
    named = {f"{BACI}:{row}" for row in british["row"]}
    assert bool(named & {*found["records"]}) == (n == 28)  # type: ignore[misc]


def test_the_union_lacks_members_that_keep_their_gas_secret(central: Panel) -> None:
    found = cell(central, "gas_sales", "EUU", "RUS", 2021)
    assert found["status"] == "partial"
    assert {"AUT", "DEU", "POL"} < {*str(found["missing"]).split(";")}
    assert cell(central, "oil_sales", "EUU", "RUS", 2021)["status"] == "observed"


def test_the_parts_of_the_powers_are_no_more_than_the_whole(panel: Panel) -> None:
    for indicator in SALES:
        rows = panel.table.filter(pl.col("value").is_not_null(), indicator=indicator)
        keys = ["state", "year"]
        powers = rows.filter(pl.col("power") != "WLD").group_by(keys).agg(pl.col("value").sum())
        both = powers.join(rows.filter(power="WLD"), on=keys, suffix="_world")
        assert both.height > 100
        assert both.filter(pl.col("value") > pl.col("value_world") * (1 + 1e-12)).is_empty()


def test_a_group_is_no_more_than_all_products(panel: Panel) -> None:
    keys = ["power", "state", "year"]
    rows = panel.table.filter(pl.col("value").is_not_null(), pl.col("status") != "partial")
    whole = rows.filter(indicator="raw_material_sales")
    for indicator in ("gas_sales", "oil_sales"):
        both = rows.filter(indicator=indicator).join(whole, on=keys, suffix="_all")
        assert both.height > 900
        assert both.filter(pl.col("value") > pl.col("value_all") * (1 + 1e-12)).is_empty()


def test_the_states_together_are_their_sum(central: Panel) -> None:
    parts = [
        cell(central, "gas_sales", "CHN", one, 2023)["value"] for one in central.theatre.states
    ]
    together = cell(central, "gas_sales", "CHN", "CA5", 2023)
    assert together["value"] == pytest.approx(sum(parts))  # type: ignore[arg-type]
    assert together["status"] == "observed"


def of_a_seller_that_is_not_held(snapshot: Snapshot) -> Panel:
    """A theatre of one's own: of Qatar only what members of the Union buy is in the snapshot."""
    own = {**theatre("central-asia").model_dump(), "id": "own", "states": ("QAT",), "group": None}
    own |= {"context": (), "extra_dyads": ()}
    return build(Theatre.model_validate(own), snapshot)


def test_what_the_snapshot_does_not_keep_is_unknown_not_zero(snapshot: Snapshot) -> None:
    panel = of_a_seller_that_is_not_held(snapshot)
    assert known(panel, "gas_sales", "EUU", "QAT", 2022)
    for power in ("CHN", "IND", "WLD"):
        assert not known(panel, "gas_sales", power, "QAT", 2022), power
    assert not known(panel, "gas_sales_share", "EUU", "QAT", 2022)


def test_the_chain_of_a_figure_of_products_can_be_read(central: Panel) -> None:
    (link,) = trace(central, "CHN", "TKM", 2022, "gas_sales")
    assert str(link).endswith(
        "row 1156122: 271121 Natural gas, by pipeline, TKM → CHN 2022, reconciled: "
        "10,256,092.371 thousand USD"
    )
    *_, world = trace(central, "CHN", "TKM", 2022, "gas_sales_share")
    assert str(world).endswith("no row named: the sum over all partners")
    (silent,) = trace(central, "IND", "TKM", 2022, "gas_sales")
    assert "a complete report that leaves the partner out" in str(silent)


def test_the_cut_off_loss_is_no_cell_of_the_panel(panel: Panel) -> None:
    assert indicators()["leverage"].rule == "cut-off"
    assert "leverage" not in panel.table["indicator"]
