"""Partial dates: a year or a month is an interval of days, and keeps what it does not know."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.catalog import Interval, partial, stretch

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
forms = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])
texts = st.builds(lambda day, form: day.strftime(form), days, forms)


@st.composite
def stretches(draw: st.DrawFn) -> Interval:
    """What went on from one partial date to another."""
    one, other = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    return stretch(one.strftime(draw(forms)), other.strftime(draw(forms)))


intervals = st.one_of(texts.map(partial), stretches())


@given(texts)
def test_a_partial_date_is_written_as_it_was_read(text: str) -> None:
    assert str(partial(text)) == text
    assert partial(text).lasts is False


@given(days, forms)
def test_a_partial_date_holds_every_day_it_may_mean(day: date, form: str) -> None:
    read = partial(day.strftime(form))
    assert read.first <= day <= read.last
    assert read.first.strftime(form) == read.last.strftime(form)
    for beyond in (read.first - timedelta(1), read.last + timedelta(1)):
        assert beyond.strftime(form) != day.strftime(form)


@given(stretches())
def test_a_stretch_is_read_back_to_the_same_days(one: Interval) -> None:
    again = stretch(*str(one).split("/"))
    assert (again.first, again.last) == (one.first, one.last)
    assert one.lasts
    # a whole year and a single day are written shortly; all else says that it lasted
    assert again.lasts == ("/" in str(one))


@given(texts)
def test_a_stretch_without_end_is_the_partial_date(text: str) -> None:
    assert stretch(text) == stretch(text, "") == stretch(text, None) == partial(text)


@given(intervals, intervals)
def test_what_holds_another_overlaps_it(one: Interval, other: Interval) -> None:
    assert one.holds(one)
    assert one.overlaps(other) == other.overlaps(one)
    if one.holds(other):
        assert one.overlaps(other)
    if one.holds(other) and other.holds(one):
        assert (one.first, one.last) == (other.first, other.last)


@given(intervals, intervals)
def test_a_gap_is_none_where_two_overlap(one: Interval, other: Interval) -> None:
    assert one.gap(other) == other.gap(one) >= 0
    assert (one.gap(other) == 0) == one.overlaps(other)


@given(intervals, intervals)
def test_before_is_antisymmetric(one: Interval, other: Interval) -> None:
    if one.before(other) is True:
        assert other.before(one) is False
    if one.before(other) is False:
        assert one == other or other.before(one) is True
    assert (one.before(other) is None) == (other.before(one) is None)


@given(intervals, intervals, intervals)
def test_what_ended_before_another_began_is_before_it(
    one: Interval, other: Interval, third: Interval
) -> None:
    if one.last < other.first:
        assert one.before(other) is True
        if other.last < third.first:
            assert one.before(third) is True


@given(intervals, intervals)
def test_within_is_open_only_where_the_date_is_too_coarse(one: Interval, period: Interval) -> None:
    inside = one.within(period)
    assert (inside is False) == (not one.overlaps(period))
    coarser = one.overlaps(period) and not period.holds(one)
    assert (inside is None) == (coarser and not one.lasts)


@given(st.integers(1900, 2100))
def test_february_is_as_long_as_its_year_says(year: int) -> None:
    length = 29 if calendar.isleap(year) else 28
    assert partial(f"{year}-02").last == date(year, 2, length)
    assert (partial(str(year)).last - partial(str(year)).first).days == 364 + calendar.isleap(year)
    if calendar.isleap(year):
        assert partial(f"{year}-02-29").first == date(year, 2, 29)
    else:
        with pytest.raises(ValueError, match="February has no day 29"):
            partial(f"{year}-02-29")


def test_centuries_are_leap_years_by_four_hundred() -> None:
    assert partial("2000-02-29").last.day == 29
    for text in ("1900-02-29", "2100-02-29", "2023-02-29"):
        with pytest.raises(ValueError, match="no day 29"):
            partial(text)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-1", "2022-13", "2022-00", "2022-02-30", "2022-04-31", "2022-02-00", "May 2022",
     "2022-5-1", "20220501", "2022/05/01", " 2022", "2022-05-01T00", "1899", "2101", "-2022"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        partial(text)


@given(days, days, forms)
def test_an_end_before_its_start_is_refused(one: date, other: date, form: str) -> None:
    start, end = max(one, other).strftime(form), min(one, other).strftime(form)
    if start == end:
        assert stretch(start, end).lasts
    else:
        with pytest.raises(ValueError, match="lies before"):
            stretch(start, end)


@pytest.mark.parametrize(
    ("start", "end", "spoken"),
    [
        ("2022-02-24", None, "24 February 2022"),
        ("2022-02", None, "February 2022"),
        ("2022", None, "2022"),
        ("2022-09-14", "2022-09-16", "14–16 September 2022"),
        ("2022-09-30", "2022-10-02", "30 September 2022 to 2 October 2022"),
        ("2010", "2012", "2010 to 2012"),
    ],
)
def test_how_a_date_is_spoken(start: str, end: str | None, spoken: str) -> None:
    assert stretch(start, end).spoken == spoken
