"""Ledgers with some rows changed: as records, or built anew from the provider files."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from suasion import cli
from suasion.events import Event, Events, Record, select
from suasion.events.merge import merge

Change = Callable[[Record], Record | None]

LEDGERS = ("events/china.csv", "events/eu_and_sanctions.csv", "events/russia_and_others.csv")
FILES = (*LEDGERS, "events/organisations.csv", "politics/positions_evidence.csv")


def rebuilt(held: Events, change: Change) -> Events:
    """Return the events merged anew from changed records; None takes a record away."""
    records = [
        new for event in held.events for one in event.records if (new := change(one)) is not None
    ]
    told = merge(one for one in records if one.instrument != "position")
    positions = [Event((one,)) for one in records if one.instrument == "position"]
    return held.only(sorted([*told, *positions], key=lambda one: (one.days, one.id)))


def only(ids: Collection[str], change: Change) -> Change:
    """Return a change of these records alone."""
    return lambda one: change(one) if one.id in ids else one


def shifted(one: Record, years: int) -> Record:
    """Return a record dated some years later."""
    days = one.days
    first, last = (_shifted(day, years) for day in (days.first, days.last))
    return replace(one, days=replace(days, first=first, last=last))


def _shifted(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def built(shared: Path, folder: Path, changes: Mapping[str, Mapping[str, str] | None]) -> Events:
    """Build a snapshot of the event files with rows changed by id, and read it back.

    Columns are named as in the ledgers; None takes the row away.
    """
    origin = folder / "origin"
    for name in FILES:
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shared / name, origin / name)
    found = sum(_edit(origin / name, changes) for name in LEDGERS)
    assert found == len(changes)
    snapshot = folder / "snapshot"
    assert cli.run(["data", "build", "--from", str(origin), "--out", str(snapshot)]) == 0
    return select("central-asia", snapshot=snapshot)


def _edit(path: Path, changes: Mapping[str, Mapping[str, str] | None]) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    here = [row["id"] for row in rows if row["id"] in changes]
    kept = [row | dict(changes.get(row["id"]) or {}) for row in rows
            if changes.get(row["id"], {}) is not None]  # fmt: skip
    path.chmod(0o644)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(kept)
    return len(here)
