"""Amounts in a ledger of events: free text becomes a unit, and how the figure is meant."""

from __future__ import annotations

import re

__all__ = ["as_unit", "named_bound"]

_SCALES = {"million": "mn", "m": "mn", "mn": "mn", "billion": "bn", "bn": "bn"}
_MONEY = "USD|EUR|CNY|RUB|GBP|JPY"
_BEFORE = re.compile(rf"^(million|billion) ({_MONEY})\b(.*)$")
_AFTER = re.compile(rf"^({_MONEY}) (m|mn|bn)\b(.*)$")
_ASIDE = re.compile(r"\(([^)]*)\)")

# an aside that begins with such a word alone says how the figure is meant; a word before a figure
# of its own, as in "(up to 22 aircraft)", speaks of that figure
_BOUNDS = {
    "least": re.compile(r"(?:more than|exceeded|over|surpassed)(?=[;,]|$)"),
    "most": re.compile(r"up to(?=[;,]|$)"),
    "about": re.compile(r"(?:about|nearly)(?=[;,]|$)"),
}


def as_unit(text: str) -> tuple[str, str | None]:
    """Return the unit of an amount, and its bound: ``least``, ``most``, ``about`` or None.

    Money is written with its scale first and as it stands: by year, cumulative or granted is not a
    sum of money alone, so its words stay in the unit and it converts to nothing.

    Examples
    --------
    >>> as_unit("billion USD (exceeded)"), as_unit("CNY m"), as_unit("EUR mn")
    (('bn USD', 'least'), ('mn CNY', None), ('mn EUR', None))
    >>> as_unit("million USD per year"), as_unit("troops (about)")
    (('mn USD per year', None), ('troops', 'about'))
    >>> as_unit("billion USD (over; 17 percent of GDP)"), as_unit("billion USD (up to 22 aircraft)")
    (('bn USD', 'least'), ('bn USD', None))
    """
    asides = _ASIDE.findall(text)
    text = _ASIDE.sub("", text).partition(";")[0]  # what follows speaks of other figures
    bare = re.sub(r"\s+", " ", re.sub(r"\s+(?=,)", "", text)).strip(" ,")
    if money := _BEFORE.match(bare):
        scale, currency, rest = money.groups()
        unit = f"{_SCALES[scale]} {currency}{rest}"
    elif money := _AFTER.match(bare):
        currency, scale, rest = money.groups()
        unit = f"{_SCALES[scale]} {currency}{rest}"
    else:
        unit = bare
    return unit, _bound(asides)


def _bound(asides: list[str]) -> str | None:
    for aside in asides:
        for bound, words in _BOUNDS.items():
            if words.match(aside):
                return bound
    return None


_NAMED = re.compile(
    rf"\b((?i:over|above|more than|nearly|about|up to)) (?:{_MONEY}) ?([0-9][0-9.,]*[0-9]|[0-9])"
)
_MEANT = {"over": "least", "above": "least", "more than": "least", "up to": "most"}


def named_bound(name: str, amount: float) -> str | None:
    """Return how the amount is meant where the name of the event writes it out.

    Examples
    --------
    >>> named_bound("FDI stock 'over USD 14bn' claim", 14.0)
    'least'
    >>> named_bound("record, first above USD 100bn", 106.3) is None
    True
    """
    for word, figure in _NAMED.findall(name):
        if float(figure.replace(",", "")) == amount:
            return _MEANT.get(word.casefold(), "about")
    return None
