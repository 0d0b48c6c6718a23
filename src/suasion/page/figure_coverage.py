"""The coverage matrix: which years of which series a source holds, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suasion.page.figure_cells import WORDS, runs, table
from suasion.page.figure_frame import Box, Frame, Rule, Words
from suasion.page.figure_place import broken
from suasion.page.figure_text import text_width
from suasion.page.palette import INKS
from suasion.page.theme import LABEL, READOUT, TICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from suasion.page.figure_cells import Cell, Coverage, Run, Table

__all__ = ["coverage"]

_BAR: Final = 11.0
_STEP: Final = 19.0
_GROUP: Final = 24.0
_LINE: Final = 16.0
_KEY: Final = 18.0
_YEARS: Final = 18.0
_CELL: Final = 10.0
_MERGE: Final = 5.0  # px per year under which single years cannot be told apart


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in its place: its middle, and the runs of years of one kind."""

    label: str
    group: str
    y: float
    runs: list[Run]


def coverage(cells: Iterable[Cell], *, width: int = 1072) -> alt.LayerChart:
    """Draw rows by years; a key in words stands above.

    Parameters
    ----------
    cells
        Rows and groups are drawn in the order in which they first occur.
    width
        Of the whole drawing in px. Where it leaves no column for the labels, as on a phone, they
        stand above their rows.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        Without a cell, or with two for one year of a row.

    Examples
    --------
    >>> from suasion.page.figure import Cell
    >>> chart = coverage([Cell("Kazakhstan", year, "covered") for year in (2018, 2020)])
    >>> [row["said"] for row in chart.layer[-1].data.values][:2]
    ['Kazakhstan, 2018: covered', 'Kazakhstan, 2019: not covered']
    """
    rows_of = table(cells)
    years = sorted({year for by_year in rows_of.values() for year in by_year})
    span = range(years[0], years[-1] + 1)
    widest = max(text_width(label, LABEL) for _, label in rows_of)
    stacked = widest > 0.38 * width
    left = 0.0 if stacked else widest + 14
    rows, bottom = _rows(rows_of, span, stacked)
    kinds = {kind for row in rows for _, _, kind in row.runs}
    flow = _flow([kind for kind in WORDS if kind in kinds], width)
    frame = Frame(
        width=round(width - left - 2, 2), height=bottom,
        top=_YEARS + _KEY * (flow[-1][2] + 1) + 6, right=2, bottom=2, left=round(left, 2),
        x=(span[0], span[-1] + 1),
    )  # fmt: skip
    key, labels = _key(frame, flow), _labels(rows, frame, stacked)
    words = [*labels, *_year_words(frame, span)]
    boxes = [box for row in rows for box in _boxes(frame, row)]
    return frame.chart(
        [
            frame.rules(_grid(frame, span, rows, labels), "grid"),
            frame.boxes([*boxes, *(part for part in key if isinstance(part, Box))], "cells"),
            frame.rules(
                [*_floors(frame, rows), *(p for p in key if isinstance(p, Rule))], "floors"
            ),
            frame.words([*(part for part in key if isinstance(part, Words)), *words]),
            _readouts(frame, rows),
        ]
    )


def _rows(rows_of: Table, span: range, stacked: bool) -> tuple[list[_Row], float]:
    """Place the rows, group by group, and find their runs of years."""
    order = list(dict.fromkeys(group for group, _ in rows_of))
    rows: list[_Row] = []
    bottom = 4.0
    for group in order:
        if group:
            bottom += _GROUP + (4 if rows else -4)
        for (of, label), by_year in rows_of.items():
            if of != group:
                continue
            bottom += _LINE if stacked else 0
            rows.append(_Row(label, group, bottom + _STEP / 2, runs(by_year, span)))
            bottom += _STEP + (4 if stacked else 0)
    return rows, bottom


def _look(kind: Coverage) -> tuple[str, str]:
    """Return fill and outline of a cell; what is not covered stays blank."""
    if kind == "estimated":
        return INKS["paper"], INKS["grey"]
    return INKS["grey"] if kind == "covered" else INKS["hair"], "transparent"


def _boxes(frame: Frame, row: _Row) -> list[Box]:
    """Draw a box for each year, or for each run where years are too narrow."""
    narrow = frame.x_px(frame.x[0] + 1) < _MERGE
    boxes = []
    for first, last, kind in row.runs:
        if kind == "missing":
            continue
        parts = [(first, last)] if narrow else [(year, year) for year in range(first, last + 1)]
        inset = 0.6 if kind == "estimated" else 0.0  # the outline is drawn on the edge
        for start, end in parts:
            left, right = frame.x_px(start) + 0.75 + inset, frame.x_px(end + 1) - 0.75 - inset
            boxes.append(
                Box(
                    round(left, 2), row.y - _BAR / 2 + inset,
                    round(right, 2), row.y + _BAR / 2 - inset, *_look(kind),
                )
            )  # fmt: skip
    return boxes


def _floors(frame: Frame, rows: Sequence[_Row]) -> list[Rule]:
    """Give a zero its floor: a bar without height, visible where the pale fill is not."""
    return [
        Rule(
            round(frame.x_px(first) + 0.75, 2), row.y + _BAR / 2 - 0.75,
            round(frame.x_px(last + 1) - 0.75, 2), row.y + _BAR / 2 - 0.75,
            INKS["faint"], 1.5,
        )
        for row in rows
        for first, last, kind in row.runs
        if kind == "zero"
    ]  # fmt: skip


def _grid(frame: Frame, span: range, rows: Sequence[_Row], labels: Sequence[Words]) -> list[Rule]:
    """Draw a hairline at each fifth year, not through words, and along each row for the eye."""
    rules = []
    for year in _named(span):
        x = round(frame.x_px(year), 2)
        rules += broken(x, -_YEARS + 4, frame.height, labels, INKS["hair"])
    return rules + [Rule(0, row.y, frame.width, row.y) for row in rows]


def _named(span: range) -> list[int]:
    """Return the first year and each fifth; the first gives way if the next is close."""
    fifth = [year for year in span if year % 5 == 0]
    return fifth if fifth and fifth[0] - span[0] < 3 else [span[0], *fifth]


def _year_words(frame: Frame, span: range) -> list[Words]:
    """Write the named years right of their hairlines, while there is room, and the last year."""
    edge = frame.width + frame.right
    last = Words(round(frame.width, 2), -5, str(span[-1]), align="right")
    named = _named(span)
    words: list[Words] = []
    for year in named:
        word = Words(round(frame.x_px(year) + 4, 2), -5, str(year))
        clear = not words or word.x > words[-1].area[2] + 6
        if clear and word.area[2] <= edge:
            words.append(word)
    alone = not words or last.area[0] > words[-1].area[2] + 6
    return [*words, last] if alone and span[-1] not in named else words


def _labels(rows: Sequence[_Row], frame: Frame, stacked: bool) -> list[Words]:
    """Write the rows' labels, and each group's above its first row."""
    words, before = [], ""
    for row in rows:
        y = row.y - _STEP / 2 - 2 if stacked else row.y + 4.5
        if row.group not in {"", before}:
            top = row.y - _STEP / 2 - 6 - (_LINE if stacked else 0)
            words.append(Words(-frame.left, top, row.group, INKS["ink"], LABEL, weight=600))
        before = row.group
        words.append(Words(-frame.left, y, row.label, INKS["ink"], LABEL))
    return words


def _flow(kinds: Sequence[Coverage], width: float) -> list[tuple[Coverage, float, int]]:
    """Set the key in lines: kind, how far from the left, which line."""
    placed: list[tuple[Coverage, float, int]] = []
    x, line = 0.0, 0
    for kind in kinds:
        broad = _CELL + 6 + text_width(WORDS[kind], TICK)
        if placed and x + broad > width:
            x, line = 0.0, line + 1
        placed.append((kind, round(x, 2), line))
        x += broad + 22
    return placed


def _key(frame: Frame, flow: Sequence[tuple[Coverage, float, int]]) -> list[Words | Box | Rule]:
    """Write the key above the years."""
    parts: list[Words | Box | Rule] = []
    for kind, at, line in flow:
        x, y = round(at - frame.left, 2), -_YEARS - 10 - _KEY * (flow[-1][2] - line)
        parts.append(Words(x + _CELL + 6, y, WORDS[kind]))
        if kind == "missing":
            parts.append(Rule(x, y - 4, x + _CELL, y - 4))
            continue
        top, floor = y - 4 - _BAR / 2, y - 4 + _BAR / 2
        parts.append(Box(x, top, x + _CELL, floor, *_look(kind)))
        if kind == "zero":
            parts.append(Rule(x, floor - 0.75, x + _CELL, floor - 0.75, INKS["faint"], 1.5))
    return parts


def _readouts(frame: Frame, rows: Sequence[_Row]) -> alt.Chart:
    """Lay an invisible box with its words over each run of years."""
    made = []
    for row in rows:
        whose = f"{row.group}, {row.label}" if row.group else row.label
        for first, last, kind in row.runs:
            when = str(first) if first == last else f"{first}–{last}"
            made.append(
                {
                    "x": round(frame.x_px(first), 2),
                    "x2": round(frame.x_px(last + 1), 2),
                    "y": row.y - _STEP / 2,
                    "y2": row.y + _STEP / 2,
                    "said": f"{whose}, {when}: {WORDS[kind]}",
                }
            )
    return frame.layer(
        "rect", made, name=READOUT, style={"opacity": 0},
        x_px="x", y_px="y", x2="x2", y2="y2", description="said",
    )  # fmt: skip
