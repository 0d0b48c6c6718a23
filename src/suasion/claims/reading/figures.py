"""Numbers and years as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from suasion.claims.reading.grammar import table

__all__ = ["Figure", "counted", "figure", "plain", "year"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the step of its last digit: 4.1 is known to 0.1."""

    value: Decimal
    step: Decimal

    @property
    def round(self) -> bool:
        """Whether it is written with zeros that may be there for roundness: 300, 12000."""
        return self.step == 1 and self.value != 0 and self.value % 100 == 0


def figure(word: str) -> Figure | None:
    """Read a number in digits or words; None where it is none, or where its point is in doubt.

    ``10,5`` may be ten and a half or a slip, and ``4.130`` four or four thousand: neither is read.

    Examples
    --------
    >>> figure("ten")
    Figure(value=Decimal('10'), step=Decimal('1'))
    >>> figure("4.1")
    Figure(value=Decimal('4.1'), step=Decimal('0.1'))
    >>> figure("10,5"), figure("4.130")
    (None, None)
    """
    if (known := table("numbers")["words"].get(word.casefold())) is not None:
        return Figure(Decimal(known), Decimal(1))
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", word):
        return None
    before, _, after = word.partition(".")
    if len(after) == 3 and before != "0":
        return None
    return Figure(Decimal(word), Decimal(1).scaleb(-len(after)))


def counted(word: str) -> int | Decimal | None:
    """Read a number that counts: a day, a place, how many times."""
    found = figure(word)
    if found is None:
        return None
    whole = found.value == found.value.to_integral_value()
    return int(found.value) if whole else found.value


def year(word: str) -> int | None:
    """Read a year.

    Examples
    --------
    >>> year("2022"), year("22"), year("3022")
    (2022, None, None)
    """
    return int(word) if re.fullmatch(r"(19|20)[0-9]{2}", word) else None


def plain(value: Decimal | Fraction | int) -> int | float:
    """Return a number as a TOML file writes it: 10, not 10.0.

    Examples
    --------
    >>> plain(Decimal("10.0")), plain(Decimal("0.205"))
    (10, 0.205)
    """
    as_float = float(value)
    return int(as_float) if as_float.is_integer() else as_float
