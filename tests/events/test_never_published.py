"""What may not be published is in no output: addresses, paths, the ledgers' own sentences."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from suasion import cli
from suasion.catalog import partial, publishable, source, sources
from suasion.events import Events, select
from suasion.sources import open_snapshot

LEDGERS = [one.id for one in sources().values() if not one.indicators]
BARE = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
HIDDEN = ("fanyv88", "scour.ing", "amansaja", "raw/unga", "src/voting.js", "/home/",
          "file:", "\\Users")  # fmt: skip
# held under titles of the catalogue; by the README of the ledgers these have no address to show
SECONDARY = {"RO002", "RO003", "RO013", "RO289"}


def forbidden(text: str) -> list[str]:
    """What of a text may not be published."""
    return [*BARE.findall(text), *(one for one in HIDDEN if one.casefold() in text.casefold())]


@pytest.fixture(scope="module", params=["central-asia", "south-caucasus"])
def every(request: pytest.FixtureRequest) -> Events:
    """All events of a theatre."""
    return select(str(request.param))


def test_no_output_shows_an_address_that_may_not_be_published(every: Events) -> None:
    members = every.in_force(partial("2010"))
    outputs = {
        "json": every.table.with_columns(pl.col("first", "last").cast(pl.String)).write_json(),
        "csv": every.table.drop("states").write_csv(),
        "html": every._repr_html_(),
        "cite": every.cite(),
        "text": every.text,
        "conflicts": "\n".join(one.text for one in every.conflicts),
        "members": members.write_csv(),
        "cited": "\n".join(one.cited for one in every.memberships),
    }
    for name, output in outputs.items():
        assert output or name == "conflicts", name
        assert forbidden(output) == [], name


def test_every_address_shown_is_publishable(every: Events) -> None:
    shown = every.table["url"].drop_nulls()
    assert len(shown) > 100 or every.theatre.id != "central-asia"
    assert all(map(publishable, shown))


def test_a_source_without_address_is_marked_secondary(held: Events) -> None:
    table = held.table
    assert table["secondary"].to_list() == table["url"].is_null().to_list()
    hidden = table.filter("secondary")
    assert {*hidden["record"]} >= SECONDARY
    assert 0 < hidden.height < table.height / 5
    records = [one for event in held.events for one in event.records]
    for one in [*records, *held.memberships]:
        assert one.cited.endswith(" (secondary)") == (one.url is None)
        assert one.cited.startswith(one.title)


def test_a_citation_names_each_source_once_and_marks_the_secondary(held: Events) -> None:
    lines = held.cite().splitlines()
    assert lines == sorted({*lines})
    marked = [line for line in lines if line.endswith(" (secondary)")]
    assert marked
    assert not any("http" in line for line in marked)
    assert all("http" in line for line in lines if line not in marked)


@pytest.mark.parametrize("style", ["table", "json", "csv"])
@pytest.mark.parametrize(
    "asked",
    [
        ["--power", "CSTO"],
        ["--power", "RUS", "--state", "TKM"],
        ["--instrument", "position"],
        ["--conflicts"],
        ["--members", "2010"],
    ],
    ids=" ".join,
)
def test_the_command_shows_none_either(
    style: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["events", "central-asia", *asked, "--format", style]) == 0
    printed = capsys.readouterr()
    assert len(printed.out) > 100
    assert forbidden(printed.out + printed.err) == []


def sentences(path: Path) -> Iterator[str]:
    """The ledgers' own sentences: what is no fact, title or address."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for column in ("summary", "note", "evidence_excerpt"):
                for sentence in re.split(r"(?<=[.;!?])\s+", row.get(column) or ""):
                    if len(sentence) >= 40:
                        yield sentence


@pytest.mark.parametrize("name", [one for one in LEDGERS if one != "memberships"])
def test_no_sentence_of_a_ledger_is_shipped(name: str, shared_data: Path) -> None:
    table = open_snapshot().records(name).select(pl.col(pl.String)).collect()
    shipped = "\n".join(text for column in table for text in column.drop_nulls())
    own = {*sentences(shared_data / source(name).file)}
    assert len(own) > 40
    assert [one for one in own if one in shipped] == []


def test_no_shipped_column_is_a_text_of_the_ledgers() -> None:
    for name in LEDGERS:
        columns = {*open_snapshot().records(name).collect_schema()}
        assert columns.isdisjoint({"summary", "note", "evidence_excerpt", "source_url"})


@pytest.mark.parametrize("name", LEDGERS)
def test_nothing_forbidden_is_shipped_at_all(name: str) -> None:
    table = open_snapshot().records(name).select(pl.col(pl.String)).collect()
    for column in table:
        assert [text for text in column.drop_nulls() if forbidden(text)] == []
