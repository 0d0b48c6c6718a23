"""Facts looked up by eye in the ledgers, in the shipped snapshot and in the real files."""

import csv
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import pytest

from suasion.catalog import crosswalk, source, sources
from suasion.sources import Snapshot, open_snapshot

ORACLE = Path(__file__).parents[1] / "oracle" / "known_events.toml"
KNOWN: dict[str, list[dict[str, Any]]] = tomllib.loads(ORACLE.read_text(encoding="utf-8"))
FILES = {one.file: one.id for one in sources().values() if not one.indicators}
each_event = pytest.mark.parametrize("fact", KNOWN["event"], ids=lambda one: one["id"])
each_membership = pytest.mark.parametrize(
    "fact", KNOWN["membership"], ids=lambda one: f"{one['organisation']}-{one['member']}"
)


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return open_snapshot()


def host(url: str | None) -> str | None:
    """The host of an address that is published."""
    return None if url is None else urlsplit(url).hostname


@each_event
def test_the_shipped_snapshot_holds_the_event(shipped: Snapshot, fact: dict[str, Any]) -> None:
    records = shipped.records(FILES[fact["file"]]).filter(pl.col("id") == fact["id"]).collect()
    (held,) = records.to_dicts()
    assert held["name"].startswith(fact["name"])
    assert host(held["url"]) == fact.get("host")
    assert held["title"]
    for key in ("row", "date", "power", "states", "instrument"):
        assert held[key] == fact[key], key
    for key in ("end", "amount", "unit", "bound"):
        assert held[key] == fact.get(key), key


@each_event
def test_the_event_stands_in_the_real_file_where_it_was_looked_up(
    shared_data: Path, fact: dict[str, Any]
) -> None:
    with (shared_data / fact["file"]).open(encoding="utf-8", newline="") as lines:
        names, *rows = csv.reader(lines)
    there = dict(zip(names, rows[fact["row"] - 2], strict=True))
    assert there["date"] == fact["date"]
    if fact["instrument"] == "position":
        assert [there["iso3"]] == fact["states"]
        assert there["position_label"] in fact["name"]
        return
    assert there["id"] == fact["id"]
    assert there["power"] == fact["power"]
    assert there["states"].split(";") == fact["states"]
    assert there["name"].startswith(fact["name"])
    assert "host" not in fact or f"//{fact['host']}/" in there["source_url"]
    assert float(there["amount"] or "nan") == pytest.approx(
        fact.get("amount", float("nan")), nan_ok=True
    )


@each_membership
def test_the_shipped_snapshot_holds_the_membership(shipped: Snapshot, fact: dict[str, Any]) -> None:
    (held,) = (
        shipped.records("memberships").filter(pl.col("row") == fact["row"]).collect().to_dicts()
    )
    assert host(held["url"]) == fact.get("host")
    for key in ("organisation", "member", "status"):
        assert held[key] == fact[key], key
    assert (held["since"], held["until"]) == (fact.get("since"), fact.get("until"))


@each_membership
def test_the_membership_stands_in_the_real_file(shared_data: Path, fact: dict[str, Any]) -> None:
    with (shared_data / source("memberships").file).open(encoding="utf-8", newline="") as lines:
        names, *rows = csv.reader(lines)
    there = dict(zip(names, rows[fact["row"] - 2], strict=True))
    assert crosswalk("ledger")[there["organisation"]] == fact["organisation"]
    assert (there["member"], there["status"]) == (fact["member"], fact["status"])
    assert (there["from"], there["to"]) == (fact.get("since", ""), fact.get("until", ""))


def test_every_ledger_has_facts_looked_up() -> None:
    assert {fact["file"] for fact in KNOWN["event"]} == {*FILES} - {source("memberships").file}
    assert len(KNOWN["event"]) >= 15
    assert len(KNOWN["membership"]) >= 5
    assert all(fact["lookup"] for facts in KNOWN.values() for fact in facts)


def test_the_ledgers_are_held_whole(shipped: Snapshot) -> None:
    counted = {name: shipped.entry(name).rows for name in FILES.values()}
    assert counted == {
        "events-china": 403, "events-others": 353, "events-eu": 219, "memberships": 133,
        "positions": 153,
    }  # fmt: skip
