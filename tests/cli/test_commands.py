"""The command line: results on stdout, the rest on stderr, exit codes, formats."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from suasion import cli
from suasion.catalog import sources
from suasion.panel import build
from suasion.sources import shipped

COMMANDS = (
    ["brief"], ["check"], ["trace"], ["panel"], ["sources"], ["data", "build"],
    ["scenario", "solve"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*command, "--help"]) == 0
    told = capsys.readouterr().out
    assert f"suasion {' '.join(command)}" in told
    assert "Example" in told


def test_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "central-asia", "--format", "json"]) == 0
    printed = capsys.readouterr()
    claims = json.loads(printed.out)
    assert {"id", "says", "verdict", "tests", "nearest_true"} <= set(claims[0])
    for claim in claims:
        for test in claim["tests"]:
            assert {
                "label", "value", "unit", "low", "high", "holds_in", "n_specifications",
                "by_specification", "sources",
            } <= set(test)  # fmt: skip
            assert test["n_specifications"] == len(test["by_specification"])
            assert test["holds_in"] <= test["n_specifications"]
            if test["value"] is not None:
                assert test["low"] <= test["value"] <= test["high"]
    assert printed.err


def test_explain_one_claim(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "central-asia", "--explain", "S03"]) == 0
    told = capsys.readouterr().out
    assert "70.2 bn USD" in told
    assert "reporter=mirror aggregate=provider" in told
    assert "suasion trace central-asia CHN CA5 2022 turnover" in told
    assert cli.run(["check", "central-asia", "--explain", "S99"]) == 2


def test_trace_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["trace", "central-asia", "CHN", "KGZ", "2022", "imports", "--format", "json"]
    assert cli.run(arguments) == 0
    (link,) = json.loads(capsys.readouterr().out)
    assert round(link["value"]) == 4069
    assert (link["unit"], link["row"]) == ("mn USD", 19988)
    assert link["file"].endswith("national_bilateral_totals.parquet")
    assert len(link["sha256"]) == 64


def test_trace_of_what_is_not_covered_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["trace", "central-asia", "IRN", "TKM", "2023", "imports", "--format", "json"]
    assert cli.run(arguments) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert "not covered" in printed.err


def test_panel_as_csv_keeps_every_digit_and_empty_nulls(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["panel", "central-asia", "--indicator", "imports", "--power", "CHN"]
    assert cli.run([*arguments, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    table = build("central-asia").select(indicator="imports", power="CHN")
    assert len(rows) == table.height
    for row, value in zip(rows, table["value"], strict=True):
        assert row["value"] == "" if value is None else float(row["value"]) == value


def test_panel_shows_regimes_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["panel", "central-asia", "--power", "CHN", "--state", "KGZ", "--year", "2022"]
    assert cli.run(arguments) == 0
    told = capsys.readouterr().out
    assert "own" in told
    assert "mirror" in told
    assert "4,130.3" in told
    assert "~ 15,370.0" in told


def test_parquet_needs_a_file(tmp_path: Path) -> None:
    assert cli.run(["panel", "central-asia", "--format", "parquet"]) == 2
    out = tmp_path / "panel.parquet"
    assert cli.run(["panel", "central-asia", "--format", "parquet", "--out", str(out)]) == 0
    assert pl.read_parquet(out).height > 0


def test_coverage_shows_its_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["sources", "--coverage"]) == 0
    told = capsys.readouterr().out
    matrix = next(line for line in told.splitlines() if line.startswith("oec-totals"))
    assert "■■■■■■·■■■■■■■■■··■■■■■··········" in matrix


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "mars"],
        ["panel", "mars"],
        ["panel", "central-asia", "--state", "XXX"],
        ["panel", "central-asia", "--indicator", "mood"],
        ["panel", "central-asia", "--year", "1066"],
        ["trace", "central-asia", "CHN", "KGZ", "2022", "mood"],
        ["trace", "central-asia", "CHN", "KGZ", "soon", "imports"],
        ["brief", "mars"],
        ["check"],
        ["fly"],
        ["check", "central-asia", "--format", "xml"],
        ["check", "central-asia", "--snapshot", "nowhere"],
        ["check", "central-asia", "--record", "--explain", "S03"],
        ["check", "China traded more with Kyrgyzstan in 2022 than in 2021", "--record"],
        ["panel", "central-asia", "--format", "claimreview"],
        ["sources", "--format", "claimreview"],
        ["data", "build", "--from", "nowhere"],
    ],
    ids=" ".join,
)
def test_refusals_end_with_two_and_print_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def test_our_own_faults_end_with_three(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("suasion.panel.build", broken)
    assert cli.run(["panel", "central-asia"]) == 3


def test_another_snapshot_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "snapshot"
    shutil.copytree(shipped(), folder)
    assert cli.run(["sources", "--snapshot", str(folder), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(sources())


def test_the_same_bytes_in_every_environment() -> None:
    outputs = []
    for changed in (
        {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "3"},
        {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4"},
    ):
        code = "from suasion.cli import main; main(['check', 'central-asia', '--format', 'json'])"
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **changed}, capture_output=True
        )
        assert done.returncode == 0
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "('polars', 'altair', 'pydantic')"
    code = f"import suasion, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
