"""Invented snapshots: S03 as a whole becomes true, or false, if the data say so."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from suasion.claims import check
from suasion.errors import SnapshotError
from suasion.panel import build

Change = Callable[[pl.DataFrame], pl.DataFrame]
CHINA = (pl.col("exporter") == "CHN") | (pl.col("importer") == "CHN")


@pytest.fixture
def snapshot(tmp_path: Path, snapshot_dir: Path) -> Path:
    return Path(shutil.copytree(snapshot_dir, tmp_path / "snapshot"))


def rewrite(folder: Path, source: str, change: Change) -> None:
    """Replace the records of one source, and say so in the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text())
    (entry,) = (one for one in manifest["sources"] if one["source"] == source)
    frame = pl.read_parquet(folder / entry["records"])
    (folder / entry["records"]).unlink()
    entry["records"] = f"{source}.rewritten.parquet"
    changed = change(frame)
    changed.write_parquet(folder / entry["records"])
    entry["records_sha256"] = hashlib.sha256((folder / entry["records"]).read_bytes()).hexdigest()
    entry["rows"] = changed.height
    (folder / "manifest.json").write_text(json.dumps(manifest))


def times(factor: float, where: pl.Expr) -> Change:
    figures = pl.col("value", "low", "high", "native")
    return lambda frame: frame.with_columns(
        pl.when(where).then(figures * factor).otherwise(figures)
    )


def with_a_past(frame: pl.DataFrame) -> pl.DataFrame:
    """Beijing's published total of the five, a tenth of it for every year since 1992."""
    total = (
        (pl.col("flow") == "turnover")
        & (pl.col("year") == 2022)
        & ((pl.col("exporter") == "CA5") | (pl.col("importer") == "CA5"))
    )
    (row,) = frame.filter(total).to_dicts()
    earlier = [
        {**row, "year": year, "value": row["value"] / 10, "row": 1000 + year}
        for year in range(1992, 2022)
    ]
    return pl.concat([frame, pl.DataFrame(earlier, frame.schema)])


def test_s03_becomes_true(snapshot: Path) -> None:
    rewrite(snapshot, "nso-bilateral", times(3.0, CHINA & (pl.col("year") == 2022)))
    rewrite(snapshot, "china-customs", lambda f: with_a_past(times(1.2, pl.col("year") == 2022)(f)))
    result = check("central-asia", snapshot)["S03"]
    assert [one.verdict for one in result.tests] == ["supported", "supported"]
    assert result.verdict == "supported"
    assert result.nearest_true is None


def test_s03_becomes_false(snapshot: Path) -> None:
    rewrite(snapshot, "china-customs", times(0.5, pl.col("year") == 2022))
    rewrite(snapshot, "nso-bilateral", times(4.0, CHINA & (pl.col("year") == 2021)))
    result = check("central-asia", snapshot)["S03"]
    assert [one.verdict for one in result.tests] == ["contradicted", "contradicted"]
    assert result.verdict == "contradicted"
    assert "2021 was higher" in (result.nearest_true or "")


def test_one_year_missing_from_the_past_leaves_the_record_open(snapshot: Path) -> None:
    def gap(frame: pl.DataFrame) -> pl.DataFrame:
        return with_a_past(frame).filter(pl.col("year") != 2005)

    rewrite(snapshot, "china-customs", gap)
    record = check("central-asia", snapshot)["S03"].tests[1]
    assert record.verdict == "not testable"
    assert "since 2006: 2005 cannot be compared" in record.reason


@pytest.mark.parametrize(
    ("factor", "verdict"), [(1.0, "contradicted"), (2.0, "supported")], ids=["is", "doubled"]
)
def test_who_is_first_follows_the_figures(snapshot: Path, factor: float, verdict: str) -> None:
    russia = (pl.col("exporter") == "RUS") | (pl.col("importer") == "RUS")
    rewrite(
        snapshot,
        "nso-bilateral",
        times(factor, russia & (pl.col("reporter") == "KAZ") & (pl.col("year") == 2023)),
    )
    assert check("central-asia", snapshot)["G04"].verdict == verdict


def test_the_same_folder_changed_once_more_is_read_again(snapshot: Path) -> None:
    assert check("central-asia", snapshot)["G01"].verdict == "supported"
    rewrite(snapshot, "nso-bilateral", times(2.0, pl.col("year") == 2022))
    assert check("central-asia", snapshot)["G01"].verdict == "contradicted"


def test_records_changed_behind_the_manifest_are_refused(snapshot: Path) -> None:
    path = next(snapshot.glob("nso-bilateral*"))
    times(2.0, CHINA)(pl.read_parquet(path)).write_parquet(path)
    with pytest.raises(SnapshotError, match="damaged"):
        build("central-asia", snapshot)
