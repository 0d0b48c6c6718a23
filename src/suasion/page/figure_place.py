"""Where things go that must keep clear of each other: labels, rules, the words of an axis."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from suasion.page.figure_frame import Frame, Rule, Words
from suasion.page.figure_text import text_width, with_unit
from suasion.page.palette import INKS
from suasion.page.theme import TICK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["axis_words", "broken", "dodge", "glyph"]

_SHAPES: Final[Mapping[str, str]] = {"mirror": "diamond", "count": "square"}
_STUB: Final = 8.0  # a piece of a rule shorter than this looks like a mistake


def glyph(kind: str, colour: str, radius: float) -> dict[str, Any]:
    """Return shape, fill, outline and area of a mark; hollow is what the state did not count.

    Examples
    --------
    >>> glyph("derived", "#D55E00", 4)["fill"]
    '#FFFFFF'
    """
    hollow = kind in {"mirror", "derived"}
    # A diamond or square of the same reach looks smaller or larger than a circle.
    area = radius * radius * {"mirror": 3.9, "count": 2.6}.get(kind, 3.14)
    return {
        "shape": _SHAPES.get(kind, "circle"),
        "fill": INKS["paper"] if hollow else colour,
        "stroke": colour if hollow else INKS["paper"],
        "edge": 1.7 if hollow else round(0.29 * radius, 2),
        "size": round(area, 2),
    }


def axis_words(
    frame: Frame, scale: Sequence[tuple[float, str]], bottom: float, unit: str
) -> tuple[list[Words], float]:
    """Write the figures of an x axis under the plot, the unit behind the last.

    Returns
    -------
    tuple
        The words and the height they need; a long unit takes a line of its own.

    Examples
    --------
    >>> frame = Frame(200, 100, 0, 60, 20, 0, x=(0, 31))
    >>> [word.text for word in axis_words(frame, [(0, "0"), (30, "30")], 100, "bn USD")[0]]
    ['0', '30 bn USD']
    """
    words = [
        Words(round(frame.x_px(value), 2), bottom + 15, word, align="center")
        for value, word in scale
    ]
    value, word = scale[-1]
    start = frame.x_px(value) - text_width(word, TICK) / 2
    whole = Words(round(start, 2), bottom + 15, with_unit(word, unit))
    edge = round(frame.width + frame.right, 2)
    if whole.area[2] <= edge:
        return [*words[:-1], whole], 20.0
    return [*words, Words(edge, bottom + 30, unit, align="right")], 35.0


def dodge(
    wanted: Sequence[float], apart: float | Sequence[float], low: float, high: float
) -> list[float]:
    """Move positions as little as possible so that neighbours stand apart; order is kept.

    Neighbours that touch are pooled and spread round their mean, which is the least-squares
    answer (pool adjacent violators).

    Parameters
    ----------
    wanted
        Positions in ascending order.
    apart
        Least distance, one for all or one for each pair of neighbours.
    low, high
        Limits; the upper one gives way when there is too little room.

    Returns
    -------
    list of float
        As long as ``wanted``.

    Examples
    --------
    >>> dodge([10, 12, 60], 15, 0, 100)
    [3.5, 18.5, 60.0]
    """
    if isinstance(apart, (int, float)):
        apart = [apart] * (len(wanted) - 1)
    offsets = list(accumulate(apart, initial=0.0))[: len(wanted)]
    pools: list[tuple[float, int]] = []  # mean of the positions less their offsets, how many
    for at, offset in zip(wanted, offsets, strict=True):
        mean, count = at - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    limit = max(low, high - offsets[-1]) if offsets else low
    shifted = [min(max(mean, low), limit) for mean, count in pools for _ in range(count)]
    return [round(at + offset, 2) for at, offset in zip(shifted, offsets, strict=True)]


def broken(x: float, top: float, bottom: float, words: Sequence[Words], stroke: str) -> list[Rule]:
    """Draw a vertical rule, cut where it would run through a text.

    Examples
    --------
    >>> [(rule.y, rule.y2) for rule in broken(50, 0, 100, [Words(40, 60, "word")], "#E4E0D8")]
    [(0, 49.0), (64.0, 100)]
    """
    areas = sorted((word.area for word in words), key=lambda area: area[1])
    rules = []
    for left, upper, right, lower in areas:
        if left - 2 < x < right + 2 and upper < bottom and lower > top:
            if upper - _STUB > top:
                rules.append(Rule(x, top, x, round(upper - 2, 2), stroke))
            top = max(top, round(lower + 1, 2))
    return [*rules, Rule(x, top, x, bottom, stroke)] if top < bottom else rules
