"""Indicators: declared quantities with unit and definition."""

from __future__ import annotations

from functools import cache
from typing import Literal

from suasion.catalog.declared import Declared, declared_files, parse, read_toml
from suasion.errors import QueryError

__all__ = ["Indicator", "indicator", "indicators"]

Rule = Literal["observed", "turnover", "share", "gdp", "ratio"]


class Indicator(Declared):
    """A quantity: observed by sources, or derived from other indicators by a named rule."""

    id: str
    name: str
    unit: str
    definition: str
    does_not_cover: str
    dimension: Literal["economic", "financial", "energy", "security", "political", "societal"]
    instrument: str
    level: Literal["dyad", "state"]
    rule: Rule
    of: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    phrase: str
    """How a sentence names it: ``{power}``, ``{state}``, genitives ``{powers}``, ``{states}``."""


@cache
def indicators() -> dict[str, Indicator]:
    """Return all indicators by id.

    Examples
    --------
    >>> indicators()["turnover"].unit
    'mn USD'
    """
    loaded = (
        parse(Indicator, read_toml(path), file=path.name) for path in declared_files("indicators")
    )
    return {one.id: one for one in loaded}


def indicator(name: str) -> Indicator:
    """Return one indicator, or say which exist.

    Raises
    ------
    QueryError
        The indicator is unknown.
    """
    try:
        return indicators()[name]
    except KeyError:
        raise QueryError(
            "unknown indicator",
            where=f"indicator {name!r}",
            remedy=f"known: {', '.join(sorted(indicators()))}",
        ) from None
