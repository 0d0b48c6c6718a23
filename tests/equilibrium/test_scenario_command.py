"""``suasion scenario solve``: formats, options, and refusals that lead to the cell."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest

from suasion import cli
from suasion.equilibrium import Shock, World, solve

HEAD = "exporter,importer,baseline_trade,k"
ROWS = ["A,A,8,1", "A,B,2,0.5", "B,A,2,0.5", "B,B,18,1"]


@pytest.fixture
def trade(tmp_path: Path) -> Path:
    return written(tmp_path, [HEAD, *ROWS])


def written(folder: Path, lines: list[str], name: str = "trade.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(path: Path, *more: str, costs: str = "k", sigma: str = "5") -> int:
    return cli.run(["scenario", "solve", str(path), "--costs", costs, "--sigma", sigma, *more])


def test_the_result_as_csv(trade: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(trade, "--format", "csv", "--numeraire", "B") == 0
    told = capsys.readouterr()
    world = World("AB", [[8, 2], [2, 18]])
    expected = solve(world, Shock([[1, 0.5], [0.5, 1]]), sigma=5, numeraire="B").table
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert list(rows[0]) == expected.columns
    for row, wanted in zip(rows, expected.iter_rows(named=True), strict=True):
        assert row["country"] == wanted["country"]
        assert float(row["real_income_pct"]) == wanted["real_income_pct"]
    assert rows[1]["price_index_pct"] == "0.0"
    assert "iterations" in told.err


def test_other_formats(trade: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(trade, "--format", "json", "--mode", "fixed-income") == 0
    assert [row["country"] for row in json.loads(capsys.readouterr().out)] == ["A", "B"]
    out = tmp_path / "result.parquet"
    assert run(trade, "--format", "parquet", "--out", str(out)) == 0
    assert pl.read_parquet(out).height == 2
    assert run(trade, "--format", "parquet") == 2
    capsys.readouterr()
    assert run(trade) == 0
    printed = capsys.readouterr().out
    assert "closed model, σ = 5, relative to world output" in printed
    assert "-2.6689" in printed


def test_the_order_of_rows_does_not_matter(
    trade: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path, [HEAD, *reversed(ROWS)], "other.csv")
    assert run(trade, "--format", "csv") == 0
    first = capsys.readouterr().out
    assert run(other, "--format", "csv") == 0
    assert capsys.readouterr().out == first


def test_output_replaces_internal_trade(
    trade: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = written(tmp_path, [HEAD, "A,B,2,0.5", "B,A,2,0.5"], "foreign.csv")
    totals = written(tmp_path, ["country,output,expenditure", "B,20,1", "A,10,1"], "output.csv")
    assert run(trade, "--format", "csv") == 0
    whole = capsys.readouterr().out
    assert run(foreign, "--format", "csv", "--output", str(totals)) == 0
    told = capsys.readouterr()
    assert told.out == whole
    assert "expenditure" in told.err
    assert run(foreign) == 2
    assert "exporter A, importer A" in capsys.readouterr().err


def test_a_world_that_falls_apart_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = written(tmp_path, [HEAD, "A,A,8,1", "A,B,2,0", "B,A,2,0", "B,B,18,1"])
    assert run(cut) == 0
    assert "price level of its own" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([HEAD, *ROWS[:3]], ["pairs have no row", "exporter B, importer B"]),
        ([HEAD, *ROWS, "A,B,3,1"], ["row 6", "A B", "keep one row"]),
        ([HEAD, *ROWS[:3], "B,B,-1,1"], ["row 5", "column baseline_trade", "'-1'"]),
        ([HEAD, *ROWS[:3], "B,B,NaN,1"], ["row 5", "column baseline_trade", "'NaN'"]),
        ([HEAD, *ROWS[:3], "B,B,many,1"], ["row 5", "column baseline_trade", "'many'"]),
        ([HEAD, *ROWS[:3], "B,B,,1"], ["row 5", "column baseline_trade"]),
        ([HEAD, "A,A,8,-0.1", *ROWS[1:]], ["row 2", "column k", "'-0.1'"]),
        ([HEAD, "A,A,8", *ROWS[1:]], ["row 2", "column k"]),
        ([HEAD, "A,A,8,inf", *ROWS[1:]], ["row 2", "column k"]),
        ([HEAD, " ,A,8,1", *ROWS[1:]], ["row 2", "column exporter"]),
        ([HEAD, *ROWS, "C,A,1,1", "C,B,1,1"], ["pairs have no row", "exporter A, importer C"]),
        (["exporter,importer,trade,k", *ROWS], ["column baseline_trade", "exporter, importer"]),
        ([HEAD + ",k", *(row + ",1" for row in ROWS)], ["column k", "stands twice"]),
        ([HEAD, "A,A,8,1,9,9", *ROWS[1:]], ["cannot be read"]),
        ([HEAD, *ROWS[:3], "B,B,0,1", "C,A,0,1", "A,C,0,1", "C,B,0,1", "B,C,0,1", "C,C,0,1"],
         ["sells nothing", "where: C"]),
        ([HEAD, "A,A,8,1", "A,B,1,0", "B,A,2,0", "B,B,18,1"], ["times what it earns"]),
        ([""], ["cannot be read"]),
    ],
)  # fmt: skip
def test_refusals_lead_to_the_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], told: list[str]
) -> None:
    path = written(tmp_path, lines)
    out = tmp_path / "result.csv"
    assert run(path, "--format", "csv", "--out", str(out)) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert not out.exists()
    assert "remedy" in printed.err
    for words in told:
        assert words in printed.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"costs": "khat"}, ["column khat", "trade.csv"]),
        ({"sigma": "1"}, ["above 1", "sigma = 1"]),
        ({"sigma": "0.5"}, ["above 1"]),
    ],
)
def test_options_are_refused(
    trade: Path, capsys: pytest.CaptureFixture[str], options: dict[str, str], told: list[str]
) -> None:
    assert run(trade, **options) == 2
    printed = capsys.readouterr().err
    for words in told:
        assert words in printed


def test_usage_is_refused(trade: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(trade, "--numeraire", "XXX") == 2
    assert "use one of A, B" in capsys.readouterr().err
    assert run(trade, "--mode", "open") == 2
    assert run(trade.with_name("nope.csv")) == 2
    assert run(trade.parent) == 2
    assert cli.run(["scenario", "solve", str(trade), "--costs", "k"]) == 2


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["country,output", "A,10"], ["no output", "'B'"]),
        (["country,output", "A,1", "B,20"], ["row 2", "less than its exports"]),
        (["country,output", "A,10", "A,10", "B,20"], ["row 3", "stood before"]),
        (["country,output", "A,ten", "B,20"], ["row 2", "column output"]),
        (["country,sales", "A,10", "B,20"], ["column output"]),
    ],
)
def test_bad_outputs_are_refused(
    trade: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str],
    told: list[str],
) -> None:  # fmt: skip
    totals = written(tmp_path, lines, "output.csv")
    assert run(trade, "--output", str(totals)) == 2
    printed = capsys.readouterr().err
    assert "output.csv" in printed
    for words in told:
        assert words in printed
