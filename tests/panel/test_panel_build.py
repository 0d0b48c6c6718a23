"""Building: the same every time, from any snapshot that is whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from suasion.catalog import sources
from suasion.errors import QueryError, SnapshotError
from suasion.panel import Panel, build, side_by_side
from suasion.panel.build import _build

Keep = Callable[[list[str]], Path]


@pytest.fixture
def holding(tmp_path: Path, snapshot_dir: Path) -> Keep:
    """A snapshot that holds only the sources named."""

    def make(names: list[str]) -> Path:
        folder = tmp_path / ("-".join(names) or "none")
        folder.mkdir()
        content = json.loads((snapshot_dir / "manifest.json").read_text())
        content["sources"] = [one for one in content["sources"] if one["source"] in names]
        for one in content["sources"]:
            shutil.copy(snapshot_dir / one["records"], folder)
        (folder / "manifest.json").write_text(json.dumps(content))
        return folder

    return make


def test_built_again_it_is_the_same_to_the_last_bit(panel: Panel) -> None:
    _build.cache_clear()
    again = build(panel.theatre.id)
    assert again is not panel
    assert again.table.equals(panel.table)


FIGURES = [
    one.id for one in sources().values() if one.indicators and one.shape != "matrix"
]  # a model reads the matrix
LEDGERS = [one.id for one in sources().values() if not one.indicators]


@pytest.mark.parametrize("name", LEDGERS)
def test_of_a_ledger_alone_no_figure_is_known(holding: Keep, name: str) -> None:
    panel = build("central-asia", holding([name]))
    assert panel.table.height > 10_000
    assert panel.table["value"].null_count() == panel.table.height


@pytest.mark.parametrize("name", FIGURES)
def test_any_source_of_figures_may_be_the_only_one(holding: Keep, name: str) -> None:
    panel = build("central-asia", holding([name]))
    found = panel.table.filter(pl.col("value").is_not_null())
    assert found.height > 0
    assert set(found["source"]) <= {name, "sum of states"}


def test_of_nothing_nothing_is_known(holding: Keep) -> None:
    panel = build("central-asia", holding([]))
    assert panel.table.height > 10_000
    assert panel.table["value"].null_count() == panel.table.height


def test_a_folder_built_anew_is_read_anew(holding: Keep, snapshot_dir: Path) -> None:
    folder = holding(["nso-bilateral"])
    before = build("central-asia", folder)
    assert before.value("imports", "CHN", "KGZ", 2022, regime="own") is not None
    shutil.copytree(snapshot_dir, folder, dirs_exist_ok=True)
    after = build("central-asia", folder)
    assert before.value("turnover", "CHN", "KGZ", 2022, regime="mirror") is None
    assert after.value("turnover", "CHN", "KGZ", 2022, regime="mirror") == pytest.approx(15370)


@pytest.mark.parametrize("damage", ["cut", "gone", "changed"])
def test_a_damaged_snapshot_is_refused(holding: Keep, damage: str) -> None:
    folder = holding(["china-customs", "nso-bilateral"])
    path = next(folder.glob("nso-bilateral*"))
    blob = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(blob[:2000] if damage == "cut" else blob[:-1] + b"?")
    with pytest.raises(SnapshotError) as fault:
        build("central-asia", folder)
    assert path.name in str(fault.value)
    assert fault.value.remedy


def test_no_snapshot_and_no_theatre(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no snapshot"):
        build("central-asia", tmp_path)
    with pytest.raises(QueryError, match="unknown theatre"):
        build("middle-earth")


def test_a_theatre_of_ones_own_needs_no_group(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'id = "mine"\ntitle = "Mine"\nstates = ["KGZ"]\npowers = ["CHN", "ISL", "EUU"]\n'
        'since = 2019\nuntil = 2022\nsections = ["claims"]\n'
    )
    panel = build(file)
    assert panel.value("imports", "CHN", "KGZ", 2022, regime="own") == pytest.approx(4069.468372)
    assert set(panel.table["year"]) == {2019, 2020, 2021, 2022}
    assert set(panel.table["state"]) == {"KGZ"}
    assert set(panel.table["power"].drop_nulls()) == {"CHN", "ISL", "EUU", "WLD"}


def test_years_before_all_data_are_gaps(tmp_path: Path) -> None:
    file = tmp_path / "future.toml"
    file.write_text(
        'id = "future"\ntitle = "Future"\nstates = ["KGZ"]\npowers = ["CHN"]\n'
        'since = 2040\nuntil = 2041\nsections = ["claims"]\n'
    )
    table = build(file).table
    assert set(table["status"]) == {"not covered"}


def test_side_by_side_shows_only_what_is_covered(central: Panel) -> None:
    rows = central.select(indicator="turnover", power="CHN", state="CA5")
    shown = side_by_side(rows)
    assert "mirror (published)" in shown.columns
    by_year = {row["year"]: row for row in shown.to_dicts()}
    assert by_year[2022]["mirror (published)"] == "70,200.0"
    assert by_year[2022]["mirror"] == "~ 69,800.0"
    assert by_year[2021]["own"].startswith("≥ ")
    assert by_year[2021]["mirror"] is None
    assert 1992 not in by_year or by_year[1992]["own"] is None


def test_side_by_side_of_nothing_is_an_empty_table(central: Panel) -> None:
    rows = central.select(indicator="turnover", power="USA", state="TKM", year=2023)
    assert rows.height == 2
    assert side_by_side(rows).is_empty()
