"""A build writes what changed and nothing else, and takes nothing away unasked."""

import errno
import os
from pathlib import Path

import polars as pl
import pytest
from provider_files import contents, write_origin

from suasion import cli
from suasion.catalog import source, sources
from suasion.errors import QueryError, SnapshotError
from suasion.sources import Snapshot, build


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, time of change and length of every file."""
    found = {path.name: path.stat() for path in folder.iterdir()}
    return {name: (one.st_ino, one.st_mtime_ns, one.st_size) for name, one in found.items()}


def edit(origin: Path, name: str, old: str, new: str) -> None:
    """Replace a text in a file of the origin."""
    path = origin / source(name).file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_build_without_change_writes_nothing(origin: Path, stored: Path) -> None:
    before = stamps(stored)
    again = build(origin, stored)
    assert (again.written, again.removed) == ((), ())
    assert again.compiled == tuple(sources())
    assert stamps(stored) == before


def test_the_command_says_that_nothing_changed(
    origin: Path, stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stamps(stored)
    assert cli.run(["data", "build", "--from", str(origin), "--out", str(stored)]) == 0
    assert capsys.readouterr().out == f"{len(sources())} sources compiled; nothing changed\n"
    assert stamps(stored) == before


def test_only_the_changed_source_and_the_manifest_are_written(origin: Path, stored: Path) -> None:
    before = stamps(stored)
    edit(origin, "china-customs", ",22.50,", ",22.75,")
    done = build(origin, stored)
    assert [name.split(".")[0] for name in done.written] == ["china-customs", "manifest"]
    assert [name.split(".")[0] for name in done.removed] == ["china-customs"]
    after = stamps(stored)
    assert {name for name in after if after[name] != before.get(name)} == set(done.written)
    assert set(before) - set(after) == set(done.removed)


def test_a_change_that_changes_no_record_changes_the_vintage_only(
    origin: Path, stored: Path
) -> None:
    edit(origin, "china-customs", "published (+28.8% y/y)", "published (+28.8 % y/y)")
    old = Snapshot(stored).entry("china-customs")
    assert build(origin, stored).written == ("manifest.json",)
    new = Snapshot(stored).entry("china-customs")
    assert new.records_sha256 == old.records_sha256
    assert new.vintage_sha256 != old.vintage_sha256


def test_the_bytes_do_not_depend_on_where_the_files_lie(compiled: Path, tmp_path: Path) -> None:
    elsewhere = write_origin(tmp_path / "some" / "other place")
    assert contents(build(elsewhere, tmp_path / "out").folder) == contents(compiled)


def test_a_build_that_would_lose_a_source_is_refused(
    origin: Path, stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(stored)
    (origin / source("imf-dots").file).unlink()
    with pytest.raises(SnapshotError, match="would lose") as caught:
        build(origin, stored)
    assert caught.value.where == f"imf-dots ({source('imf-dots').file})"
    assert "--out" in caught.value.remedy
    assert cli.run(["data", "build", "--from", str(origin), "--out", str(stored)]) == 2
    assert "imf-dots" in capsys.readouterr().err
    assert contents(stored) == before


def test_a_source_may_be_added(origin: Path, tmp_path: Path) -> None:
    path = origin / source("imf-dots").file
    content = path.read_bytes()
    path.unlink()
    first = build(origin, tmp_path / "out")
    assert first.absent == ("imf-dots",)
    assert not Snapshot(first.folder).holds("imf-dots")
    path.write_bytes(content)
    build(origin, tmp_path / "out")
    assert Snapshot(first.folder).holds("imf-dots")


@pytest.mark.parametrize("made", [True, False])
def test_a_folder_without_any_file_is_refused(
    made: bool, stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(stored)
    empty = tmp_path / "empty"
    if made:
        empty.mkdir()
    with pytest.raises(QueryError, match="no file of any declared source"):
        build(empty, stored)
    assert cli.run(["data", "build", "--from", str(empty), "--out", str(stored)]) == 2
    assert "remedy: name the folder that holds trade/ and finance/" in capsys.readouterr().err
    assert contents(stored) == before


def test_files_that_are_not_of_the_snapshot_stay(origin: Path, stored: Path) -> None:
    kept = ("notes.txt", "my own.parquet", "trade.parquet", "china-customs.parquet")
    for name in kept:
        (stored / name).write_text("of the user", encoding="utf-8")
    edit(origin, "china-customs", ",22.50,", ",22.75,")
    assert len(build(origin, stored).removed) == 1
    assert all((stored / name).read_text(encoding="utf-8") == "of the user" for name in kept)


def test_what_a_killed_build_left_is_cleared_away(
    origin: Path, compiled: Path, stored: Path
) -> None:
    (stored / ".suasion-k1ll3d_x").write_bytes(b"half")
    (stored / "imf-dots.0123456789ab.parquet").write_bytes(b"of a build that was cut short")
    done = build(origin, stored)
    assert done.removed == (".suasion-k1ll3d_x", "imf-dots.0123456789ab.parquet")
    assert contents(stored) == contents(compiled)


def test_a_damaged_file_is_found_and_mended_by_building_again(origin: Path, stored: Path) -> None:
    path = stored / Snapshot(stored).entry("imf-imts").records
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(SnapshotError, match="a file is damaged"):
        Snapshot(stored).verify()
    assert build(origin, stored).written == (path.name,)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("file", range(1, 4))
def test_a_full_disk_is_told_and_leaves_the_old_snapshot(
    file: int, origin: Path, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, column in (("imf-imts", "million_usd"), ("nso-bilateral", "value_kusd")):
        path = origin / source(name).file
        pl.read_parquet(path).with_columns(pl.col(column) * 2).write_parquet(path)
    before = contents(stored)
    calls = iter(range(1, 100))

    def full(_: int) -> None:
        if next(calls) == file:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("suasion.sources.whole.os.fsync", full)
    with pytest.raises(SnapshotError, match="No space left on device"):
        build(origin, stored)
    after = contents(stored)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + file - 1
    assert not list(stored.glob(".suasion-*"))
    Snapshot(stored).verify()


def test_a_file_where_the_snapshot_should_be_is_refused(
    origin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.write_text("not a folder", encoding="utf-8")
    assert cli.run(["data", "build", "--from", str(origin), "--out", str(out)]) == 2
    assert "the snapshot cannot be written: File exists" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "not a folder"


def test_a_manifest_that_cannot_be_read_is_not_built_over(origin: Path, stored: Path) -> None:
    (stored / "manifest.json").write_text("{", encoding="utf-8")
    before = contents(stored)
    with pytest.raises(SnapshotError, match="the manifest cannot be read") as caught:
        build(origin, stored)
    assert "empty folder" in caught.value.remedy
    assert contents(stored) == before


def test_progress_names_every_source_once(origin: Path, tmp_path: Path) -> None:
    said: list[str] = []
    build(origin, tmp_path / "out", progress=said.append)
    assert said == list(sources())
