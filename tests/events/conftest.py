"""The shipped events, records to try merging on, and snapshots that hold less."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_records import Keep

from suasion.events import Events, Record, select
from suasion.sources import Snapshot


@pytest.fixture(scope="session")
def held() -> Events:
    """Everything that is held of Central Asia."""
    return select("central-asia")


@pytest.fixture(scope="session")
def told(held: Events) -> tuple[Record, ...]:
    """The records of the three ledgers, positions left out."""
    records = [record for event in held.events for record in event.records]
    return tuple(one for one in records if one.instrument != "position")


@pytest.fixture
def holding(snapshot_dir: Path, tmp_path: Path) -> Keep:
    """Make a snapshot that holds some sources only."""

    def make(names: Sequence[str]) -> Snapshot:
        folder = tmp_path / "_".join(["only", *names])
        shutil.copytree(snapshot_dir, folder)
        path = folder / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["sources"] = [one for one in manifest["sources"] if one["source"] in names]
        path.write_text(json.dumps(manifest), encoding="utf-8")
        return Snapshot(folder)

    return make
