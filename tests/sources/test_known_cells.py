"""Cells looked up by hand, in the shipped snapshot and in one rebuilt from the real files."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from provider_files import contents

from suasion.catalog import sources, theatres
from suasion.sources import Snapshot, build
from suasion.sources.snapshot import sha256

ORACLE = Path(__file__).parents[1] / "oracle" / "known_cells.toml"
CELLS: list[dict[str, Any]] = tomllib.loads(ORACLE.read_text(encoding="utf-8"))["cell"]
FIGURES_ONLY = "figures only"
each_cell = pytest.mark.parametrize("cell", CELLS, ids=[cell["id"] for cell in CELLS])


@pytest.fixture(scope="module")
def shipped_records(snapshot_dir: Path) -> Snapshot:
    """The snapshot that ships with the package."""
    return Snapshot(snapshot_dir)


@pytest.fixture(scope="module")
def rebuilt(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A snapshot of the real files, built into a folder of its own."""
    return Snapshot(build(shared_data, tmp_path_factory.mktemp("rebuilt")).folder)


def found(snapshot: Snapshot, cell: dict[str, Any]) -> dict[str, Any]:
    """The one record of a cell."""
    table = snapshot.records(cell["source"])
    for column, value in cell["record"].items():
        table = table.filter(pl.col(column) == value)
    return table.collect().row(by_predicate=pl.lit(True), named=True)


def check(record: dict[str, Any], cell: dict[str, Any]) -> None:
    """Compare a record with what was looked up."""
    if "status" not in cell:  # products and sectors: the figure stands once, in the file's unit
        assert [record[name] for name in ("value", "unit", "row")] == [
            cell[name] for name in ("native", "native_unit", "row")
        ]
        return
    assert record["native"] == cell["native"]
    assert record["value"] == pytest.approx(cell["value"], rel=1e-8)
    assert [record[name] for name in ("native_unit", "unit", "status", "row")] == [
        cell[name] for name in ("native_unit", "unit", "status", "row")
    ]
    for bound in ("low", "high"):
        expected = cell.get(bound)
        assert record[bound] == (None if expected is None else pytest.approx(expected, rel=1e-8))


@each_cell
def test_the_shipped_snapshot_holds_the_cell(
    shipped_records: Snapshot, cell: dict[str, Any]
) -> None:
    check(found(shipped_records, cell), cell)


@each_cell
def test_the_snapshot_of_the_real_files_holds_the_cell(
    rebuilt: Snapshot, cell: dict[str, Any]
) -> None:
    check(found(rebuilt, cell), cell)


@each_cell
def test_the_cell_stands_in_the_real_file_where_it_was_looked_up(
    shared_data: Path, cell: dict[str, Any]
) -> None:
    path = shared_data / cell["file"]
    if path.suffix == ".parquet":
        there: dict[str, Any] = pl.read_parquet(path).row(cell["row"] - 1, named=True)
    else:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        names = next(row for row in rows if cell["column"] in row)
        there = dict(zip(names, rows[cell["row"] - 1], strict=True))
    assert {name: there[name] for name in cell["cells"]} == cell["cells"]
    assert float(there[cell["column"]]) == cell["native"]


def test_every_source_of_figures_has_a_cell_looked_up() -> None:
    """The ledgers have their own facts looked up: tests/events/test_known_events.py."""
    figures = {one.id for one in sources().values() if one.indicators}
    assert {cell["source"] for cell in CELLS} == figures


def test_the_shipped_manifest_names_the_shared_files_by_checksum(
    shipped_records: Snapshot, shared_data: Path
) -> None:
    assert set(shipped_records.entries) == set(sources())
    for entry in shipped_records.entries.values():
        path = shared_data / entry.vintage_file
        assert entry.vintage_sha256 == sha256(path), entry.source
        assert entry.vintage_bytes == path.stat().st_size, entry.source


def test_a_rebuild_gives_the_shipped_snapshot_to_the_byte(
    rebuilt: Snapshot, snapshot_dir: Path
) -> None:
    assert contents(rebuilt.folder) == contents(snapshot_dir)


def test_the_shipped_snapshot_is_whole(shipped_records: Snapshot) -> None:
    shipped_records.verify()
    named = {entry.records for entry in shipped_records.entries.values()}
    assert {path.name for path in shipped_records.folder.iterdir()} == named | {"manifest.json"}


def of_figures_only(shape: str) -> list[str]:
    """The sources of a shape that are not redistributed."""
    return [one.id for one in sources().values() if (one.ship, one.shape) == (FIGURES_ONLY, shape)]


def test_sources_that_are_not_redistributed_hold_flows_quantities_or_events() -> None:
    assert of_figures_only("flow") == ["imf-dots", "imf-imts"]
    assert of_figures_only("observation") == ["sipri-register"]
    assert of_figures_only("event") == ["positions"]
    assert sum(one.ship == FIGURES_ONLY for one in sources().values()) == 4


@pytest.mark.parametrize("name", of_figures_only("event"))
def test_of_events_not_redistributed_only_those_of_theatre_actors_are_shipped(
    shipped_records: Snapshot, shared_data: Path, name: str
) -> None:
    named = {code for one in theatres().values() for code in (*one.targets, *one.powers)}
    held = shipped_records.records(name).collect()
    assert {code for codes in held["states"] for code in codes} <= named
    with (shared_data / sources()[name].file).open(encoding="utf-8", newline="") as lines:
        there = [row["iso3"] for row in csv.DictReader(lines)]
    assert held.height == sum(code in named for code in there) > 0


@pytest.mark.parametrize("name", of_figures_only("flow"))
def test_of_figures_only_sources_only_theatre_dyads_are_shipped(
    shipped_records: Snapshot, name: str
) -> None:
    pairs = {frozenset(pair) for one in theatres().values() for pair in one.dyads}
    pairs |= {frozenset(("WLD", state)) for one in theatres().values() for state in one.targets}
    table = shipped_records.records(name).select("exporter", "importer").collect()
    assert {frozenset(pair) for pair in table.iter_rows()} <= pairs


@pytest.mark.parametrize("name", of_figures_only("observation"))
def test_of_quantities_not_redistributed_only_yearly_totals_of_theatre_dyads_are_shipped(
    shipped_records: Snapshot, name: str
) -> None:
    pairs = {pair for one in theatres().values() for pair in one.dyads}
    pairs |= {("WLD", state) for one in theatres().values() for state in one.targets}
    table = shipped_records.records(name).collect()
    assert set(table.select("power", "actor").iter_rows()) <= pairs
    assert not table.select("power", "actor", "year").is_duplicated().any()


def test_the_debt_of_a_debtor_is_the_sum_of_its_five_parts(
    shipped_records: Snapshot, shared_data: Path
) -> None:
    table = pl.read_parquet(shared_data / sources()["wb-debt"].file)
    key = ["debtor_iso3", "creditor", "year"]
    is_total = pl.col("indicator") == "DT.DOD.DPPG.CD"
    sums = table.group_by(key).agg(
        total=pl.col("value_usd").filter(is_total).sum(),
        parts=pl.col("value_usd").filter(~is_total).sum(),
        n=is_total.sum(),
        kinds=pl.col("indicator").n_unique(),
    )
    assert sums.filter((pl.col("n") != 1) | (pl.col("kinds") < 2)).is_empty()
    assert sums.filter((pl.col("total") - pl.col("parts")).abs() > 1).is_empty()
    # the records are the totals, and no part is added to them
    held = shipped_records.records("wb-debt").filter(power="WLD").collect()
    world = sums.filter(pl.col("creditor") == "World").join(
        held, left_on=["debtor_iso3", "year"], right_on=["actor", "year"]
    )
    assert world.height == held.height > 3000
    assert world.filter((pl.col("total") / 1e6 - pl.col("value")).abs() > 1e-6).is_empty()


def test_traps_of_the_real_files_are_avoided(shipped_records: Snapshot) -> None:
    def years(name: str, actor: str | None = None) -> set[int]:
        table = shipped_records.records(name)
        if actor:
            table = table.filter((pl.col("exporter") == actor) | (pl.col("importer") == actor))
        return set(table.select("year").unique().collect()["year"])

    assert years("imf-imts", "UZB") == set(range(2016, 2023))
    assert years("imf-imts", "TKM") == set(range(2016, 2022))  # null from 2022: not covered, not 0
    assert years("imf-imts", "KAZ") == set(range(2016, 2024))
    assert years("eurostat-totals") == set(range(2010, 2025))
    assert years("oec-totals") == set(range(1963, 2015)) - {1998, 2008, 2009}
    assert years("oec-totals", "TJK") >= {1993, 2010}
    assert years("unctad-matrix") == {1995, 2005, 2015}
    assert years("baci-raw-materials", "TKM") == set(range(1995, 2025))
    chinese = shipped_records.records("china-customs").filter(year=2022).collect()
    assert set(chinese["flow"]) == {"turnover"}
    assert set(chinese.filter(pl.col("importer") != "CA5")["status"]) == {"estimated"}
    assert chinese.filter(importer="CA5")["value"].to_list() == [70200.0]


def test_of_products_only_what_the_theatres_ask_for_is_shipped(
    shipped_records: Snapshot, shared_data: Path
) -> None:
    """Counted in the file itself: targets sell, or members of the Union, in any year, buy."""
    targets = {"AFG", "ARM", "AZE", "GEO", "KAZ", "KGZ", "RUS", "TJK", "TKM", "UZB"}
    union = {
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC",
        "HRV", "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK",
        "SVN", "SWE",
    }  # fmt: skip
    there = pl.read_parquet(shared_data / sources()["baci-raw-materials"].file)
    there = there.with_columns(pl.col("exp", "imp").cast(pl.String)).with_row_index("row", offset=1)
    wanted = pl.col("exp").is_in(targets) | pl.col("imp").is_in(union)
    # the United States islands of the Pacific are no actor
    rows = there.filter(wanted & ~pl.any_horizontal(pl.col("exp", "imp") == "PUS"))["row"]
    assert (
        shipped_records.records("baci-raw-materials").collect()["row"].to_list() == rows.to_list()
    )


def test_sections_of_2015_add_up_to_the_total_but_for_the_exports_of_turkmenistan_and_islands(
    shipped_records: Snapshot,
) -> None:
    table = shipped_records.records("unctad-matrix").filter(year=2015)
    whole = pl.col("value").filter(pl.col("sector") == "all").sum()
    parts = pl.col("value").filter(pl.col("sector") != "all").sum()
    sums = table.group_by("exporter").agg(whole=whole, covered=parts / whole).collect()
    lacking = sums.filter(pl.col("covered") < 0.99)
    assert lacking.filter(exporter="TKM")["covered"].item() == pytest.approx(0.965, abs=5e-4)
    assert lacking.filter(pl.col("exporter") != "TKM")["whole"].max() < 1e6  # a billion dollars
    assert sums["covered"].max() <= 1 + 1e-6


def test_what_france_sells_to_itself_is_the_only_internal_trade_of_the_file(
    shipped_records: Snapshot, shared_data: Path
) -> None:
    there = pl.read_parquet(shared_data / sources()["unctad-matrix"].file).with_row_index("row", 1)
    inside = there.filter(pl.col("exporter").cast(pl.String) == pl.col("importer").cast(pl.String))
    assert inside["exporter"].cast(pl.String).unique().to_list() == ["France"]
    held = shipped_records.records("unctad-matrix").collect()
    assert sorted(set(there["row"]) - set(held["row"])) == sorted(inside["row"])
    assert held.filter(pl.col("value") == 0).height == 925
