"""The panels of both theatres, built once."""

from __future__ import annotations

import polars as pl
import pytest

from suasion.panel import Panel, build
from suasion.sources import Snapshot, open_snapshot

THEATRES = ("central-asia", "south-caucasus")


@pytest.fixture(scope="session")
def central() -> Panel:
    return build("central-asia")


@pytest.fixture(scope="session", params=THEATRES)
def panel(request: pytest.FixtureRequest) -> Panel:
    return build(str(request.param))


@pytest.fixture(scope="session")
def covered(panel: Panel) -> pl.DataFrame:
    """Every cell that holds a figure."""
    return panel.table.filter(pl.col("value").is_not_null())


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return open_snapshot()
