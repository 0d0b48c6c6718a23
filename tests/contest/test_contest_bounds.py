"""Who lost to whom: the bounds hold for every table of flows, and some table attains them."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from suasion.contest import bounds
from suasion.errors import QueryError


@st.composite
def changes(draw: st.DrawFn) -> dict[str, float]:
    """Changes in tenths that sum to zero, the rest of the world last."""
    drawn = draw(st.lists(st.integers(-200, 200), min_size=1, max_size=6))
    named = {f"P{at}": value / 10 for at, value in enumerate(drawn)}
    return {**named, "rest": -sum(drawn) / 10}


def extremes(losses: list[float], gains: list[float], at: int) -> tuple[float, float]:
    """The least and the most that the flow `at` can be, by linear programme."""
    rows, columns = len(losses), len(gains)
    flows = np.arange(rows * columns).reshape(rows, columns)
    margins = [flows[i] for i in range(rows)] + [flows[:, j] for j in range(columns)]
    equal = np.array([np.isin(flows.ravel(), one) for one in margins], dtype=float)
    aim = (flows.ravel() == at).astype(float)
    found = [
        linprog(way * aim, A_eq=equal, b_eq=[*losses, *gains], bounds=(0, None)) for way in (1, -1)
    ]
    assert all(one.status == 0 for one in found)
    return float(found[0].fun), float(-found[1].fun)


@given(changes())
def test_some_table_of_flows_attains_each_bound(given_changes: dict[str, float]) -> None:
    losses = {name: -x for name, x in given_changes.items() if x < 0}
    gains = {name: x for name, x in given_changes.items() if x > 0}
    found = bounds(given_changes)
    assert [(one.loser, one.gainer) for one in found] == [(i, j) for i in losses for j in gains]
    if not losses:
        return
    # rounding of the last margin would make the programme infeasible
    last = sum(losses.values()) - sum(list(gains.values())[:-1])
    margins = list(losses.values()), [*list(gains.values())[:-1], last]
    for at in {0, len(found) // 2, len(found) - 1}:
        low, high = extremes(*margins, at)
        assert found[at].low == pytest.approx(low, abs=1e-6)
        assert found[at].high == pytest.approx(high, abs=1e-6)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32))
def test_the_truth_is_inside(losers: int, gainers: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    truth = rng.exponential(size=(losers, gainers)) * (rng.uniform(size=(losers, gainers)) < 0.7)
    lost = {f"L{i}": -float(x) for i, x in enumerate(truth.sum(axis=1))}
    won = {f"G{j}": float(x) for j, x in enumerate(truth.sum(axis=0))}
    found = {(one.loser, one.gainer): one for one in bounds({**lost, **won})}
    for i in range(losers):
        for j in range(gainers):
            if (f"L{i}", f"G{j}") in found:
                one = found[f"L{i}", f"G{j}"]
                assert one.low - 1e-9 <= truth[i, j] <= one.high + 1e-9
            else:
                assert truth[i, j] == 0


def test_to_and_fro_can_go_beyond_the_bounds_but_not_beyond_the_shares() -> None:
    """Three points pass from A to B and back, two more from A to B: the net bound is exceeded."""
    (found,) = bounds({"A": -2.0, "B": 2.0})
    assert (found.low, found.high) == (2.0, 2.0)
    gross = 5.0
    before = {"A": 6.0, "B": 3.0}
    after = {"A": 4.0, "B": 5.0}
    assert found.high < gross <= min(before["A"], after["B"])


def test_a_sole_loser_lost_exactly_what_the_others_gained() -> None:
    found = bounds({"RUS": -6.0, "CHN": 4.0, "TUR": 2.0, "rest": 0.0})
    assert [(one.gainer, one.low, one.high) for one in found] == [("CHN", 4, 4), ("TUR", 2, 2)]


@given(changes(), st.integers(0, 6))
def test_a_power_whose_share_stands_still_changes_nothing(
    given_changes: dict[str, float], at: int
) -> None:
    items = list(given_changes.items())
    items.insert(at, ("NEW", 0.0))
    assert bounds(dict(items)) == bounds(given_changes)


@given(changes())
def test_time_run_backwards_swaps_losers_and_gainers(given_changes: dict[str, float]) -> None:
    back = bounds({name: -change for name, change in given_changes.items()})
    there = {(one.loser, one.gainer, one.low, one.high) for one in bounds(given_changes)}
    assert {(one.gainer, one.loser, one.low, one.high) for one in back} == there


@pytest.mark.parametrize(
    ("given_changes", "said"),
    [
        ({"RUS": -6.0, "CHN": None, "rest": 6.0}, "power CHN"),
        ({"RUS": -6.0, "CHN": nan, "rest": 6.0}, "power CHN"),
        ({"RUS": -inf, "CHN": inf}, "power RUS"),
        ({"RUS": -6.0, "CHN": 5.0}, "sum -1 points"),
    ],
)
def test_what_is_not_whole_is_refused(given_changes: dict[str, float | None], said: str) -> None:
    with pytest.raises(QueryError, match=said) as told:
        bounds(given_changes)
    assert told.value.remedy
