"""Shift-share: the three parts add up, and each is what its name says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from suasion.contest import shift_share
from suasion.errors import QueryError

Floats = NDArray[np.float64]
AMOUNTS = st.integers(0, 1000).map(float)


@st.composite
def two_years(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Sections are often empty in one of the years, never all."""
    shape = draw(st.tuples(st.integers(1, 6), st.integers(1, 4)))
    years = []
    for _ in range(2):
        flows = draw(arrays(np.float64, shape, elements=AMOUNTS))
        flows[np.array(draw(st.lists(st.booleans(), min_size=shape[0], max_size=shape[0])))] = 0
        flows[draw(st.integers(0, shape[0] - 1)), 0] += 1
        years.append(flows)
    return years[0], years[1]


def change(before: Floats, after: Floats) -> Floats:
    return np.asarray(100 * (after.sum(0) / after.sum() - before.sum(0) / before.sum()))


@given(two_years())
def test_the_parts_add_up(years: tuple[Floats, Floats]) -> None:
    found = shift_share(*years)
    np.testing.assert_allclose(
        found.within + found.between + found.interaction, change(*years), atol=1e-10
    )
    np.testing.assert_allclose(found.change, change(*years), atol=1e-12)


@given(two_years())
def test_what_one_power_wins_others_lose(years: tuple[Floats, Floats]) -> None:
    """All powers together have every section whole: no part is left over."""
    found = shift_share(*years)
    for part in (found.within_sections, found.between_sections, found.interaction_sections):
        assert part.shape == years[0].shape
    # section by section where nothing is only growth: shares in a section sum to one
    np.testing.assert_allclose(found.within_sections.sum(axis=1), 0, atol=1e-10)
    np.testing.assert_allclose(found.interaction_sections.sum(axis=1), 0, atol=1e-10)
    np.testing.assert_allclose(found.between.sum(), 0, atol=1e-10)


@given(two_years(), st.sampled_from([0.001, 7.0, 1e9]), st.sampled_from([0.5, 3.0]))
def test_units_and_growth_of_all_alike_change_nothing(
    years: tuple[Floats, Floats], unit: float, growth: float
) -> None:
    one, other = shift_share(*years), shift_share(unit * years[0], unit * growth * years[1])
    for name in ("within", "between", "interaction"):
        np.testing.assert_allclose(getattr(other, name), getattr(one, name), atol=1e-9)


@given(two_years())
def test_sections_that_grow_differently_are_between_only(years: tuple[Floats, Floats]) -> None:
    before, rates = years[0], 1 + years[1][:, :1]
    found = shift_share(before, before * rates)
    np.testing.assert_allclose(found.between, change(before, before * rates), atol=1e-10)
    np.testing.assert_allclose(found.within, 0, atol=1e-10)


@given(two_years())
def test_sections_of_constant_size_are_within_only(years: tuple[Floats, Floats]) -> None:
    """Every section's trade is dealt out anew among the powers."""
    before = years[0]
    after = np.roll(before, 1, axis=1)
    found = shift_share(before, after)
    np.testing.assert_allclose(found.within, change(before, after), atol=1e-10)
    np.testing.assert_allclose(found.between, 0, atol=1e-10)


@given(two_years(), st.randoms(use_true_random=False))
def test_the_order_of_sections_and_powers_does_not_matter(
    years: tuple[Floats, Floats], random: object
) -> None:
    sections, powers = (list(range(size)) for size in years[0].shape)
    random.shuffle(sections)  # type: ignore[attr-defined]
    random.shuffle(powers)  # type: ignore[attr-defined]
    one, other = shift_share(*years), shift_share(*(x[sections][:, powers] for x in years))
    np.testing.assert_allclose(other.within_sections, one.within_sections[sections][:, powers])
    np.testing.assert_allclose(other.between, one.between[powers], atol=1e-12)


@given(two_years())
def test_a_power_without_trade_changes_nobody(years: tuple[Floats, Floats]) -> None:
    wider = [np.column_stack([one, np.zeros(len(one))]) for one in years]
    one, other = shift_share(*years), shift_share(*wider)
    for name in ("within", "between", "interaction", "change"):
        np.testing.assert_array_equal(getattr(other, name)[:-1], getattr(one, name))
        assert getattr(other, name)[-1] == 0


def test_by_hand() -> None:
    """Fuels and machines; the first power loses half of its share in fuels while they shrink.

    Weights 1/2, 1/2 → 1/4, 3/4; its shares 0.6, 0.2 → 0.3, 0.2: from 40 % to 22.5 % of the total.
    """
    found = shift_share([[6, 4], [2, 8]], [[3, 7], [6, 24]])
    np.testing.assert_allclose(found.within_sections, [[-15, 15], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(found.between_sections, [[-15, -10], [5, 20]], atol=1e-12)
    np.testing.assert_allclose(found.interaction_sections, [[7.5, -7.5], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(found.change, [-17.5, 17.5])


def test_a_section_that_appears_is_between() -> None:
    """10 of 10 in one section, then another of the same size of which the power has 2 in 10."""
    found = shift_share([[10, 0], [0, 0]], [[10, 0], [2, 8]])
    np.testing.assert_allclose(found.between, [-40, 40])
    assert not found.within.any()
    assert not found.interaction.any()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([[1.0, np.nan]], [[1.0, 2.0]], "before, section 0, power 1, value nan"),
        ([[1.0, 2.0]], [[1.0, None]], "after, section 0, power 1, value nan"),
        ([[1.0, 2.0]], [[-1.0, 2.0]], "after, section 0, power 0, value -1"),
        ([[1.0, 2.0]], [[np.inf, 2.0]], "after, section 0, power 0, value inf"),
        ([[0.0, 0.0]], [[1.0, 2.0]], "no trade at all"),
        ([[1.0, 2.0]], [[1.0], [2.0]], "different sections"),
        ([1.0, 2.0], [1.0, 2.0], "not a table"),
        ([[]], [[]], "not a table"),
    ],
)
def test_what_is_not_covered_is_refused(before: object, after: object, said: str) -> None:
    with pytest.raises(QueryError, match=said) as told:
        shift_share(before, after)  # type: ignore[arg-type]
    assert told.value.where
    assert told.value.remedy
