"""Numbers as a brief writes them: three figures that matter, and the unit."""

from __future__ import annotations

__all__ = ["brief_figure", "brief_range"]

_LARGER = {"mn USD": ("bn USD", 1e3), "mn EUR": ("bn EUR", 1e3), "persons": ("mn persons", 1e6)}


def _scaled(value: float, unit: str) -> tuple[float, str]:
    larger, factor = _LARGER.get(unit, (unit, 1.0))
    return (value / factor, larger) if abs(value) >= factor > 1 else (value, unit)


def _digits(value: float, unit: str) -> int:
    if unit == "%":
        return 1
    size = abs(value)
    return 0 if size >= 1000 or value == 0 else 1 if size >= 10 else 2


def brief_figure(value: float, unit: str) -> str:
    """Write a value with its unit.

    Examples
    --------
    >>> brief_figure(4069.47, "mn USD"), brief_figure(34.27, "%"), brief_figure(80.4, "mn USD")
    ('4.07 bn USD', '34.3 %', '80.4 mn USD')
    """
    scaled, named = _scaled(value, unit)
    return f"{scaled:,.{_digits(scaled, named)}f} {named}"


def brief_range(low: float, high: float, unit: str) -> str:
    """Write a range with its unit, both ends on one scale.

    Examples
    --------
    >>> brief_range(51103.9, 70200.0, "mn USD")
    '51.1–70.2 bn USD'
    """
    top, named = _scaled(high, unit)
    bottom = low * top / high if high else low
    digits = _digits(top, named)
    return f"{bottom:,.{digits}f}–{top:,.{digits}f} {named}"
