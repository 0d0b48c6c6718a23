"""Units of measured quantities, and the conversions between them.

A unit is a scale and a base (``bn USD`` = 1e9 ``USD``). Money changes currency only with a year,
at the annual mean of the European Central Bank's daily reference rates (``rates.toml``).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from suasion.catalog.declared import read_toml
from suasion.errors import QueryError

__all__ = ["MILLION_USD", "base", "convert", "usd_per_euro"]

MILLION_USD = "mn USD"

_SCALES = {"": 1.0, "thousand": 1e3, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_MONEY = {"USD", "EUR", "CNY"}
_BASES = {*_MONEY, "TIV", "%", "points", "persons", "years"}


def _split(unit: str) -> tuple[float, str]:
    scale, _, name = unit.rpartition(" ")
    if scale not in _SCALES or name not in _BASES:
        raise QueryError(
            "unknown unit",
            where=f"unit {unit!r}",
            remedy="use for example 'mn USD', 'bn USD', 'mn EUR', '%', 'points', 'persons'",
        )
    return _SCALES[scale], name


def base(unit: str) -> str:
    """Return the base of a unit: ``USD`` of ``bn USD``.

    Raises
    ------
    QueryError
        The unit is unknown.
    """
    return _split(unit)[1]


@cache
def _rates() -> dict[str, dict[int, float]]:
    content = read_toml(Path(str(files("suasion.catalog"))) / "rates.toml")
    return {
        name.removesuffix("_per_eur").upper(): {int(year): rate for year, rate in table.items()}
        for name, table in content.items()
    }


def _per_euro(currency: str, year: int) -> float:
    if currency == "EUR":
        return 1.0
    held = _rates()[currency]
    if year not in held:
        raise QueryError(
            "no exchange rate",
            where=f"{'euro' if currency == 'USD' else currency}, year {year}",
            remedy=f"rates are held for {min(held)}-{max(held)}",
        )
    return held[year]


def usd_per_euro(year: int) -> float:
    """Return the annual mean rate, US dollars for one euro.

    Raises
    ------
    QueryError
        No rate is held for the year.

    Examples
    --------
    >>> round(usd_per_euro(2022), 3)
    1.053
    """
    return _per_euro("USD", year)


def convert(value: float, unit: str, to: str, *, year: int | None = None) -> float:
    """Convert a value from one unit to another.

    Parameters
    ----------
    value, unit, to
        The value, its unit and the unit wanted.
    year
        Needed where the currency changes.

    Raises
    ------
    QueryError
        The units measure different things, or a currency changes without a year.

    Examples
    --------
    >>> convert(70.2, "bn USD", "mn USD")
    70200.0
    >>> round(convert(1170.9, "mn EUR", "mn USD", year=2022))
    1233
    >>> round(convert(26, "bn CNY", "bn EUR", year=2023), 2)
    3.39
    """
    (scale, name), (to_scale, to_name) = _split(unit), _split(to)
    if name == to_name:
        return value * scale / to_scale
    money = {name, to_name} <= _MONEY
    if money and year is not None:
        return value * scale * _per_euro(to_name, year) / _per_euro(name, year) / to_scale
    raise QueryError(
        "unit mismatch",
        where=f"{unit!r} against {to!r}",
        remedy="money changes currency only within one year"
        if money
        else f"state the value in a unit of {name}",
    )
