"""Where the marks of a lane go so that none lies on another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Frame, Words
    from suasion.page.figure_moments import Moment

__all__ = ["Plan", "Spot", "free_rows", "spots", "swarm", "swarm_radius"]

_RADIUS: Final = 4.8
_RADII: Final = (4.2, 3.5, 2.8)  # where there are too many for words
_TALLEST: Final = 76.0  # px of a lane above which marks are drawn smaller, then closer
_AIR: Final = 1.2  # between marks
_PAD: Final = 5.0  # above and below all marks of a lane


@dataclass(frozen=True, slots=True)
class Spot:
    """A moment in its place: its middle, what it covers, counted from the lane's top."""

    moment: Moment
    x: float
    left: float
    right: float
    radius: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A lane laid out: its marks, their words, the height it takes and its first line."""

    spots: tuple[Spot, ...]
    words: tuple[Words, ...]
    height: float
    line: float


def spots(frame: Frame, moments: Sequence[Moment], radius: float = _RADIUS) -> list[Spot]:
    """Place moments along the axis; what lies outside it is cut off.

    Examples
    --------
    >>> from datetime import date
    >>> from suasion.page.figure_frame import Frame
    >>> from suasion.page.figure_moments import Moment
    >>> july = Moment(date(2022, 7, 1), date(2022, 7, 31), "visit", "CHN", exact=False)
    >>> spot = spots(Frame(1200, 0, 0, 0, 0, 0, x=(2022, 2023)), [july])[0]
    >>> round(spot.right - spot.left)
    102
    """
    placed = []
    for moment in moments:
        start, end = (min(max(frame.x_px(at), 0.0), frame.width) for at in moment.span)
        middle, half = (start + end) / 2, max((end - start) / 2, radius)
        if moment.exact and moment.first == moment.last:  # a point, however wide a day is
            half = radius
        left, right = round(middle - half, 2), round(middle + half, 2)
        placed.append(Spot(moment, round(middle, 2), left, right, radius))
    return placed


def free_rows(spans: Sequence[tuple[float, float]], apart: float) -> list[int]:
    """Put each span into the first row where it keeps clear of those before it.

    Examples
    --------
    >>> free_rows([(0, 10), (5, 15), (12, 20)], apart=1)
    [0, 1, 0]
    """
    rows: list[list[tuple[float, float]]] = []
    found = []
    for start, end in spans:
        clear = (
            all(end + apart <= other or until + apart <= start for other, until in row)
            for row in rows
        )
        row = next((at for at, free in enumerate(clear) if free), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((start, end))
        found.append(row)
    return found


def swarm_radius(frame: Frame, lanes: Sequence[Sequence[Moment]]) -> float:
    """Return the largest radius at which no lane grows too tall, else the smallest."""
    for radius in _RADII:
        rows = (free_rows(_spans(spots(frame, lane, radius)), _AIR) for lane in lanes)
        most = max((row for found in rows for row in found), default=0) + 1
        if most * (2 * radius + _AIR) <= _TALLEST:
            return radius
    return _RADII[-1]


def swarm(frame: Frame, moments: Sequence[Moment], radius: float, least: float) -> Plan:
    """Lay out a lane without words: marks that coincide are moved up and down by turns."""
    placed = spots(frame, moments, radius)
    rows = free_rows(_spans(placed), _AIR)
    count = max(rows, default=0) + 1
    # Past the tallest lane they overlap: hundreds on one day would push the rest off the page.
    step = min(2 * radius + _AIR, _TALLEST / count)
    height = round(max(least, count * step + 2 * _PAD), 2)
    middle = height / 2
    if count % 2 == 0:  # the rows then lie about the middle, not one of them on it
        middle += step / 2
    return Plan(
        tuple(
            replace(spot, y=round(middle + step * _turn(row), 2))
            for spot, row in zip(placed, rows, strict=True)
        ),
        (),
        height,
        middle,
    )


def _turn(row: int) -> int:
    """Count rows from the middle: 0, one up, one down, two up."""
    return -(row + 1) // 2 if row % 2 else row // 2


def _spans(placed: Sequence[Spot]) -> list[tuple[float, float]]:
    return [(spot.left, spot.right) for spot in placed]
