"""The test of breaks: laws that hold for every series, and cases worked by hand."""

from __future__ import annotations

from math import inf, nan, sqrt
from statistics import mean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from suasion.contest import Instability, instability
from suasion.errors import QueryError

Levels = dict[int, float]
SINCE = 2022


@st.composite
def levels(draw: st.DrawFn, fewest: int = 10) -> Levels:
    """Levels in sixteenths, so that sums and multiples are exact."""
    m = draw(st.integers(1, 3))
    steps = draw(st.lists(st.integers(-160, 160), min_size=fewest + m, max_size=25))
    values = 40 + np.cumsum([0, *steps]) / 16
    first = SINCE + m - len(values)
    return {first + at: float(value) for at, value in enumerate(values)}


def same(one: Instability, other: Instability, *, unit: float = 1.0, sign: int = 1) -> None:
    assert other.shift == pytest.approx(one.shift * unit * sign, rel=1e-9, abs=1e-9 * unit)
    assert other.scale == pytest.approx(one.scale * unit, rel=1e-9, abs=1e-9 * unit)
    assert other.able == one.able
    if one.able and one.p_value and one.critical and one.detectable:
        assert other.p_value == pytest.approx(one.p_value, rel=1e-6, abs=1e-12)
        assert other.critical == pytest.approx(one.critical * unit, rel=1e-9)
        assert other.detectable == pytest.approx(one.detectable * unit, rel=1e-9)


@given(levels(), st.sampled_from([1 / 64, 2.0, 1000.0]))
def test_a_unit_changes_nothing(series: Levels, unit: float) -> None:
    scaled = {year: unit * level for year, level in series.items()}
    same(instability(series, since=SINCE), instability(scaled, since=SINCE), unit=unit)


@given(levels(), st.integers(-50, 50), st.integers(-64, 64))
def test_a_steady_drift_is_no_break(series: Levels, base: int, drift: int) -> None:
    tilted = {year: level + base + drift / 16 * (year - 2000) for year, level in series.items()}
    same(instability(series, since=SINCE), instability(tilted, since=SINCE))


@given(levels())
def test_losses_count_as_gains_do(series: Levels) -> None:
    mirrored = {year: 100 - level for year, level in series.items()}
    same(instability(series, since=SINCE), instability(mirrored, since=SINCE), sign=-1)


@given(levels(), st.integers(-100, 100))
def test_only_the_order_of_years_matters(series: Levels, by: int) -> None:
    moved = {year + by: level for year, level in reversed(series.items())}
    assert instability(moved, since=SINCE + by) == instability(series, since=SINCE)


@given(levels(), st.integers(-320, 320))
def test_it_does_not_matter_when_after_the_date_the_level_shifts(series: Levels, by: int) -> None:
    last = max(series)
    at_once = {year: level + by / 16 * (year >= SINCE) for year, level in series.items()}
    at_last = {year: level + by / 16 * (year == last) for year, level in series.items()}
    same(instability(at_once, since=SINCE), instability(at_last, since=SINCE))


@given(levels(), st.floats(-3, 3))
def test_rejection_agrees_with_p_and_with_the_critical_shift(series: Levels, times: float) -> None:
    found = instability(series, since=SINCE)
    if not found.able or found.critical is None or abs(abs(times) - 1) < 1e-3:
        return
    # the end moved to where the shift is so many times the critical one
    series[max(series)] += times * found.critical - found.shift
    moved = instability(series, since=SINCE)
    assert moved.critical == pytest.approx(found.critical)
    assert moved.p_value is not None
    assert moved.rejected == (abs(times) > 1) == (moved.p_value <= moved.level)
    assert found.detectable is not None
    assert found.detectable > found.critical


@given(levels())
def test_the_rank_never_falls_below_its_resolution(series: Levels) -> None:
    found = instability(series, since=SINCE)
    assert found.resolution <= found.rank_p_value <= 1
    assert found.resolution == pytest.approx(1 / (found.n - found.m + 2))


def test_one_year_after_it_is_the_classic_prediction_test() -> None:
    """For m = 1 and no autocorrelation: a new value against the mean of n, t with n - 1 degrees."""
    steps = [1.0, -2.0, 3.0, -1.0, 2.0, -3.0, 1.5, -0.5, 2.5, -2.5, 0.5]
    series = dict(zip(range(2010, 2023), np.cumsum([20.0, *steps, 7.0]).tolist(), strict=True))
    found = instability(series, since=SINCE)
    wanted = (7 - mean(steps)) / (stdev(steps) * sqrt(1 + 1 / 11))
    assert found.statistic == pytest.approx(wanted)
    assert found.freedom == pytest.approx(10)
    assert found.p_value == pytest.approx(2 * student.sf(wanted, 10))


def test_shift_and_rank_by_hand() -> None:
    """Changes 1 3 1 3 1 3, then 6 and 6: 2 × (6 - 2) from the drift. Blocks of two: 4 - 2 × mean.

    The mean leaves out the first of the block: 11/5 without a 1, 9/5 without a 3, so that each of
    the five blocks strays by 0.4.
    """
    series = dict(zip(range(2015, 2024), [10, 11, 14, 15, 18, 19, 22, 28, 34], strict=True))
    found = instability(series, since=SINCE)
    assert (found.n, found.m, found.shift) == (6, 2, 8.0)
    assert found.resolution == pytest.approx(1 / 6)
    assert found.rank_p_value == pytest.approx(1 / 6)
    assert not found.able
    assert not found.rejected
    assert found.p_value is not None


def test_a_missing_year_costs_two_changes_and_the_blocks_across_it() -> None:
    whole: dict[int, float | None] = {2000 + at: float(at**2 % 7) for at in range(24)}
    gappy = {**whole, 2010: None}
    full, found = instability(whole, since=SINCE), instability(gappy, since=SINCE)
    assert (full.n, found.n) == (21, 19)
    # 20 blocks of two; those that end in 2010, 2011 and 2012 are gone
    assert full.resolution == pytest.approx(1 / 21)
    assert found.resolution == pytest.approx(1 / 18)
    del gappy[2010]
    assert instability(gappy, since=SINCE) == found
    kept = [whole[y] - whole[y - 1] for y in range(2001, 2022) if y not in (2010, 2011)]  # type: ignore[operator]
    assert found.shift == pytest.approx(whole[2023] - whole[2021] - 2 * mean(kept))  # type: ignore[operator]


def test_years_without_cover_at_either_end_are_no_years() -> None:
    series: dict[int, float | None] = {2000 + at: float(at**2 % 7) for at in range(24)}
    longer = {1999: None, **series, 2024: None}
    assert instability(longer, since=SINCE) == instability(series, since=SINCE)


@pytest.mark.parametrize("drift", [0.0, 0.1])
def test_a_past_that_never_varied_says_nothing(drift: float) -> None:
    series = {year: 5 + drift * (year - 2000) for year in range(2000, 2022)} | {2022: 30.0}
    found = instability(series, since=SINCE)
    assert (found.able, found.p_value, found.critical, found.detectable) == (False, *3 * [None])
    assert not found.rejected


def test_too_short_a_past_rejects_nothing_however_large_the_shift() -> None:
    wild = dict(zip(range(2013, 2026), [5, 6, 5, 7, 6, 8, 6, 7, 9, 90, 10, 95, 99], strict=True))
    found = instability(wild, since=SINCE)
    assert (found.n, found.m, found.able, found.rejected) == (8, 4, False, False)
    assert instability({y: x for y, x in wild.items() if y < 2024}, since=SINCE).able


LONG: dict[int, float | None] = {2000 + at: float(at**2 % 7) for at in range(24)}


@pytest.mark.parametrize(
    ("series", "since", "said"),
    [
        (LONG, 2024, "no year after"),
        ({}, 2022, "no year after"),
        (LONG, 2018, "too long an end"),
        ({**LONG, 2022: None}, 2022, "year 2022"),
        ({**LONG, 2021: None}, 2022, "year 2021"),
        ({**LONG, 2005: nan}, 2022, "year 2005"),
        ({**LONG, 2005: inf}, 2022, "year 2005"),
        ({y: x for y, x in LONG.items() if y > 2016}, 2022, "4 yearly changes before 2022"),
        ({y: x for y, x in LONG.items() if y % 3 or y > 2020}, 2022, "no block"),
    ],
)
def test_what_cannot_be_tested_is_refused(
    series: dict[int, float | None], since: int, said: str
) -> None:
    with pytest.raises(QueryError, match=said) as told:
        instability(series, since=since)
    assert told.value.where
    assert told.value.remedy


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0, -1.0, nan])
def test_no_such_level(level: float) -> None:
    with pytest.raises(QueryError, match="level"):
        instability(LONG, since=SINCE, level=level)
