"""Movements of two powers: classes, laws, and what ranges may do to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.contest import Kind, Range, Stand, movement
from suasion.errors import QueryError

DEFINITE = {"displaced", "overtaken", "neither"}
Case = tuple[Stand, Stand]


def exact(gainer: float, loser: float, total: float) -> Stand:
    return Stand(Range.exact(gainer), Range.exact(loser), Range.exact(total))


@st.composite
def ranges(draw: st.DrawFn, low: int, high: int) -> Range:
    """Whole numbers, often without doubt."""
    count = draw(st.sampled_from([1, 3]))
    found = sorted(draw(st.lists(st.integers(low, high), min_size=count, max_size=count)))
    return Range(float(found[0]), float(found[count // 2]), float(found[-1]))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    sides = [
        Stand(draw(ranges(0, 12)), draw(ranges(0, 12)), draw(ranges(24, 60))) for _ in range(2)
    ]
    return sides[0], sides[1]


def mapped(stand: Stand, factor: float) -> Stand:
    def one(value: Range | None) -> Range | None:
        return value and Range(factor * value.low, factor * value.value, factor * value.high)

    return Stand(one(stand.gainer), one(stand.loser), one(stand.total))


def by_definition(before: tuple[float, ...], after: tuple[float, ...]) -> Kind:
    """The class of exact values, cross-multiplied: gainer, loser, total."""
    gainer, loser = after[0] - before[0], after[1] - before[1]
    if gainer > 0 > loser:
        return "displaced"
    shares = [after[i] * before[2] - before[i] * after[2] for i in (0, 1)]
    if gainer > 0 and loser > 0 and shares[0] > 0 > shares[1]:
        return "overtaken"
    return "neither"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((10, 30, 80), (20, 25, 90), "displaced"),
        ((10, 30, 80), (20, 25, 50), "displaced"),  # though the loser's share rises
        ((10, 30, 80), (30, 33, 120), "overtaken"),
        ((10, 30, 80), (12, 33, 120), "neither"),  # both lose share to others
        ((10, 30, 80), (20, 60, 160), "neither"),  # all grow alike
        ((10, 30, 80), (20, 30, 100), "neither"),  # the loser stands still
        ((10, 30, 80), (10, 25, 80), "neither"),  # the gainer gains nothing
        ((10, 30, 80), (5, 25, 60), "neither"),  # both fall
        ((0, 30, 80), (5, 33, 120), "overtaken"),  # from nothing
        ((10, 0, 80), (20, 1, 120), "neither"),  # who had nothing has no share to lose
        ((0, 30, 80), (5, 0, 80), "displaced"),
    ],
)
def test_classes_of_exact_values(
    before: tuple[float, float, float], after: tuple[float, float, float], kind: Kind
) -> None:
    found = movement(exact(*before), exact(*after))
    assert found.kind == kind
    assert found.possible == (kind,)


def test_changes_and_their_ranges_by_hand() -> None:
    before = Stand(Range(8, 10, 12), Range.exact(30), Range(80, 80, 100))
    after = Stand(Range(20, 24, 30), Range(15, 18, 21), Range.exact(120))
    found = movement(before, after)
    assert found.kind == "displaced"
    assert found.gainer == Range(8, 14, 22)
    assert found.loser == Range(-15, -12, -9)
    assert found.gainer_share is not None
    assert found.gainer_share.low == pytest.approx(100 * (20 / 120 - 12 / 80))
    assert found.gainer_share.value == pytest.approx(100 * (24 / 120 - 10 / 80))
    assert found.gainer_share.high == pytest.approx(100 * (30 / 120 - 8 / 100))
    assert found.loser_share is not None
    assert found.loser_share.value == pytest.approx(-22.5)


def test_ranges_that_allow_two_classes_cannot_be_told() -> None:
    before = exact(10, 30, 80)
    found = movement(before, Stand(Range.exact(30), Range(28, 33, 35), Range.exact(120)))
    assert found.kind == "cannot be told"
    assert found.possible == ("displaced", "overtaken", "neither")
    # a doubtful total decides nothing where the loser falls
    assert movement(before, Stand(Range.exact(30), Range.exact(28), Range(90, 120, 900))).kind == (
        "displaced"
    )


@given(cases(), st.sampled_from([1 / 8, 3.0, 1000.0, 1e6]))
def test_a_unit_changes_nothing(case: Case, unit: float) -> None:
    one, other = movement(*case), movement(mapped(case[0], unit), mapped(case[1], unit))
    assert other.possible == one.possible
    assert other.kind == one.kind
    assert one.gainer is not None
    assert other.gainer == Range(*(unit * x for x in vars(one.gainer).values()))
    assert one.loser_share is not None
    assert other.loser_share is not None
    assert other.loser_share.value == pytest.approx(one.loser_share.value, abs=1e-9)


@given(cases())
def test_swapped_powers_swap_their_changes_and_cannot_both_displace(case: Case) -> None:
    swapped = [Stand(one.loser, one.gainer, one.total) for one in case]
    one, other = movement(*case), movement(*swapped)
    assert (other.gainer, other.loser) == (one.loser, one.gainer)
    assert (other.gainer_share, other.loser_share) == (one.loser_share, one.gainer_share)
    if one.kind in ("displaced", "overtaken"):
        assert other.kind == "neither"


@given(cases(), st.integers(0, 5), st.integers(0, 2), st.integers(0, 1), st.booleans())
def test_a_wider_range_never_turns_one_class_into_another(
    case: Case, by: int, which: int, when: int, below: bool
) -> None:
    name = ("gainer", "loser", "total")[which]
    value: Range = getattr(case[when], name)
    wider = Range(max(1.0 * (which == 2), value.low - by), value.value, value.high) if below else (
        Range(value.low, value.value, value.high + by)
    )  # fmt: skip
    sides = list(case)
    sides[when] = replace(case[when], **{name: wider})
    one, other = movement(*case), movement(*sides)
    assert set(one.possible) <= set(other.possible)
    assert other.kind in {one.kind, "cannot be told"}


@given(cases(), st.integers(0, 2**32))
def test_what_values_within_the_ranges_are_is_among_the_possible(case: Case, seed: int) -> None:
    rng = np.random.default_rng(seed)
    found = movement(*case)
    for _ in range(20):
        held = []
        for stand in case:
            sides = [stand.gainer, stand.loser, stand.total]
            # an end of the range as often as a value between
            held.append(
                tuple(
                    float(rng.choice([x.low, x.value, x.high, rng.uniform(x.low, x.high)]))
                    for x in sides
                    if x
                )
            )
        assert by_definition(held[0], held[1]) in found.possible


@given(cases())
def test_values_without_doubt_have_one_class(case: Case) -> None:
    sides = [
        exact(*(one.value for one in (stand.gainer, stand.loser, stand.total) if one))
        for stand in case
    ]
    found = movement(*sides)
    held = [tuple(one.value for one in vars(stand).values()) for stand in sides]
    assert found.possible == (by_definition(held[0], held[1]),)


@given(cases(), st.integers(0, 2), st.integers(0, 1))
def test_what_is_not_covered_is_not_zero(case: Case, which: int, when: int) -> None:
    sides = list(case)
    sides[when] = replace(case[when], **{("gainer", "loser", "total")[which]: None})
    found = movement(*sides)
    assert found.kind == "not covered"
    assert found.possible == ()
    assert [found.gainer, found.loser, found.gainer_share, found.loser_share] == 4 * [None]


def test_movements_in_a_made_panel_are_recognised() -> None:
    """Growth rates drawn so that the class is known; reports off by up to 2 %."""
    rng = np.random.default_rng(11)
    drawn = {"displaced": (1.5, 0.7), "overtaken": (2.5, 1.2), "neither": (0.8, 0.9)}
    for kind, (gainer, loser) in drawn.items():
        for _ in range(200):
            start = rng.uniform(10, 40, 2)
            end = start * (gainer, loser) * rng.uniform(0.95, 1.05, 2)
            sides = []
            for values, total in ((start, 100.0), (end, 160.0)):
                off = values * rng.uniform(0.98, 1.02, 2)
                parts = [Range(0.98 * v, v, 1.021 * v) for v in off]
                sides.append(Stand(parts[0], parts[1], Range.exact(total)))
            assert movement(*sides).kind == kind


@given(ranges(0, 50), ranges(0, 50))
def test_less_bounds_every_difference(one: Range, other: Range) -> None:
    found = one.less(other)
    for x in (one.low, one.high):
        for y in (other.low, other.high):
            assert found.low <= x - y <= found.high


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Range(2.0, 1.0, 3.0), "outside its range"),
        (lambda: Range(0.0, nan, 3.0), "not a finite"),
        (lambda: Range(0.0, 1.0, inf), "not a finite"),
        (lambda: movement(exact(-1, 3, 9), exact(1, 3, 9)), "below zero"),
        (lambda: movement(exact(1, 3, 9), exact(1, 9, 9)), "more than the total"),
        (lambda: movement(exact(0, 0, 0), exact(1, 3, 9)), "total of zero"),
    ],
)
def test_what_makes_no_sense_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(QueryError, match=said) as told:
        make()
    assert told.value.remedy
