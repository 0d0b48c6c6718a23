"""The place of a time-series panel: its frame, scale, years, and columns for missing years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Box, Frame, Rule, Words
from suasion.page.figure_labels import gutter
from suasion.page.figure_panel import checked, stretches
from suasion.page.figure_text import places_for, text_width, thin_out, ticks
from suasion.page.palette import INKS
from suasion.page.theme import TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_panel import Point

__all__ = ["Panel", "baseline", "columns", "hairlines", "panel", "scale_words"]

_PAD_LEFT: Final = 10.0
_PAD_RIGHT: Final = 8.0
_FOOT: Final = 20.0
_APART: Final = 34.0  # between the middles of two years' names
_LEAST_PLOT: Final = 100.0
_LONGEST_GAP: Final = 5  # years; what is longer is no gap in a run, the broken baseline says it


@dataclass(frozen=True, slots=True)
class Panel:
    """Checked points, the years they span, the frame they are drawn in and its scale."""

    points: list[Point]
    years: range
    frame: Frame
    scale: list[tuple[float, str]]
    places: int

    @property
    def per_year(self) -> float:
        """Pixels from one year to the next."""
        return self.frame.x_px(1) - self.frame.x_px(0)

    @property
    def covered(self) -> set[int]:
        """Years in which any series has a figure."""
        return {point.year for point in self.points}


def panel(
    points: Sequence[Point], size: tuple[int, int], y_max: float | None, percent: bool
) -> Panel:
    """Check the points and find room: scale figures left, names right, the plot between."""
    times = 100.0 if percent else 1.0
    valued = [_times(point, times) for point in checked(points)]
    years = range(min(p.year for p in points), max(p.year for p in points) + 1)
    reach = [bound for p in valued for bound in (p.value, p.low, p.high) if bound is not None]
    top = max(reach) if y_max is None else y_max * times
    if max(reach) > top * (1 + 1e-9):
        raise ValueError(f"y_max {top:g} would cut off a value of {max(reach):g}")
    scale, places = ticks(min(reach), top, 6), places_for(max(top, -min(reach)))
    left = max(text_width(word, TICK) for _, word in scale) + 7
    right = gutter(valued, places, years[-1])
    plot = size[0] - left - right
    if plot < _LEAST_PLOT:
        raise ValueError(f"{size[0]} px leave {plot:.0f} px for the plot; use shorter names")
    frame = Frame(
        width=round(plot, 2), height=size[1],
        top=0, right=round(right, 2), bottom=_FOOT, left=round(left, 2),
        x=_year_domain(years, plot), y=(scale[0][0], scale[-1][0]),
    )  # fmt: skip
    return Panel(valued, years, frame, scale, places)


def _times(point: Point, times: float) -> Point:
    """Write parts of one as per cent."""
    if times == 1:
        return point
    value, low, high = (
        None if bound is None else bound * times for bound in (point.value, point.low, point.high)
    )
    return replace(point, value=value, low=low, high=high)


def _year_domain(years: range, plot: float) -> tuple[float, float]:
    """Return the years at the plot's edges, so that the outer marks keep clear of them."""
    per_year = (plot - _PAD_LEFT - _PAD_RIGHT) / max(len(years) - 1, 1)
    if len(years) == 1:  # beside its name
        return years[0] - (plot - _PAD_RIGHT) / per_year, years[0] + _PAD_RIGHT / per_year
    return years[0] - _PAD_LEFT / per_year, years[-1] + _PAD_RIGHT / per_year


def columns(panel: Panel) -> list[Box]:
    """Return a pale column for each short stretch of years in which no series has a figure."""
    frame = panel.frame
    return [
        Box(
            round(max(frame.x_px(first - 0.5), 0), 2), 0,
            round(min(frame.x_px(last + 0.5), frame.width), 2), frame.height,
            fill=INKS["hair"], opacity=0.5,
        )
        for first, last in stretches(set(panel.years) - panel.covered)
        if last - first < _LONGEST_GAP
    ]  # fmt: skip


def hairlines(panel: Panel) -> list[Rule]:
    """Return the horizontal lines of the scale, zero left to the baseline."""
    frame = panel.frame
    heights = [round(frame.y_px(value), 2) for value, _ in panel.scale if value != 0]
    return [Rule(0, y, frame.width, y) for y in heights]


def baseline(panel: Panel) -> list[Rule]:
    """Return the zero line, under covered years only, and a tick at each named year."""
    frame, zero = panel.frame, round(panel.frame.y_px(0), 2)
    reach = min(panel.per_year / 2, _PAD_RIGHT)
    rules = [
        Rule(
            round(frame.x_px(first) - reach, 2), zero,
            round(frame.x_px(last) + reach, 2), zero, INKS["faint"],
        )
        for first, last in stretches(panel.covered)
    ]  # fmt: skip
    for year in _named_years(panel):
        x = round(frame.x_px(year), 2)
        rules.append(Rule(x, frame.height, x, frame.height + 4, INKS["faint"]))
    return rules


def scale_words(panel: Panel) -> list[Words]:
    """Return the scale figures in the left gutter and the named years under the plot."""
    frame = panel.frame
    figures = [
        Words(-7, round(frame.y_px(value) + 4, 2), word, align="right")
        for value, word in panel.scale
    ]
    return figures + [
        Words(round(frame.x_px(year), 2), frame.height + 16, str(year), align="center")
        for year in _named_years(panel)
    ]


def _named_years(panel: Panel) -> list[int]:
    """Return the first, the last and round years between, as many as stand apart."""
    years = list(panel.years)
    for step in (1, 5, 10, 20, 50):
        if step * panel.per_year < _APART:
            continue
        some = [year for year in years if year in (years[0], years[-1]) or year % step == 0]
        ends = [year in (years[0], years[-1]) for year in some]
        shown = thin_out([panel.frame.x_px(year) for year in some], ends, _APART)
        return [year for year, show in zip(some, shown, strict=True) if show]
    return [years[0], years[-1]]
