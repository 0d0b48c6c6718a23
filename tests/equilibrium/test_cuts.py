"""Many cuts at once: the same as cutting one by one, whatever the order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import SIGMAS, Floats, slowly, worlds

from suasion.equilibrium import Baseline, Shock, World, solve
from suasion.errors import NoEquilibrium, QueryError

Pairs = list[tuple[int, int]]


@st.composite
def cuts(draw: st.DrawFn, n: int) -> list[Pairs]:
    """A few cuts: of two countries, or of one country and a bloc, always in both directions."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        state = draw(st.integers(0, n - 1))
        others = [at for at in range(n) if at != state]
        # one partner at least is kept: without any a deficit has no equilibrium
        size = draw(st.integers(1, len(others) - 1))
        partners = draw(st.permutations(others))[:size]
        made.append([pair for at in partners for pair in ((state, at), (at, state))])
    return made


def named(world: World, pairs: Pairs) -> list[tuple[str, str]]:
    return [(world.countries[one], world.countries[other]) for one, other in pairs]


def one_by_one(world: World, asked: Sequence[Pairs], sigma: float) -> Floats:
    """Solve each cut alone, its shock written with names."""
    shocks = [Shock.cut(world.countries, named(world, pairs)) for pairs in asked]
    return np.array([solve(world, shock, sigma=sigma).real_income for shock in shocks])


@settings(max_examples=40)
@given(st.data(), worlds(low=3), SIGMAS)
def test_one_sector_as_one_by_one(data: st.DataObject, world: World, sigma: float) -> None:
    asked = data.draw(cuts(len(world.countries)))
    try:
        expected = one_by_one(world, asked, sigma)
    except NoEquilibrium:
        with pytest.raises(NoEquilibrium):
            Baseline(world, sigma=sigma).solve_cuts(asked)
        return
    found = Baseline(world, sigma=sigma).solve_cuts(asked)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


@settings(max_examples=25)
@given(st.data(), worlds(low=3, sectors=3), SIGMAS)
def test_all_sectors_as_one_by_one(data: st.DataObject, world: World, sigma: float) -> None:
    asked = data.draw(cuts(len(world.countries)))
    found = Baseline(world, sigma=sigma).solve_cuts(asked)
    np.testing.assert_allclose(found, one_by_one(world, asked, sigma), rtol=0, atol=1e-9)


@settings(max_examples=25)
@given(st.data(), worlds(low=3, sectors=3), SIGMAS, st.integers(0, 2))
def test_one_sector_of_three(data: st.DataObject, world: World, sigma: float, sector: int) -> None:
    n = len(world.countries)
    asked = data.draw(cuts(n))
    found = Baseline(world, sigma=sigma).solve_cuts(asked, sector=sector)
    for pairs, got in zip(asked, found, strict=True):
        k = np.ones((3, n, n))
        for one, other in pairs:
            k[sector, one, other] = 0
        expected = solve(world, Shock(k), sigma=sigma).real_income
        np.testing.assert_allclose(got, expected, rtol=0, atol=1e-9)


@settings(max_examples=15)
@given(st.data(), worlds(low=3), st.floats(3, 8))
def test_as_the_slow_solver(data: st.DataObject, world: World, sigma: float) -> None:
    """The check that shares no code with the package."""
    pairs = data.draw(cuts(len(world.countries)))[0]
    k = np.ones((len(world.countries),) * 2)
    for one, other in pairs:
        k[one, other] = 0
    wage, index = slowly(world, k, sigma)
    (found,) = Baseline(world, sigma=sigma).solve_cuts([pairs])
    np.testing.assert_allclose(found, wage / index - 1, rtol=0, atol=1e-7)


@settings(max_examples=25)
@given(st.data(), worlds(low=3, sectors=2), SIGMAS)
def test_neither_the_order_of_cuts_nor_of_pairs_matters(
    data: st.DataObject, world: World, sigma: float
) -> None:
    asked = data.draw(cuts(len(world.countries)))
    order = data.draw(st.permutations(range(len(asked))))
    baseline = Baseline(world, sigma=sigma)
    turned = [asked[at][::-1] for at in order]
    expected = baseline.solve_cuts(asked)[order]
    np.testing.assert_allclose(baseline.solve_cuts(turned), expected, rtol=0, atol=1e-10)


@settings(max_examples=20)
@given(st.data(), worlds(low=3), SIGMAS)
def test_a_pair_named_twice_is_cut_once(data: st.DataObject, world: World, sigma: float) -> None:
    pairs = data.draw(cuts(len(world.countries)))[0]
    baseline = Baseline(world, sigma=sigma)
    once, twice = baseline.solve_cuts([pairs, [*pairs, *pairs]])
    np.testing.assert_allclose(twice, once, rtol=0, atol=1e-10)


@settings(max_examples=20)
@given(worlds(low=5), SIGMAS)
def test_what_is_not_traded_costs_nothing(world: World, sigma: float) -> None:
    trade = np.array(world.trade)
    trade[0, 1] = trade[1, 0] = 0
    baseline = Baseline(World(world.countries, trade), sigma=sigma)
    nothing, empty, something = baseline.solve_cuts([[(0, 1), (1, 0)], [], [(2, 3), (3, 2)]])
    assert not nothing.any()
    assert not empty.any()
    assert abs(something[2]) > 1e-9


def test_no_cut_no_row() -> None:
    world = World(("A", "B"), [[8.0, 2.0], [2.0, 8.0]])
    assert Baseline(world, sigma=5).solve_cuts([]).shape == (0, 2)


def linked(home: float, rest: float) -> World:
    """A buys nearly all from B, which A can lose; C trades both ways with both."""
    return World(
        ("A", "B", "C"),
        [[home, 1.0, rest], [1.0, 8.0, 1.0], [rest, 1.0, 8.0]],
    )


@pytest.mark.parametrize("left", [1e-2, 1e-4, 1e-8, 1e-12])
@pytest.mark.parametrize("sigma", [2.0, 5.0])
def test_a_country_left_with_little_is_solved_with_care(left: float, sigma: float) -> None:
    world = linked(left / 2, left / 2)
    pairs = [(0, 1), (1, 0)]
    (found,) = Baseline(world, sigma=sigma).solve_cuts([pairs])
    expected = solve(world, Shock.cut(world.countries, [("A", "B"), ("B", "A")]), sigma=sigma)
    np.testing.assert_allclose(found, expected.real_income, rtol=0, atol=1e-9)
    # what is left of its purchases is left/(1 + left): its index rises by that to 1/(1 - σ)
    assert found[0] < -0.9 * (1 - (2 * left) ** (1 / (sigma - 1)))


def test_a_broken_round_is_solved_in_parts() -> None:
    # B is the only link between A and C: without it A stands alone, and has no deficit
    trade = np.array([[8.0, 2.0, 0.0], [2.0, 8.0, 3.0], [0.0, 3.0, 8.0]])
    world = World(("A", "B", "C"), trade)
    (found,) = Baseline(world, sigma=5).solve_cuts([[(0, 1), (1, 0)]])
    # A buys a fifth abroad: 1 - 0.8^(1/4) is lost; who stays linked is untouched, being balanced
    assert found[0] == pytest.approx(0.8**0.25 - 1, abs=1e-10)
    expected = solve(world, Shock.cut(world.countries, [("A", "B")]), sigma=5)
    np.testing.assert_allclose(found, expected.real_income, rtol=0, atol=1e-10)


def test_a_cut_without_equilibrium_is_refused_for_the_same_reason() -> None:
    trade = [[8.0, 1.0, 1.0], [2.0, 8.0, 1.0], [1.0, 1.0, 8.0]]
    world = World(("A", "B", "C"), trade)
    alone = [(0, 1), (1, 0), (0, 2), (2, 0)]
    with pytest.raises(NoEquilibrium) as expected:
        solve(world, Shock.cut(world.countries, named(world, alone)), sigma=5)
    with pytest.raises(NoEquilibrium) as found:
        Baseline(world, sigma=5).solve_cuts([[(0, 1), (1, 0)], alone])
    assert found.value.what == expected.value.what
    assert "A" in found.value.where


def test_a_refused_cut_is_named_by_its_place() -> None:
    world = World(("A", "B", "C"), [[8.0, 1.0, 1.0], [2.0, 8.0, 1.0], [1.0, 1.0, 8.0]])
    alone = [(0, 1), (1, 0), (0, 2), (2, 0)]
    with pytest.raises(NoEquilibrium, match="cut 1, A"):
        Baseline(world, sigma=5).solve_cuts([[(1, 2), (2, 1)], alone, alone])


@settings(max_examples=25)
@given(st.data(), worlds(low=3, sectors=2), SIGMAS)
def test_fixed_to_one_direction(data: st.DataObject, world: World, sigma: float) -> None:
    """A cut of one direction leaves the other open: as the same shock alone."""
    n = len(world.countries)
    one, other = data.draw(st.permutations(range(n)))[:2]
    k = np.ones((2, n, n))
    k[:, one, other] = 0
    (found,) = Baseline(world, sigma=sigma).solve_cuts([[(one, other)]])
    expected = solve(world, Shock(k), sigma=sigma).real_income
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


@settings(max_examples=20)
@given(st.data(), worlds(low=3), SIGMAS)
def test_fixed_income_is_solved_one_by_one(data: st.DataObject, world: World, sigma: float) -> None:
    pairs = data.draw(cuts(len(world.countries)))[:1]
    shock = Shock.cut(world.countries, named(world, pairs[0]))
    baseline = Baseline(world, sigma=sigma, mode="fixed-income")
    try:
        expected = solve(world, shock, sigma=sigma, mode="fixed-income").real_income
    except NoEquilibrium:
        # not all margins can be met when a pair stops trading
        with pytest.raises(NoEquilibrium):
            baseline.solve_cuts(pairs)
    else:
        np.testing.assert_allclose(baseline.solve_cuts(pairs)[0], expected, rtol=0, atol=1e-9)


@settings(max_examples=25)
@given(st.data(), worlds(low=3), SIGMAS, st.floats(0.5, 2))
def test_a_borrowed_jacobian_changes_no_solution(
    data: st.DataObject, world: World, sigma: float, factor: float
) -> None:
    """The other world's state trades half or twice as much."""
    trade = np.array(world.trade)
    trade[0, 1:] *= factor
    trade[1:, 0] *= factor
    near = World(world.countries, trade)
    asked = data.draw(cuts(len(world.countries)))
    own = Baseline(near, sigma=sigma)
    lent = Baseline(near, sigma=sigma, like=Baseline(world, sigma=sigma))
    try:
        expected = own.solve_cuts(asked)
    except NoEquilibrium:
        with pytest.raises(NoEquilibrium):
            lent.solve_cuts(asked)
        return
    np.testing.assert_allclose(lent.solve_cuts(asked), expected, rtol=0, atol=1e-10)
    shock = Shock.cut(near.countries, named(near, asked[0]))
    one, other = own.solve(shock), lent.solve(shock)
    np.testing.assert_allclose(other.real_income, one.real_income, rtol=0, atol=1e-10)


def test_a_jacobian_of_other_countries_is_refused() -> None:
    trade = [[8.0, 2.0], [2.0, 8.0]]
    other = Baseline(World(("A", "C"), trade), sigma=5)
    with pytest.raises(QueryError, match="other countries"):
        Baseline(World(("A", "B"), trade), sigma=5, like=other)
