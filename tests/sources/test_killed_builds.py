"""Whenever a build is killed, the folder holds the old snapshot or the new one, never a mixture."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from provider_files import contents, place

from suasion.catalog import source
from suasion.sources import Snapshot, build

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are told by fork and signal")

KEPT, CHANGED, ADDED = "eurostat-totals", ("china-customs", "imf-imts", "nso-bilateral"), "imf-dots"
Tables = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Kills:
    """The snapshots before and after, and a folder for every killed build with its signal."""

    old: Tables
    new: Tables
    whole: Path
    origin: Path
    work: Path
    ended: dict[str, int]

    def series(self, name: str) -> list[Path]:
        """The folders of one series that were killed, in order."""
        return [self.work / one for one, how in self.ended.items() if how and one.startswith(name)]

    def held(self, folder: Path) -> str:
        """Which snapshot a folder holds: every file whole, every table equal."""
        found = tables(folder)
        if same(found, self.old):
            return "old"
        return "new" if same(found, self.new) else "a mixture"


def tables(folder: Path) -> Tables:
    """Everything a snapshot holds, after comparing all files with their checksums."""
    snapshot = Snapshot(folder)
    snapshot.verify()
    return {name: snapshot.records(name).collect() for name in snapshot.entries}


def same(one: Tables, other: Tables) -> bool:
    """Tell whether two snapshots hold the same."""
    return one.keys() == other.keys() and all(one[name].equals(other[name]) for name in one)


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> Kills:
    """Builds over a snapshot of which three sources change, one is added and one stays, killed."""
    root = tmp_path_factory.mktemp("kills")
    before, after = root / "before", root / "after"
    for name in (KEPT, *CHANGED):
        place(before, name)
    shutil.copytree(before, after)
    place(after, ADDED)
    csv = after / source("china-customs").file
    csv.write_text(csv.read_text(encoding="utf-8").replace(",22.50,", ",22.75,"), encoding="utf-8")
    for name, column in (("imf-imts", "million_usd"), ("nso-bilateral", "value_kusd")):
        pl.read_parquet(path := after / source(name).file).with_columns(
            pl.col(column) * 2
        ).write_parquet(path)
    old, new = build(before, root / "old").folder, build(after, root / "new").folder
    work = root / "work"
    program = Path(__file__).with_name("killed_build.py")
    subprocess.run([sys.executable, str(program), after, old, work], check=True, timeout=120)
    ended = json.loads((work / "ended.json").read_text(encoding="utf-8"))
    return Kills(tables(old), tables(new), new, after, work, ended)


def test_old_and_new_differ_in_what_the_test_changes(kills: Kills) -> None:
    changed = [name for name in kills.old if not kills.old[name].equals(kills.new[name])]
    assert sorted(changed) == sorted(CHANGED)
    assert set(kills.new) - set(kills.old) == {ADDED}


def test_a_kill_before_every_single_step_leaves_old_or_new(kills: Kills) -> None:
    killed = kills.series("step")
    held = [kills.held(folder) for folder in killed]
    assert len(killed) > 20
    assert set(held) == {"old", "new"}
    assert held == sorted(held, reverse=True)  # once new, never old again


def test_a_kill_inside_the_writing_of_every_file_leaves_the_old(kills: Kills) -> None:
    killed = kills.series("write")
    assert {kills.ended[folder.name] for folder in killed} == {signal.SIGXFSZ}
    assert len(killed) == len(CHANGED) + 2  # the changed, the added, the manifest
    assert all(any(folder.glob(".suasion-*")) for folder in killed)
    assert {kills.held(folder) for folder in killed} == {"old"}


def test_kills_at_12_moments_of_the_clock_leave_old_or_new(kills: Kills) -> None:
    held = {kills.held(folder) for folder in kills.series("moment")}
    assert "old" in held
    assert held <= {"old", "new"}


def test_the_build_after_a_kill_gives_the_new_to_the_byte_and_clears_up(kills: Kills) -> None:
    wanted = contents(kills.whole)
    for series in ("step", "write"):
        for folder in kills.series(series):
            again = shutil.copytree(folder, folder.with_name(f"again-{folder.name}"))
            build(kills.origin, again)
            assert contents(again) == wanted, folder.name


def test_the_build_that_is_not_killed_gives_the_new_to_the_byte(kills: Kills) -> None:
    finished = [kills.work / name for name, how in kills.ended.items() if how == 0]
    wanted = contents(kills.whole)
    assert len(finished) >= 2
    assert all(contents(folder) == wanted for folder in finished)
