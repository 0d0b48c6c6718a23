"""The head of a panel: the unit, and the events above their rules, clear of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Words
from suasion.page.figure_place import broken
from suasion.page.figure_text import text_width, wrap
from suasion.page.palette import INKS
from suasion.page.theme import TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Frame, Rule
    from suasion.page.figure_panel import Event

__all__ = ["Head", "head"]

_LINE: Final = 14
_FOOT: Final = 10  # between the last line's baseline and the plot
_STOREY: Final = 2 * _LINE + 3
_STOREYS: Final = 4
_ASIDE: Final = 4  # between a rule and its text
_BREADTHS: Final = (104, 130, 160, 200)


class _NoRoomError(ValueError):
    """The texts do not fit in the order in which they were tried."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the plot area, and how high it is."""

    height: float
    words: tuple[Words, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A text beside its rule: lines, where it starts and ends, on which storey."""

    rule: float
    lines: tuple[str, ...]
    start: float
    end: float
    left: bool
    storey: int


def head(frame: Frame, unit: str, events: Sequence[Event]) -> Head:
    """Lay out the unit and the events; a text that finds no room goes one storey up.

    Raises
    ------
    ValueError
        When an event lies outside the years of the panel, or there are too many.
    """
    unit_end = -frame.left + text_width(unit, TICK) if unit else -frame.left - 99
    by_time = sorted(events, key=lambda one: -one.year_between)
    try:
        placed = _all_placed(by_time, frame, unit_end)
    except _NoRoomError:  # two rules close to the right edge: the left one's text goes lower
        placed = _all_placed(by_time[::-1], frame, unit_end)
    top = max([_FOOT + TICK, *(_top(block) + TICK for block in placed)])
    words = [Words(-frame.left, -_FOOT, unit)] if unit else []
    for block in placed:
        words += _texts(block)
    rules = [
        replace(rule, width=0.8)
        for b in placed
        for rule in broken(b.rule, -_top(b) - 9, frame.height, words, INKS["grey"])
    ]
    return Head(top, tuple(words), tuple(rules))


def _all_placed(events: Sequence[Event], frame: Frame, unit_end: float) -> list[_Block]:
    """Place the texts one after the other."""
    placed: list[_Block] = []
    for event in events:
        x = round(frame.x_px(event.year_between), 2)
        if not 0 <= x <= frame.width:
            raise ValueError(f"event {event.text!r}: {event.year_between} is outside the panel")
        placed.append(_place(event, x, frame, unit_end, placed))
    return placed


def _place(event: Event, x: float, frame: Frame, unit_end: float, placed: list[_Block]) -> _Block:
    """Find the lowest free place for a text, right of its rule if possible."""
    lines = _two_lines(event.text)
    broad = max(text_width(line, TICK) for line in lines)
    for storey, left in product(range(_STOREYS), (False, True)):
        start = x - _ASIDE - broad if left else x + _ASIDE
        block = _Block(x, lines, start, start + broad, left, storey)
        inside = start >= -frame.left and block.end <= frame.width + frame.right
        free = storey > 0 or start > unit_end + 8
        if inside and free and not any(_clash(block, other) for other in placed):
            return block
    raise _NoRoomError(f"event {event.text!r}: no room in the head; show fewer events")


def _two_lines(text: str) -> tuple[str, ...]:
    """Break an event's text into at most two lines, no broader than it must be."""
    for broad in _BREADTHS:
        lines = wrap(text, broad, TICK)
        if len(lines) <= 2:
            return tuple(lines)
    raise ValueError(f"event {text!r}: shorten it to two short lines")


def _clash(one: _Block, other: _Block) -> bool:
    """Say whether two texts touch, or the rule of one runs through the text of the other."""
    if one.storey == other.storey and one.start < other.end + 6 and other.start < one.end + 6:
        return True
    return _crosses(one, other) or _crosses(other, one)


def _crosses(one: _Block, other: _Block) -> bool:
    return one.storey >= other.storey and other.start - 3 < one.rule < other.end + 3


def _top(block: _Block) -> float:
    """Height of the first line's baseline above the plot."""
    return _FOOT + block.storey * _STOREY + (len(block.lines) - 1) * _LINE


def _texts(block: _Block) -> list[Words]:
    return [
        Words(
            block.rule - _ASIDE if block.left else block.rule + _ASIDE,
            -_top(block) + row * _LINE,
            line,
            align="right" if block.left else "left",
        )
        for row, line in enumerate(block.lines)
    ]
