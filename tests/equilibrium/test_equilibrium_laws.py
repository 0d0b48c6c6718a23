"""What must hold whatever the world: laws of the model, with no tuned tolerance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import SIGMAS, Floats, shocked_worlds, slowly, worlds

from suasion.equilibrium import Baseline, Mode, Shock, World, solve

MODES = st.sampled_from(["closed", "fixed-income"])
CLOSE = 1e-8


@given(worlds(), SIGMAS, MODES)
def test_no_shock_changes_exactly_nothing(world: World, sigma: float, mode: Mode) -> None:
    found = solve(world, Shock(1.0), sigma=sigma, mode=mode)
    # bitwise, not nearly
    assert (found.price == 1).all()
    assert (found.price_index == 1).all()
    assert not found.real_income.any()
    assert not found.exports.any()
    assert not found.imports.any()
    np.testing.assert_allclose(found.trade, world.trade, rtol=1e-15)


@given(worlds(sectors=3), SIGMAS)
def test_no_shock_in_sectors_changes_exactly_nothing(world: World, sigma: float) -> None:
    found = solve(world, Shock(np.ones(world.trade.shape)), sigma=sigma)
    assert (found.price == 1).all()
    assert not found.real_income.any()


@given(worlds(), SIGMAS, MODES, st.floats(0.05, 20))
def test_uniform_costs_only_scale_real_income(
    world: World, sigma: float, mode: Mode, k: float
) -> None:
    found = solve(world, Shock(k), sigma=sigma, mode=mode)
    np.testing.assert_allclose(found.real_income, k ** (1 / (sigma - 1)) - 1, rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(found.price, 1, rtol=1e-10)


@given(shocked_worlds(), SIGMAS)
def test_closed_agrees_with_a_slow_solver(case: tuple[World, Floats], sigma: float) -> None:
    world, k = case
    found = solve(world, Shock(k), sigma=sigma)
    wage, index = slowly(world, k, sigma)
    np.testing.assert_allclose(found.price, wage, rtol=CLOSE)
    np.testing.assert_allclose(found.price_index, index, rtol=CLOSE)


@given(shocked_worlds(), SIGMAS)
def test_income_adds_up_and_expenditure_follows_it(
    case: tuple[World, Floats], sigma: float
) -> None:
    world, k = case
    found = solve(world, Shock(k), sigma=sigma)
    income = found.price * world.output
    np.testing.assert_allclose(found.trade.sum(axis=1), income, rtol=1e-10)
    assert found.trade.sum() == pytest.approx(world.output.sum(), rel=1e-12)
    # however large the deficit: the ratio to income moves for all alike, so it stays positive
    ratio = found.trade.sum(axis=0) / income / (world.expenditure / world.output)
    np.testing.assert_allclose(ratio, ratio[0], rtol=1e-10)
    assert (found.trade.sum(axis=0) > 0).all()


@given(shocked_worlds(), SIGMAS, MODES, st.floats(1e-6, 1e6))
def test_the_unit_of_trade_does_not_matter(
    case: tuple[World, Floats], sigma: float, mode: Mode, unit: float
) -> None:
    world, k = case
    one = solve(world, Shock(k), sigma=sigma, mode=mode)
    other = solve(World(world.countries, unit * world.trade), Shock(k), sigma=sigma, mode=mode)
    np.testing.assert_allclose(other.price, one.price, rtol=CLOSE)
    np.testing.assert_allclose(other.price_index, one.price_index, rtol=CLOSE)


@given(shocked_worlds(), SIGMAS, MODES, st.randoms(use_true_random=False))
def test_the_order_of_countries_does_not_matter(
    case: tuple[World, Floats], sigma: float, mode: Mode, random: object
) -> None:
    world, k = case
    order = list(range(len(k)))
    random.shuffle(order)  # type: ignore[attr-defined]
    codes = [world.countries[i] for i in order]
    shuffled = World(codes, world.trade[np.ix_(order, order)])
    one = solve(world, Shock(k), sigma=sigma, mode=mode)
    other = solve(shuffled, Shock(k[np.ix_(order, order)]), sigma=sigma, mode=mode)
    np.testing.assert_allclose(other.price, one.price[order], rtol=CLOSE)
    np.testing.assert_allclose(other.exports, one.exports[order], rtol=CLOSE, atol=CLOSE)


@given(shocked_worlds(), SIGMAS, MODES, st.integers(0, 1))
def test_a_numeraire_only_rescales_prices(
    case: tuple[World, Floats], sigma: float, mode: Mode, at: int
) -> None:
    world, k = case
    plain = solve(world, Shock(k), sigma=sigma, mode=mode)
    found = solve(world, Shock(k), sigma=sigma, mode=mode, numeraire=world.countries[at])
    assert found.price_index[at] == 1
    assert plain.price @ world.output == pytest.approx(world.output.sum(), rel=1e-12)
    factor = 1 / plain.price_index[at]
    np.testing.assert_allclose(found.price, plain.price * factor, rtol=1e-12)
    np.testing.assert_allclose(found.price_index, plain.price_index * factor, rtol=1e-12)
    np.testing.assert_allclose(found.real_income, plain.real_income, rtol=0, atol=1e-12)
    np.testing.assert_allclose(found.trade, plain.trade * factor, rtol=1e-12)


@given(shocked_worlds(), SIGMAS)
def test_one_sector_is_a_stack_of_one(case: tuple[World, Floats], sigma: float) -> None:
    world, k = case
    one = solve(world, Shock(k), sigma=sigma)
    stack = solve(World(world.countries, world.trade[None]), Shock(k), sigma=sigma)
    assert (one.price == stack.price).all()
    assert (one.price_index == stack.price_index).all()
    assert (one.trade == stack.trade[0]).all()


@given(shocked_worlds(), SIGMAS, st.lists(st.floats(0.1, 3), min_size=2, max_size=4))
def test_sectors_alike_are_one_sector(
    case: tuple[World, Floats], sigma: float, sizes: list[float]
) -> None:
    world, k = case
    alike = np.array(sizes)[:, None, None] * world.trade
    one = solve(world, Shock(k), sigma=sigma)
    many = solve(World(world.countries, alike), Shock(k), sigma=sigma)
    np.testing.assert_allclose(many.price, one.price, rtol=CLOSE)
    np.testing.assert_allclose(many.price_index, one.price_index, rtol=CLOSE)
    np.testing.assert_allclose(many.exports, one.exports, rtol=CLOSE, atol=CLOSE)


@given(shocked_worlds(sectors=3), SIGMAS)
def test_sectors_clear_and_keep_their_weights(case: tuple[World, Floats], sigma: float) -> None:
    world, k = case
    found = solve(world, Shock(k), sigma=sigma)
    sold = found.trade.sum(axis=(0, 2))
    np.testing.assert_allclose(sold, found.price * world.output, rtol=1e-10)
    before, after = world.trade.sum(axis=1), found.trade.sum(axis=1)
    np.testing.assert_allclose(after / after.sum(axis=0), before / before.sum(axis=0), rtol=1e-10)


@given(shocked_worlds(), SIGMAS, MODES)
def test_a_draw_is_what_is_solved_alone(
    case: tuple[World, Floats], sigma: float, mode: Mode
) -> None:
    world, k = case
    baseline = Baseline(world, sigma=sigma, mode=mode)
    draws = baseline.solve_many([Shock(1.0), Shock(k), Shock(k.T)])
    for number, each in enumerate((np.ones_like(k), k, k.T)):
        alone = baseline.solve(Shock(each))
        assert (draws.price[number] == alone.price).all()
        assert (draws.real_income[number] == alone.real_income).all()
