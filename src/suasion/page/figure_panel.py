"""What a time-series panel is made of: its points, checked, and how they hang together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from suasion.page.figure_text import number, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suasion.page.figure_frame import Kind

__all__ = ["Event", "Point", "chains", "checked", "links", "said", "stretches"]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one year.

    Parameters
    ----------
    series
        Actor code: decides the colour.
    label
        Its name, as written at the end of the line.
    year, value
        A ``None`` is no figure; it still widens the years that the panel spans.
    kind
        ``own`` statistics, another source (``mirror``), an estimate (``derived``) or a state's
        own ``count`` against a power's.
    low, high
        Range, drawn as a bar behind the mark.
    basis
        Whose figure it is, for the read-out: "Kyrgyzstan's statistics".
    end
        Words at the line end instead of the label: "by Beijing" beside a line of a second
        source.

    Examples
    --------
    >>> Point("CHN", "China", 2022, 4.07, basis="Kyrgyzstan's statistics").kind
    'own'
    """

    series: str
    label: str
    year: int
    value: float | None
    kind: Kind = "own"
    low: float | None = None
    high: float | None = None
    basis: str = ""
    end: str = ""

    @property
    def chain(self) -> str:
        """The statistics it continues: an estimate fills the state's own series."""
        return "own" if self.kind == "derived" else self.kind

    @property
    def figure(self) -> float:
        """The value, where there is one."""
        if self.value is None:
            raise ValueError(f"{self.label}, {self.year}: no value")
        return self.value


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and when: 2022.15 lies between 2022 and 2023.

    Examples
    --------
    >>> Event(2022.15, "Feb 2022: Russia invades Ukraine").year_between
    2022.15
    """

    year_between: float
    text: str


def checked(points: Iterable[Point]) -> list[Point]:
    """Return the points that have a value, by series and year as they came.

    Raises
    ------
    ValueError
        When none has, when a figure is not finite, a range is upside down, or a year has two
        figures of one kind.
    """
    valued = [point for point in points if point.value is not None]
    if not valued:
        raise ValueError("a panel needs at least one value; show an absent one as a block instead")
    seen: set[tuple[str, str, int]] = set()
    for point in valued:
        where = f"{point.label}, {point.year}"
        bounds = [point.figure, *(b for b in (point.low, point.high) if b is not None)]
        if not all(map(math.isfinite, bounds)):
            raise ValueError(f"{where}: figures must be finite, found {bounds}")
        if point.low is not None and point.high is not None and point.low > point.high:
            raise ValueError(f"{where}: the range ends ({point.high}) before it starts")
        key = (point.series, point.kind, point.year)
        if key in seen:
            raise ValueError(f"{where}: two figures of kind {point.kind!r}; hand over one")
        seen.add(key)
    return valued


def chains(points: Sequence[Point]) -> list[list[Point]]:
    """Group points into the series that may be joined, each by year.

    A year that has both an own figure and an estimate is joined through the own one.

    Examples
    --------
    >>> made = [Point("A", "A", 2021, 1.0), Point("A", "A", 2021, 9.0, "mirror")]
    >>> [[p.kind for p in chain] for chain in chains(made)]
    [['own'], ['mirror']]
    """
    grouped: dict[tuple[str, str], dict[int, Point]] = {}
    for point in points:
        years = grouped.setdefault((point.series, point.chain), {})
        if point.kind != "derived" or point.year not in years:
            years[point.year] = point
    return [[years[year] for year in sorted(years)] for years in grouped.values()]


def links(chain: Sequence[Point]) -> list[tuple[bool, list[Point]]]:
    """Return the stretches of a chain that are lines: consecutive years only.

    Each says whether it leans on an estimate, and is drawn dashed if so.

    Examples
    --------
    >>> made = [Point("A", "A", year, 1.0) for year in (2010, 2012, 2013, 2014)]
    >>> [(dashed, [p.year for p in part]) for dashed, part in links(made)]
    [(False, [2012, 2013, 2014])]
    """
    parts: list[tuple[bool, list[Point]]] = []
    for one, other in pairwise(chain):
        if other.year != one.year + 1:
            continue
        dashed = "derived" in (one.kind, other.kind)
        if parts and parts[-1][0] is dashed and parts[-1][1][-1] is one:
            parts[-1][1].append(other)
        else:
            parts.append((dashed, [one, other]))
    return parts


def stretches(years: Iterable[int]) -> list[tuple[int, int]]:
    """Merge years into stretches without a break.

    Examples
    --------
    >>> stretches([2010, 2015, 2016])
    [(2010, 2010), (2015, 2016)]
    """
    merged: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if merged and merged[-1][1] == year - 1:
            merged[-1] = (merged[-1][0], year)
        else:
            merged.append((year, year))
    return merged


def said(point: Point, places: int, unit: str) -> str:
    """Return the read-out of a point.

    Examples
    --------
    >>> said(Point("CHN", "China", 2022, 4.07, basis="Kyrgyzstan's statistics"), 2, "bn USD")
    "China, Kyrgyzstan's statistics, 2022: 4.07 bn USD"
    """
    whose = f"{point.label}, {point.basis}" if point.basis else point.label
    text = f"{whose}, {point.year}: {with_unit(number(point.figure, places), unit)}"
    if point.low is not None and point.high is not None:
        text += f", range {number(point.low, places)}–{number(point.high, places)}"
    return f"{text}, estimated" if point.kind == "derived" else text
