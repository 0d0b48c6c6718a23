"""Measure the subject of a test under one specification."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from suasion.catalog import actor, convert, indicator
from suasion.claims.modelled import is_modelled, modelled_cell
from suasion.panel import Panel
from suasion.specification import Specification

__all__ = ["Measured", "measure"]

Cell = tuple[str, str | None, str, int, str | None, str | None]
"""indicator, power, state, year, regime, aggregate"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its range, and what it rests on; ``value`` None: not covered.

    ``low`` and ``high`` are the range of the figures themselves (rounding). A level that is
    ``partial`` is a floor: the members that are missing can only add to it. ``even`` is False
    where the years of a period lack different members; ``under`` names the sources of what a share
    or ratio is divided by.
    """

    measure: str
    power: str | None
    states: tuple[str, ...]
    period: int | tuple[int, int]
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    status: str = "not covered"
    missing: str = ""
    sources: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    even: bool = True
    under: tuple[str, ...] = ()

    @property
    def all_sources(self) -> tuple[str, ...]:
        """The sources of the value, above and below the line."""
        return tuple(sorted({*self.sources, *self.under}))

    @property
    def low_or_value(self) -> float:
        """The lower end of the figure's own range."""
        return self.low if self.low is not None else self._known

    @property
    def high_or_value(self) -> float:
        """The upper end of the figure's own range."""
        return self.high if self.high is not None else self._known

    @property
    def floor(self) -> bool:
        """Whether the value is a sum with members missing."""
        return self.status == "partial" and self.unit != "%"

    @property
    def of_some_states(self) -> bool:
        """Whether some of the states it is said to be of are left out: they may have moved too."""
        inside = {*self.states}
        inside |= {each.actor for code in self.states for each in actor(code).members}
        return not inside.isdisjoint(self.missing.split(";"))

    @property
    def lacks_states(self) -> bool:
        """Whether a share or ratio leaves out some of the states it is said to be of."""
        return self.unit == "%" and self.of_some_states

    def alike(self, other: Measured) -> bool:
        """Tell whether two values are made of the same members, and of all the states named."""
        same = self.missing == other.missing and self.even and other.even
        return same and not self.of_some_states

    def matches(self, other: Measured) -> bool:
        """Tell whether another value is covered and made of the same members."""
        return other.value is not None and self.alike(other)

    @property
    def lowest(self) -> float:
        """The least the quantity can be; a share of other states says nothing about theirs."""
        return 0.0 if self.lacks_states else self.low_or_value

    @property
    def highest(self) -> float:
        """The most the quantity can be: without bound where members are missing."""
        return math.inf if self.floor or self.lacks_states else self.high_or_value

    @property
    def _known(self) -> float:
        if self.value is None:
            raise AssertionError("a value that is not covered has no range")
        return self.value

    @property
    def missing_named(self) -> str:
        """The missing members by name."""
        return ", ".join(actor(code).label for code in self.missing.split(";") if code)

    @property
    def power_name(self) -> str:
        """The power by name."""
        return actor(self.power).label if self.power else ""

    @property
    def when(self) -> str:
        """The period in words."""
        return str(self.period) if isinstance(self.period, int) else "{}-{}".format(*self.period)

    @property
    def named(self) -> str:
        """The quantity in words."""
        phrase = indicator(self.measure).phrase.format(
            power=actor(self.power).spoken if self.power else "",
            powers=actor(self.power).possessive if self.power else "",
            state=_listed([actor(code).spoken for code in self.states]),
            states=_listed(
                [actor(code).spoken for code in self.states[:-1]]
                + [actor(self.states[-1]).possessive]
            ),
        )
        return f"{phrase} in {self.when}"

    def convert(self, value: float, unit: str) -> float:
        """Convert a stated figure to this value's unit, at the rate of its year.

        Raises
        ------
        QueryError
            The units cannot be converted.
        """
        year = self.period if isinstance(self.period, int) else None
        return convert(value, unit, self.unit, year=year)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def measure(
    panel: Panel,
    specification: Specification,
    *,
    measure: str,
    power: str | None,
    states: Sequence[str],
    period: int | tuple[int, int],
) -> Measured:
    """Measure a quantity, power → state, under one specification.

    Several states are summed before anything is divided; a period of years is averaged and needs
    every year. The cells used are named, so that specifications that rest on the same ones can be
    told.
    """
    years = [period] if isinstance(period, int) else list(range(period[0], period[1] + 1))
    empty = Measured(measure, power, tuple(states), period, indicator(measure).unit)
    yearly = [_year(panel, specification, measure, power, states, year) for year in years]
    known = [one for one in yearly if one is not None]
    if len(known) < len(years):
        return empty
    ranged = any(one["low"] is not None for one in known)
    n = len(known)
    return replace(
        empty,
        value=sum(one["value"] for one in known) / n,
        low=sum(_or(one, "low") for one in known) / n if ranged else None,
        high=sum(_or(one, "high") for one in known) / n if ranged else None,
        status=_status([one["status"] for one in known]),
        missing=_union(one["missing"] for one in known),
        even=len({_union([one["missing"]]) for one in known}) == 1,
        under=tuple(sorted({name for one in known for name in one["under"]})),
        sources=tuple(sorted({name for one in known for name in one["sources"]})),
        cells=tuple(cell for one in known for cell in one["cells"]),
    )


def _year(
    panel: Panel,
    specification: Specification,
    measure: str,
    power: str | None,
    states: Sequence[str],
    year: int,
) -> dict[str, Any] | None:
    if is_modelled(measure):
        return modelled_cell(panel, specification, measure, power, states, year)
    if len(states) == 1:
        return _cell(panel, specification, measure, power, states[0], year)
    declared = indicator(measure)
    if declared.rule in ("share", "ratio"):
        over = (declared.of[0], "WLD") if declared.rule == "share" else (declared.of[1], None)
        above = [_cell(panel, specification, declared.of[0], power, one, year) for one in states]
        below = [_cell(panel, specification, over[0], over[1], one, year) for one in states]
        # the same states above and below the line
        both = [a is not None and b is not None for a, b in zip(above, below, strict=True)]
        kept = [one if there else None for one, there in zip(above, both, strict=True)]
        top = _sum(kept, states)
        base = _sum(
            [one if there else None for one, there in zip(below, both, strict=True)], states
        )
        return _percent(top, base)
    parts = [_cell(panel, specification, measure, power, one, year) for one in states]
    return _sum(parts, states)


def _cell(
    panel: Panel,
    specification: Specification,
    measure: str,
    power: str | None,
    state: str,
    year: int,
) -> dict[str, Any] | None:
    """Return the cell a specification chooses, None where it covers nothing."""
    rows = panel.first(measure, power, state, year)
    declared = indicator(measure)
    if declared.level == "dyad":
        regime = specification["reporter"]
        if len(declared.regimes) == 1:
            # one source counts for both sides: there is nobody to choose
            (regime,) = declared.regimes
        elif regime == "own" and not panel.reports(state):
            regime = "mirror"
        rows = [row for row in rows if row["regime"] == regime]
    if not rows:
        return None
    chosen = [row for row in rows if row["aggregate"] == specification["aggregate"]]
    row = (chosen or rows)[0]
    return {
        **{name: row[name] for name in ("value", "low", "high", "status", "missing")},
        "sources": list(panel.sources(row)),
        "under": _under(panel, row),
        "cells": [(measure, power, state, year, row["regime"], row["aggregate"])],
    }


def _under(panel: Panel, row: dict[str, Any]) -> list[str]:
    """Return the sources of what a share or ratio is divided by."""
    declared = indicator(row["indicator"])
    if declared.rule == "share":
        rows = panel.first(declared.of[0], "WLD", row["state"], row["year"])
        rows = [one for one in rows if one["regime"] == row["regime"]]
    elif declared.rule == "ratio":
        rows = panel.first(declared.of[1], None, row["state"], row["year"])
    else:
        rows = []
    return sorted({name for one in rows for name in panel.sources(one)})


def _sum(parts: Sequence[dict[str, Any] | None], states: Sequence[str]) -> dict[str, Any] | None:
    known = [one for one in parts if one is not None]
    if not known:
        return None
    absent = [state for state, one in zip(states, parts, strict=True) if one is None]
    missing = _union([*(one["missing"] for one in known), ";".join(absent)])
    ranged = any(one["low"] is not None for one in known)
    return {
        "value": sum(one["value"] for one in known),
        "low": sum(_or(one, "low") for one in known) if ranged else None,
        "high": sum(_or(one, "high") for one in known) if ranged else None,
        "status": "partial" if missing else _status([one["status"] for one in known]),
        "missing": missing,
        "sources": [name for one in known for name in one["sources"]],
        "under": [name for one in known for name in one["under"]],
        "cells": [cell for one in known for cell in one["cells"]],
    }


def _percent(top: dict[str, Any] | None, base: dict[str, Any] | None) -> dict[str, Any] | None:
    if top is None or base is None or base["value"] <= 0:
        return None
    missing = _union([top["missing"], base["missing"]])
    share = {
        name: None if top[name] is None else 100 * top[name] / base["value"]
        for name in ("value", "low", "high")
    }
    status = "partial" if missing else _status([top["status"], base["status"]])
    return {**top, **share, "status": status, "missing": missing, "under": base["sources"]}


def _or(one: dict[str, Any], bound: str) -> float:
    value = one[bound]
    return float(one["value"] if value is None else value)


def _union(missing: Any) -> str:
    return ";".join(sorted({code for part in missing for code in part.split(";") if code}))


def _status(statuses: Sequence[str]) -> str:
    for one in ("simulated", "partial", "estimated"):
        if one in statuses:
            return one
    return "zero" if set(statuses) == {"zero"} else "observed"
