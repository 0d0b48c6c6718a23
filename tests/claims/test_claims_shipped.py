"""The shipped claims: computed from the data, moved by the data, turned by negation."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from suasion.claims import Checked, check, check_claim, load
from suasion.panel import build
from suasion.sources import shipped

FLIPPED = {"supported": "contradicted", "contradicted": "supported"}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check("central-asia")


def changed(
    folder: Path,
    source: str,
    change: Callable[[pl.DataFrame], pl.DataFrame],
    start: Path | None = None,
) -> Path:
    """Copy a snapshot, by default the shipped one, with the records of one source changed."""
    shutil.copytree(start or shipped(), folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    entry = next(one for one in manifest["sources"] if one["source"] == source)
    path = folder / entry["records"]
    change(pl.read_parquet(path)).write_parquet(path)
    entry["records_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def scaled(factor: float, where: pl.Expr) -> Callable[[pl.DataFrame], pl.DataFrame]:
    names = ["value", "low", "high"]
    return lambda frame: frame.with_columns(
        pl.when(where).then(pl.col(names) * factor).otherwise(pl.col(names))
    )


def test_the_reporter_decides_the_seventy_billion(checked: Checked) -> None:
    first, second = checked["S03"].tests
    assert first.verdict == "mixed"
    assert first.decided_by == "reporter"
    values = {one.label: one.value for one in first.by_specification}
    assert sorted(round(value) for value in values.values() if value) == [51104, 69800, 70200]
    assert second.verdict == "not testable"
    assert "only since 2022" in second.reason
    assert checked["S03"].verdict == "mixed"


def test_there_are_true_and_false_claims_of_every_verdict(checked: Checked) -> None:
    own = [one for one in checked if one.claim.id.startswith("G")]
    assert len(own) >= 6
    assert {one.verdict for one in own} == {"supported", "contradicted", "mixed", "not testable"}


def test_russias_dependence_rose(checked: Checked) -> None:
    assert checked["S25"].verdict == "supported"
    for test in checked["S25"].tests:
        assert all(one.measured.status == "estimated" for one in test.by_specification)


def test_what_is_contradicted_or_mixed_says_what_is_true(checked: Checked) -> None:
    for one in checked:
        if one.verdict == "contradicted":
            assert one.nearest_true


@pytest.mark.parametrize("claim", load("central-asia").claim, ids=lambda claim: claim.id)
def test_negation_turns_every_verdict(checked: Checked, claim: object) -> None:
    from suasion.claims import Claim

    assert isinstance(claim, Claim)
    before = checked[claim.id]
    after = check_claim(checked.panel, claim.negated())
    assert after.verdict == FLIPPED.get(before.verdict, before.verdict)
    for one, other in zip(before.tests, after.tests, strict=True):
        assert other.verdict == FLIPPED.get(one.verdict, one.verdict)
    assert check_claim(checked.panel, claim.negated().negated()).verdict == before.verdict


@pytest.mark.parametrize(
    ("source", "factor", "claim", "verdict"),
    [
        ("china-customs", 0.9, "S03", "contradicted"),
        ("nso-bilateral", 2.0, "S03", "mixed"),
        ("nso-bilateral", 0.5, "G01", "contradicted"),
        ("china-customs", 0.5, "G02", "contradicted"),
        ("nso-bilateral", 3.0, "G02", "supported"),
        ("china-customs", 2.0, "G07", "supported"),
    ],
)
def test_other_data_give_other_verdicts(
    tmp_path: Path, source: str, factor: float, claim: str, verdict: str
) -> None:
    folder = changed(tmp_path / "snapshot", source, scaled(factor, pl.col("year") == 2022))
    assert check("central-asia", folder)[claim].verdict == verdict


def test_seventy_billion_holds_if_the_states_count_so(tmp_path: Path) -> None:
    def higher(frame: pl.DataFrame) -> pl.DataFrame:
        china = (pl.col("exporter") == "CHN") | (pl.col("importer") == "CHN")
        return scaled(3.0, china & (pl.col("year") == 2022))(frame)

    first = changed(tmp_path / "one", "nso-bilateral", higher)
    published = scaled(1.05, pl.col("year") == 2022)
    both = changed(tmp_path / "both", "china-customs", published, start=first)
    assert check("central-asia", both)["S03"].tests[0].verdict == "supported"


def test_russias_dependence_falls_if_the_figures_do(tmp_path: Path) -> None:
    china = (pl.col("exporter") == "CHN") | (pl.col("importer") == "CHN")
    folder = changed(
        tmp_path / "snapshot", "imf-imts", scaled(0.1, china & (pl.col("year") >= 2023))
    )
    assert check("central-asia", folder)["S25"].verdict == "contradicted"


def test_a_lost_source_is_not_zero(tmp_path: Path) -> None:
    folder = changed(tmp_path / "snapshot", "imf-imts", lambda frame: frame.head(0))
    result = check("central-asia", folder)["S25"]
    assert result.verdict == "not testable"
    assert build("central-asia", folder).value("imports", "RUS", "KAZ", 2023, regime="own")
