"""Small panels written by hand, and tests judged on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from suasion.catalog import indicator, theatre
from suasion.claims import Claim, Test, TestResult, check_claim
from suasion.panel import Panel
from suasion.panel.cells import CELL
from suasion.sources import Snapshot

FLIPPED = {"supported": "contradicted", "contradicted": "supported"}


def cell(value: float | None, **parts: Any) -> dict[str, Any]:
    """One cell: China's turnover with Kyrgyzstan in 2022 by Bishkek, unless said otherwise."""
    filled = {
        "power": "CHN", "state": "KGZ", "year": 2022, "indicator": "turnover", "regime": "own",
        "aggregate": None, "source": "nso-bilateral", "low": None, "high": None,
        "status": "observed", "missing": "", "reporter": None, "native": None,
        "native_unit": None, "records": ["nso-bilateral:1"],
    } | parts  # fmt: skip
    if filled["missing"]:
        filled["status"] = "partial"
    filled.setdefault("unit", indicator(str(filled["indicator"])).unit)
    return {**filled, "value": value}


def mirror(value: float | None, **parts: Any) -> dict[str, Any]:
    """One cell as Beijing counts it."""
    given = {"regime": "mirror", "source": "china-customs", "records": ["china-customs:1"]}
    return cell(value, **{**given, **parts})


def panel_of(*cells: dict[str, Any]) -> Panel:
    """A panel of Central Asia with these cells and no others."""
    table = pl.DataFrame([{**one, "rank": 1} for one in cells], {**CELL, "rank": pl.Int32()})
    # nothing is read from the folder: the cells are here
    return Panel(theatre("central-asia"), Snapshot(Path("unread")), table)


def bound(condition: dict[str, Any], **parts: Any) -> Test:
    """A test on China's turnover with Kyrgyzstan in 2022, unless said otherwise."""
    subject = {"measure": "turnover", "power": "CHN", "state": "KGZ", "period": 2022}
    content = {"label": "test", **subject, **parts, "condition": condition}
    return Test.model_validate({k: v for k, v in content.items() if v is not None})


def judged(panel: Panel, condition: dict[str, Any], **parts: Any) -> TestResult:
    """Judge a test, and its negation, which must say the opposite."""
    claim = Claim(
        id="X", says="x", speaker="x", date="2023", kind="quantity",
        test=(bound(condition, **parts),),
    )  # fmt: skip
    result = check_claim(panel, claim)
    negated = check_claim(panel, claim.negated())
    assert negated.verdict == FLIPPED.get(result.verdict, result.verdict)
    for one, other in zip(result.tests, negated.tests, strict=True):
        assert other.verdict == FLIPPED.get(one.verdict, one.verdict)
        assert other.decided_by == one.decided_by
        assert [each.value for each in other.by_specification] == [
            each.value for each in one.by_specification
        ]
    return result.tests[0]
