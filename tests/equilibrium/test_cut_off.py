"""Cutting partners off: closed forms, bounds, and what has no equilibrium."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import SIGMAS, Floats, changes, worlds

from suasion.equilibrium import Baseline, Shock, World, import_loss, solve, two_country_price
from suasion.errors import MatrixError, NoEquilibrium, QueryError


def small_economy(omega: float, rest: float, size: float = 1e-6) -> World:
    """Return a state S that buys ω from a power P and ``rest`` from Q, all balanced."""
    trade = np.array(
        [
            [1 - omega - rest, omega, rest],
            [omega, 50 / size, 10 / size],
            [rest, 10 / size, 50 / size],
        ]
    )
    return World(("S", "P", "Q"), trade)


@given(st.data(), SIGMAS)
def test_two_countries_against_one_equation(data: st.DataObject, sigma: float) -> None:
    cross = data.draw(st.floats(0.1, 10))
    home = data.draw(st.tuples(st.floats(1, 100), st.floats(1, 100)))
    world = World(("A", "B"), [[home[0], cross], [cross, home[1]]])
    shock = Shock(data.draw(changes(2)))
    found = solve(world, shock, sigma=sigma)
    expected = two_country_price(world, shock, sigma=sigma)
    assert found.price[0] / found.price[1] == pytest.approx(expected, rel=1e-8)


@given(worlds(balanced=True), SIGMAS)
def test_autarky_is_the_closed_form(world: World, sigma: float) -> None:
    n = len(world.countries)
    found = solve(world, Shock(np.eye(n)), sigma=sigma)
    home = np.diag(world.trade) / world.expenditure
    expected = [-import_loss(1 - share, sigma=sigma) for share in home]
    np.testing.assert_allclose(found.real_income, expected, rtol=1e-9, atol=1e-12)
    # no common price level is left: each keeps the value of its own output
    assert sorted(found.part) == list(range(n))
    np.testing.assert_allclose(found.price, 1, rtol=1e-12)
    np.testing.assert_array_equal(found.exports, -1)


@given(st.floats(0.01, 0.4), st.floats(0.05, 0.4), SIGMAS)
def test_the_import_bound_lies_between(omega: float, rest: float, sigma: float) -> None:
    world = small_economy(omega, rest)
    both = Shock.cut(world.countries, [("S", "P")])
    imports = np.ones((3, 3))
    imports[1, 0] = 0
    bound = import_loss(omega, sigma=sigma)
    # losing a market as well costs more; keeping it and paying for fewer imports costs less
    lost_both = -solve(world, both, sigma=sigma).real_income[0]
    lost_imports = -solve(world, Shock(imports), sigma=sigma).real_income[0]
    assert lost_imports <= bound * (1 + 1e-4)
    assert lost_both >= bound * (1 - 1e-4)
    assert lost_both <= import_loss(omega + rest, sigma=sigma)


@given(st.floats(0.01, 0.4), SIGMAS)
def test_the_import_bound_is_exact_for_the_only_partner(omega: float, sigma: float) -> None:
    world = World(("S", "P"), [[1 - omega, omega], [omega, 1e4]])
    found = solve(world, Shock.cut(world.countries, [("S", "P")]), sigma=sigma)
    assert -found.real_income[0] == pytest.approx(import_loss(omega, sigma=sigma), rel=1e-9)


@given(st.floats(0.001, 0.01), SIGMAS)
def test_a_small_partner_is_lost_at_first_order(omega: float, sigma: float) -> None:
    assert import_loss(omega, sigma=sigma) == pytest.approx(omega / (sigma - 1), rel=0.01)


@given(worlds(low=3), SIGMAS, st.sampled_from(["closed", "fixed-income"]))
def test_no_trade_no_loss(world: World, sigma: float, mode: str) -> None:
    trade = np.array(world.trade)
    trade[0, 1] = trade[1, 0] = 0
    without = World(world.countries, trade)
    shock = Shock.cut(without.countries, [("C0", "C1")])
    found = solve(without, shock, sigma=sigma, mode=mode)  # type: ignore[arg-type]
    assert not found.real_income.any()
    assert (found.price == 1).all()


@given(worlds(low=4, balanced=True), SIGMAS)
def test_a_coalition_costs_at_least_what_each_member_does(world: World, sigma: float) -> None:
    def loss(*powers: str) -> float:
        shock = Shock.cut(world.countries, [("C0", power) for power in powers])
        return -float(solve(world, shock, sigma=sigma).real_income[0])

    together = loss("C1", "C2")
    assert together >= max(loss("C1"), loss("C2")) - 1e-9


# for a trade elasticity below 1 the loss is concave in the share
@given(st.floats(0, 0.5), st.floats(0, 0.5), st.floats(2, 12))
def test_loss_grows_faster_than_share(one: float, other: float, sigma: float) -> None:
    parted = import_loss(one, sigma=sigma) + import_loss(other, sigma=sigma)
    assert import_loss(one + other, sigma=sigma) >= parted - 1e-12


def test_a_country_cut_off_with_a_deficit_is_refused() -> None:
    world = World(("A", "B", "C"), [[8.0, 1.0, 1.0], [2.0, 8.0, 1.0], [1.0, 1.0, 8.0]])
    shock = Shock.cut(world.countries, [("A", "B"), ("A", "C")])
    for mode in ("closed", "fixed-income"):
        with pytest.raises(NoEquilibrium, match=r"spends 1\.1 times what it earns\n  where: A\n"):
            solve(world, shock, sigma=5, mode=mode)  # type: ignore[arg-type]


def test_a_country_that_can_buy_or_sell_nothing_is_refused() -> None:
    world = World(("A", "B"), [[0.0, 2.0], [2.0, 8.0]])
    with pytest.raises(NoEquilibrium, match=r"buy nothing at any price\n  where: A"):
        solve(world, Shock([[1, 1], [0, 1]]), sigma=5)
    with pytest.raises(NoEquilibrium, match=r"sell nothing at any price\n  where: A"):
        solve(world, Shock([[1, 0], [1, 1]]), sigma=5)
    sectors = World(("A", "B"), [[[4.0, 1.0], [1.0, 4.0]], [[0.0, 2.0], [2.0, 8.0]]])
    with pytest.raises(NoEquilibrium, match="nothing of sector 1"):
        solve(sectors, Shock([[[1, 1], [1, 1]], [[1, 1], [0, 1]]]), sigma=5)


@pytest.mark.parametrize("sigma", [2, 5, 12, 50])
@pytest.mark.parametrize("n", [2, 3, 6])
def test_trade_that_nothing_pays_for_is_refused(sigma: float, n: int) -> None:
    trade = np.full((n, n), 2.0) + 6 * np.eye(n)
    world = World([f"C{i}" for i in range(n)], trade)
    k = np.ones((n, n))
    k[0, 1:] = 0
    with pytest.raises(NoEquilibrium, match="one direction only"):
        solve(world, Shock(k), sigma=sigma)


def test_a_deficit_can_be_bought_without_selling() -> None:
    # A spends 1.1 times what it earns: the others give it the difference, so it has an equilibrium
    world = World(("A", "B", "C"), [[8.0, 1.0, 1.0], [2.0, 8.0, 1.0], [1.0, 1.0, 8.0]])
    found = solve(world, Shock([[1, 0, 0], [1, 1, 1], [1, 1, 1]]), sigma=5)
    np.testing.assert_allclose(found.trade.sum(axis=1), found.price * world.output, rtol=1e-10)
    assert found.exports[0] == -1
    assert found.imports[0] > -1


def test_a_draw_without_equilibrium_is_named() -> None:
    world = World(("A", "B"), [[0.0, 2.0], [2.0, 8.0]])
    with pytest.raises(NoEquilibrium, match="draw 1, A"):
        Baseline(world, sigma=5).solve_many([Shock(1), Shock([[1, 1], [0, 1]])])


def test_almost_no_trade_left_is_solved() -> None:
    rng = np.random.default_rng(7)
    trade = rng.lognormal(0, 1, (40, 40))
    np.fill_diagonal(trade, trade.sum(axis=1) * 3)
    k: Floats = np.full((40, 40), 1e-6)
    np.fill_diagonal(k, 1)
    world = World([f"C{i:02}" for i in range(40)], trade)
    for mode in ("closed", "fixed-income"):
        found = solve(world, Shock(k), sigma=5, mode=mode)  # type: ignore[arg-type]
        assert found.residual <= 1e-12
        assert (found.real_income < 0).all()


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_outside_its_range_is_refused(share: float) -> None:
    with pytest.raises(QueryError, match="between 0 and 1"):
        import_loss(share, sigma=5)


def test_the_two_country_form_refuses_what_it_is_not_for() -> None:
    with pytest.raises(QueryError, match="two countries"):
        two_country_price(World(("A", "B"), [[8, 1], [2, 8]]), Shock(1), sigma=5)


def test_costs_as_ratios() -> None:
    world = World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]])
    dearer = [[1.0, 1.1], [1.1, 1.0]]
    one = solve(world, Shock.from_costs(dearer, sigma=5), sigma=5)
    other = solve(world, Shock(np.array(dearer) ** -4.0), sigma=5)
    assert (one.real_income == other.real_income).all()
    for wrong in (0.0, -1.0, float("nan")):
        with pytest.raises(MatrixError, match="cost"):
            Shock.from_costs([[1.0, wrong], [1.0, 1.0]], sigma=5)
