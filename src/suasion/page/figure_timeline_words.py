"""Words beside the marks of a lane: their sides, breaks and rows, so that all keep clear."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from suasion.page.figure_frame import Words
from suasion.page.figure_text import text_width, wrap
from suasion.page.figure_timeline_place import Plan, free_rows, spots
from suasion.page.palette import text_colour
from suasion.page.theme import BOLD_BREAK, LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Frame
    from suasion.page.figure_moments import Moment
    from suasion.page.figure_timeline_place import Spot

__all__ = ["labelled"]

_Line: TypeAlias = tuple[str, int]
"""A line and its weight."""

_ASIDE: Final = 6.0  # between a mark and its words
_APART: Final = 14.0  # between what belongs to two moments
_LINE: Final = 15.0
_ROW: Final = 9.0  # of a row, beside its lines
_BREADTHS: Final = (999.0, 210.0, 160.0, 120.0)
_CROSSING: Final = 16.0  # px of height that it is worth to keep words off a rule
_BOLD: Final = 1.05  # how much broader semibold is set, at most
_LEAST: Final = 100.0  # px that words need beside their mark: "28–30 May 2023" on one line
_IN_A_DAY: Final = re.compile(r"(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=\d{4})")


@dataclass(frozen=True, slots=True)
class _Block:
    """Words of one moment on one side of its mark."""

    side: Literal["right", "left", "under"]
    lines: tuple[_Line, ...]
    text: tuple[float, float]
    mark: tuple[float, float]

    @property
    def span(self) -> tuple[float, float]:
        """From where to where words and mark reach."""
        return min(self.text[0], self.mark[0]), max(self.text[1], self.mark[1])

    @property
    def height(self) -> float:
        """Of its lines; those under a bar start a line lower."""
        return _LINE * (len(self.lines) + (self.side == "under"))


def labelled(
    frame: Frame, moments: Sequence[Moment], least: float, spared: Sequence[tuple[float, float]]
) -> Plan:
    """Lay out a lane with words beside its marks, in as little height as they need.

    All choices of sides and of a greatest breadth are tried; of the lowest the one is taken
    with the most words right of their marks, and the fewest breaks.

    Parameters
    ----------
    frame, moments
        The plot, and what stands in the lane, by time.
    least
        Height of the lane if its words do not need more.
    spared
        From where to where a band or rule runs through; words keep off it if that costs little.
    """
    placed = spots(frame, moments)
    choices = (
        blocks
        for breadth in _BREADTHS
        for blocks in product(*(_blocks(frame, spot, breadth) for spot in placed))
    )
    laid = ((blocks, free_rows([block.span for block in blocks], _APART)) for blocks in choices)
    blocks, rows = min(laid, key=lambda one: _cost(one[0], one[1], least, spared))
    return _plan(placed, blocks, rows, least)


def _cost(
    blocks: Sequence[_Block],
    rows: Sequence[int],
    least: float,
    spared: Sequence[tuple[float, float]],
) -> tuple[float, int, int]:
    """Return what a choice costs: height, with crossings; words not at the right; lines."""
    crossings = sum(
        block.text[0] - 2 < end and start < block.text[1] + 2
        for block in blocks
        for start, end in spared
    )
    height = max(sum(_heights(blocks, rows)), least) + _CROSSING * crossings
    aside = sum(block.side != "right" for block in blocks)
    return height, aside, sum(len(block.lines) for block in blocks)


def _heights(blocks: Sequence[_Block], rows: Sequence[int]) -> list[float]:
    """Return the height of each row: of its highest block."""
    return [
        _ROW + max(block.height for block, at in zip(blocks, rows, strict=True) if at == row)
        for row in range(max(rows) + 1)
    ]


def _plan(
    placed: Sequence[Spot], blocks: Sequence[_Block], rows: Sequence[int], least: float
) -> Plan:
    """Set marks and words into their rows, from the top down."""
    heights = _heights(blocks, rows)
    spare = max(least - sum(heights), 0.0) / 2
    tops = [spare + sum(heights[:row]) for row in range(len(heights))]
    middles = [round(top + (_ROW + _LINE) / 2, 2) for top in tops]
    pairs = list(zip(placed, blocks, rows, strict=True))
    return Plan(
        tuple(replace(spot, y=middles[row]) for spot, _, row in pairs),
        tuple(word for spot, block, row in pairs for word in _words(spot, block, middles[row])),
        max(least, sum(heights)),
        middles[0],
    )


def _blocks(frame: Frame, spot: Spot, breadth: float) -> list[_Block]:
    """Return the words right and left of a mark, or under it where neither side has room."""
    mark, edge = (spot.left, spot.right), frame.width + frame.right
    made = []
    start, end = spot.right + _ASIDE, spot.left - _ASIDE
    if edge - start >= _LEAST:
        lines, broad = _lines(spot.moment, min(edge - start, breadth))
        made.append(_Block("right", lines, (start, start + broad), mark))
    if end >= _LEAST:
        lines, broad = _lines(spot.moment, min(end, breadth))
        made.append(_Block("left", lines, (end - broad, end), mark))
    if not made:  # a bar along most of the axis: the words start with it
        lines, broad = _lines(spot.moment, min(edge - spot.left, breadth))
        made.append(_Block("under", lines, (spot.left, spot.left + broad), mark))
    return made


def _lines(moment: Moment, room: float) -> tuple[tuple[_Line, ...], float]:
    """Return day and label on one line, or the label broken under the day, and the breadth."""
    whole = text_width(moment.when, LABEL, bold=True) + text_width(f" {moment.words}", LABEL)
    if whole <= room:
        return ((f"{moment.when}{BOLD_BREAK}{moment.words}", 400),), whole
    day = _IN_A_DAY.sub("\u00a0", moment.when)  # broken between two days, not within one
    lines = [(line, 600) for line in wrap(day, room / _BOLD, LABEL)]
    lines += [(_cut(line, room), 400) for line in wrap(moment.words, room, LABEL)]
    return tuple(lines), max(text_width(text, LABEL, bold=bold > 400) for text, bold in lines)


def _cut(line: str, room: float) -> str:
    """End a single long word where the room does; the read-out has it whole."""
    if text_width(line, LABEL) <= room:
        return line
    kept = line
    while len(kept) > 1 and text_width(f"{kept}…", LABEL) > room:
        kept = kept[:-1]
    return f"{kept}…"


def _words(spot: Spot, block: _Block, y: float) -> list[Words]:
    """Write a block, its first line at the height of the mark, or a line lower."""
    align: Literal["left", "right"] = "right" if block.side == "left" else "left"
    x = round(block.text[align == "right"], 2)
    y += 4.5 + _LINE * (block.side == "under")
    fill = text_colour(spot.moment.code)
    return [
        Words(x, round(y + _LINE * at, 2), text, fill, LABEL, align, weight)
        for at, (text, weight) in enumerate(block.lines)
    ]
