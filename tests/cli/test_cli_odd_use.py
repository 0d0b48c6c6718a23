"""The command line in hands that do not know it: files, terminals, encodings, snapshots."""

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
from suasion.claims import check

CELL = ["--indicator", "imports", "--power", "CHN", "--state", "KGZ", "--year", "2022"]

CLAIMS = """
theatre = "central-asia"

[[claim]]
id = "A"
says = "China [sic] sold :smile: [bold]more[/bold], she \\"said\\"."
speaker = "An analyst"
date = "2024-03"
kind = "trend"

[[claim.test]]
label = "rose [1]"
measure = "imports"
power = "CHN"
state = "KGZ"
period = 2023
condition = { kind = "rises", from = 2021 }
"""


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.toml"
    path.write_text(CLAIMS, encoding="utf-8")
    return str(path)


@pytest.fixture
def copied(tmp_path: Path, snapshot_dir: Path) -> Path:
    return Path(shutil.copytree(snapshot_dir, tmp_path / "snapshot"))


def outside(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    code = "import sys; from suasion.cli import main; main(sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_what_analysts_write_is_no_markup(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", claims]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for part in ("[sic]", ":smile:", "[bold]more[/bold],", "[1]"):
        assert part in told


def test_csv_comes_back_as_it_was(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", claims, "--format", "csv"]) == 0
    printed = capsys.readouterr().out
    (row,) = csv.DictReader(io.StringIO(printed))
    (before,) = check(claims).table.to_dicts()
    assert row["says"] == before["says"]
    assert float(row["value"]) == before["value"]
    assert row["nearest_true"] == ""
    back = pl.read_csv(io.StringIO(printed))
    assert back["low"].to_list() == [before["low"]]
    assert back["nearest_true"].null_count() == 1


def test_reviews_are_a_document_on_stdout_or_in_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", "central-asia", "--format", "claimreview"]
    assert cli.run(arguments) == 0
    printed = capsys.readouterr().out
    content = json.loads(printed)
    assert content["@context"] == "https://schema.org"
    assert {one["@type"] for one in content["@graph"]} == {"ClaimReview"}
    assert len(content["@graph"]) == len(check("central-asia"))
    out = tmp_path / "reviews.jsonld"
    assert cli.run([*arguments, "--out", str(out)]) == 0
    filed = capsys.readouterr()
    assert (filed.out, out.read_text(encoding="utf-8")) == ("", printed)
    assert f"{len(content['@graph'])} reviews written to" in filed.err
    assert cli.run([*arguments, "--explain", "G02"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["@graph"]
    assert one["@id"] == "#G02"


@pytest.mark.parametrize("style", ["json", "csv", "table"])
@pytest.mark.parametrize(
    "command",
    [
        ["check", "central-asia"],
        ["check", "central-asia", "--explain", "G02"],
        ["panel", "central-asia", *CELL],
        ["sources"],
    ],
    ids=["check", "explain", "panel", "sources"],
)
def test_a_file_holds_what_stdout_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], style: str
) -> None:
    assert cli.run([*command, "--format", style]) == 0
    printed = capsys.readouterr().out
    out = tmp_path / "out"
    assert cli.run([*command, "--format", style, "--out", str(out)]) == 0
    filed = capsys.readouterr()
    assert filed.out == ""
    assert "written to" in filed.err
    assert out.read_text(encoding="utf-8") == printed


def test_parquet_comes_back_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "claims.parquet"
    arguments = ["check", "central-asia", "--format", "parquet", "--out", str(out)]
    assert cli.run(arguments) == 0
    assert pl.read_parquet(out).equals(check("central-asia").table)


@pytest.mark.parametrize("style", ["json", "csv", "parquet", "table"])
@pytest.mark.parametrize("name", ["no/such/folder/out", "."])
def test_a_file_that_cannot_be_written_is_no_fault_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], style: str, name: str
) -> None:
    arguments = ["panel", "central-asia", *CELL, "--format", style, "--out", str(tmp_path / name)]
    assert cli.run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "remedy" in printed.err
    assert "Traceback" not in printed.err


def test_json_of_the_panel_has_unrounded_values_and_null(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["panel", "central-asia", *CELL, "--format", "json"]) == 0
    rows = {row["regime"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["own"]["value"] == pytest.approx(4069.468372, abs=1e-9)
    assert rows["own"]["records"] == ["nso-bilateral:19988"]
    assert rows["mirror"]["value"] is None
    assert rows["mirror"]["status"] == "not covered"


def test_a_quantity_of_the_state_is_traced_with_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["trace", "central-asia", "-", "KGZ", "2022", "gdp", "--format", "json"]
    assert cli.run(arguments) == 0
    links = json.loads(capsys.readouterr().out)
    assert {link["source"] for link in links} == {"wdi-gdp-per-capita", "wdi-population"}
    assert cli.run(["trace", "central-asia", "-", "KGZ", "2022", "imports"]) == 2
    assert "needs a power" in capsys.readouterr().err


def test_every_trace_that_explain_names_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "central-asia", "--explain", "G08"]) == 0
    lines = [
        line.split()[1:]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("  suasion trace")
    ]
    assert lines
    for arguments in lines:
        assert cli.run(arguments) == 0
        assert "sha256" in capsys.readouterr().out


def test_an_explained_claim_that_cannot_be_tested_still_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "past.toml"
    path.write_text(CLAIMS.replace("2023\n", "1993\n").replace("from = 2021", "from = 1992"))
    assert cli.run(["check", str(path), "--explain", "A"]) == 1
    printed = capsys.readouterr()
    assert "NOT TESTABLE" in printed.out
    assert "is not covered" in printed.out
    assert "no claim can be tested" in printed.err


def test_another_snapshot_gives_the_same_and_a_poorer_one_less(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", "central-asia", "--format", "json"]
    assert cli.run(arguments) == 0
    shipped = capsys.readouterr().out
    assert cli.run([*arguments, "--snapshot", str(copied)]) == 0
    assert capsys.readouterr().out == shipped
    manifest = copied / "manifest.json"
    content = json.loads(manifest.read_text())
    content["sources"] = []
    manifest.write_text(json.dumps(content))
    assert cli.run([*arguments, "--snapshot", str(copied)]) == 1
    printed = capsys.readouterr()
    claims = json.loads(printed.out)
    assert {one["verdict"] for one in claims} == {"not testable"}
    # the shipped claims have a record, and it says what is lost
    assert "G01: supported → not testable" in printed.err
    assert "source nso-bilateral went" in printed.err


@pytest.mark.parametrize("damage", ["manifest", "cut", "gone", "format"])
def test_a_damaged_snapshot_is_refused(
    copied: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    manifest, records = copied / "manifest.json", next(copied.glob("imf-dots*"))
    if damage == "manifest":
        manifest.write_text(manifest.read_text()[:300])
    elif damage == "format":
        manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 99'))
    elif damage == "cut":
        records.write_bytes(records.read_bytes()[:-900])
    else:
        records.unlink()
    assert cli.run(["check", "central-asia", "--snapshot", str(copied)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "remedy" in printed.err
    assert "Traceback" not in printed.err


def test_a_fault_of_ours_is_shown_whole_and_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("suasion.claims.check", broken)
    assert cli.run(["check", "central-asia"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "ZeroDivisionError: inside" in printed.err
    assert "report" in printed.err


def test_main_ends_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["panel", "mars"])
    assert end.value.code == 2
    assert "remedy" in capsys.readouterr().err


def test_plain_text_whatever_the_terminal_and_the_locale_claim() -> None:
    arguments = ["panel", "central-asia", "--power", "CHN", "--state", "CA5"]
    plain = outside(arguments)
    forced = outside(
        arguments, FORCE_COLOR="1", COLUMNS="40", PYTHONIOENCODING="cp1252", LC_ALL="C",
        PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TZ="America/Lima", PYTHONHASHSEED="7",
    )  # fmt: skip
    assert (plain.returncode, forced.returncode) == (0, 0)
    assert plain.stdout == forced.stdout
    assert "≥ " in plain.stdout.decode("utf-8")
    assert b"\x1b" not in plain.stdout
