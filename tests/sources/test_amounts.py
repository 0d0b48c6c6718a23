"""Amounts of a ledger: free text becomes a unit, and how the figure is meant."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.catalog import base, source
from suasion.errors import QueryError
from suasion.sources.amounts import as_unit, named_bound

LEDGERS = ("events-china", "events-others", "events-eu")
BOUNDS = {
    None: (
        "",
        "of which half in kind",
        "two of three",
        "estimated",
        "up to 22 aircraft",
        "over 30 more elsewhere",
        "about 98 percent",
        "nearly 300 million USD",
    ),
    "least": ("more than", "exceeded", "over", "surpassed", "over; 17 percent of GDP"),
    "most": ("up to", "up to, by treaty"),
    "about": ("about", "nearly", "about; under half a percent"),
}
scales = st.sampled_from([("million", "mn"), ("billion", "bn")])
currencies = st.sampled_from(["USD", "EUR", "CNY", "RUB", "GBP", "JPY"])
bounds = st.sampled_from([(bound, text) for bound, texts in BOUNDS.items() for text in texts])
things = st.sampled_from(["troops", "persons", "Mt/yr", "HS6 codes", "square km", "bcm per year"])


@given(scales, currencies, bounds, st.booleans())
def test_money_is_written_scale_first_whatever_stands_in_brackets(
    scale: tuple[str, str], currency: str, meant: tuple[str | None, str], later: bool
) -> None:
    word, short = scale
    bound, aside = meant
    text = f"{word} {currency}" + (f" ({aside})" if aside else "") + ("; 7 more" if later else "")
    assert as_unit(text) == (f"{short} {currency}", bound)


@given(st.sampled_from(["m", "mn", "bn"]), currencies)
def test_money_written_currency_first_is_turned_round(scale: str, currency: str) -> None:
    unit, bound = as_unit(f"{currency} {scale}")
    assert unit == f"{'bn' if scale == 'bn' else 'mn'} {currency}"
    assert bound is None


@given(scales, currencies, st.sampled_from([" per year", " capital", " over three years"]))
def test_money_by_year_or_granted_is_no_sum_of_money_alone(
    scale: tuple[str, str], currency: str, rest: str
) -> None:
    unit, _ = as_unit(f"{scale[0]} {currency}{rest}")
    assert unit == f"{scale[1]} {currency}{rest}"
    with pytest.raises(QueryError, match="unknown unit"):
        base(unit)


@given(things, bounds)
def test_what_is_no_money_keeps_its_words(thing: str, meant: tuple[str | None, str]) -> None:
    bound, aside = meant
    assert as_unit(f"{thing} ({aside})" if aside else thing) == (thing, bound)


@given(st.text(alphabet="abc USDbnmillion();,.0123456789", max_size=40))
def test_a_unit_read_again_is_itself(text: str) -> None:
    unit, bound = as_unit(text)
    assert unit == unit.strip()
    assert bound in BOUNDS
    if "(" not in text and ")" not in text:
        assert as_unit(unit)[0] == unit


@pytest.mark.parametrize(
    ("text", "unit", "bound"),
    [
        ("USD bn", "bn USD", None),
        ("CNY m", "mn CNY", None),
        ("JPY mn", "mn JPY", None),
        ("billion USD (2.9 in 2021)", "bn USD", None),
        ("billion USD (exceeded; Kazakhstan 28)", "bn USD", "least"),
        ("billion USD (over; 17 percent of GDP)", "bn USD", "least"),
        ("billion USD (over, value since the start)", "bn USD", "least"),
        ("billion USD (up to 22 aircraft)", "bn USD", None),
        ("billion USD (about; under 0.5 percent of India's trade)", "bn USD", "about"),
        ("billion RUB (nearly 300 million USD) by 2034", "bn RUB by 2034", None),
        ("billion USD (Kambarata-1); plus 0.3 loan, 0.15 grant, 0.193 debt write-off", "bn USD",
         None),
        ("million USD per year (from 2005)", "mn USD per year", None),
        ("million USD invested (about; 70-100 in other pages)", "mn USD invested", "about"),
        ("km (about 1.4 billion USD; IsDB 370 million)", "km", None),
        ("bcm per year (Kazakhstan); 0.5 (Kyrgyzstan)", "bcm per year", None),
        ("bcm per year after 2010 (about 40 before)", "bcm per year after 2010", None),
        ("persons (more than; 42 percent of foreign workers)", "persons", "least"),
        ("persons (more than); 44,200 in 2023", "persons", "least"),
        ("persons (nearly), plus 670,000 undocumented", "persons, plus 670,000 undocumented",
         "about"),
        ("persons (about 98 percent to Russia)", "persons", None),
        ("trucks (2,000-3,000 at Mashtakov; up to 7,500 claimed)", "trucks", None),
        ("troops (more than; total)", "troops", "least"),
        ("units (up to 4)", "units", None),
        ("percent held by Russia (Kazakhstan 37.29; Tajikistan 4.26; Kyrgyzstan 4.23)",
         "percent held by Russia", None),
        ("USD maximum bond", "USD maximum bond", None),
    ],
)  # fmt: skip
def test_units_of_the_ledgers_read_by_hand(text: str, unit: str, bound: str | None) -> None:
    assert as_unit(text) == (unit, bound)


def test_every_unit_of_the_ledgers_is_read_to_something_sensible(shared_data: Path) -> None:
    units: set[str] = set()
    for name in LEDGERS:
        with (shared_data / source(name).file).open(encoding="utf-8", newline="") as lines:
            units |= {row["unit"] for row in csv.DictReader(lines) if row["unit"]}
    assert len(units) > 150
    for text in units:
        unit, bound = as_unit(text)
        assert unit, text
        assert not set("();") & set(unit), text
        assert not re.search(r"\b(million|billion) [A-Z]{3}\b|\s\s|^\W|\W$", unit), text
        assert bound is None or re.search(r"\((more|exc|over|surp|up to|about|nearly)", text), text
        money = re.fullmatch(r"(mn|bn) (USD|EUR|CNY)", unit)
        assert money is None or base(unit) == money[2]
    plain = {as_unit(text)[0] for text in units}
    assert {"bn USD", "mn USD", "mn EUR", "bn CNY", "persons", "percent", "troops"} <= plain


@pytest.mark.parametrize(
    ("name", "amount", "bound"),
    [
        ("FDI stock 'over USD 14bn' claim", 14.0, "least"),
        ("Loans of up to USD 1,500 mn", 1500.0, "most"),
        ("Nearly USD 3bn", 3.0, "about"),
        ("Over USD 4bn of loans", 4.0, "least"),
        ("Trade of nearly EUR 3bn", 3.0, "about"),
        ("Trade above USD 100bn", 106.3, None),
        ("Trade of USD 14bn", 14.0, None),
    ],
)
def test_a_name_says_how_its_amount_is_meant(name: str, amount: float, bound: str | None) -> None:
    assert named_bound(name, amount) == bound
