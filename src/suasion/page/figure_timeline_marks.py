"""The marks of a timeline: shape says what became of a moment, a pale bar that its day is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from suasion.page.figure_frame import Box, Rule, Words
from suasion.page.figure_moments import STATUSES
from suasion.page.figure_place import glyph
from suasion.page.figure_text import text_width
from suasion.page.palette import INKS, colour
from suasion.page.theme import TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_moments import Moment

__all__ = ["KEY_LINE", "Key", "bars", "key", "look", "stretches"]

Key: TypeAlias = tuple[list[Words], list[dict[str, Any]], list[Box], int]
"""Words, marks and bars of a key, and how many lines it has."""

KEY_LINE: Final = 19.0
_CROSS: Final = "M-1,-1L1,1M1,-1L-1,1"
_OPEN: Final = "day not known"
_BAR: Final = 0.95  # half the height of a bar, in radii
_ASIDE: Final = 16.0  # between two words of the key


def look(status: str, hue: str, radius: float) -> dict[str, Any]:
    """Return shape, fill, outline and area of a mark: a disc, a ring or a cross.

    Examples
    --------
    >>> look("done", "#0072B2", 4)["fill"], look("announced", "#0072B2", 4)["fill"]
    ('#0072B2', '#FFFFFF')
    """
    if status == "stopped":
        # Vega scales a path of 2 by half the root of its area.
        size, edge = round((1.7 * radius) ** 2, 2), round(0.3 * radius + 0.7, 2)
        return {
            "shape": _CROSS, "fill": "transparent", "stroke": hue, "edge": edge, "size": size,
        }  # fmt: skip
    if status == "announced":  # its outline lies half outside the disc
        return glyph("derived", hue, radius - 0.6)
    return glyph("own", hue, radius)


def bars(moment: Moment, area: tuple[float, float], y: float, radius: float) -> list[Box]:
    """Return the bar over the days between which a moment fell: pale, or hollow if announced."""
    hue, (left, right), half = colour(moment.code), area, _BAR * radius
    top, bottom = round(y - half, 2), round(y + half, 2)
    outline = Box(left + 0.5, top + 0.5, right - 0.5, bottom - 0.5, stroke=hue)
    if moment.status == "announced":
        return [Box(left, top, right, bottom, INKS["paper"]), outline]
    return [Box(left, top, right, bottom, hue, opacity=0.34), outline]


def stretches(moment: Moment, area: tuple[float, float], y: float, radius: float) -> list[Rule]:
    """Return the line along the days of a moment that took longer than its mark is wide."""
    left, right = area
    if moment.first == moment.last or right - left <= 2 * radius + 1:
        return []
    return [Rule(left, y, right, y, colour(moment.code), round(0.6 * radius, 2))]


def key(moments: Sequence[Moment], left: float, right: float, bottom: float) -> Key:
    """Write what the shapes say, in ink, where there are others than a disc.

    Parameters
    ----------
    moments
        Those drawn without words.
    left, right
        Between which the key runs; it goes on on another line.
    bottom
        Height of its last line.
    """
    names = [word for word in STATUSES if any(m.status == word and m.exact for m in moments)]
    names += [_OPEN] if not all(m.exact for m in moments) else []
    if names in ([], ["done"]):
        return [], [], [], 0
    flow, x, line = [], left, 0
    for name in names:
        broad = 16 + text_width(name, TICK)
        if x > left and x + broad > right:
            x, line = left, line + 1
        flow.append((name, round(x, 2), line))
        x += broad + _ASIDE
    words: list[Words] = []
    shapes: list[dict[str, Any]] = []
    boxes: list[Box] = []
    for name, x, at in flow:
        y = round(bottom - KEY_LINE * (line - at), 2)
        words.append(Words(x + 15, y, name))
        if name == _OPEN:
            boxes.append(Box(x, y - 8, x + 10, y, INKS["ink"], opacity=0.34))
            boxes.append(Box(x + 0.5, y - 7.5, x + 9.5, y - 0.5, stroke=INKS["ink"]))
        else:
            shapes.append({"x": x + 5, "y": y - 4, **look(name, INKS["ink"], 4.2)})
    return words, shapes, boxes, line + 1
