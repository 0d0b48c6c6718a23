"""Words of one row of dots: values beside or above the marks, the note, the word of the test."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Rule, Words
from suasion.page.figure_place import dodge
from suasion.page.figure_rows import TEST_COLOURS, inks, value_text
from suasion.page.figure_text import number, text_width
from suasion.page.marks import PART_WORDS
from suasion.page.palette import INKS
from suasion.page.theme import LABEL, TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_rows import Dot, Row, Sheet, Threshold

__all__ = ["above", "beside", "note", "word_of_test"]

_AIR: Final = 10.0  # from the middle of a mark to its value
_LINE: Final = 14.0
_MANY: Final = 3  # figures in a row that are named above it


def above(laid: Sheet, row: Row, named: set[str]) -> tuple[list[Words], list[Rule], float]:
    """Return the words above a row's middle, leaders to them, and the room they take.

    One or two figures have only their new names there; more have name and value.
    """
    figures, frame = row.figures, laid.frame
    many = len(figures) >= _MANY
    shown = [(value, dot) for value, dot in figures if many or dot.words not in {"", *named}]
    named.update(dot.words for _, dot in shown)
    if not shown:
        return [], [], 0.0
    texts = [_lines(dot, value, laid.places, many) for value, dot in shown]
    broad = [max(text_width(t, TICK, bold=i == 0) for i, t in enumerate(part)) for part in texts]
    apart = [(one + other) / 2 + 9 for one, other in pairwise(broad)]
    wanted = [frame.x_px(value) for value, _ in shown]
    edge = frame.width + frame.right - (0 if laid.stacked else laid.test_column)
    places = dodge(wanted, apart, broad[0] / 2 - frame.left, edge - broad[-1] / 2)
    words, rules = [], []
    for x, at, (_, dot), lines in zip(places, wanted, shown, texts, strict=True):
        hue, ink = inks(dot, row.test)
        for index, line in enumerate(reversed(lines)):
            bold = 600 if index == len(lines) - 1 and dot.words else 400
            words.append(Words(x, -14 - _LINE * index, line, ink, TICK, "center", bold))
        if many:
            rules.append(Rule(round(at, 2), -5, x, -10.5, hue))
    return words, rules, _LINE * max(map(len, texts)) + 1


def _lines(dot: Dot, value: float, places: int, many: bool) -> list[str]:
    """Return name over value, or the name alone."""
    figure = number(value, places)
    if not many:
        return [dot.words]
    return [dot.words, figure] if dot.words else [figure]


def beside(laid: Sheet, row: Row, lane: Row, y: float, threshold: Threshold | None) -> list[Words]:
    """Write the value of a single figure right of it, the values of two at their outer sides."""
    figures = lane.figures
    if not figures or len(figures) >= _MANY:
        return []
    spans = [_span(laid, dot, value) for value, dot in figures]
    made = [
        Words(
            end, y + 4.5, value_text(row, dot, value, laid.places),
            inks(dot, row.test)[1], LABEL, weight=600 if len(row.lanes) == 1 else 400,
        )
        for (value, dot), (_, end) in zip(figures, spans, strict=True)
    ]  # fmt: skip
    last = _clear(made[-1], spans[0][0], laid, threshold)
    if len(made) == 1:
        return [last]
    first = replace(made[0], x=spans[0][0], align="right")
    if first.area[0] >= _edge(laid) and not _cut(first, laid, threshold):
        return [first, last]
    if made[0].area[2] + 12 <= spans[1][0]:
        return [made[0], last]
    # No room at the left, none between: both behind, in the order of the marks.
    first = replace(made[0], x=last.x)
    return [first, replace(last, x=round(first.area[2] + 7, 2))]


def _edge(laid: Sheet) -> float:
    """Return how far left a value may reach: short of the labels' column."""
    return -laid.frame.left if laid.stacked else 2.0


def _span(laid: Sheet, dot: Dot, value: float) -> tuple[float, float]:
    """Return where words may end left of a figure and start right of it."""
    x = laid.frame.x_px(value)
    low = x if dot.low is None else laid.frame.x_px(dot.low)
    high = x if dot.high is None else laid.frame.x_px(dot.high)
    return round(min(x - _AIR, low - 5), 2), round(max(x + _AIR, high + 5), 2)


def _cut(word: Words, laid: Sheet, threshold: Threshold | None) -> bool:
    """Say whether the threshold's rule would run through a text."""
    if threshold is None:
        return False
    x, (left, _, right, _) = laid.frame.x_px(threshold.value), word.area
    return left - 3 < x < right + 3


def _clear(word: Words, left: float, laid: Sheet, threshold: Threshold | None) -> Words:
    """Move a value out of the threshold's way: left of its mark, or else past the rule."""
    if threshold is None or not _cut(word, laid, threshold):
        return word
    other = replace(word, x=left, align="right")
    if other.area[0] >= _edge(laid) and not _cut(other, laid, threshold):
        return other
    return replace(word, x=round(laid.frame.x_px(threshold.value) + 5, 2))


def note(laid: Sheet, row: Row, values: Sequence[Words], y: float) -> tuple[list[Words], float]:
    """Write a row's note behind its values, or under them if there is no room."""
    text = row.note or ("" if row.figures else "no figure")
    if not text:
        return [], 0.0
    edge = laid.frame.width + laid.frame.right - (0 if laid.stacked else laid.test_column)
    ends = [word.area[2] for word in values]
    start = max([*ends, *(_span(laid, dot, value)[1] for value, dot in row.figures)], default=-2.0)
    if start + 8 + text_width(text, TICK) <= edge:
        return [Words(round(start + 8, 2), y + 4.5, text, INKS["grey"])], 0.0
    under = min(values[-1].area[0] if values else 0.0, edge - text_width(text, TICK))
    return [Words(round(max(under, -laid.frame.left), 2), y + 19, text, INKS["grey"])], 13.0


def word_of_test(laid: Sheet, row: Row, y: float) -> Words:
    """Write how the row stands to the threshold, at the right edge."""
    x = laid.frame.width + laid.frame.right - laid.test_column + 28
    return Words(round(x, 2), y, PART_WORDS[row.test], TEST_COLOURS[row.test])
