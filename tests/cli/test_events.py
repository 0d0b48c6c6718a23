"""``suasion events`` and ``trace`` of an event: rows with sources in every format, or a remedy."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from suasion import cli
from suasion.sources import open_snapshot

SECRETARIAT = "CHN-0307=RO236"
HIDDEN = ("fanyv88", "scour.ing", "amansaja")
BARE = re.compile(r"//\d{1,3}(?:\.\d{1,3}){3}|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")

Run = pytest.CaptureFixture[str]


def printed(capsys: Run, *arguments: str) -> str:
    """What a command that succeeds prints as its result."""
    assert cli.run([*arguments]) == 0
    return capsys.readouterr().out


def rows(capsys: Run, *arguments: str) -> list[dict[str, Any]]:
    """The events that a selection finds, one row a record."""
    found: list[dict[str, Any]] = json.loads(
        printed(capsys, "events", "central-asia", *arguments, "--format", "json")
    )
    return found


def refused(capsys: Run, *arguments: str) -> str:
    """What a command that is refused says; it prints no result."""
    assert cli.run([*arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "where: " in said.err
    assert "remedy: " in said.err
    return said.err


def test_every_row_names_its_source_and_no_address_that_may_not_be_shown(capsys: Run) -> None:
    found = rows(capsys)
    assert len(found) > 1000
    assert all(one["title"] and one["source"] for one in found)
    text = json.dumps(found)
    assert not [one for one in HIDDEN if one in text.casefold()]
    assert not BARE.search(text)


def test_records_of_one_event_are_a_row_each_under_one_id(capsys: Run) -> None:
    found = rows(capsys, "--text", "Secretariat of the China-Central Asia")
    assert [(one["id"], one["record"]) for one in found] == [
        (SECRETARIAT, "CHN-0307"),
        (SECRETARIAT, "RO236"),
    ]
    assert {one["source"] for one in found} == {"events-china", "events-others"}
    assert len({one["title"] for one in found}) == 2


def test_the_result_goes_to_stdout_and_the_tally_to_stderr(capsys: Run) -> None:
    asked = ["events", "central-asia", "--power", "CHN", "--instrument", "summit"]
    for style in ("table", "json", "csv"):
        assert cli.run([*asked, "--format", style]) == 0
        said = capsys.readouterr()
        assert "counts are coverage, not activity" in said.err
        assert "coverage" not in said.out
    assert cli.run(asked) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.split() == ["date", "power", "states", "instrument", "event", "status", "id"]
    assert len([line for line in lines if "Xi'an" in line and "CHN-0248" in line]) == 1


def test_csv_json_and_parquet_hold_the_same_rows(capsys: Run, tmp_path: Path) -> None:
    asked = ["--state", "TJK", "--instrument", "base"]
    found = rows(capsys, *asked)
    text = printed(capsys, "events", "central-asia", *asked, "--format", "csv")
    read = [*csv.DictReader(io.StringIO(text))]
    assert [one["record"] for one in read] == [one["record"] for one in found] != []
    assert [one["states"].split() for one in read] == [one["states"] for one in found]
    for style in ("json", "csv", "parquet", "table"):
        out = tmp_path / f"events.{style}"
        asked_to = ["events", "central-asia", *asked, "--format", style, "--out", str(out)]
        assert printed(capsys, *asked_to) == ""
        assert out.stat().st_size > 0
    held = pl.read_parquet(tmp_path / "events.parquet")
    assert held["record"].to_list() == [one["record"] for one in found]
    assert json.loads((tmp_path / "events.json").read_text(encoding="utf-8")) == found
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == text


def test_parquet_on_the_terminal_is_refused(capsys: Run) -> None:
    assert "--out" in refused(capsys, "events", "central-asia", "--format", "parquet")


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (["--power", "RUS"], lambda one: one["power"] == "RUS"),
        (["--state", "KGZ"], lambda one: "KGZ" in one["states"]),
        (["--state", "CA5"], lambda one: len({*one["states"]}) >= 5),
        (["--instrument", "exercise"], lambda one: one["instrument"] == "exercise"),
        (["--dimension", "security"], lambda one: one["dimension"] == "security"),
        (["--since", "2024-02"], lambda one: one["last"] >= "2024-02-01"),
        (["--until", "1999"], lambda one: one["first"] <= "1999-12-31"),
        (["--text", "railway"], lambda one: "railway" in one["name"].casefold()),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_a_filter_leaves_only_events_that_fit(capsys: Run, asked: list[str], fits: Any) -> None:
    every, found = rows(capsys), rows(capsys, *asked)
    assert 0 < len(found) < len(every)
    fitting = {one["id"] for one in every if fits(one)}
    # a record of an event fits; other records of it stay with it
    assert {one["id"] for one in found} == fitting


def test_filters_together_are_all_to_be_met(capsys: Run) -> None:
    asked = ["--power", "CHN", "--instrument", "visit", "--state", "KAZ", "--since", "2022-09",
             "--until", "2022-09"]  # fmt: skip
    names = [one["name"] for one in rows(capsys, *asked)]
    assert names
    assert any("Xi state visit to Kazakhstan" in one for one in names)


def test_a_selection_without_events_is_empty_and_says_what_that_means(capsys: Run) -> None:
    asked = ["events", "central-asia", "--text", "no such words", "--format", "json"]
    assert cli.run(asked) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert "does not say there was none" in said.err


def test_conflicts_tell_both_sides_each_with_its_source(capsys: Run) -> None:
    asked = ["events", "central-asia", "--conflicts", "--text", "Xi'an summit outcome count"]
    found = json.loads(printed(capsys, *asked, "--format", "json"))
    assert [(one["about"], one["said"]) for one in found] == [("count", "54"), ("count", "100")]
    assert len({one["title"] for one in found} - {None}) == 2
    table = printed(capsys, *asked)
    assert "CHN-0265" in table
    assert "CHN-0266" in table


@pytest.mark.parametrize(
    ("day", "standing"), [("2010", "member"), ("2012-06-27", "member"), ("2013", "suspended")]
)
def test_members_of_an_organisation_on_a_day(capsys: Run, day: str, standing: str) -> None:
    asked = ["events", "central-asia", "--members", day, "--power", "CSTO", "--format", "json"]
    found = json.loads(printed(capsys, *asked))
    assert {one["organisation"] for one in found} == {"CSTO"}
    assert {one["member"]: one["status"] for one in found}["UZB"] == standing
    assert all(one["title"] for one in found)


def test_memberships_of_one_state(capsys: Run) -> None:
    asked = ["events", "central-asia", "--members", "2025", "--state", "ARM", "--format", "json"]
    found = json.loads(printed(capsys, *asked))
    assert {one["member"] for one in found} == {"ARM"}
    standing = {one["organisation"]: one["status"] for one in found}
    assert (standing["CSTO"], standing["EAEU"]) == ("suspended", "member")


def test_documents_say_named_absent_or_unread(capsys: Run) -> None:
    asked = ["events", "central-asia", "--documents"]
    found = json.loads(printed(capsys, *asked, "--format", "json"))
    words = {(one["document"], one["topic"]): one["word"] for one in found}
    assert words["kaz-2022", "taiwan"] == "named"
    assert {*words.values()} <= {"named", "absent", "unread"}
    for one in found:
        assert (one["word"] == "unread") == (one["records"] is None)
    lines = printed(capsys, *asked).splitlines()
    assert len([line for line in lines if line[:2] == "20"]) == len({key[0] for key in words})


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (["--power", "XXX"], "unknown power"),
        (["--state", "Kazakhstan"], "unknown state"),
        (["--instrument", "dinner"], "visit"),
        (["--dimension", "moral"], "security"),
        (["--since", "2022-13"], "month 13"),
        (["--until", "May 2022"], "--since 2022-02"),
        (["--since", "2023", "--until", "2022"], "ends before it begins"),
        (["--members", "today"], "--members 2023-05-18"),
        (["--members", "2022", "--power", "NOPE"], "unknown power"),
    ],
    ids=" ".join,
)
def test_what_is_unknown_is_refused_with_a_remedy(capsys: Run, asked: list[str], word: str) -> None:
    assert word in refused(capsys, "events", "central-asia", *asked)


def test_a_trace_leads_to_the_row_and_checksum_of_every_record(capsys: Run) -> None:
    sums = {
        one.vintage_file: one.vintage_sha256
        for one in map(open_snapshot().entry, ("events-china", "events-others"))
    }
    for name in ("CHN-0307", "RO236", SECRETARIAT):
        links = json.loads(printed(capsys, "trace", "central-asia", name, "--format", "json"))
        assert [(one["record"], one["row"]) for one in links] == [("CHN-0307", 308), ("RO236", 237)]
        assert {one["file"]: one["sha256"] for one in links} == sums
        assert {one["event"] for one in links} == {SECRETARIAT}
    drawn = printed(capsys, "trace", "central-asia", "CHN-0307")
    for one in links:
        assert f"file: {one['file']}, row {one['row']}\n  sha256 {one['sha256']}" in drawn
        assert f"source: {one['title']}\n          {one['url']}" in drawn


def test_a_traced_row_is_the_row_of_the_ledger(capsys: Run, shared_data: Path) -> None:
    links = json.loads(printed(capsys, "trace", "central-asia", "CHN-0307", "--format", "json"))
    for one in links:
        lines = (shared_data / one["file"]).read_text(encoding="utf-8").splitlines()
        assert lines[one["row"] - 1].startswith(one["record"])


def test_a_trace_shows_no_address_that_may_not_be_published(capsys: Run) -> None:
    drawn = printed(capsys, "trace", "central-asia", "RO002")
    assert "(secondary)" in drawn
    assert "http" not in drawn


@pytest.mark.parametrize("left_out", [1, 2], ids=["indicator", "year and indicator"])
def test_a_figure_half_named_is_no_event(capsys: Run, left_out: int) -> None:
    whole = ["trace", "central-asia", "CHN", "KGZ", "2022", "imports"]
    assert "imports" in refused(capsys, *whole[:-left_out])


@pytest.mark.parametrize("name", ["CHN-9999", "CHN", "", "chn-0307"])
def test_an_unknown_event_is_refused(capsys: Run, name: str) -> None:
    said = refused(capsys, "trace", "central-asia", name)
    assert "no such event" in said
    assert "suasion events central-asia" in said


def test_the_table_of_claims_leaves_out_what_it_repeats(capsys: Run) -> None:
    lines = printed(capsys, "check", "central-asia").splitlines()
    ids = [line.split(" ", 1)[0] for line in lines[1:] if re.match(r"[SG]\d\d ", line)]
    assert len(ids) == len({*ids}) == 49
    assert len([line for line in lines if line.lstrip().startswith("his first trip abroad")]) == 1
    start = next(n for n, line in enumerate(lines) if line.startswith("S06"))
    end = next(n for n, line in enumerate(lines) if line.startswith("S07"))
    block = lines[start:end]
    assert len([line for line in block if "pandemic restrictions" in line]) == 1
    # four parts are all supported; the verdict of the claim stands beside the first only
    assert "\n".join(block).count("supported") == 5
    assert block[0].count("supported") == 2
