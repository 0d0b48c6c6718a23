"""The admissible set, running across it, and the choice that decides."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.specification import Specification, across, admissible, choices, deciding_choice

OWN_SUM, OWN_TOTAL, MIRROR_SUM, MIRROR_TOTAL = admissible()


def test_the_admissible_set_is_every_combination_of_the_declared_options() -> None:
    assert [one.as_dict() for one in admissible()] == [
        {"reporter": reporter, "aggregate": aggregate}
        for reporter, aggregate in product(("own", "mirror"), ("members", "provider"))
    ]
    assert len(set(admissible())) == 4


def test_every_option_says_its_rule() -> None:
    for choice in choices():
        assert choice.question.endswith("?")
        assert all(option.label and option.rule for option in choice.option)


def test_a_specification_is_read_by_choice_and_refuses_others() -> None:
    assert (OWN_TOTAL["reporter"], OWN_TOTAL["aggregate"]) == ("own", "provider")
    assert str(MIRROR_SUM) == "reporter=mirror aggregate=members"
    with pytest.raises(KeyError):
        OWN_SUM["window"]


def test_specifications_that_rest_on_the_same_cells_are_one() -> None:
    found = across(lambda one: one["reporter"], rests_on=lambda result: result)
    assert found == [(OWN_SUM, "own"), (MIRROR_SUM, "mirror")]


def test_specifications_with_cells_of_their_own_stay_apart() -> None:
    found = across(str, rests_on=lambda result: result)
    assert [one for one, _ in found] == list(admissible())


def test_the_cells_decide_not_the_values() -> None:
    found = across(lambda one: (str(one), 7.0), rests_on=lambda result: result[0])
    assert len(found) == 4
    merged = across(lambda one: (str(one), id(one)), rests_on=lambda _: "same")
    assert len(merged) == 1


def test_the_reporter_decides() -> None:
    outcomes = [(OWN_SUM, False, 4.0), (MIRROR_SUM, True, 15.0)]
    assert deciding_choice(outcomes) == "reporter"


def test_the_aggregate_decides() -> None:
    outcomes = [(MIRROR_SUM, False, 69.8), (MIRROR_TOTAL, True, 70.2)]
    assert deciding_choice(outcomes) == "aggregate"


def test_what_cannot_be_told_takes_no_side() -> None:
    outcomes = [(OWN_SUM, False, 51.1), (MIRROR_SUM, None, 69.8), (MIRROR_TOTAL, True, 70.2)]
    # both choices separate what is decided; the values lie apart by reporter
    assert deciding_choice(outcomes) == "reporter"


def test_of_two_choices_that_separate_the_one_that_explains_the_values_is_named() -> None:
    by_aggregate = [(OWN_SUM, False, 10.0), (MIRROR_SUM, None, 11.0), (MIRROR_TOTAL, True, 90.0)]
    assert deciding_choice(by_aggregate) == "aggregate"


def test_nobody_decides_where_each_option_holds_both() -> None:
    crossed = [
        (OWN_SUM, True, 1.0),
        (OWN_TOTAL, False, 2.0),
        (MIRROR_SUM, False, 3.0),
        (MIRROR_TOTAL, True, 4.0),
    ]
    assert deciding_choice(crossed) is None


@pytest.mark.parametrize("holds", [True, False, None])
def test_nobody_decides_where_all_agree(holds: bool | None) -> None:
    assert deciding_choice([(one, holds, 1.0) for one in admissible()]) is None


def test_nobody_decides_nothing() -> None:
    assert deciding_choice([]) is None
    assert deciding_choice([(OWN_SUM, True, 1.0)]) is None


def test_values_that_are_all_alike_or_unknown_do_not_stop_it() -> None:
    alike = [(OWN_SUM, False, 5.0), (MIRROR_TOTAL, True, 5.0)]
    assert deciding_choice(alike) in ("reporter", "aggregate")
    unknown: list[tuple[Specification, bool | None, float | None]] = [
        (OWN_SUM, False, None),
        (MIRROR_SUM, True, None),
    ]
    assert deciding_choice(unknown) == "reporter"


OUTCOMES = st.lists(
    st.tuples(
        st.sampled_from(admissible()),
        st.sampled_from([True, False, None]),
        st.none() | st.floats(-1e6, 1e6),
    ),
    unique_by=lambda one: one[0],
)


@settings(deadline=None)
@given(OUTCOMES, st.randoms(use_true_random=False))
def test_neither_order_nor_negation_changes_who_decides(
    outcomes: list[tuple[Specification, bool | None, float | None]], order: random.Random
) -> None:
    decided = deciding_choice(outcomes)
    shuffled = order.sample(outcomes, len(outcomes))
    negated = [(one, None if holds is None else not holds, value) for one, holds, value in shuffled]
    assert deciding_choice(negated) == decided


@settings(deadline=None)
@given(OUTCOMES)
def test_who_decides_truly_separates(
    outcomes: list[tuple[Specification, bool | None, float | None]],
) -> None:
    name = deciding_choice(outcomes)
    if name is None:
        return
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for one, holds, _ in outcomes:
        if holds is not None:
            sides[holds].add(one[name])
    assert sides[True]
    assert sides[False]
    assert not sides[True] & sides[False]
