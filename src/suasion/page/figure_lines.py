"""The time-series panel: lines over consecutive years, gaps as gaps, names at the line ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from suasion.page.figure_axes import baseline, columns, hairlines, panel, scale_words
from suasion.page.figure_frame import Rule
from suasion.page.figure_head import head
from suasion.page.figure_labels import Mark, conflicts, end_labels, gap_words, value_words
from suasion.page.figure_panel import chains, links, said
from suasion.page.figure_place import glyph
from suasion.page.palette import colour
from suasion.page.theme import READOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from suasion.page.figure_axes import Panel
    from suasion.page.figure_frame import Area, Frame
    from suasion.page.figure_panel import Event, Point

__all__ = ["lines"]

_DENSE: Final = 18.0  # px per year under which marks are drawn smaller
_CROWDED: Final = 9.0  # px per year under which marks inside a line only blur it


def lines(
    points: Iterable[Point],
    *,
    unit: str,
    width: int = 340,
    height: int = 190,
    events: Sequence[Event] = (),
    y_max: float | None = None,
    emphasise: Sequence[str] = ("CHN", "RUS"),
    percent: bool = False,
) -> alt.LayerChart:
    """Draw the panel of one state: what each power's figure was, year by year.

    Parameters
    ----------
    points
        Figures, in the order in which powers are to be drawn.
    unit
        Said once, at the top. With ``percent`` it starts with the sign: "% of imports".
    width
        Of the whole drawing in px, gutters included; it is legible from 320.
    height
        Of the plot area in px: panels side by side keep one scale whatever stands above it.
    events
        Thin rules with their text; one is enough.
    y_max
        Top of the scale, for panels that share one.
    emphasise
        Actor codes of the powers the panel is about.
    percent
        Values are parts of one and are written as per cent.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        Without a value, with two figures of one kind in a year, with a value above ``y_max``,
        or when the words do not fit.

    Examples
    --------
    >>> from suasion.page.figure import Point
    >>> made = [Point("CHN", "China", year, year - 2019.5) for year in (2020, 2021, 2023)]
    >>> chart = lines(made, unit="bn USD")
    >>> drawn = next(layer for layer in chart.layer if layer.name == "lines")
    >>> [row["year"] for row in drawn.data.values]
    [2020, 2021]
    """
    laid = panel(list(points), (width, height), y_max, percent)
    above = head(laid.frame, unit, events)
    laid = replace(laid, frame=replace(laid.frame, top=above.height))
    frame, last = laid.frame, laid.years[-1]
    marks = _marks(laid, frozenset(emphasise))
    gaps, taken = columns(laid), _under_lines(marks)
    leaders, names = end_labels(frame, marks, laid.places, last)
    words = [*scale_words(laid), *above.words, *names]
    words += gap_words(frame, gaps, [*(mark.area for mark in marks), *taken])
    words += value_words(frame, marks, taken, laid.places, last)
    return frame.chart(
        [
            frame.rules(hairlines(laid), "hairlines"),
            frame.boxes(gaps, "gaps"),
            frame.rules([*baseline(laid), *above.rules, *_ranges(frame, marks)]),
            _line_layer(frame, marks, dashed=False),
            _line_layer(frame, marks, dashed=True),
            frame.rules([*_joined(marks), *leaders], "leaders"),
            _mark_layer(laid, marks),
            frame.words(words),
            _readouts(laid, unit),
        ]
    )


def _marks(laid: Panel, emphasise: frozenset[str]) -> list[Mark]:
    """Place each point; the emphasised powers come last and so lie on top."""
    linked = {id(p) for chain in chains(laid.points) for _, part in links(chain) for p in part}
    made = []
    dense = laid.per_year < _DENSE
    for point in laid.points:
        strong, filled = point.series in emphasise, point.kind == "own"
        x, y = laid.frame.x_px(point.year), laid.frame.y_px(point.figure)
        radius = (4.2 if strong else 2.7) if filled else (4.2 if strong else 3.4)
        if dense and filled:
            radius *= 0.85
        made.append(Mark(point, round(x, 2), round(y, 2), radius, strong, id(point) not in linked))
    return sorted(made, key=lambda mark: mark.strong)


def _parts(marks: Sequence[Mark]) -> list[tuple[bool, list[Mark]]]:
    """Return the stretches that are lines, the emphasised powers last."""
    by_point = {id(mark.point): mark for mark in marks}
    points = [mark.point for mark in marks]
    return [
        (dashed, [by_point[id(point)] for point in part])
        for chain in chains(points)
        for dashed, part in links(chain)
    ]


def _row(mark: Mark) -> dict[str, Any]:
    """Return what lines and marks alike say of a point."""
    point = mark.point
    return {"series": point.series, "year": point.year, "value": point.figure}


def _line_layer(frame: Frame, marks: Sequence[Mark], *, dashed: bool) -> alt.Chart:
    """Join consecutive years; each stretch is a line of its own, so nothing crosses a gap."""
    rows: list[dict[str, Any]] = []
    for run, (leans, part) in enumerate(_parts(marks)):
        if leans is not dashed:
            continue
        strong, thin = (1.5, 1.0) if part[0].point.kind == "mirror" else (2.8, 1.5)
        look = {
            "run": run,
            "stroke": colour(part[0].point.series),
            "width": strong if part[0].strong else thin,
        }
        rows += [_row(mark) | look for mark in part]
    style: dict[str, Any] = {"strokeJoin": "round", "strokeCap": "round"}
    if dashed:
        style |= {"strokeDash": [4, 4], "strokeCap": "butt"}
    return frame.layer(
        "line", rows, name="estimated" if dashed else "lines", style=style,
        x="year", y="value", detail="run", stroke="stroke", strokeWidth="width",
    )  # fmt: skip


def _under_lines(marks: Sequence[Mark]) -> list[Area]:
    """Return small areas along the lines, so that words can keep clear of them."""
    areas: list[Area] = []
    for _, part in _parts(marks):
        for one, other in pairwise(part):
            for step in range(9):
                x = one.x + (other.x - one.x) * step / 8
                y = one.y + (other.y - one.y) * step / 8
                areas.append((x - 2, y - 2, x + 2, y + 2))
    return areas


def _ranges(frame: Frame, marks: Sequence[Mark]) -> list[Rule]:
    """Return the ranges behind their marks."""
    return [
        Rule(
            mark.x, round(frame.y_px(mark.point.low), 2),
            mark.x, round(frame.y_px(mark.point.high), 2),
            colour(mark.point.series), 5.0 if mark.strong else 3.5, opacity=0.34,
        )
        for mark in marks
        if mark.point.low is not None and mark.point.high is not None
    ]  # fmt: skip


def _joined(marks: Sequence[Mark]) -> list[Rule]:
    """Return the dotted lines between two figures for one thing."""
    return [
        Rule(one.x, one.y, other.x, other.y, colour(one.point.series), 1.4, (1.5, 3))
        for one, other in conflicts(marks)
    ]


def _mark_layer(laid: Panel, marks: Sequence[Mark]) -> alt.Chart:
    """Draw the points; where years are crowded, own figures inside a line go without."""
    inner = {id(mark) for _, part in _parts(marks) for mark in part[1:-1]}
    crowded = laid.per_year < _CROWDED
    rows = [
        _row(mark) | glyph(mark.point.kind, colour(mark.point.series), mark.radius)
        for mark in marks
        if not (crowded and mark.point.kind == "own" and id(mark) in inner)
    ]
    return laid.frame.layer(
        "point", rows, name="marks", style={"filled": True, "opacity": 1},
        x="year", y="value", shape="shape", fill="fill", stroke="stroke",
        strokeWidth="edge", size="size",
    )  # fmt: skip


def _readouts(laid: Panel, unit: str) -> alt.Chart:
    """Lay an invisible point with its words over each mark, in the order of the points."""
    rows = [
        {"year": point.year, "value": point.figure, "said": said(point, laid.places, unit)}
        for point in laid.points
    ]
    return laid.frame.layer(
        "point", rows, name=READOUT, style={"filled": True, "opacity": 0, "size": 64},
        x="year", y="value", description="said",
    )  # fmt: skip
