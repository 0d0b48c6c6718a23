"""The traps of the providers' files, one test each, on files in the providers' own layout."""

from pathlib import Path

import polars as pl
import pytest
from provider_files import EUROSTAT_LABELS, PARQUET, contents, figure

from suasion.catalog import convert, publishable, source, theatres
from suasion.sources import Snapshot, build


def taken(records: Snapshot, name: str) -> pl.DataFrame:
    """The records of a source."""
    return records.records(name).collect()


def original(pristine: Path, name: str) -> pl.DataFrame:
    """The provider's table, with the number of the record."""
    return pl.read_parquet(pristine / source(name).file).with_row_index("row", offset=1)


def test_armenian_imports_by_consignment_are_left_out(records: Snapshot, pristine: Path) -> None:
    there = original(pristine, "nso-bilateral").filter(reporter="ARM", year=2022)
    assert sorted(there["flow"]) == ["export", "import", "import_consignment"]
    found = taken(records, "nso-bilateral").filter(reporter="ARM", year=2022)
    assert sorted(found["row"]) == sorted(
        there.filter(pl.col("flow").ne("import_consignment"))["row"]
    )
    imports = found.filter(importer="ARM")["native"]
    assert imports.to_list() == there.filter(flow="import")["value_kusd"].to_list()


def test_partners_missing_in_all_years_are_not_covered(origin: Path, tmp_path: Path) -> None:
    path = origin / source("nso-bilateral").file
    table = pl.read_parquet(path)
    rows = table.filter(pl.col("year") == 2022, pl.col("reporter").is_in(["ARM", "KAZ"]))
    pl.concat([table, rows.with_columns(partner=pl.lit("CZE"))]).write_parquet(path)
    build(origin, tmp_path / "out")
    found = Snapshot(tmp_path / "out").records("nso-bilateral").collect()
    czech = found.filter((pl.col("exporter") == "CZE") | (pl.col("importer") == "CZE"))
    assert set(czech["reporter"]) == {"KAZ"}


def test_eurostat_labels_change_with_the_years_and_every_year_is_read(
    records: Snapshot, pristine: Path
) -> None:
    there = original(pristine, "eurostat-exports")
    assert set(there["flow"]) == {"EXPORT", "EXPORTATION", "2-EXPORT"}
    assert set(there["product"]) == {"Total", "TOTAL-Total"}
    found = taken(records, "eurostat-exports").filter(importer="KGZ")
    assert found["year"].to_list() == list(range(2010, 2024))
    assert set(found["exporter"]) == set(found["reporter"]) == {"EUU"}


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2019])
def test_guinea_in_the_french_labels_of_2016_is_guinea_bissau(
    records: Snapshot, pristine: Path, year: int
) -> None:
    labels = {row["partner"] for row in original(pristine, "eurostat-exports").iter_rows(named=True)
              if row["year"] == str(year)}  # fmt: skip
    assert ("Guinée" in labels) == (EUROSTAT_LABELS[year][1] == "EXPORTATION") == (year == 2016)
    found = taken(records, "eurostat-exports").filter(year=year)
    amounts = dict(zip(found["importer"], found["native"], strict=True))
    assert amounts["GNB"] == pytest.approx(figure("EUU", "GNB", year) * 1000)
    assert amounts["GIN"] == pytest.approx(figure("EUU", "GIN", year) * 1000)


def test_euros_become_dollars_at_the_rate_of_their_year(records: Snapshot) -> None:
    found = taken(records, "eurostat-totals").filter(importer="KGZ").filter(exporter="EUU")
    assert found["native_unit"].unique().to_list() == ["mn EUR"]
    for row in found.iter_rows(named=True):
        dollars = convert(row["native"], "mn EUR", "mn USD", year=row["year"])
        assert row["value"] == pytest.approx(dollars, rel=1e-12)
    ratios = (found["value"] / found["native"]).round(6)
    assert ratios.n_unique() == 15


def test_the_incomplete_year_2025_is_not_covered(records: Snapshot, pristine: Path) -> None:
    lines = (pristine / source("eurostat-totals").file).read_text(encoding="utf-8")
    assert "TOTAL,KG,eu_export,2025," in lines
    assert taken(records, "eurostat-totals")["year"].max() == 2024


def test_product_groups_and_partners_not_covered_are_no_totals(
    records: Snapshot, pristine: Path
) -> None:
    lines = (pristine / source("eurostat-totals").file).read_text(encoding="utf-8")
    assert "SITC7_machinery_transport,KG,eu_export,2023," in lines
    assert "TOTAL,RS,eu_export,2023," in lines
    found = taken(records, "eurostat-totals").filter(year=2023)
    assert found.filter(importer="KGZ")["native"].to_list() == [330.0]
    assert found.filter((pl.col("exporter") == "SRB") | (pl.col("importer") == "SRB")).height == 0
    assert found.height == 2 * 8


def test_uzbekistan_2023_24_is_dropped_from_the_imf_file(records: Snapshot, pristine: Path) -> None:
    there = original(pristine, "imf-imts").filter(partner_iso3="UZB")
    assert sorted(set(there["year"])) == list(range(2016, 2025))
    found = taken(records, "imf-imts")
    uzbek = found.filter((pl.col("exporter") == "UZB") | (pl.col("importer") == "UZB"))
    assert sorted(set(uzbek["year"])) == list(range(2016, 2023))
    assert found.filter(importer="KAZ")["year"].to_list() == list(range(2016, 2025))


def test_imf_figures_are_estimates_since_2022(records: Snapshot) -> None:
    found = taken(records, "imf-imts").group_by("year").agg(pl.col("status").unique())
    status = dict(found.iter_rows())
    assert all(status[year] == ["observed"] for year in range(2016, 2022))
    assert all(status[year] == ["estimated"] for year in range(2022, 2025))


def test_russia_2022_23_is_not_covered_in_the_older_imf_release(records: Snapshot) -> None:
    found = taken(records, "imf-dots")
    assert found.filter(reporter="RUS")["year"].max() == 2021
    assert found.filter(reporter="WLD", importer="TJK")["year"].max() == 2023


@pytest.mark.parametrize(("name", "partner"), [("imf-imts", "KAZ"), ("imf-dots", "TJK")])
def test_a_null_of_the_imf_is_not_zero(
    origin: Path, tmp_path: Path, name: str, partner: str
) -> None:
    path = origin / source(name).file
    table = pl.read_parquet(path)
    gone = (pl.col("year") == 2021) & pl.col("partner").str.starts_with(
        {"KAZ": "Kazakhstan", "TJK": "Tajikistan"}[partner]
    )
    assert table.filter(gone).height >= 2
    amount = pl.when(gone).then(None).otherwise("million_usd")
    table.with_columns(amount.alias("million_usd")).write_parquet(path)
    build(origin, tmp_path / "out")
    found = Snapshot(tmp_path / "out").records(name).collect()
    of_partner = found.filter((pl.col("exporter") == partner) | (pl.col("importer") == partner))
    assert 2021 not in set(of_partner["year"])
    assert {2020, 2022} <= set(of_partner["year"])
    assert found.filter(pl.col("value") == 0).height == 0


def test_the_oec_years_1998_and_2008_09_are_not_covered(records: Snapshot, pristine: Path) -> None:
    assert {1998, 2008, 2009} <= set(original(pristine, "oec-totals")["year"])
    years = set(taken(records, "oec-totals")["year"])
    assert years == set(range(1963, 2015)) - {1998, 2008, 2009}


def test_the_oec_figure_belongs_to_neither_side(records: Snapshot) -> None:
    found = taken(records, "oec-totals")
    assert found["reporter"].null_count() == found.height
    one = found.filter(exporter="RUS", importer="KAZ", year=2011).row(0, named=True)
    assert one["native"] == pytest.approx(figure("RUS", "KAZ", 2011) * 1000)
    assert one["value"] == pytest.approx(one["native"] / 1e6)


def test_derived_rows_of_china_customs_are_estimates_with_the_range_of_rounding(
    records: Snapshot,
) -> None:
    found = taken(records, "china-customs").filter(flow="turnover")
    derived = found.filter(year=2022).filter(pl.col("importer") != "CA5")
    assert set(derived["importer"]) == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert derived["status"].unique().to_list() == ["estimated"]
    kyrgyz = derived.filter(importer="KGZ").row(0, named=True)  # 20.0/1.288 = 15.53
    assert kyrgyz["value"] == 15530.0
    assert kyrgyz["low"] == pytest.approx(19.95 / 1.2885 * 1000)
    assert kyrgyz["high"] == pytest.approx(20.05 / 1.2875 * 1000)
    published = found.filter((pl.col("year") != 2022) | (pl.col("importer") == "CA5"))
    assert published["status"].unique().to_list() == ["observed"]
    assert published["low"].null_count() == published["high"].null_count() == published.height


def test_no_chinese_imports_or_exports_of_2022_exist(records: Snapshot) -> None:
    found = taken(records, "china-customs")
    assert set(found.filter(year=2022)["flow"]) == {"turnover"}
    goods = found.filter(flow="goods")
    assert set(goods["year"]) == {2023}
    assert set(goods.filter(exporter="CHN")["importer"]) == {"CA5", "KAZ", "TKM"}


def test_the_population_file_begins_after_its_preamble(records: Snapshot, pristine: Path) -> None:
    lines = (
        (pristine / source("wdi-population").file).read_bytes().decode("utf-8-sig").split("\r\n")
    )
    assert lines[0].startswith('"Data Source"')
    assert lines[8].startswith('"Kyrgyz Republic"')
    found = taken(records, "wdi-population").filter(actor="KGZ")
    assert found["row"].unique().to_list() == [9]
    assert found["value"].to_list() == [
        float(cell.strip('"')) for cell in lines[8].split(",")[5:-1]
    ]
    assert found["year"].to_list() == list(range(1960, 2025))


def test_empty_cells_and_two_dots_are_missing_and_not_zero(records: Snapshot) -> None:
    gdp, people = taken(records, "wdi-gdp-per-capita"), taken(records, "wdi-population")
    assert gdp.filter(actor="TKM")["year"].to_list() == list(range(1993, 2025))
    assert gdp.filter(actor="ABW")["year"].max() == 2023
    assert people.filter(actor="PSE")["year"].to_list() == list(range(1990, 2025))
    assert (gdp["value"] > 0).all()
    assert (people["value"] > 0).all()


def test_foot_lines_and_aggregates_are_no_countries(records: Snapshot) -> None:
    states = {"ABW", "KAZ", "KGZ", "TJK", "TKM", "UZB", "ZWE", "WLD"}
    assert set(taken(records, "wdi-gdp-per-capita")["actor"]) == states
    assert set(taken(records, "wdi-population")["actor"]) == states | {"PSE"}


@pytest.mark.parametrize("name", ["imf-dots", "imf-imts"])
def test_of_figures_only_sources_the_snapshot_holds_theatre_dyads_alone(
    records: Snapshot, pristine: Path, name: str
) -> None:
    assert source(name).ship == "figures only"
    dyads = {frozenset(pair) for one in theatres().values() for pair in one.dyads}
    dyads |= {frozenset(("WLD", state)) for one in theatres().values() for state in one.targets}
    found = taken(records, name)
    held = {frozenset(pair) for pair in found.select("exporter", "importer").iter_rows()}
    assert held <= dyads
    assert original(pristine, name).filter(partner="Germany").height > 0
    assert not any("DEU" in pair for pair in held)


def test_the_world_rows_of_theatre_states_are_kept(records: Snapshot) -> None:
    held = taken(records, "imf-dots").filter(reporter="WLD")
    pairs = set(held.select("exporter", "importer").iter_rows())
    assert {("WLD", "TJK"), ("TJK", "WLD"), ("WLD", "KGZ"), ("KGZ", "WLD")} <= pairs
    assert ("WLD", "CHN") not in pairs


def test_open_sources_are_held_whole(records: Snapshot) -> None:
    assert source("oec-totals").ship == "yes"
    assert taken(records, "oec-totals").height == PARQUET["oec-totals"]().height * 49 // 52


def test_records_and_manifest_carry_no_path_of_the_machine(compiled: Path, pristine: Path) -> None:
    strange = [str(pristine), str(compiled), str(Path.home()), pristine.name, "/tmp"]
    for name in contents(compiled):
        content = (compiled / name).read_bytes()
        assert not [text for text in strange if text.encode() in content], name
    held = Snapshot(compiled)
    for name, entry in held.entries.items():
        assert entry.vintage_file == source(name).file
        texts = held.records(name).select(pl.col(pl.String)).collect()
        told = [text for column in texts for text in column.unique().drop_nulls()]
        assert not [text for text in told if any(one in text for one in strange)]
        if "url" in texts.columns:
            assert all(map(publishable, texts["url"].drop_nulls()))
            texts = texts.drop("url")
        assert not any("/" in text for column in texts for text in column.unique().drop_nulls())


def test_of_positions_the_snapshot_holds_those_of_theatre_actors_alone(
    records: Snapshot, pristine: Path
) -> None:
    assert ",BRA," in (pristine / source("positions").file).read_text(encoding="utf-8")
    found = taken(records, "positions")
    assert [codes.to_list() for codes in found["states"]] == [["KAZ"], ["UZB"], ["KGZ"]]
    assert found["row"].to_list() == [2, 3, 5]
    named = ["ES11-1-2022-03-02-KAZ", "ES11-1-2022-03-02-UZB", "TAIWAN-2024-01-KGZ"]
    assert found["id"].to_list() == [f"POS-{one}" for one in named]


def test_an_address_that_may_not_be_published_is_not_held(records: Snapshot) -> None:
    found = taken(records, "events-china")
    assert found.filter(pl.col("url").is_null())["id"].to_list() == ["T-C03", "T-C04"]
    assert taken(records, "positions")["url"].to_list() == ["https://example.org/p/1"] * 2 + [None]


def test_the_sentences_of_a_ledger_are_not_held(records: Snapshot, pristine: Path) -> None:
    for name in ("events-china", "positions"):
        assert "nobody's to print again" in (pristine / source(name).file).read_text("utf-8")
        texts = taken(records, name).select(pl.col(pl.String))
        assert not any("nobody" in text for column in texts for text in column.drop_nulls())


def test_sectors_are_sections_of_the_sitc_and_what_a_state_sells_itself_is_left_out(
    records: Snapshot, pristine: Path
) -> None:
    there = original(pristine, "unctad-matrix")
    own = there.filter(pl.col("exporter").cast(pl.String) == pl.col("importer").cast(pl.String))
    assert own.height == 2 * 11
    found = taken(records, "unctad-matrix")
    assert set(found["sector"]) == {"all", *"0123456789"}
    assert sorted(found["row"]) == sorted(set(there["row"]) - set(own["row"]))
    food = there.filter(exporter="China", importer="France", year=2005, sector="SITC0_Food")
    same = found.filter(exporter="CHN", importer="FRA", year=2005, sector="0")
    assert same["value"].to_list() == food["value_kusd"].to_list()
    assert set(same["unit"]) == {"thousand USD"}


def test_exact_zeros_of_the_matrix_stay_zeros(records: Snapshot) -> None:
    ninth = taken(records, "unctad-matrix").filter(sector="9")
    assert ninth.height == 3 * 7 * 6
    assert set(ninth["value"]) == {0.0}


def test_states_of_before_a_separation_keep_their_years(records: Snapshot) -> None:
    found = taken(records, "unctad-matrix")
    by_year = {year: set(found.filter(year=year)["exporter"]) for year in (1995, 2005, 2015)}
    assert by_year[1995] == by_year[2005] == {"CHN", "FRA", "IDN", "ANT", "SCG", "SDN", "TKM"}
    assert by_year[2015] == {"CHN", "FRA", "IDN", "SRB", "SSD", "SDN", "TKM"}


def test_sections_that_fall_short_of_the_total_are_kept_as_they_are(records: Snapshot) -> None:
    sold = taken(records, "unctad-matrix").filter(exporter="TKM", year=2015)
    whole, parts = sold.filter(sector="all"), sold.filter(pl.col("sector") != "all")
    assert parts["value"].sum() / whole["value"].sum() == pytest.approx(0.965)


def test_of_products_a_pair_of_no_theatre_and_an_area_of_no_state_are_left_out(
    records: Snapshot,
) -> None:
    found = taken(records, "baci-raw-materials")
    pairs = set(found.select("exporter", "importer").unique().iter_rows())
    assert pairs == {("AZE", "ITA"), ("KAZ", "CHN"), ("KAZ", "DEU"), ("KAZ", "S19"),
                     ("NOR", "DEU"), ("RUS", "CHN"), ("TKM", "CHN"), ("TKM", "POL"),
                     ("UZB", "CHN")}  # fmt: skip
    assert found["product"].dtype == pl.String
    assert set(found["product"]) == {"260300", "270900", "271121"}


def test_quantities_of_products_are_not_read(
    records: Snapshot, origin: Path, tmp_path: Path
) -> None:
    path = origin / source("baci-raw-materials").file
    pl.read_parquet(path).with_columns(qty_t=pl.lit("wrong")).write_parquet(path)
    build(origin, tmp_path / "out")
    again = Snapshot(tmp_path / "out").records("baci-raw-materials").collect()
    assert again.equals(taken(records, "baci-raw-materials"))
