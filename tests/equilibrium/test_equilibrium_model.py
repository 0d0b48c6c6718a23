"""What goes in is checked, what comes out has its declared columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from suasion.equilibrium import Baseline, Shock, World, solve
from suasion.errors import MatrixError, QueryError

TRADE = [[8.0, 2.0, 0.0], [1.0, 8.0, 1.0], [0.0, 1.0, 5.0]]
WORLD = World(("AAA", "BBB", "CCC"), TRADE)


@pytest.mark.parametrize(
    ("countries", "trade", "told"),
    [
        ("AB", [[1, 2, 3], [1, 2, 3]], r"not square.*\n  where: shape \(2, 3\), 2 countries"),
        ("ABC", [[1, 2], [1, 2]], "not square"),
        ("", np.zeros((0, 0)), "not square"),
        ("AB", [1.0, 2.0], "not square"),
        ("AA", [[1, 2], [1, 2]], r"stands twice\n  where: A"),
        ("AB", [[1, -2], [1, 2]], r"where: A to B, value -2"),
        ("AB", [[1, 2], [float("nan"), 2]], r"where: B to A, value nan"),
        ("AB", [[1, float("inf")], [1, 2]], r"where: A to B, value inf"),
        ("AB", [[[1, 1], [1, 1]], [[1, 1], [-3, 1]]], r"where: B to A, sector 1, value -3"),
        ("AB", [[0, 0], [1, 1]], r"sells nothing, not even at home\n  where: A"),
        ("AB", [[1, 0], [1, 0]], r"buys nothing, not even at home\n  where: B"),
    ],
)
def test_a_bad_matrix_is_refused(countries: str, trade: Any, told: str) -> None:
    with pytest.raises(MatrixError, match=told):
        World(tuple(countries), trade)


@pytest.mark.parametrize("k", [-0.1, float("nan"), float("inf"), [[1, -1], [1, 1]]])
def test_a_cost_below_zero_is_refused(k: Any) -> None:
    with pytest.raises(MatrixError, match="cost change k"):
        Shock(k)


def test_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(MatrixError, match="another shape"):
        solve(WORLD, Shock(np.ones((2, 2))), sigma=5)
    with pytest.raises(MatrixError, match="another shape"):
        solve(WORLD, Shock(np.ones((2, 3, 3))), sigma=5)
    with pytest.raises(QueryError, match="no such country"):
        solve(WORLD, Shock(1), sigma=5, numeraire="XXX")
    with pytest.raises(QueryError, match="no such mode"):
        solve(WORLD, Shock(1), sigma=5, mode="open")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="one sector"):
        solve(World(WORLD.countries, [TRADE, TRADE]), Shock(1), sigma=5, mode="fixed-income")
    with pytest.raises(QueryError, match="no such country"):
        Shock.cut(WORLD.countries, [("AAA", "XXX")])
    with pytest.raises(QueryError, match="from itself"):
        Shock.cut(WORLD.countries, [("AAA", "AAA")])


@pytest.mark.parametrize("sigma", [1, 0.5, -3, float("nan"), float("inf")])
def test_goods_that_are_no_substitutes_are_refused(sigma: float) -> None:
    with pytest.raises(QueryError, match="above 1"):
        Baseline(WORLD, sigma=sigma)
    with pytest.raises(QueryError, match="above 1"):
        Shock.from_costs(2.0, sigma=sigma)


def test_the_callers_arrays_are_copied_and_held_fast() -> None:
    trade, k = np.array(TRADE), np.ones((3, 3))
    world, shock = World("ABC", trade), Shock(k)
    trade[0, 0], k[0, 0] = 99, 99
    assert world.trade[0, 0] == 8
    assert shock.k[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        world.trade[0, 0] = 1


def test_the_table_has_one_row_per_country() -> None:
    found = solve(WORLD, Shock([[1, 0.5, 1], [0.5, 1, 1], [1, 1, 1]]), sigma=5)
    assert found.table.schema == {
        "country": pl.String,
        "price_pct": pl.Float64,
        "price_index_pct": pl.Float64,
        "real_income_pct": pl.Float64,
        "exports_pct": pl.Float64,
        "imports_pct": pl.Float64,
    }
    assert found.table["country"].to_list() == list(WORLD.countries)
    foreign = found.trade * (1 - np.eye(3))
    before = WORLD.trade * (1 - np.eye(3))
    np.testing.assert_allclose(
        found.table["exports_pct"], 100 * (foreign.sum(axis=1) / before.sum(axis=1) - 1)
    )
    np.testing.assert_allclose(
        found.table["imports_pct"], 100 * (foreign.sum(axis=0) / before.sum(axis=0) - 1)
    )


def test_where_there_was_no_foreign_trade_its_change_is_null() -> None:
    world = World("ABC", [[8.0, 2.0, 0.0], [2.0, 8.0, 0.0], [0.0, 0.0, 5.0]])
    found = solve(world, Shock([[1, 0.5, 1], [0.5, 1, 1], [1, 1, 1]]), sigma=5)
    assert found.table["exports_pct"][2] is None
    assert found.table["real_income_pct"][2] == pytest.approx(0, abs=1e-12)
    assert list(found.part) == [0, 0, 1]
    assert found.table["price_pct"][2] == pytest.approx(0, abs=1e-12)


def test_draws_as_a_table() -> None:
    draws = Baseline(WORLD, sigma=5).solve_many(Shock(k) for k in (1.0, 2.0))
    assert draws.table.height == 6
    assert draws.table["draw"].to_list() == [0, 0, 0, 1, 1, 1]
    assert draws.table["real_income_pct"].to_list()[:3] == [0, 0, 0]
    none = Baseline(WORLD, sigma=5).solve_many([])
    assert none.table.height == 0


def test_a_sector_that_a_country_does_not_buy() -> None:
    sectors = World("AB", [[[4.0, 0.0], [1.0, 0.0]], [[3.0, 2.0], [2.0, 8.0]]])
    found = solve(sectors, Shock(0.5), sigma=3)
    np.testing.assert_allclose(found.real_income, 0.5**0.5 - 1)
    assert not found.trade[0, :, 1].any()
