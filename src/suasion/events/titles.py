"""Titles: the level a name gives to a relation, where only one of several can be right."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from suasion.catalog import read_toml
from suasion.events.words import holds

__all__ = ["known_title", "scale_of", "title_of", "titles"]


@cache
def _wordings() -> tuple[tuple[str, str, str], ...]:
    """Return (wording, title, scale), the longest wording first."""
    content: dict[str, Any] = read_toml(Path(str(files("suasion.events"))) / "titles.toml")
    found = [
        (wording, title, scale)
        for scale, one in content.items()
        for title in one["titles"]
        for wording in (title, *one.get("also", {}).get(title, ()))
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


@cache
def title_of(name: str) -> str | None:
    """Return the title that a name gives, None if it gives none.

    Examples
    --------
    >>> title_of("Turkmenistan: comprehensive strategic partnership")
    'comprehensive strategic partnership'
    >>> title_of("Xi's first state visit to Tajikistan") is None
    True
    """
    return next((title for wording, title, _ in _wordings() if holds(name, wording)), None)


def known_title(text: str) -> str | None:
    """Return the title that a wording means, None if no scale has it.

    Examples
    --------
    >>> known_title("Chinese-financed"), known_title("friendship")
    ('financed by China', None)
    """
    return next((title for wording, title, _ in _wordings() if wording == text), None)


def scale_of(title: str) -> str:
    """Return the scale a title belongs to.

    Examples
    --------
    >>> scale_of("strategic partnership")
    'partnership'
    """
    return next(scale for _, one, scale in _wordings() if one == title)


def titles(scale: str) -> tuple[str, ...]:
    """Return the titles of a scale, of which only one can be right.

    Examples
    --------
    >>> titles("financing")
    ('financed by China', 'financed by multilaterals')
    """
    return tuple(sorted({title for _, title, one in _wordings() if one == scale}))
