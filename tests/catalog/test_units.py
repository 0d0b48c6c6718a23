"""Units are converted there and back, and what does not fit is refused."""

import csv
import io
import zipfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.catalog import base, convert, indicators, read_toml, sources, usd_per_euro
from suasion.errors import QueryError

YEARS = range(1999, 2026)
YUAN_YEARS = range(2006, 2026)
SCALES = {"": 1, "thousand ": 1e3, "mn ": 1e6, "million ": 1e6, "bn ": 1e9, "billion ": 1e9}

values = st.floats(min_value=-1e15, max_value=1e15, allow_subnormal=False)
scales = st.sampled_from(sorted(SCALES))
bases = st.sampled_from(["USD", "EUR", "CNY", "%", "points", "persons", "years"])
money = st.sampled_from(["USD", "EUR", "CNY"])
years = st.sampled_from(YEARS)
yuan_years = st.sampled_from(YUAN_YEARS)


@given(values, scales, scales, bases)
def test_a_value_converted_there_and_back_is_itself(
    value: float, one: str, other: str, name: str
) -> None:
    there = convert(value, f"{one}{name}", f"{other}{name}")
    assert convert(there, f"{other}{name}", f"{one}{name}") == pytest.approx(value, rel=1e-12)


@given(values, scales, scales, money, money, yuan_years)
def test_money_converted_there_and_back_within_a_year_is_itself(
    value: float, one: str, other: str, currency: str, another: str, year: int
) -> None:
    unit, to = f"{one}{currency}", f"{other}{another}"
    there = convert(value, unit, to, year=year)
    assert convert(there, to, unit, year=year) == pytest.approx(value, rel=1e-12)


@given(values, money, money, money, yuan_years)
def test_money_changed_over_a_third_currency_is_the_same(
    value: float, one: str, over: str, other: str, year: int
) -> None:
    there = convert(convert(value, one, over, year=year), over, other, year=year)
    assert there == pytest.approx(convert(value, one, other, year=year), rel=1e-12)


@given(values, scales, scales, bases)
def test_a_scale_is_a_factor(value: float, one: str, other: str, name: str) -> None:
    expected = value * SCALES[one] / SCALES[other]
    assert convert(value, f"{one}{name}", f"{other}{name}") == pytest.approx(expected, rel=1e-12)


@given(values, years)
def test_euros_become_more_dollars_where_the_rate_is_above_one(value: float, year: int) -> None:
    dollars = convert(value, "EUR", "USD", year=year)
    assert dollars == pytest.approx(value * usd_per_euro(year), rel=1e-12)
    assert 0.85 < usd_per_euro(year) < 1.5


@given(values, scales, bases)
def test_the_same_unit_changes_nothing(value: float, scale: str, name: str) -> None:
    assert convert(value, f"{scale}{name}", f"{scale}{name}") == pytest.approx(value, rel=1e-15)


def test_figures_known_by_hand() -> None:
    assert convert(4069468.372, "thousand USD", "mn USD") == pytest.approx(4069.468372)
    assert convert(15.37, "bn USD", "mn USD") == 15370.0
    assert convert(2, "mn persons", "persons") == 2_000_000.0
    assert convert(100, "mn EUR", "mn USD", year=2022) == pytest.approx(105.3049)
    assert convert(105.3049, "mn USD", "mn EUR", year=2022) == pytest.approx(100)
    assert convert(7.078800, "bn CNY", "mn EUR", year=2022) == pytest.approx(1000)
    assert convert(707.88, "mn CNY", "mn USD", year=2022) == pytest.approx(105.3049)


def daily_rates(currency: str) -> dict[int, list[float]]:
    """A currency for one euro on every day of the European Central Bank's historical file."""
    path = files("currency_converter") / "eurofxref-hist.zip"
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        text = archive.read("eurofxref-hist.csv").decode("utf-8")
    rates: dict[int, list[float]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        if row[currency] != "N/A":
            rates[int(row["Date"][:4])].append(float(row[currency]))
    return rates


@pytest.mark.parametrize(("currency", "covered"), [("USD", YEARS), ("CNY", YUAN_YEARS)])
def test_annual_rates_are_the_means_of_the_daily_reference_rates(
    currency: str, covered: range
) -> None:
    daily = daily_rates(currency)
    for year in covered:
        assert 250 < len(daily[year]) < 265, year
        rate = convert(1, "EUR", currency, year=year)
        assert rate == pytest.approx(fmean(daily[year]), abs=5e-7), year
    table = f"{currency.lower()}_per_eur"
    declared = read_toml(Path(str(files("suasion.catalog"))) / "rates.toml")
    assert list(declared) == ["usd_per_eur", "cny_per_eur"]
    assert [int(year) for year in declared[table]] == list(covered)


def test_the_yuan_has_no_whole_year_of_rates_before_2006() -> None:
    daily = daily_rates("CNY")
    assert min(daily) == 2005
    assert 0 < len(daily[2005]) < 250


@pytest.mark.parametrize(
    "unit", ["", "dollars", "mn", "MN USD", "mn  USD", "trn USD", "usd", "mn t"]
)
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(QueryError, match="unknown unit") as caught:
        base(unit)
    assert repr(unit) in caught.value.where
    assert "mn USD" in caught.value.remedy
    for one, other in ((unit, "mn USD"), ("mn USD", unit)):
        with pytest.raises(QueryError, match="unknown unit"):
            convert(1, one, other, year=2022)


@pytest.mark.parametrize(
    ("unit", "to", "remedy"),
    [
        ("mn USD", "%", "state the value in a unit of USD"),
        ("%", "points", "state the value in a unit of %"),
        ("persons", "mn EUR", "state the value in a unit of persons"),
        ("%", "mn CNY", "state the value in a unit of %"),
    ],
)
@pytest.mark.parametrize("year", [None, 2022])
def test_units_that_measure_different_things_are_refused(
    unit: str, to: str, remedy: str, year: int | None
) -> None:
    with pytest.raises(QueryError, match="unit mismatch") as caught:
        convert(1, unit, to, year=year)
    assert caught.value.where == f"{unit!r} against {to!r}"
    assert caught.value.remedy == remedy


def test_a_currency_is_not_changed_without_a_year() -> None:
    with pytest.raises(QueryError, match="unit mismatch") as caught:
        convert(1, "mn EUR", "mn USD")
    assert caught.value.remedy == "money changes currency only within one year"


@pytest.mark.parametrize("year", [1998, 2026])
def test_a_year_without_a_rate_is_refused(year: int) -> None:
    with pytest.raises(QueryError, match="no exchange rate") as caught:
        convert(1, "mn EUR", "mn USD", year=year)
    assert str(year) in caught.value.where
    assert caught.value.remedy == "rates are held for 1999-2025"
    assert convert(1, "bn USD", "mn USD", year=year) == 1000


@pytest.mark.parametrize(
    ("unit", "to", "year"),
    [("mn CNY", "mn USD", 2005), ("bn EUR", "mn CNY", 2005), ("bn EUR", "mn CNY", 2026)],
)
def test_a_year_without_a_rate_of_the_yuan_is_refused(unit: str, to: str, year: int) -> None:
    with pytest.raises(QueryError, match="no exchange rate") as caught:
        convert(1, unit, to, year=year)
    assert caught.value.where == f"CNY, year {year}"
    assert caught.value.remedy == "rates are held for 2006-2025"
    assert convert(1, "bn CNY", "mn CNY", year=year) == 1000


def test_every_declared_unit_is_known() -> None:
    figures = [one for one in sources().values() if one.shape not in ("event", "membership")]
    assert len(figures) >= 11
    for one in [*figures, *indicators().values()]:
        assert base(one.unit) in {"USD", "EUR", "TIV", "%", "points", "persons"}
    assert {one.unit for one in sources().values() if one not in figures} == {""}
