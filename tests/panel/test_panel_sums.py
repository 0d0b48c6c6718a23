"""Blocs, the world and the group, summed again from the records in plain Python."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from suasion.panel import Panel, build
from suasion.sources import Snapshot

# the Union by the year of accession, written down here and not taken from the catalogue
JOINED = {
    1958: "BEL DEU FRA ITA LUX NLD",
    1973: "DNK GBR IRL",
    1981: "GRC",
    1986: "ESP PRT",
    1995: "AUT FIN SWE",
    2004: "CYP CZE EST HUN LTU LVA MLT POL SVK SVN",
    2007: "BGR ROU",
    2013: "HRV",
}


def union(year: int) -> set[str]:
    joined = {code for since, codes in JOINED.items() if since <= year for code in codes.split()}
    return joined - ({"GBR"} if year >= 2020 else set())


@pytest.fixture(scope="module")
def offices(snapshot: Snapshot) -> list[dict[str, Any]]:
    """What the statistics offices write."""
    return snapshot.records("nso-bilateral").collect().to_dicts()


def counted(offices: list[dict[str, Any]], reporter: str, year: int, flow: str) -> dict[str, float]:
    """What one of them writes, partner by partner, in million dollars."""
    side, other = ("importer", "exporter") if flow == "imports" else ("exporter", "importer")
    return {
        row[other]: row["native"] / 1e3
        for row in offices
        if row["reporter"] == reporter and row[side] == reporter and row["year"] == year
    }


def own(panel: Panel, flow: str, power: str, state: str, year: int) -> dict[str, Any]:
    return next(
        one for one in panel.first(flow, power, state, year) if one["source"] == "nso-bilateral"
    )


@pytest.mark.parametrize("flow", ["imports", "exports"])
@pytest.mark.parametrize(
    ("state", "year"),
    [
        ("KGZ", 1994), ("KGZ", 1995), ("KGZ", 2012), ("KGZ", 2013), ("KGZ", 2019), ("KGZ", 2020),
        ("KAZ", 2019), ("KAZ", 2020), ("KAZ", 2023),
        ("UZB", 2012), ("UZB", 2013), ("UZB", 2019), ("UZB", 2020),
        ("ARM", 2012), ("ARM", 2013), ("ARM", 2019), ("ARM", 2020),
    ],
)  # fmt: skip
def test_the_union_is_the_sum_of_its_members_of_the_year(
    central: Panel, offices: list[dict[str, Any]], state: str, year: int, flow: str
) -> None:
    panel = build("south-caucasus") if state == "ARM" else central
    partners = counted(offices, state, year, flow)
    by_hand = sum(partners.get(code, 0.0) for code in union(year))
    cell = own(panel, flow, "EUU", state, year)
    assert cell["value"] == pytest.approx(by_hand, rel=1e-12)
    assert cell["value"] > 0
    assert cell["aggregate"] == "members"
    expected = {"ARM": "CZE", "UZB": "SVK"}.get(state, "")
    if year >= 2004:
        assert cell["missing"] == expected
        assert cell["status"] == ("partial" if expected else "observed")
    assert len(cell["records"]) == sum(1 for code in union(year) if code in partners)


def test_the_kingdom_left_and_croatia_joined(central: Panel, offices: list[dict[str, Any]]) -> None:
    rows = {row["row"]: row for row in offices}

    def members(year: int) -> set[str]:
        cell = own(central, "imports", "EUU", "KGZ", year)
        return {rows[int(one.partition(":")[2])]["exporter"] for one in cell["records"]}

    assert "GBR" in members(2019)
    assert "GBR" not in members(2020)
    assert "HRV" in members(2013)
    assert "HRV" not in members(2012)
    assert counted(offices, "KGZ", 2012, "imports")["HRV"] > 0, "it traded before it joined"


@pytest.mark.parametrize("flow", ["imports", "exports"])
@pytest.mark.parametrize(("state", "year"), [("KGZ", 1994), ("KGZ", 2022), ("KAZ", 2018)])
def test_the_world_is_the_sum_over_all_partners(
    central: Panel, offices: list[dict[str, Any]], state: str, year: int, flow: str
) -> None:
    by_hand = sum(counted(offices, state, year, flow).values())
    cell = own(central, flow, "WLD", state, year)
    assert cell["value"] == pytest.approx(by_hand, rel=1e-12)
    assert cell["status"] == "observed"


def test_the_world_says_which_partners_a_report_lacks(central: Panel) -> None:
    assert own(central, "imports", "WLD", "UZB", 2022)["missing"] == "SVK"
    armenia = own(build("south-caucasus"), "imports", "WLD", "ARM", 2022)
    assert armenia["missing"] == "CZE;TWN"


def test_turnover_is_imports_plus_exports_of_one_source(covered: pl.DataFrame) -> None:
    on = ["power", "state", "year", "regime", "aggregate", "source"]
    one = {
        name: covered.filter(pl.col("indicator") == name).select(*on, pl.col("value").alias(name))
        for name in ("imports", "exports", "turnover")
    }
    both = one["imports"].join(one["exports"], on=on, nulls_equal=True)
    found = both.join(one["turnover"], on=on, how="left", nulls_equal=True)
    states = found.filter(pl.col("source") != "sum of states")
    assert states.height > 500
    assert states["turnover"].null_count() == 0
    # a published turnover stands as it is, rounded to 0.1 bn
    slack = pl.when(pl.col("source") == "china-customs").then(150.0).otherwise(1e-6)
    gap = (pl.col("turnover") - pl.col("imports") - pl.col("exports")).abs()
    assert states.filter(gap > slack).is_empty()


def test_half_a_turnover_is_none(covered: pl.DataFrame) -> None:
    on = ["power", "state", "year", "regime", "aggregate", "source"]
    halves = covered.filter(pl.col("source") == "eurostat-exports")
    assert set(halves["indicator"]) == {"imports", "import_share"}
    dots = covered.filter(
        (pl.col("source") == "imf-dots")
        & (pl.col("regime") == "mirror")
        & (pl.col("power") == "WLD")
        & (pl.col("year") == 2023)
    )
    # the world's imports of 2023 are not in the release, so there is no turnover of 2023
    assert set(dots["indicator"]) == {"imports"}
    assert covered.select(on).height > 0


def test_a_published_turnover_has_precedence_over_its_parts(central: Panel) -> None:
    cells = central.select(
        indicator="turnover", power="CHN", state="KAZ", year=2023, alternatives=True
    ).filter(pl.col("source") == "china-customs")
    assert cells["records"].list.len().to_list() == [1]
    assert cells["native_unit"].to_list() == ["bn USD"]
