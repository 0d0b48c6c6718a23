"""Profiles: what a power is special in, whatever the units and whoever is compared beside it."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.contest import profile
from suasion.errors import QueryError

Shares = dict[str, dict[str, float | None]]
POWERS = ["CHN", "RUS", "EUU"]


@st.composite
def shares(draw: st.DrawFn) -> Shares:
    count = draw(st.integers(1, 5))
    amounts = st.integers(0, 100).map(float)
    return {f"I{at}": {power: draw(amounts) for power in POWERS} for at in range(count)}


@given(shares())
def test_ratios_of_a_power_average_to_one(given_shares: Shares) -> None:
    found = profile(given_shares)
    for power in POWERS:
        ratios = [found.ratio(power, instrument) for instrument in given_shares]
        if any(by_power[power] for by_power in given_shares.values()):
            assert sum(x for x in ratios if x is not None) == pytest.approx(len(ratios))
        else:
            assert ratios == [None] * len(ratios)


@given(st.floats(0.1, 100), st.integers(1, 6))
def test_equal_shares_are_no_speciality(share: float, instruments: int) -> None:
    found = profile({f"I{at}": {"CHN": share} for at in range(instruments)})
    assert [one.ratio for one in found.weights] == pytest.approx([1.0] * instruments)


@given(shares(), st.sampled_from(POWERS), st.sampled_from([0.01, 3.0]))
def test_a_power_twice_as_large_everywhere_has_the_same_profile(
    given_shares: Shares, power: str, factor: float
) -> None:
    scaled = {
        one: {who: (share or 0) * (factor if who == power else 1) for who, share in held.items()}
        for one, held in given_shares.items()
    }
    one, other = profile(given_shares), profile(scaled)
    for a, b in zip(one.weights, other.weights, strict=True):
        assert (a.power, a.instrument) == (b.power, b.instrument)
        assert b.ratio == (None if a.ratio is None else pytest.approx(a.ratio))


@given(shares())
def test_a_power_with_nothing_changes_nobody(given_shares: Shares) -> None:
    more = {one: {"IND": 0.0, **held} for one, held in given_shares.items()}
    found = profile(more)
    assert [one for one in found.weights if one.power != "IND"] == list(
        profile(given_shares).weights
    )
    assert {one.ratio for one in found.weights if one.power == "IND"} == {None}


@given(shares(), st.sampled_from(POWERS), st.booleans())
def test_what_is_not_covered_for_one_is_left_out_for_all(
    given_shares: Shares, power: str, absent: bool
) -> None:
    hole: dict[str, float | None] = {"CHN": 50.0, "RUS": 50.0, "EUU": 50.0, power: None}
    if absent:
        del hole[power]
    found = profile({"arms": hole, **given_shares})
    assert found.left_out == (("arms", (power,)),)
    # in another order, where the power comes later
    assert set(found.weights) == set(profile(given_shares).weights)
    # had the hole been a zero, the power would matter less by it
    filled = profile({"arms": {**hole, power: 0.0}, **given_shares})
    assert filled.left_out == ()
    assert len(filled.weights) == len(found.weights) + len(POWERS)


def test_a_division_of_labour_by_hand() -> None:
    """China: 30, 20, 10, mean 20. Russia: 10, 10, 70, mean 30."""
    found = profile({
        "trade": {"CHN": 30, "RUS": 10},
        "debt": {"CHN": 20, "RUS": 10},
        "arms": {"CHN": 10, "RUS": 70},
    })  # fmt: skip
    ratios = {(one.power, one.instrument): one.ratio for one in found.weights}
    assert ratios == pytest.approx(
        {
            ("CHN", "trade"): 1.5, ("CHN", "debt"): 1.0, ("CHN", "arms"): 0.5,
            ("RUS", "trade"): 1 / 3, ("RUS", "debt"): 1 / 3, ("RUS", "arms"): 7 / 3,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given_shares", "said"),
    [
        ({"trade": {"CHN": nan}}, "instrument trade, power CHN"),
        ({"trade": {"CHN": -1.0}}, "instrument trade, power CHN"),
        ({"trade": {"CHN": inf}}, "instrument trade, power CHN"),
        ({"trade": {"CHN": None}}, "trade: no CHN"),
        ({"trade": {"CHN": 1.0}, "arms": {"RUS": 1.0}}, "trade: no RUS; arms: no CHN"),
        ({}, "no instrument"),
    ],
)
def test_what_cannot_be_compared_is_refused(given_shares: Shares, said: str) -> None:
    with pytest.raises(QueryError, match=said) as told:
        profile(given_shares)
    assert told.value.remedy


def test_a_ratio_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(QueryError, match="power RUS, instrument trade"):
        profile({"trade": {"CHN": 1.0}}).ratio("RUS", "trade")
