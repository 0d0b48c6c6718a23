"""The chart that decides a claim: figures of each state or specification on one axis."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from suasion.page.figure_beside import above, beside, note, word_of_test
from suasion.page.figure_frame import Box, Rule, Words
from suasion.page.figure_place import axis_words, broken, glyph
from suasion.page.figure_rows import TEST_COLOURS, inks, said_dot, sheet
from suasion.page.figure_text import text_width, wrap
from suasion.page.palette import INKS
from suasion.page.theme import LABEL, READOUT, TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from suasion.page.figure_frame import Frame
    from suasion.page.figure_rows import Dot, Row, Sheet, Threshold

__all__ = ["dots"]

_BAND: Final = 26.0
_LINE: Final = 15.0
_LANE: Final = 17.0
_RADIUS: Final = 4.8
_BAR: Final = 5.0  # half the height of a range
_CROSS: Final = "M-1,-1L1,1M1,-1L-1,1"
_HALF: Final = "M0,-1L0,1L-1,0Z"


@dataclass(slots=True)
class _Drawing:
    """What has been laid out so far, from the top down."""

    bottom: float = 0.0
    words: list[Words] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    tests: list[dict[str, Any]] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


def dots(
    rows: Sequence[Row],
    *,
    unit: str,
    threshold: Threshold | None = None,
    width: int = 460,
) -> alt.LayerChart:
    """Draw figures by row on a common axis from nought.

    Two figures of a row are joined by a dotted line, each with its value; three or more are
    named above. Where the width leaves no column for the labels they stand above their rows.

    Parameters
    ----------
    rows
        From the top; one to a dozen.
    unit
        Said at the last figure of the axis.
    threshold
        What the claim says.
    width
        Of the whole drawing in px; it is legible from 320.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        Without a value, or with a figure that is not finite.

    Examples
    --------
    >>> from suasion.page.figure import Dot, Row
    >>> pair = Dot(4.1, kind="count", words="by the state"), Dot(15.4, "CHN", words="by Beijing")
    >>> chart = dots([Row("Kyrgyzstan", pair)], unit="bn USD")
    >>> [row["said"] for row in chart.layer[-1].data.values]
    ['Kyrgyzstan, by the state: 4.1 bn USD', 'Kyrgyzstan, by Beijing: 15.4 bn USD']
    """
    laid, drawing = sheet(rows, threshold, width), _Drawing()
    for row, label in zip(rows, laid.labels, strict=True):
        _add(drawing, laid, row, label, threshold, unit)
    top, claim = _claim(laid, threshold)
    axis, foot = axis_words(laid.frame, laid.scale, drawing.bottom, unit)
    frame = replace(laid.frame, height=drawing.bottom, top=top, bottom=foot)
    crossing = [] if threshold is None else _through(drawing, laid, threshold, claim)
    return frame.chart(
        [
            frame.rules([*_grid(laid, drawing), *crossing], "grid"),
            frame.boxes(drawing.bars, "ranges"),
            frame.rules(drawing.rules, "joins"),
            _points(frame, drawing.marks, "marks"),
            _points(frame, drawing.tests, "tests"),
            frame.words([*drawing.words, *claim, *axis]),
            frame.layer(
                "point", drawing.said, name=READOUT,
                style={"filled": True, "opacity": 0, "size": 100},
                x="value", y_px="y", description="said",
            ),
        ]
    )  # fmt: skip


def _points(frame: Frame, rows: Sequence[dict[str, Any]], name: str) -> alt.Chart:
    style = {"filled": True, "opacity": 1, "strokeDash": {"expr": "datum.dash"}}
    return frame.layer(
        "point", rows, name=name, style=style, x_px="x", y_px="y", shape="shape", fill="fill",
        stroke="stroke", strokeWidth="edge", size="size",
    )  # fmt: skip


def _add(
    drawing: _Drawing,
    laid: Sheet,
    row: Row,
    label: list[str],
    threshold: Threshold | None,
    unit: str,
) -> None:
    """Lay out one row under what is there: label, names, a band for each lane."""
    start = drawing.bottom
    if laid.stacked:
        start += 8 if start else 0
        drawing.words += _label(laid, label, start)
        tested = start + 12
        start += _LINE * len(label)
    lanes = row.lanes
    heads, leaders, high = above(laid, row, drawing.named) if len(lanes) == 1 else ([], [], 0.0)
    start += high
    least = _BAND if laid.stacked else max(_BAND, _LINE * len(label) + 7)
    band = max(least, _LANE * len(lanes) + 9)
    middle = round(start + band / 2, 2)
    if not laid.stacked:
        drawing.words += _label(laid, label, middle)
        tested = middle + 4.5
    drawing.words += [replace(word, y=middle + word.y) for word in heads]
    drawing.rules += [replace(rule, y=middle + rule.y, y2=middle + rule.y2) for rule in leaders]
    lower = 0.0
    for index, lane in enumerate(lanes):
        y = middle + _LANE * (index - (len(lanes) - 1) / 2)
        lower = _lane(drawing, laid, row, lane, y, threshold, unit)
    if row.test:
        drawing.words.append(word_of_test(laid, row, tested))
        drawing.tests += _test(row, drawing.words[-1])
    drawing.bottom = round(start + band + lower, 2)


def _lane(
    drawing: _Drawing,
    laid: Sheet,
    row: Row,
    lane: Row,
    y: float,
    threshold: Threshold | None,
    unit: str,
) -> float:
    """Draw the figures at one height; return the room that a note takes under them."""
    for value, dot in lane.figures:
        _mark(drawing, laid.frame, dot, value, y, row)
        said = said_dot(row, dot, laid.places, unit)
        drawing.said.append({"value": value, "y": y, "said": said})
    values = beside(laid, row, lane, y, threshold)
    remark, lower = note(laid, lane, values, y)
    drawing.rules += _join(laid.frame, lane, y, values)
    drawing.words += [*values, *remark]
    return lower


def _label(laid: Sheet, lines: list[str], at: float) -> list[Words]:
    """Write a row's label: beside its band, or above it from the top down."""
    left = -laid.frame.left
    if laid.stacked:
        at += 12
        return [
            Words(left, at + _LINE * i, line, INKS["ink"], LABEL) for i, line in enumerate(lines)
        ]
    at += 4.5 - _LINE / 2 * (len(lines) - 1)
    bold = 600 if all(len(label) == 1 for label in laid.labels) else 400
    return [
        Words(left, at + _LINE * index, line, INKS["ink"], LABEL, weight=bold)
        for index, line in enumerate(lines)
    ]


def _mark(drawing: _Drawing, frame: Frame, dot: Dot, value: float, y: float, row: Row) -> None:
    """Place a dot and its range."""
    hue, _ = inks(dot, row.test)
    if dot.low is not None and dot.high is not None:
        low, high = frame.x_px(dot.low), frame.x_px(dot.high)
        bar = Box(round(low, 2), y - _BAR, round(high, 2), y + _BAR, hue, opacity=0.34)
        drawing.bars.append(bar)
    mark = glyph(dot.kind, hue, _RADIUS)
    drawing.marks.append({"x": round(frame.x_px(value), 2), "y": y, "dash": [], **mark})


def _join(frame: Frame, row: Row, y: float, values: Sequence[Words]) -> list[Rule]:
    """Join two figures by a dotted line, after a value between; string more on a hairline."""
    if len(row.figures) < 2:
        return []
    start, end = frame.x_px(row.figures[0][0]), frame.x_px(row.figures[-1][0])
    if len(row.figures) > 2:
        return [Rule(start, y, end, y, INKS["rule"])]
    inner = [word.area[2] + 3 for word in values if start < word.area[0] and word.area[2] < end]
    start = max([start, *inner])
    return [Rule(start, y, end, y, INKS["faint"], 1.4, (1.5, 3))]


def _test(row: Row, word: Words) -> list[dict[str, Any]]:
    """Draw the mark of a test before its word: disc, crossed square, dashed ring, half diamond."""
    hue, clear = TEST_COLOURS[row.test], "transparent"
    base = {"x": word.x - 12, "y": word.y - 4, "dash": [], "stroke": clear, "edge": 0}
    if row.test == "holds":
        return [base | {"shape": "circle", "fill": hue, "size": 80}]
    if row.test == "fails":
        cross = {"shape": _CROSS, "fill": clear, "stroke": INKS["paper"], "edge": 1.6, "size": 25}
        return [base | {"shape": "square", "fill": hue, "size": 100}, base | cross]
    ring = {"fill": clear, "stroke": hue, "edge": 1.5}
    if row.test == "cannot":
        return [base | ring | {"shape": "circle", "size": 68, "dash": [2.6, 1.85]}]
    half = {"shape": _HALF, "fill": hue, "size": 121}
    return [base | ring | {"shape": "M0,-1L1,0L0,1L-1,0Z", "size": 121}, base | half]


def _claim(laid: Sheet, threshold: Threshold | None) -> tuple[float, list[Words]]:
    """Write the threshold's label in the head, beside its rule."""
    if threshold is None:
        return 4.0, []
    frame = laid.frame
    x = frame.x_px(threshold.value)
    lines = wrap(threshold.label, 150, TICK)
    broad = max(text_width(line, TICK) for line in lines)
    right = x + 5 + broad <= frame.width + frame.right
    words = [
        Words(
            round(x + (5 if right else -5), 2), -8 - 14 * (len(lines) - 1 - index), line,
            INKS["ink"], align="left" if right else "right",
        )
        for index, line in enumerate(lines)
    ]  # fmt: skip
    return 10 + 14.0 * len(lines), words


def _through(
    drawing: _Drawing, laid: Sheet, threshold: Threshold, claim: Sequence[Words]
) -> list[Rule]:
    """Draw the threshold through all rows, from its label down, not through words."""
    x = round(laid.frame.x_px(threshold.value), 2)
    return broken(x, claim[0].y - 9, drawing.bottom, drawing.words, INKS["ink"])


def _grid(laid: Sheet, drawing: _Drawing) -> list[Rule]:
    """Draw the axis' hairlines and the zero line, not through words."""
    rules = []
    for value, _ in laid.scale:
        x = round(laid.frame.x_px(value), 2)
        stroke = INKS["hair"] if value else INKS["faint"]
        rules += broken(x, 0, drawing.bottom, drawing.words, stroke)
    return rules
