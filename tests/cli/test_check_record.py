"""``suasion check`` beside a record: what moved is said, a moved verdict ends with one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from suasion import cli
from suasion.claims import shipped

FILE = """
theatre = "central-asia"

[[claim]]
id = "A"
says = "China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022."
speaker = "An analyst"
date = "2024-03"
kind = "quantity"

[[claim.test]]
label = "above 10"
measure = "turnover"
power = "CHN"
state = "KGZ"
period = 2022
condition = { kind = "above", value = 10, unit = "bn USD" }

[[claim]]
id = "B"
says = "Kyrgyzstan imported goods for about 4.1 billion dollars from China in 2022."
speaker = "An analyst"
date = "2024-03"
kind = "quantity"

[[claim.test]]
label = "about 4.1"
measure = "imports"
power = "CHN"
state = "KGZ"
period = 2022
condition = { kind = "equals", value = 4.1, tolerance = 0.1, unit = "bn USD" }
"""

Edit = Callable[[str, str], None]


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A claims file whose verdicts (mixed, supported) are recorded."""
    path = tmp_path / "claims.toml"
    path.write_text(FILE, encoding="utf-8")
    assert cli.run(["check", str(path), "--record"]) == 0
    assert f"record written: {tmp_path / 'claims.record.json'}" in capsys.readouterr().err
    return path


@pytest.fixture
def edit(claims: Path) -> Edit:
    def replace(old: str, new: str) -> None:
        text = claims.read_text(encoding="utf-8")
        assert old in text
        claims.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def other_snapshot(folder: Path, start: Path, factor: float) -> Path:
    """A snapshot with a new vintage of China's customs, in which 2022 is another."""
    shutil.copytree(start, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    (entry,) = (one for one in manifest["sources"] if one["source"] == "china-customs")
    entry["vintage_sha256"] = "0123456789abcdef" * 4
    names = ["value", "low", "high"]
    changed = pl.when(pl.col("year") == 2022).then(pl.col(names) * factor).otherwise(pl.col(names))
    path = folder / entry["records"]
    pl.read_parquet(path).with_columns(changed).write_parquet(path)
    entry["records_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_what_did_not_move_is_not_spoken_of(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(claims)]) == 0
    assert capsys.readouterr().err == "Of 2 claims: 1 supported, 1 mixed.\n"
    assert cli.run(["check", str(claims), "--record"]) == 0
    assert "record unchanged" in capsys.readouterr().err


def test_a_moved_verdict_ends_with_one_and_says_why(
    claims: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("value = 10,", "value = 3,")
    assert cli.run(["check", str(claims), "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)[0]["verdict"] == "supported"
    assert "A: mixed → supported" in printed.err
    assert "rewritten: test.0.condition.value 10 → 3" in printed.err
    assert "1 verdict moved since the record" in printed.err
    assert f"suasion check {claims} --record" in printed.err
    assert "B:" not in printed.err


def test_other_data_are_named(
    claims: Path, snapshot_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = other_snapshot(tmp_path / "snapshot", snapshot_dir, 0.5)
    assert cli.run(["check", str(claims), "--snapshot", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "A: mixed → contradicted" in told
    assert "vintage of china-customs changed: 9dbc0fc6cc9a → 0123456789ab" in told
    assert '"above 10", reporter=mirror aggregate=members: value 15370 → 7685 mn USD' in told


def test_figures_that_move_no_verdict_are_a_line(
    claims: Path, snapshot_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = other_snapshot(tmp_path / "snapshot", snapshot_dir, 1.01)
    assert cli.run(["check", str(claims), "--snapshot", str(folder)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[1:] == ["since the record 1 value moved without a verdict moving (A)"]


def test_recording_again_says_what_moved_and_accepts_it(
    claims: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("value = 10,", "value = 3,")
    assert cli.run(["check", str(claims), "--record"]) == 0
    told = capsys.readouterr().err
    assert "A: mixed → supported" in told
    assert "record written" in told
    assert cli.run(["check", str(claims)]) == 0


def test_claims_that_came_or_went_are_told(
    claims: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit('id = "B"', 'id = "C"')
    assert cli.run(["check", str(claims)]) == 0
    told = capsys.readouterr().err
    assert "B: in the record (supported), but no longer among the claims" in told
    assert "C: not in the record, now supported" in told


def test_explaining_one_claim_compares_it_alone(
    claims: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("value = 10,", "value = 3,")
    assert cli.run(["check", str(claims), "--explain", "B"]) == 0
    assert capsys.readouterr().err == ""
    assert cli.run(["check", str(claims), "--explain", "A"]) == 1
    assert "A: mixed → supported" in capsys.readouterr().err


def test_claims_none_of_which_can_be_tested_are_recorded_too(
    claims: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        edit("period = 2022", "period = 1993")
    assert cli.run(["check", str(claims), "--record"]) == 1
    told = capsys.readouterr().err
    assert "A: mixed → not testable" in told
    assert "no claim can be tested" in told
    assert cli.run(["check", str(claims)]) == 1
    assert "moved" not in capsys.readouterr().err


@pytest.mark.parametrize("content", ['{"format": 1', '{"format": 99, "claims": []}'])
def test_a_record_that_is_refused_ends_with_two_until_it_is_made_again(
    claims: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = claims.with_suffix(".record.json")
    path.write_text(content)
    assert cli.run(["check", str(claims)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(path) in printed.err
    assert "delete it, or record again" in printed.err
    assert path.read_text() == content
    assert cli.run(["check", str(claims), "--record"]) == 0
    assert "not compared: the record" in capsys.readouterr().err
    assert cli.run(["check", str(claims)]) == 0


def test_a_folder_that_cannot_be_written_is_told(
    claims: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = claims.with_suffix(".record.json").read_bytes()
    edit("value = 10,", "value = 3,")

    def denied(*_: object, **__: object) -> tuple[int, str]:
        raise PermissionError(13, os.strerror(13))

    # the tests may run as a user whom no folder refuses
    monkeypatch.setattr("tempfile.mkstemp", denied)
    assert cli.run(["check", str(claims), "--record"]) == 2
    told = capsys.readouterr().err
    assert "A: mixed → supported" in told
    assert "the record cannot be written: Permission denied" in told
    assert "remedy" in told
    assert "Traceback" not in told
    assert claims.with_suffix(".record.json").read_bytes() == before


def test_a_sentence_has_no_record(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    said = "China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022"
    assert cli.run(["check", said, "--record", "--draft", str(draft)]) == 2
    assert "--record with a sentence" in capsys.readouterr().err
    assert not draft.exists()


def test_the_shipped_claims_have_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    file = shipped("central-asia")
    assert file is not None
    assert file.with_suffix(".record.json").is_file()
    assert cli.run(["check", "central-asia"]) == 0
    assert "record" not in capsys.readouterr().err
