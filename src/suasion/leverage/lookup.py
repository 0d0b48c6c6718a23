"""One figure of leverage under one specification, for who asks for no table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from suasion.catalog import indicator, indicators
from suasion.leverage.concentration import trade_concentration
from suasion.leverage.cutoff import setting
from suasion.leverage.losses import ABOUT, partners_of
from suasion.leverage.matrix import MATRIX
from suasion.leverage.purchases import SOURCE
from suasion.leverage.suppliers import diversifying
from suasion.panel import Panel
from suasion.specification import About, Specification

__all__ = ["Looked", "about", "look_up"]

_GDP = ("wdi-gdp-per-capita", "wdi-population")


@dataclass(frozen=True, slots=True)
class Looked:
    """A figure, and what it rests on.

    Attributes
    ----------
    value
        In the unit of its indicator; a cut-off loss is positive here: what the state would lose.
    status
        ``simulated`` or ``observed``.
    regime
        Whose statistics.
    rests
        What else was chosen, in words.
    sources
        The sources behind it.
    missing
        Who is known to be absent from the figures, ``;`` between them.
    """

    value: float
    status: str
    regime: str
    rests: str
    sources: tuple[str, ...]
    missing: str = ""


def about(measure: str) -> About:
    """Return what the choices of a measure are about."""
    return ABOUT if indicators()[measure].rule == "cut-off" else "figures"


def look_up(
    panel: Panel,
    measure: str,
    power: str | None,
    state: str,
    year: int,
    specification: Specification,
) -> Looked | None:
    """Return one figure, None where it is not covered.

    Parameters
    ----------
    panel
        Where the records and the theatre come from.
    measure
        An indicator that the panel has no cells of: leverage, supply_share, diversifying,
        trade_concentration.
    power, state, year
        Power → state.
    specification
        One about what the measure's choices are about.

    Examples
    --------
    >>> from suasion.panel import build
    >>> from suasion.specification import usual
    >>> panel = build("central-asia")
    >>> round(look_up(panel, "leverage", "CHN", "KGZ", 2015, usual("cut-off loss")).value, 2)
    2.0
    """
    return _looked(_Held(panel), measure, power, state, year, specification)


@dataclass(frozen=True, eq=False)
class _Held:
    """A panel, known by its theatre and the records behind it: figures follow from nothing else."""

    panel: Panel

    @property
    def _key(self) -> tuple[object, ...]:
        snapshot = self.panel.snapshot
        return self.panel.theatre, snapshot, *snapshot.entries.values()

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._key == other._key


@lru_cache(maxsize=4096)
def _looked(
    held: _Held, measure: str, power: str | None, state: str, year: int, one: Specification
) -> Looked | None:
    """Compute once: a claim asks for the same figure again and again."""
    panel, rule = held.panel, indicator(measure).rule
    if rule == "concentration":
        return _concentration(panel, state, year, one)
    if power is None:
        return None
    if rule == "cut-off":
        return _cut_off(panel, power, state, year, one)
    return _bought(panel, power, state, year, spread=rule == "spread")


def _cut_off(panel: Panel, power: str, state: str, year: int, one: Specification) -> Looked | None:
    if one["reporter"] != "matrix" and one["sectors"] != "one":
        return None
    held = setting(panel.snapshot, state, year, one["reporter"])
    cut = None if held is None else held.cut(partners_of(power, year), one)
    if held is None or cut is None:
        return None
    reported = held.report.sources if held.report else ()
    rests = " ".join(f"{name}={option}" for name, option in one.decided if name != "reporter")
    sources = tuple(sorted({MATRIX, *_GDP, *reported}))
    return Looked(-cut.loss, "simulated", one["reporter"], rests, sources)


def _concentration(panel: Panel, state: str, year: int, one: Specification) -> Looked | None:
    held = setting(panel.snapshot, state, year, one["reporter"])
    # only who reports all partners can be said to have few
    if held is None or held.report is None or not held.report.complete:
        return None
    index = trade_concentration(held, panel.theatre)
    return None if index is None else Looked(index, "observed", "own", "", held.report.sources)


def _bought(panel: Panel, power: str, state: str, year: int, *, spread: bool) -> Looked | None:
    found = diversifying(panel, power, state, year)
    if found is None:
        return None
    value = found.effect if spread else found.share
    missing = ";".join(found.missing)
    return Looked(value, "observed", "reconciled", "", (SOURCE,), missing)
