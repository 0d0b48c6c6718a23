"""Indicators: declared quantities with unit and definition."""

from __future__ import annotations

from functools import cache
from typing import Literal

from suasion.catalog.declared import Declared, declared_files, parse, read_toml
from suasion.errors import QueryError

__all__ = ["Indicator", "indicator", "indicators"]

Rule = Literal[
    "observed", "turnover", "share", "gdp", "ratio", "stock", "products",
    "cut-off", "supply", "spread", "concentration",
]  # fmt: skip
_MODELLED = ("cut-off", "supply", "spread", "concentration")
Regime = Literal["own", "mirror", "reconciled"]


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
    products: str = ""
    """The group of products that is summed, for the rule ``products``."""
    regimes: tuple[Regime, ...] = ("own", "mirror")
    """Who counts: the two sides, or one source for both, so that nobody has to be chosen."""
    precedence: tuple[str, ...] = ()
    counts_as: Literal["", "exposure", "share"] = ""
    """What it is in the table of leverage: a tie in its own unit, or the power's part in all."""
    phrase: str
    """How a sentence names it: ``{power}``, ``{state}``, genitives ``{powers}``, ``{states}``."""

    @property
    def in_panel(self) -> bool:
        """Whether the panel has cells of it; else a room computes it when it is asked for."""
        return self.rule not in _MODELLED


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
