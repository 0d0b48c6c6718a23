"""Measures that claims ask for before a room provides them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from suasion.catalog import Declared, parse, read_toml

__all__ = ["Awaited", "awaited"]


class Awaited(Declared):
    """A measure to come: its unit, whether it is of a dyad, and what it needs."""

    unit: str
    level: Literal["dyad", "state"]
    needs: str


@cache
def awaited() -> dict[str, Awaited]:
    """Return the awaited measures by id.

    Examples
    --------
    >>> awaited()["evasion_gap"].level
    'dyad'
    """
    path = Path(str(files("suasion.claims"))) / "awaited.toml"
    return {
        name: parse(Awaited, one, file=path.name, prefix=f"{name}.")
        for name, one in read_toml(path).items()
    }
