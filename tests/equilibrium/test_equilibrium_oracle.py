"""The 30 countries of an older package: its published figures, and both modes on both shocks.

The files are the package's own and stay beside the checkout.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from small_worlds import slowly

from suasion.equilibrium import Solution, World, solve
from suasion.equilibrium.long import from_long

WITHIN = 1e-5  # percentage points


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    found = shared_data / "oracles" / "ge_gravity"
    if not found.is_dir():
        pytest.skip("the older package's files are not beside this checkout")
    return found


def solved(folder: Path, costs: str, **options: str) -> tuple[World, Solution]:
    table = pl.read_csv(folder / "trade.csv")
    world, shock = from_long(table, costs, file="trade.csv")
    return world, solve(world, shock, sigma=5, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("price_pct", "factory gate price change (percent)"),
        ("price_index_pct", "imr change (percent)"),
        ("real_income_pct", "GDP change (percent)"),
        ("exports_pct", "foreign exports change (percent)"),
        ("imports_pct", "foreign imports change (percent)"),
    ],
)
def test_fixed_income_agrees_with_the_older_package(folder: Path, ours: str, theirs: str) -> None:
    expected = pl.read_csv(folder / "fixed_income_experiment_a.csv").sort("country")
    _, found = solved(folder, "khat_a", mode="fixed-income", numeraire="DEU")
    assert found.table["country"].to_list() == expected["country"].to_list()
    assert found.table.height == 30
    apart = (found.table[ours] - expected[theirs]).abs().max()
    assert isinstance(apart, float)
    assert apart < WITHIN


@pytest.mark.parametrize("costs", ["khat_a", "khat_b"])
def test_fixed_income_keeps_output_and_expenditure(folder: Path, costs: str) -> None:
    world, found = solved(folder, costs, mode="fixed-income")
    # undo what moves only after solving
    flows = found.trade / found.price[:, None] / found.price
    np.testing.assert_allclose(flows.sum(axis=1), world.output, rtol=1e-10)
    np.testing.assert_allclose(flows.sum(axis=0), world.expenditure, rtol=1e-10)


@pytest.mark.parametrize("costs", ["khat_a", "khat_b"])
def test_closed_agrees_with_a_slow_solver(folder: Path, costs: str) -> None:
    world, found = solved(folder, costs)
    table = pl.read_csv(folder / "trade.csv").sort("exporter", "importer")
    wage, index = slowly(world, table[costs].to_numpy().reshape(30, 30), 5.0)
    np.testing.assert_allclose(found.price, wage, rtol=1e-9)
    np.testing.assert_allclose(found.price_index, index, rtol=1e-9)


def test_dearer_trade_with_canada_costs_canada_most(folder: Path) -> None:
    for mode in ("closed", "fixed-income"):
        _, found = solved(folder, "khat_b", mode=mode)
        assert found.countries[int(np.argmin(found.real_income))] == "CAN"
        assert found.real_income.min() < 0
