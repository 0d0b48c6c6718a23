"""Movements, losses and bounds on panels whose truth is known, and the command."""

import csv
import io
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion import cli
from suasion.catalog import indicator, theatre
from suasion.contest import compare
from suasion.contest.levels import Levels
from suasion.contest.losses import loss_moves
from suasion.contest.moves import moves
from suasion.contest.passed import passed
from suasion.leverage import Leverage
from suasion.leverage.table import LOSSES, rows_table
from suasion.panel import Panel
from suasion.panel.cells import CELL
from suasion.sources import open_snapshot

POWERS = ("CHN", "RUS", "EUU", "USA", "TUR", "IRN", "IND")


def panel_of(
    levels: dict[tuple[str, int], float | None], *, scale: float = 1.0, state: str = "KGZ"
) -> Panel:
    """Turnover of one state by its own count."""
    rows: list[dict[str, Any]] = [
        {
            "power": power, "state": state, "year": year, "indicator": "turnover", "regime": "own",
            "source": "nso-bilateral", "value": None if value is None else value * scale,
            "unit": "mn USD", "status": "not covered" if value is None else "observed",
            "missing": "", "records": [], "rank": 1,
        }
        for (power, year), value in levels.items()
    ]  # fmt: skip
    table = pl.DataFrame(rows, {**CELL, "rank": pl.Int32()})
    return Panel(theatre("central-asia"), open_snapshot(), table)


def stands(**values: tuple[float | None, float | None]) -> dict[tuple[str, int], float | None]:
    """Levels in 2021 and 2023."""
    years = (2021, 2023)
    return {(p, y): v for p, pair in values.items() for y, v in zip(years, pair, strict=True)}


def kind(levels: dict[tuple[str, int], float | None], scale: float = 1.0) -> str:
    found = moves(panel_of(levels, scale=scale), ("KGZ",), since=2021, until=2023)
    (one,) = [each for each in found if each.gainer == "CHN" and each.regime == "own"]
    return one.found.kind


CASES = {
    "displaced": stands(CHN=(10, 20), RUS=(30, 25), WLD=(100, 110)),
    "overtaken": stands(CHN=(10, 30), RUS=(30, 33), WLD=(100, 140)),
    # both grow, but slower than the whole: nobody is overtaken by China
    "neither": stands(CHN=(10, 11), RUS=(30, 36), WLD=(100, 150)),
    "not covered": stands(CHN=(10, 20), RUS=(30, None), WLD=(100, 110)),
}


@pytest.mark.parametrize("wanted", CASES)
@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e6])
def test_classes_are_right_in_every_unit(wanted: str, scale: float) -> None:
    assert kind(CASES[wanted], scale) == wanted


def test_a_power_that_has_nothing_changes_nothing() -> None:
    for wanted, levels in CASES.items():
        assert kind(levels | stands(IND=(0.0, 0.0))) == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.1, 100), min_size=16, max_size=16))
def test_bounds_hold_whatever_moved_and_shares_add_up(values: list[float]) -> None:
    before = dict(zip((*POWERS, "rest"), values[:8], strict=True))
    after = dict(zip((*POWERS, "rest"), values[8:], strict=True))
    levels: dict[tuple[str, int], float | None] = {}
    for year, held in ((2021, before), (2023, after)):
        levels |= {(power, year): held[power] for power in POWERS}
        levels["WLD", year] = sum(held.values())
    (found,) = passed(panel_of(levels), ("KGZ",), since=2021, until=2023)
    assert sum(found.changes.values()) == pytest.approx(0, abs=1e-9)
    for power in (*POWERS, "rest"):
        share = [100 * held[power] / sum(held.values()) for held in (before, after)]
        assert found.changes[power] == pytest.approx(share[1] - share[0], abs=1e-9)
    # one table of flows with these margins: everybody loses to all gainers alike
    gained = sum(change for change in found.changes.values() if change > 0)
    for one in found.bounds:
        flow = -found.changes[one.loser] * found.changes[one.gainer] / gained
        assert one.low - 1e-9 <= flow <= one.high + 1e-9


def test_what_is_not_covered_never_becomes_a_share_of_nothing() -> None:
    levels = Levels(panel_of(CASES["not covered"]), indicator("turnover"), "KGZ", "own")
    assert levels.shares("RUS") == {2021: pytest.approx(30)}
    assert levels.of("TUR") == {}
    assert levels.newest(("CHN", "RUS"), after=2021, until=2024) is None


def measured(changes: list[tuple[str, tuple[float, float], tuple[float, float]]]) -> Leverage:
    """Losses with China and Russia in 2021 and 2023, σ by σ."""
    rows = [
        (power, "KGZ", year, "trade", "own", sigma, "2", "one", -pair[at], -0.1, None, 100.0)
        for sigma, china, russia in changes
        for power, pair in (("CHN", china), ("RUS", russia))
        for at, year in enumerate((2021, 2023))
    ]
    table = pl.DataFrame(rows, LOSSES, orient="row")
    return Leverage(panel_of(CASES["overtaken"]), rows_table([]), table, {})


def test_losses_are_compared_choice_by_choice() -> None:
    found = measured(
        [
            ("4", (1.0, 1.4), (1.2, 1.1)),
            ("5", (0.8, 1.0), (0.9, 0.95)),
            ("7", (0.5, 0.6), (0.6, 0.5)),
        ]
    )
    (one,) = loss_moves(found, since=2021, until=2024)
    assert (one.since, one.until, one.displaced, one.of) == (2021, 2023, 2, 3)
    assert one.gained.value == pytest.approx(0.2)
    assert (one.gained.low, one.gained.high) == (pytest.approx(0.1), pytest.approx(0.4))
    assert (one.lost.low, one.lost.high) == (pytest.approx(-0.1), pytest.approx(0.05))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["contest", "central-asia", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_command_tells_breaks_with_what_could_have_been_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    code, out, err = run(
        capsys, "--state", "KGZ", "--show", "breaks", "--format", "csv", "--charts", str(folder)
    )
    assert code == 0
    rows = {(row["power"], row["reporter"]): row for row in csv.DictReader(io.StringIO(out))}
    china = rows["CHN", "own"]
    assert (china["before"], china["after"], china["outcome"]) == ("27", "2", "break")
    # the smallest p by rank: one in the number of two-year stretches before, the end among them
    assert float(china["resolution"]) == pytest.approx(1 / 27)
    assert float(china["detectable"]) > float(china["critical"]) > 0
    assert rows["CHN", "mirror"]["p_value"] == ""
    assert "overtaken, not displaced" in err
    drawn = sorted(path.name for path in folder.iterdir())
    assert drawn == ["KGZ-turnover.svg", "KGZ-turnover_share.svg"]


REFUSED = {
    "unknown table": (["--show", "gossip"], "movements, losses, bounds"),
    "unknown state": (["--state", "USA"], "KAZ"),
    "years turned": (["--since", "2023", "--until", "2021"], "the earlier first"),
    "outside": (["--since", "1900"], "1992"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_compared_is_refused(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, remedy = REFUSED[case]
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert remedy in err


def test_the_theatre_tells_what_its_figures_do() -> None:
    found = compare("central-asia", state="KGZ")
    assert found.movement("turnover", "own", "KGZ").found.kind == "overtaken"
    assert found.movement("turnover", "own", "KGZ", gainer="RUS").found.kind == "neither"
    assert "Russia was overtaken, not displaced" in found.text
    shift = found.shown("shift-share")
    parts = shift["within"] + shift["between"] + shift["interaction"]
    assert (parts - shift["change"]).abs().max() < 1e-9  # type: ignore[operator]
    assert abs(float(shift["change"].sum())) < 1e-9
