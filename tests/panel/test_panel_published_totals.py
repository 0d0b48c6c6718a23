"""The panel against totals published elsewhere, with stated tolerances."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from suasion.panel import build

_FILE = Path(__file__).parents[1] / "oracle" / "published_totals.toml"
TOTALS = tomllib.loads(_FILE.read_text(encoding="utf-8"))["total"]


@pytest.mark.parametrize("total", TOTALS, ids=lambda total: " ".join(map(str, total["cell"])))
def test_a_published_total_is_met(total: dict[str, Any]) -> None:
    power, state, year, indicator, regime = total["cell"]
    value = build("central-asia").value(indicator, power, state, year, regime=regime)
    assert value == pytest.approx(total["value"], rel=total["tolerance"])
