"""A bad file gives one error that says where and what to do, and what was stored stays."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from damage import Damage
from damages import COMMON, OTHERS
from provider_files import contents, place

from suasion import cli
from suasion.catalog import source
from suasion.errors import SourceError
from suasion.sources import build

COMPANION = "imf-imts"
EVERY = [pytest.param(one, id=str(one)) for one in [*COMMON, *OTHERS]]


@pytest.fixture
def hurt(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Damage, Path, Path]:
    """A damage, an origin with that file and one rightly changed, and a snapshot of before."""
    damage: Damage = request.param
    origin, out = tmp_path / "origin", tmp_path / "out"
    path, other = place(origin, damage.source), place(origin, COMPANION)
    build(origin, out)
    changed = pl.read_parquet(other).with_columns(pl.col("million_usd") * 2)
    changed.write_parquet(other)
    damage.hurt(path)
    return damage, origin, out


@pytest.mark.parametrize("hurt", EVERY, indirect=True)
def test_damage_is_refused_by_name_and_nothing_is_stored(
    hurt: tuple[Damage, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    damage, origin, out = hurt
    before = contents(out)
    with pytest.raises(SourceError) as caught:
        build(origin, out)
    refused = caught.value
    assert damage.what in refused.what
    assert (refused.source, refused.file) == (damage.source, Path(source(damage.source).file).name)
    assert (refused.row, refused.column) == (damage.row, damage.column)
    assert damage.value is None or refused.value == damage.value
    assert contents(out) == before

    capsys.readouterr()
    assert cli.run(["data", "build", "--from", str(origin), "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, where, remedy = said.err[said.err.index("suasion: ") :].rstrip("\n").split("\n")
    assert first == f"suasion: {refused.what}"
    assert where.startswith(f"  where: source {damage.source}, file {refused.file}")
    named = {"row": damage.row, "column": damage.column}
    assert all(f", {name} {what}" in where for name, what in named.items() if what is not None)
    assert damage.value is None or f", value {damage.value!r}" in where
    assert len(remedy) > len("  remedy: ")
    assert str(origin) not in said.err
    assert contents(out) == before


@pytest.mark.parametrize("kind", ["truncated", "key twice", "negative", "future", "unknown"])
@pytest.mark.parametrize("name", sorted({one.source for one in COMMON}))
def test_every_kind_of_damage_is_tried_on_every_provider_named(name: str, kind: str) -> None:
    assert any(kind in one.kind for one in COMMON if one.source == name)


def test_the_undamaged_files_are_accepted(tmp_path: Path) -> None:
    for name in {one.source for one in [*COMMON, *OTHERS]}:
        place(tmp_path / "origin", name)
    assert not build(tmp_path / "origin", tmp_path / "out").removed


def test_a_good_file_beside_a_bad_one_is_not_stored_either(origin: Path, stored: Path) -> None:
    before = contents(stored)
    last = origin / source("wdi-population").file
    last.write_bytes(last.read_bytes()[:-1])
    for name in ("imf-dots", "imf-imts"):
        path = origin / source(name).file
        pl.read_parquet(path).with_columns(pl.col("million_usd") * 2).write_parquet(path)
    with pytest.raises(SourceError):
        build(origin, stored)
    assert contents(stored) == before


def test_a_refused_first_build_leaves_no_folder(origin: Path, tmp_path: Path) -> None:
    path = origin / source("china-customs").file
    path.write_text("year\n", encoding="utf-8")
    with pytest.raises(SourceError):
        build(origin, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_an_absent_window_is_spoken_of_in_words(origin: Path, tmp_path: Path) -> None:
    path = origin / source("oec-totals").file
    pl.read_parquet(path).filter(pl.col("year") != 2005).write_parquet(path)
    with pytest.raises(SourceError, match="no record for any reporter imports 2005, which its"):
        build(shutil.copytree(origin, tmp_path / "copy"), tmp_path / "new")
