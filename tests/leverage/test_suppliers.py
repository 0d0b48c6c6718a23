"""Concentration of suppliers: laws of the index, examples by hand, and the real purchases."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import QueryError
from suasion.leverage.hhi import compare, hhi, mean_hhi
from suasion.leverage.purchases import purchases
from suasion.leverage.suppliers import concentration, diversifying, suppliers
from suasion.panel import Panel, build
from suasion.sources import open_snapshot

AMOUNTS = st.floats(0.001, 1e6)
Sale = tuple[str, str, float]


def bought(*sales: Sale) -> pl.DataFrame:
    """A table of (product, supplier, value)."""
    schema = {"product": pl.String(), "supplier": pl.String(), "value": pl.Float64()}
    return pl.DataFrame(sales, schema, orient="row")


@st.composite
def tables(draw: st.DrawFn) -> pl.DataFrame:
    """Up to four products, each with one to five of the suppliers A to E."""
    sales: list[Sale] = []
    for product in range(draw(st.integers(1, 4))):
        sellers = draw(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=5, unique=True))
        sales += [(str(product), seller, draw(AMOUNTS)) for seller in sellers]
    return bought(*sales)


@pytest.fixture(scope="module")
def panel() -> Panel:
    return build("central-asia")


@given(st.integers(1, 40), AMOUNTS)
def test_equal_suppliers_give_ten_thousand_over_their_number(n: int, amount: float) -> None:
    table = bought(*(("oil", f"S{k}", amount) for k in range(n)))
    assert hhi(table) == pytest.approx(10_000 / n)
    assert mean_hhi(table) == pytest.approx(10_000 / n)


@given(tables(), st.floats(1e-3, 1e3))
def test_the_unit_of_account_changes_nothing(table: pl.DataFrame, scale: float) -> None:
    scaled = table.with_columns(pl.col("value") * scale)
    assert hhi(scaled) == pytest.approx(hhi(table))
    assert mean_hhi(scaled) == pytest.approx(mean_hhi(table))
    before, after = compare(table, frozenset("A")), compare(scaled, frozenset("A"))
    assert (before is None) == (after is None)
    if before and after:
        assert after.otherwise - after.actual == pytest.approx(
            before.otherwise - before.actual, abs=1e-6
        )


@given(tables())
def test_a_supplier_of_nothing_changes_nothing(table: pl.DataFrame) -> None:
    more = pl.concat([table, bought(("0", "Z", 0.0))])
    assert hhi(more) == pytest.approx(hhi(table), rel=1e-12)
    assert mean_hhi(more) == pytest.approx(mean_hhi(table), rel=1e-12)
    found = compare(more, frozenset("Z"))
    assert found is not None
    assert (found.share, found.compared) == (0, None)
    assert found.otherwise == found.actual, "bitwise, not nearly"
    assert found.actual == pytest.approx(mean_hhi(table), rel=1e-12)


@given(tables())
def test_the_index_lies_between_that_of_equal_suppliers_and_the_whole(table: pl.DataFrame) -> None:
    for index in (hhi(table), mean_hhi(table)):
        assert index is not None
        assert 10_000 / 5 - 1e-6 <= index <= 10_000 + 1e-6


@given(tables())
def test_who_is_the_supplier_does_not_matter(table: pl.DataFrame) -> None:
    renamed = table.with_columns(
        pl.col("supplier").replace(dict(zip("ABCDE", "EDCBA", strict=True)))
    )
    assert hhi(renamed) == pytest.approx(hhi(table))
    assert mean_hhi(renamed) == pytest.approx(mean_hhi(table))


@given(tables())
def test_rows_of_one_supplier_are_one_supplier(table: pl.DataFrame) -> None:
    halves = table.with_columns(pl.col("value") / 2)
    assert mean_hhi(pl.concat([halves, halves])) == pytest.approx(mean_hhi(table))


def test_an_example_by_hand() -> None:
    # oil 60 : 30 : 10, gold 50 : 50; A out of oil leaves 75 : 25
    table = bought(
        ("oil", "A", 60.0), ("oil", "B", 30.0), ("oil", "C", 10.0),
        ("gold", "B", 50.0), ("gold", "D", 50.0),
    )  # fmt: skip
    assert hhi(table) == pytest.approx(30**2 + 40**2 + 5**2 + 25**2)
    assert mean_hhi(table) == pytest.approx((100 * 4600 + 100 * 5000) / 200)
    found = compare(table, frozenset("A"))
    assert found is not None
    assert found.share == pytest.approx(30)
    assert found.actual == pytest.approx(4800)
    assert found.otherwise == pytest.approx((100 * (75**2 + 25**2) + 100 * 5000) / 200)
    assert found.compared == pytest.approx(100)


@pytest.mark.parametrize(("theirs", "spreads"), [(10.0, True), (49.0, True), (90.0, True)])
def test_of_two_suppliers_each_spreads(theirs: float, spreads: bool) -> None:
    table = bought(("oil", "A", theirs), ("oil", "B", 100 - theirs))
    found = compare(table, frozenset("A"))
    assert found is not None
    assert found.otherwise == 10_000
    assert (found.otherwise > found.actual) == spreads


def test_a_supplier_that_dominates_concentrates() -> None:
    # without A two equal suppliers are left: 5,000 instead of 80² + 10² + 10²
    table = bought(("oil", "A", 80.0), ("oil", "B", 10.0), ("oil", "C", 10.0))
    found = compare(table, frozenset("A"))
    assert found is not None
    assert found.otherwise - found.actual == pytest.approx(5000 - 6600)


def test_what_only_one_sells_cannot_be_bought_otherwise() -> None:
    only = bought(("oil", "A", 5.0), ("gold", "B", 5.0))
    assert compare(only, frozenset("A")) is None
    assert compare(bought(("oil", "A", 5.0)), frozenset("A")) is None
    assert compare(bought(("oil", "A", 3.0), ("oil", "B", 2.0)), frozenset("AB")) is None
    some = bought(("oil", "A", 30.0), ("gold", "A", 10.0), ("gold", "B", 10.0))
    found = compare(some, frozenset("A"))
    assert found is not None
    assert (found.share, found.compared) == (80.0, 25.0)
    assert (found.actual, found.otherwise) == (5000.0, 10_000.0)  # of gold alone


def test_suppliers_taken_out_together_are_not_each_others_competitors() -> None:
    table = bought(("oil", "A", 25.0), ("oil", "B", 25.0), ("oil", "C", 50.0))
    together = compare(table, frozenset("AB"))
    assert together is not None
    assert together.otherwise == 10_000


def test_nothing_bought_has_no_index() -> None:
    assert hhi(bought()) is None
    assert mean_hhi(bought()) is None
    assert compare(bought(), frozenset("A")) is None


def test_the_unions_purchases_of_oil_are_those_of_the_file(panel: Panel, shared_data: Path) -> None:
    union = [
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV",
        "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN",
        "SWE",
    ]  # fmt: skip
    there = pl.read_parquet(shared_data / "trade/baci_hs92_raw_materials_1995_2024.parquet")
    there = there.cast({"exp": pl.String, "imp": pl.String, "hs6": pl.String})
    rows = there.filter(
        pl.col("imp").is_in(union), ~pl.col("exp").is_in(union), hs6="270900", year=2023
    )
    by_seller = rows.group_by("exp").agg(pl.col("value_kusd").sum() / 1000)
    sold = dict(by_seller.iter_rows())
    total = sum(sold.values())
    table = suppliers(panel, "EUU", 2023, "oil")
    assert dict(table.select("supplier", "value").iter_rows()) == pytest.approx(sold)
    assert table["share"].sum() == pytest.approx(100)
    assert table["value"].is_sorted(descending=True)
    found = concentration(panel, "EUU", 2023, "oil")
    assert found is not None
    assert found.hhi == pytest.approx(sum((100 * one / total) ** 2 for one in sold.values()))
    assert found.hhi_by_product == pytest.approx(found.hhi)  # oil is one product
    assert (found.suppliers, found.missing) == (len(sold), ())
    # one product, one supplier taken out: (H - s²) / (1 - s)²
    share = 100 * sold["KAZ"] / total
    otherwise = (found.hhi - share**2) / (1 - share / 100) ** 2
    spread = diversifying(panel, "EUU", "KAZ", 2023, "oil")
    assert spread is not None
    assert (spread.share, spread.otherwise) == pytest.approx((share, otherwise))
    assert spread.effect == pytest.approx(otherwise - found.hhi)


@pytest.mark.parametrize("year", [2021, 2023])
def test_buying_in_central_asia_spreads_the_unions_suppliers(panel: Panel, year: int) -> None:
    five = diversifying(panel, "EUU", "CA5", year)
    alone = diversifying(panel, "EUU", "KAZ", year)
    assert five is not None
    assert alone is not None
    assert five.effect > 0
    assert five.share > alone.share > 4
    assert "RUS" in five.missing, "gas that Austria keeps secret"


def test_members_do_not_supply_the_union_of_their_year(panel: Panel) -> None:
    assert "GBR" not in purchases(panel, "EUU", 2019, "all").table["supplier"]
    assert "GBR" in purchases(panel, "EUU", 2020, "all").table["supplier"]
    assert "FRA" in purchases(panel, "DEU", 2020, "all").table["supplier"]


@pytest.mark.parametrize("year", [1990, 2030])
def test_a_year_not_covered_has_no_figure(panel: Panel, year: int) -> None:
    assert suppliers(panel, "EUU", year).is_empty()
    assert concentration(panel, "EUU", year) is None
    assert diversifying(panel, "EUU", "KAZ", year) is None


def test_a_power_whose_suppliers_are_not_held_is_refused(panel: Panel) -> None:
    with pytest.raises(QueryError, match="not all suppliers") as caught:
        suppliers(panel, "CHN", 2022)
    assert "EUU" in caught.value.remedy
    with pytest.raises(QueryError, match="unknown group of products") as caught:
        concentration(panel, "EUU", 2022, "wheat")
    assert "gas" in caught.value.remedy
    with pytest.raises(QueryError, match="does not buy from itself"):
        diversifying(panel, "EUU", "DEU", 2022)


def test_a_snapshot_without_the_source_has_no_figure(tmp_path: Path, snapshot_dir: Path) -> None:
    import json
    import shutil

    folder = Path(shutil.copytree(snapshot_dir, tmp_path / "snapshot"))
    manifest = json.loads((folder / "manifest.json").read_text())
    kept = [one for one in manifest["sources"] if one["source"] != "baci-raw-materials"]
    (folder / "manifest.json").write_text(json.dumps({**manifest, "sources": kept}))
    panel = build("central-asia", open_snapshot(folder))
    assert suppliers(panel, "EUU", 2022).is_empty()
    assert concentration(panel, "EUU", 2022) is None
