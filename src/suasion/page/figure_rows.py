"""Rows of a chart of dots, checked, and the columns they are laid out in."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from suasion.page.figure_frame import Frame
from suasion.page.figure_text import number, places_for, text_width, ticks, with_unit, within, wrap
from suasion.page.marks import PART_WORDS
from suasion.page.palette import INKS, VERDICTS, colour, text_colour
from suasion.page.theme import BOLD_BREAK, LABEL, TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Kind

__all__ = [
    "Dot",
    "Row",
    "Sheet",
    "Test",
    "Threshold",
    "inks",
    "label_column",
    "said_dot",
    "sheet",
    "value_text",
]

Test: TypeAlias = Literal["", "holds", "fails", "cannot", "mixed"]
"""How a row stands to the threshold; empty where it is not tested."""

TEST_COLOURS: Final = {
    "holds": VERDICTS["supported"],
    "fails": VERDICTS["contradicted"],
    "cannot": VERDICTS["not testable"],
    "mixed": VERDICTS["mixed"],
}
_LEAST_PLOT: Final = 0.34  # of the width; below it, labels go above their rows
_TWO_LINES: Final = 400  # px from which a label may stand beside its row in lines
_MARK: Final = 18.0  # a verdict mark and the space behind it


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure of a row.

    Parameters
    ----------
    value
        ``None`` where there is none.
    series
        Actor code, decides the colour; without one the row's test does, else it is ink.
    kind
        ``own``, ``mirror``, ``derived`` or ``count`` (a state's own count against a power's).
    low, high
        Range, drawn as a bar.
    words
        Whose figure it is, or whose share: "by Beijing". Written once, where it first occurs.

    Examples
    --------
    >>> Dot(15.4, "CHN", "derived", words="by Beijing").words
    'by Beijing'
    """

    value: float | None
    series: str = ""
    kind: Kind = "own"
    low: float | None = None
    high: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A state or a specification, with its figures on the common axis.

    Examples
    --------
    >>> Row("Turkmenistan", (Dot(11.2, "CHN"),), note="own figure not shown here").test
    ''
    """

    label: str
    dots: tuple[Dot, ...]
    test: Test = ""
    note: str = ""

    @property
    def figures(self) -> list[tuple[float, Dot]]:
        """The dots that have a value, from the smallest."""
        valued = [(dot.value, dot) for dot in self.dots if dot.value is not None]
        return sorted(valued, key=lambda pair: pair[0])

    @property
    def lanes(self) -> list[Row]:
        """One row for each figure if several have a range: bars over each other are mud."""
        ranged = [dot for _, dot in self.figures if dot.low is not None and dot.high is not None]
        valued = [dot for dot in self.dots if dot.value is not None]
        return [replace(self, dots=(dot,)) for dot in valued] if len(ranged) > 1 else [self]


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a claim says, as a rule through all rows.

    Examples
    --------
    >>> Threshold(70, "claimed: more than 70").value
    70
    """

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of a chart of dots: labels, plot, words of the test.

    A ``stacked`` sheet is too narrow for a column of labels; each stands above its row.
    """

    frame: Frame
    scale: list[tuple[float, str]]
    places: int
    labels: list[list[str]]
    stacked: bool
    test_column: float


def inks(dot: Dot, test: Test) -> tuple[str, str]:
    """Return the colours of a dot's mark and of its words.

    Examples
    --------
    >>> inks(Dot(1.0), "holds")
    ('#24523B', '#24523B')
    """
    if dot.series:
        return colour(dot.series), text_colour(dot.series)
    ink = TEST_COLOURS.get(test, INKS["ink"])
    return ink, ink


def value_text(row: Row, dot: Dot, value: float, places: int) -> str:
    """Return the words beside a figure: its value, in a lane of its own after its name.

    Examples
    --------
    >>> value_text(Row("Kyrgyzstan", ()), Dot(15.4), 15.4, 1)
    '15.4'
    """
    figure = number(value, places)
    named = len(row.lanes) > 1 and dot.words
    return f"{dot.words}{BOLD_BREAK}{figure}" if named else figure


def said_dot(row: Row, dot: Dot, places: int, unit: str) -> str:
    """Return the read-out of a dot.

    Examples
    --------
    >>> said_dot(Row("Kyrgyzstan", ()), Dot(15.4, "CHN", words="by Beijing"), 1, "bn USD")
    'Kyrgyzstan, by Beijing: 15.4 bn USD'
    """
    whose = f"{row.label}, {dot.words}" if dot.words else row.label
    text = f"{whose}: {with_unit(number(dot.value or 0.0, places), unit)}"
    if dot.low is not None and dot.high is not None:
        text += f", range {number(dot.low, places)}–{number(dot.high, places)}"
    if dot.kind == "derived":
        text += ", estimated"
    return f"{text}; {PART_WORDS[row.test]}" if row.test else text


def sheet(rows: Sequence[Row], threshold: Threshold | None, width: int) -> Sheet:
    """Check the rows and share out the width.

    Raises
    ------
    ValueError
        Without a row or a value, or with a figure that is not finite.
    """
    low, high = _reach(rows, threshold)
    places = places_for(max(high, -low))
    tests, values = _test_column(rows), _value_column(rows, places)
    names = [row.label for row in rows]
    labels, column = label_column(names, width)
    stacked = column == 0 or width - column - values - tests < _LEAST_PLOT * width
    if stacked:
        labels, column = [wrap(name, width - tests, LABEL) for name in names], 0.0
    right = values + (0 if stacked else tests)
    plot = round(width - column - right - 6, 2)
    scale = within(ticks(low, high, max(2, int(plot // 40)), filled=False), low, high)
    frame = Frame(plot, 0, 0, round(right, 2), 0, round(column + 6, 2), x=(low, high))
    return Sheet(frame, scale, places, labels, stacked, tests)


def _reach(rows: Sequence[Row], threshold: Threshold | None) -> tuple[float, float]:
    """Return the ends of the axis; zero is on it."""
    reach = [bound for row in rows for dot in row.dots for bound in _bounds(row, dot)]
    if not reach:
        raise ValueError("a chart of dots needs at least one value")
    if threshold:
        reach.append(threshold.value)
    low, high = min(0.0, *reach), max(0.0, *reach)
    return (low, high) if low < high else (0.0, 1.0)


def _test_column(rows: Sequence[Row]) -> float:
    """Return the width of the words of the tests, none where nothing is tested."""
    words = [text_width(PART_WORDS[row.test], TICK) for row in rows if row.test]
    return max(words) + _MARK + 10 if words else 0.0


def _value_column(rows: Sequence[Row], places: int) -> float:
    """Return the room that a value needs right of the plot."""
    return 10 + max(
        text_width(value_text(row, dot, value, places), LABEL, bold=True)
        for row in rows
        for value, dot in row.figures
    )


def _bounds(row: Row, dot: Dot) -> list[float]:
    """Return the figures of a dot that has a value."""
    if dot.value is None:
        return []
    bounds = [bound for bound in (dot.value, dot.low, dot.high) if bound is not None]
    if not all(map(math.isfinite, bounds)):
        raise ValueError(f"row {row.label!r}: figures must be finite, found {bounds}")
    return bounds


def label_column(names: Sequence[str], width: int) -> tuple[list[list[str]], float]:
    """Return labels in lines and the width of their column, none where there is no room."""
    widest = max(text_width(name, LABEL, bold=True) for name in names)
    if widest <= 0.27 * width:
        return [[name] for name in names], widest + 8
    lines = [wrap(name, min(widest, 0.36 * width), LABEL) for name in names]
    if width < _TWO_LINES or max(map(len, lines)) > 3:
        return lines, 0.0
    return lines, max(text_width(line, LABEL) for label in lines for line in label) + 10
