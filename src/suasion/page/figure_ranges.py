"""The strip under a panel: each power's value, its range in figures, and the range drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Box, Frame, Rule, Words
from suasion.page.figure_place import axis_words, glyph
from suasion.page.figure_text import number, places_for, text_width, ticks, with_unit, within
from suasion.page.palette import INKS, colour, text_colour
from suasion.page.theme import LABEL, READOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from suasion.page.figure_frame import Kind

__all__ = ["Range", "ranges"]

_STEP: Final = 22.0
_BAR: Final = 5.0
_RADIUS: Final = 4.6
_HEAD: Final = 24.0
_LEAST_PLOT: Final = 80.0


@dataclass(frozen=True, slots=True)
class Range:
    """One value with its range.

    Examples
    --------
    >>> Range("CHN", "China", 0.78, 0.43, 1.4).kind
    'own'
    """

    series: str
    label: str
    value: float
    low: float
    high: float
    kind: Kind = "own"


def ranges(
    rows: Sequence[Range],
    *,
    unit: str,
    width: int = 340,
    x_max: float | None = None,
    title: str = "",
) -> alt.LayerChart:
    """Draw value, low to high, and the bar, in aligned columns.

    Parameters
    ----------
    rows
        From the top.
    unit
        Said at the last figure of the axis.
    width
        Of the whole drawing in px.
    x_max
        End of the axis, for strips that share one.
    title
        Says which year, and that a range is shown: "2023, with its range".

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        Without a row, with a figure that is not finite, with a value outside its range, with a
        range beyond ``x_max``, or when the words leave no room for the bars.

    Examples
    --------
    >>> chart = ranges([Range("CHN", "China", 0.78, 0.43, 1.4)], unit="%")
    >>> chart.layer[-1].data.values[0]["said"]
    'China: 0.78%, range 0.43–1.40'
    """
    _check(rows)
    top = max(row.high for row in rows) if x_max is None else x_max
    low = min(0.0, *(row.low for row in rows))
    if max(row.high for row in rows) > top * (1 + 1e-9):
        raise ValueError(f"x_max {top:g} would cut off a range")
    places = places_for(max(top, -low))
    frame, column = _frame(rows, places, width, (low, top), _HEAD if title else 2.0)
    scale = within(ticks(low, top, max(2, int(frame.width // 36)), filled=False), low, top)
    axis, foot = axis_words(frame, scale, frame.height, unit)
    frame = Frame(frame.width, frame.height, frame.top, frame.right, foot, frame.left, frame.x)
    head = [Words(-frame.left, -11, title, INKS["ink"], LABEL, weight=600)] if title else []
    return frame.chart(
        [
            frame.rules(_grid(frame, scale), "grid"),
            frame.boxes(_bars(frame, rows), "ranges"),
            _marks(frame, rows),
            frame.words([*head, *_columns(frame, rows, places, column), *axis]),
            _readouts(frame, rows, places, unit),
        ]
    )


def _check(rows: Sequence[Range]) -> None:
    if not rows:
        raise ValueError("a strip of ranges needs at least one row")
    for row in rows:
        if not all(map(math.isfinite, (row.low, row.value, row.high))):
            raise ValueError(f"{row.label}: figures must be finite")
        if not row.low <= row.value <= row.high:
            raise ValueError(f"{row.label}: {row.value} lies outside {row.low} to {row.high}")


def _said_range(row: Range, places: int) -> str:
    return f"{number(row.low, places)}–{number(row.high, places)}"


def _frame(
    rows: Sequence[Range], places: int, width: int, x: tuple[float, float], top: float
) -> tuple[Frame, float]:
    """Share out the width; also return where the values end."""
    names = max(text_width(row.label, LABEL, bold=True) for row in rows)
    values = max(text_width(number(row.value, places), LABEL, bold=True) for row in rows)
    spans = max(text_width(_said_range(row, places), LABEL) for row in rows)
    column = names + 10 + values
    left, right = column + 8 + spans + 14, 14.0
    plot = width - left - right
    if plot < _LEAST_PLOT:
        raise ValueError(f"{width} px leave {plot:.0f} px for the bars; use shorter names")
    height = _STEP * len(rows) + 2
    frame = Frame(round(plot, 2), height, top, right, 0, round(left, 2), x)
    return frame, round(column - frame.left, 2)


def _middle(index: int) -> float:
    return _STEP * index + _STEP / 2 + 1


def _grid(frame: Frame, scale: Sequence[tuple[float, str]]) -> list[Rule]:
    at = [(round(frame.x_px(value), 2), value) for value, _ in scale]
    return [
        Rule(x, 0, x, frame.height, INKS["hair"] if value else INKS["faint"]) for x, value in at
    ]


def _bars(frame: Frame, rows: Sequence[Range]) -> list[Box]:
    return [
        Box(
            round(frame.x_px(row.low), 2), _middle(index) - _BAR,
            round(frame.x_px(row.high), 2), _middle(index) + _BAR,
            colour(row.series), opacity=0.34,
        )
        for index, row in enumerate(rows)
    ]  # fmt: skip


def _marks(frame: Frame, rows: Sequence[Range]) -> alt.Chart:
    made = [
        {"series": row.series, "value": row.value, "y": _middle(index)}
        | glyph(row.kind, colour(row.series), _RADIUS)
        for index, row in enumerate(rows)
    ]
    return frame.layer(
        "point", made, name="marks", style={"filled": True, "opacity": 1}, x="value", y_px="y",
        shape="shape", fill="fill", stroke="stroke", strokeWidth="edge", size="size",
    )  # fmt: skip


def _columns(frame: Frame, rows: Sequence[Range], places: int, column: float) -> list[Words]:
    """Write name, value and range of each row."""
    words = []
    for index, row in enumerate(rows):
        y, fill = _middle(index) + 4.5, text_colour(row.series)
        value, span = number(row.value, places), _said_range(row, places)
        words += [
            Words(-frame.left, y, row.label, fill, LABEL, weight=600),
            Words(column, y, value, INKS["ink"], LABEL, "right", 600),
            Words(column + 8, y, span, INKS["grey"], LABEL),
        ]
    return words


def _readouts(frame: Frame, rows: Sequence[Range], places: int, unit: str) -> alt.Chart:
    made = []
    for index, row in enumerate(rows):
        value = with_unit(number(row.value, places), unit)
        said = f"{row.label}: {value}, range {_said_range(row, places)}"
        made.append({"value": row.value, "y": _middle(index), "said": said})
    return frame.layer(
        "point", made, name=READOUT, style={"filled": True, "opacity": 0, "size": 100},
        x="value", y_px="y", description="said",
    )  # fmt: skip
