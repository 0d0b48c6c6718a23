"""The traps of debt by creditor and of the arms register, on files in the providers' layout."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from provider_files import LENDERS

from suasion.catalog import members, source, theatres
from suasion.sources import Snapshot, build


def taken(records: Snapshot, name: str) -> pl.DataFrame:
    """The records of a source."""
    return records.records(name).collect()


def lines(pristine: Path) -> list[str]:
    """The lines of the arms register."""
    return (pristine / source("sipri-register").file).read_text(encoding="utf-8").split("\n")


def debts(pristine: Path) -> pl.DataFrame:
    """The provider's table of debt, with the number of the record."""
    return pl.read_parquet(pristine / source("wb-debt").file).with_row_index("row", offset=1)


def delivered(records: Snapshot, power: str, state: str) -> dict[int, float]:
    """Deliveries by year."""
    found = taken(records, "sipri-register").filter(power=power, actor=state)
    return dict(found.select("year", "value").iter_rows())


def test_the_total_of_debt_is_taken_and_its_parts_are_not_added(
    records: Snapshot, pristine: Path
) -> None:
    there = debts(pristine).filter(debtor_iso3="KGZ", year=2022, creditor="Germany, Fed. Rep. of")
    assert there["indicator"].to_list() == ["DT.DOD.BLAT.CD", "DT.DOD.PCBK.CD", "DT.DOD.DPPG.CD"]
    (found,) = taken(records, "wb-debt").filter(actor="KGZ", year=2022, power="DEU").to_dicts()
    assert (found["native"], found["native_unit"]) == (there["value_usd"][2], "USD")
    assert found["value"] == pytest.approx(sum(there["value_usd"][:2]) / 1e6)
    assert (found["row"], found["unit"]) == (there["row"][2], "mn USD")


def test_lenders_that_are_no_actor_stand_in_the_world_total_only(
    records: Snapshot, pristine: Path
) -> None:
    found = taken(records, "wb-debt").filter(actor="KGZ", year=2022)
    assert set(found["power"]) == {"CHN", "DEU", "WLD"}
    there = debts(pristine).filter(
        pl.col("creditor") != "World", debtor_iso3="KGZ", year=2022, indicator="DT.DOD.DPPG.CD"
    )
    assert set(there["creditor"]) == set(LENDERS) - {"USSR"}
    amounts = dict(found.select("power", "value").iter_rows())
    assert amounts["WLD"] == pytest.approx(there["value_usd"].sum() / 1e6)


def test_the_unions_own_loans_are_not_its_members(records: Snapshot, pristine: Path) -> None:
    assert "European Union" in set(debts(pristine)["creditor"])
    assert "EUU" not in set(taken(records, "wb-debt")["power"])


def test_a_former_state_lends_nothing_in_the_name_of_its_successor(
    records: Snapshot, pristine: Path
) -> None:
    assert "USSR" in set(debts(pristine)["creditor"])
    found = taken(records, "wb-debt")
    assert {"RUS", "SUN"}.isdisjoint(found["power"])
    assert set(found["year"]) == set(range(1992, 2023))


@pytest.mark.parametrize(
    ("name", "code"),
    [("Czechoslovakia", "CSK"), ("Neth. Antilles", "ANT"), ("German Dem. Rep.", "DDR")],
)
def test_former_states_keep_their_own_code(
    origin: Path, tmp_path: Path, name: str, code: str
) -> None:
    path = origin / source("wb-debt").file
    table = pl.read_parquet(path)
    renamed = pl.col("creditor").replace({"China": name})
    table.with_columns(renamed).write_parquet(path)
    build(origin, tmp_path / "out")
    powers = set(taken(Snapshot(tmp_path / "out"), "wb-debt")["power"])
    assert powers == {code, "DEU", "WLD"}


def test_debtors_that_are_groups_of_countries_have_no_record(
    records: Snapshot, pristine: Path
) -> None:
    assert "LMY" in set(debts(pristine)["debtor_iso3"])
    assert set(taken(records, "wb-debt")["actor"]) == {"AFG", "KGZ", "ZWE"}


def test_the_register_begins_after_its_preamble_and_ends_in_a_semicolon(
    records: Snapshot, pristine: Path
) -> None:
    there = lines(pristine)
    assert there[11].startswith("SIPRI AT Database ID,Supplier,")
    assert there[-1].endswith(",4,No;")
    found = taken(records, "sipri-register").filter(power="RUS", actor="KAZ", year=1995)
    assert found.select("row", "native", "native_unit").rows() == [(18, 5.0, "mn TIV")]
    assert ",1995,No,New,1,0.5,5," in there[17]


def test_the_lines_of_a_pair_and_year_are_one_sum_at_the_first_of_them(records: Snapshot) -> None:
    found = taken(records, "sipri-register").filter(power="RUS", actor="KAZ", year=2020)
    assert found.select("row", "value", "native", "native_unit").rows() == [
        (43, 30.3, 30.3, "mn TIV, sum of 3 lines")
    ]


def test_unknown_suppliers_are_in_the_world_total_only(records: Snapshot) -> None:
    everybody = delivered(records, "WLD", "KAZ")
    assert everybody[2020] == pytest.approx(30.3 + 7 + 1.25)
    assert delivered(records, "WLD", "TJK") == {2016: 2.0}
    powers = set(taken(records, "sipri-register").filter(actor="TJK")["power"])
    assert powers == {"WLD"}


def test_a_line_without_a_value_delivers_nothing(records: Snapshot, pristine: Path) -> None:
    assert any(",2021,No,New,1,0.5,,No;" in one for one in lines(pristine))
    assert delivered(records, "RUS", "KAZ")[2021] == 31


def test_the_year_2025_of_the_register_is_not_covered(records: Snapshot, pristine: Path) -> None:
    assert any(",2025,No,New,1,0.5,77," in one for one in lines(pristine))
    assert taken(records, "sipri-register")["year"].max() == 2024


def test_a_bloc_is_summed_over_its_members_of_the_year(records: Snapshot) -> None:
    found = delivered(records, "EUU", "KAZ")
    # London delivered in 2019 and in 2020, and was a member in the first of them only
    assert found == {2018: pytest.approx(3.1 + 4.2), 2019: 6.0}
    assert [("GBR" in {code for _, code in members("EUU", [year])}) for year in (2019, 2020)] == [
        True,
        False,
    ]
    (of_2018,) = taken(records, "sipri-register").filter(power="EUU", year=2018).to_dicts()
    assert (of_2018["row"], of_2018["native_unit"]) == (15, "mn TIV, sum of members")


def test_of_the_register_the_snapshot_holds_theatre_dyads_alone(
    records: Snapshot, pristine: Path
) -> None:
    assert source("sipri-register").ship == "figures only"
    pairs = {pair for one in theatres().values() for pair in one.dyads}
    pairs |= {("WLD", state) for one in theatres().values() for state in one.targets}
    held = set(taken(records, "sipri-register").select("power", "actor").iter_rows())
    assert held <= pairs
    assert {("TUR", "KGZ"), ("WLD", "KGZ"), ("EUU", "KAZ")} <= held
    assert any(",France,Kazakhstan," in one for one in lines(pristine))
    assert any(",Brazil,Chile," in one for one in lines(pristine))
    assert {"FRA", "DEU", "GBR", "BRA"}.isdisjoint(power for power, _ in held)


@pytest.mark.parametrize("name", ["wdi-gdp-per-capita", "wdi-population"])
def test_a_quantity_of_the_state_alone_has_no_power(records: Snapshot, name: str) -> None:
    found = taken(records, name)
    assert found["power"].null_count() == found.height > 0


def test_the_order_of_the_lines_changes_no_figure(origin: Path, tmp_path: Path) -> None:
    path = origin / source("sipri-register").file
    build(shutil.copytree(origin, tmp_path / "copy"), tmp_path / "first")
    text = path.read_text(encoding="utf-8").split("\n")
    head, body = text[:12], [one.rstrip("\r") for one in text[12:]]
    path.write_bytes(("\n".join(head) + "\n" + "\r\n".join(reversed(body))).encode())
    build(origin, tmp_path / "second")
    key = ["power", "actor", "year", "value", "native_unit"]
    one, other = (
        taken(Snapshot(tmp_path / name), "sipri-register").select(key).sort(key)
        for name in ("first", "second")
    )
    assert one.equals(other)
