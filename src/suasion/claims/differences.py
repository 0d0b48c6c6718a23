"""Where two contents differ, in words, whatever their fields are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["differences"]

_CLOSE = 1e-9
"""Relative; below it lies what the order of a sum can change."""

_WITH_UNIT = {"value", "low", "high"}


def differences(
    old: Any, new: Any, *, unit: str | None = None, named_by: Sequence[str] = ()
) -> list[str]:
    """Say where two contents differ, one entry for each place.

    Parameters
    ----------
    old, new
        Plain values as JSON holds them, nested as they may be.
    unit
        Of the figures named value, low and high.
    named_by
        Fields that say what an entry of a list is about; without them it is known by its place.

    Examples
    --------
    >>> differences({"value": 4.0, "by": {"low": 1}}, {"value": 5.5, "by": {"low": 1}}, unit="%")
    ['value 4 → 5.5 %']
    >>> differences({"missing": []}, {"missing": ["TJK", "TKM"], "power": "CHN"})
    ['missing none → TJK, TKM', 'power none → CHN']
    """
    before, after = (dict(_leaves(one, "", named_by)) for one in (old, new))
    places = [*after, *(name for name in before if name not in after)]
    told = []
    for name in places:
        pair = before.get(name), after.get(name)
        if not _same(*pair):
            counted = f" {unit}" if unit and name in _WITH_UNIT and None not in pair else ""
            first, last = _words(*pair)
            told.append(f"{name} {first} → {last}{counted}")
    return told


def _leaves(content: Any, place: str, named_by: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield every single value with its place."""
    if isinstance(content, dict):
        parts = list(content.items())
    elif isinstance(content, list | tuple) and any(isinstance(one, dict) for one in content):
        parts = _listed(content, named_by)
    else:
        if content not in ([], ()):
            yield place, content
        return
    for name, one in parts:
        yield from _leaves(one, f"{place}.{name}" if place else str(name), named_by)


def _listed(content: Sequence[Any], named_by: Sequence[str]) -> list[tuple[str, Any]]:
    """Name the entries of a list by what they are about, so that a new one moves no other."""
    named: dict[str, Any] = {}
    for index, one in enumerate(content):
        known = [one[key] for key in named_by if one.get(key)] if isinstance(one, dict) else []
        name = " ".join("+".join(each) if isinstance(each, list) else str(each) for each in known)
        named[name if name and name not in named else str(index)] = one
    return list(named.items())


def _same(old: Any, new: Any) -> bool:
    if _is_figure(old) and _is_figure(new):
        return math.isclose(old, new, rel_tol=_CLOSE, abs_tol=_CLOSE)
    return type(old) is type(new) and bool(old == new)


def _is_figure(one: Any) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool)


def _words(old: Any, new: Any) -> tuple[str, str]:
    """Write both sides, with as many digits as it takes to tell them apart."""
    if _is_figure(old) and _is_figure(new):
        digits = next((n for n in (6, 9) if f"{old:.{n}g}" != f"{new:.{n}g}"), 12)
        return f"{old:.{digits}g}", f"{new:.{digits}g}"
    return _word(old), _word(new)


def _word(one: Any) -> str:
    if isinstance(one, list | tuple):
        return ", ".join(map(str, one))
    if one is None:
        return "none"
    return f"{one:.12g}" if isinstance(one, float) else f'"{one}"' if one == "" else str(one)
