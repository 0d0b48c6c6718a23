"""A snapshot is read as its manifest says, and a bad one is refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from suasion.catalog import SHAPES, source, sources
from suasion.errors import QueryError, SnapshotError
from suasion.sources import (
    Entry,
    Snapshot,
    build,
    coverage_strips,
    coverage_table,
    listing,
    open_snapshot,
)
from suasion.sources.listing import foot_line

# what no record of any shape may lack
ALWAYS = {"value", "id", "date", "power", "name", "organisation", "member", "title", "confidence"}


def rewrite(folder: Path, **changes: object) -> None:
    """Change keys of the manifest."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes), encoding="utf-8")


def test_every_source_is_held_in_the_columns_of_its_shape(records: Snapshot) -> None:
    assert list(records.entries) == sorted(sources())
    for name, entry in records.entries.items():
        table = records.records(name).collect()
        assert table.schema == SHAPES[source(name).shape]
        assert table.height == entry.rows > 0
        assert table["row"].is_sorted()
        known = [name for name in table.columns if name in ALWAYS]
        if "actor" in table.columns:
            known.remove("power")  # a quantity of the actor alone has none
        assert known
        assert not any(table[name].null_count() for name in known)


def test_the_manifest_holds_the_vintages(records: Snapshot, pristine: Path) -> None:
    entry = records.entry("china-customs")
    path = pristine / entry.vintage_file
    assert entry.vintage_bytes == path.stat().st_size
    assert entry.records == f"china-customs.{entry.records_sha256[:12]}.parquet"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"format": 2}, "format 2 is not 1"),
        ({"sources": [{"source": "imf-dots"}]}, "the manifest cannot be read"),
        ({"sources": 7}, "the manifest cannot be read"),
        ({"sources": [["imf-dots"]]}, "the manifest cannot be read"),
    ],
)
def test_a_strange_manifest_is_refused(stored: Path, change: dict[str, object], what: str) -> None:
    rewrite(stored, **change)
    with pytest.raises(SnapshotError, match=what) as caught:
        open_snapshot(stored)
    assert caught.value.where == "manifest.json"


def test_a_folder_without_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no snapshot here") as caught:
        open_snapshot(tmp_path)
    assert "suasion data build" in caught.value.remedy


def test_a_missing_file_of_the_snapshot_is_refused(stored: Path) -> None:
    snapshot = open_snapshot(stored)
    (stored / snapshot.entry("imf-dots").records).unlink()
    with pytest.raises(SnapshotError, match="missing"):
        snapshot.records("imf-dots")
    with pytest.raises(SnapshotError, match="damaged"):
        snapshot.verify()


def test_one_changed_byte_is_found(stored: Path) -> None:
    snapshot = open_snapshot(stored)
    snapshot.verify()
    path = stored / snapshot.entry("oec-totals").records
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(SnapshotError) as caught:
        snapshot.verify()
    assert caught.value.where == path.name


def test_a_source_that_is_not_held_is_named(records: Snapshot) -> None:
    with pytest.raises(QueryError, match="does not hold") as caught:
        records.entry("fbic")
    assert "china-customs, " in caught.value.remedy


def test_the_listing_says_what_is_held_and_under_which_terms(records: Snapshot) -> None:
    table = listing(records)
    assert table["source"].to_list() == sorted(sources())
    for row in table.iter_rows(named=True):
        declared = source(row["source"])
        assert row["licence"] == declared.licence != ""
        assert row["citation"] == declared.citation
        assert row["rows"] == records.entry(declared.id).rows
        assert row["sha256"] == records.entry(declared.id).vintage_sha256
        assert (row["since"], row["until"]) == (
            min(window.since for window in declared.coverage),
            max(window.until for window in declared.coverage),
        )


def test_a_foot_line_names_sources_and_vintages_once(records: Snapshot) -> None:
    vintages = {name: entry.vintage_sha256[:8] for name, entry in records.entries.items()}
    assert foot_line(records, ["imf-imts", "china-customs", "imf-imts"]) == (
        f"Sources: China Customs (vintage {vintages['china-customs']}); "
        f"IMF, Russia by partner (vintage {vintages['imf-imts']})."
    )
    assert foot_line(records, []) == ""


def test_every_declared_window_is_a_row_of_the_coverage(records: Snapshot) -> None:
    table = coverage_table(records)
    assert table.height == sum(len(one.coverage) for one in sources().values())
    uzbek = table.filter(source="imf-imts", since=2023)
    assert uzbek.select("missing", "status", "absent").rows() == [("UZB", "estimated", "unknown")]
    gas = table.filter(source="baci-raw-materials", reporter="UZB")
    assert gas.select("products", "missing", "quantities").rows() == [
        ("271121", "RUS", "gas_sales raw_material_sales")
    ]
    assert coverage_strips(table).filter(source="baci-raw-materials")[
        "reporter"
    ].unique().to_list() == ["all"]
    listed = table.filter(source="china-customs", quantities="exports")
    assert listed["partners"].to_list() == ["CA5 KAZ TKM"]


@pytest.mark.parametrize(
    ("name", "reporter", "quantity", "marks"),
    [
        ("oec-totals", "all", "imports", "■■■■■■·■■■■■■■■■··■■■■■··········"),
        ("imf-imts", "RUS", "exports", "························■■■■■■□□□"),
        ("china-customs", "CHN", "imports", "·······························■·"),
        ("wdi-population", "all", "population", "■" * 33),
    ],
)
def test_gaps_in_the_coverage_are_visible(
    records: Snapshot, name: str, reporter: str, quantity: str, marks: str
) -> None:
    strips = coverage_strips(coverage_table(records))
    row = strips.filter(source=name, reporter=reporter, quantity=quantity)
    assert row["1992 … 2026"].to_list() == [marks + "··"]


def test_an_entry_is_frozen(records: Snapshot) -> None:
    entry = records.entry("imf-dots")
    assert replace(entry, rows=0) != entry
    with pytest.raises(AttributeError):
        entry.rows = 0  # type: ignore[misc]
    assert isinstance(entry, Entry)


def test_without_a_folder_the_shipped_snapshot_is_opened(snapshot_dir: Path) -> None:
    opened = open_snapshot()
    assert opened.folder == snapshot_dir
    assert set(opened.entries) == set(sources())
    opened.verify()


def test_a_snapshot_of_one_source_lists_one(pristine: Path, tmp_path: Path) -> None:
    only = source("china-customs").file
    (tmp_path / "trade").mkdir()
    (tmp_path / only).write_bytes((pristine / only).read_bytes())
    done = build(tmp_path, tmp_path / "out")
    assert listing(open_snapshot(done.folder))["source"].to_list() == ["china-customs"]
    assert len(done.absent) == len(sources()) - 1
