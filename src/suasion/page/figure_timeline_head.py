"""What stands above the lanes of a timeline, and runs down through them: the claim, events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from suasion.page.figure_frame import Box, Rule
from suasion.page.figure_head import Head, head
from suasion.page.figure_panel import Event
from suasion.page.figure_place import broken
from suasion.page.palette import INKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure_frame import Frame, Words
    from suasion.page.figure_moments import Band
    from suasion.page.figure_timeline_rows import Row

__all__ = ["Above", "above", "edges"]

_LEAST_BAND: Final = 5.0
_BARE: Final = 6.0  # height of an empty head


@dataclass(frozen=True, slots=True)
class Above:
    """The words above the lanes, how high they reach, their rules, and the band."""

    height: float
    words: tuple[Words, ...]
    rules: tuple[Rule, ...]
    band: tuple[Box, ...]


def edges(frame: Frame, band: Band, axis: tuple[float, float]) -> tuple[float, float]:
    """Return where a band starts and ends in px, as broad as can be seen.

    Raises
    ------
    ValueError
        When it lies outside the axis.
    """
    first, end = band.span
    if end <= axis[0] or first >= axis[1]:
        raise ValueError(f"highlight {band.label!r}: {band.first} is outside the axis")
    left, right = frame.x_px(first), frame.x_px(end)
    lacking = max(_LEAST_BAND - (right - left), 0.0) / 2
    return round(max(left - lacking, 0.0), 2), round(min(right + lacking, frame.width), 2)


def above(
    frame: Frame,
    laid: Sequence[Row],
    band: Band | None,
    at: tuple[float, float] | None,
    events: Sequence[Event],
) -> Above:
    """Lay out the words of the band and of events; their rules spare the words of the lanes.

    Parameters
    ----------
    frame, laid
        The plot and the lanes in it.
    band, at
        What is set off, and its edges in px.
    events
        What is marked by a rule.
    """
    flags, edge, boxes = list(events), [], []
    if band and at:
        # The word flies from the band's left edge, as an event's does from its rule.
        per_px = (frame.x[1] - frame.x[0]) / frame.width
        flags.append(Event(frame.x[0] + at[0] * per_px, band.label))
        edge.append(Rule(at[1], 0, at[1], frame.height, INKS["grey"], 0.8))
        boxes.append(Box(at[0], 0, at[1], frame.height, INKS["hair"], opacity=0.6))
    made = head(frame, "", flags) if flags else Head(_BARE, (), ())
    inside = [word for row in laid for word in row.words]
    rules = (
        replace(part, width=rule.width)
        for rule in (*made.rules, *edge)
        for part in broken(rule.x, rule.y, rule.y2, inside, rule.stroke)
    )
    return Above(made.height, _claim_in_ink(made.words, band), tuple(rules), tuple(boxes))


def _claim_in_ink(words: Sequence[Words], band: Band | None) -> tuple[Words, ...]:
    """Write the band's word darker than events, as other charts write what is claimed."""
    claim = band.label if band else ""
    return tuple(replace(w, fill=INKS["ink"]) if w.text in claim else w for w in words)
