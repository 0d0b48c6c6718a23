"""The timeline: what happened when, a lane to a power, an instrument or a state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from suasion.page.figure_frame import Frame, Words
from suasion.page.figure_moments import said
from suasion.page.figure_place import broken
from suasion.page.figure_rows import label_column
from suasion.page.figure_text import wrap
from suasion.page.figure_timeline_axis import axis, overhang, reach, ticks
from suasion.page.figure_timeline_head import above, edges
from suasion.page.figure_timeline_marks import KEY_LINE, bars, key, look, stretches
from suasion.page.figure_timeline_rows import between, few, rows, within
from suasion.page.palette import INKS, colour
from suasion.page.theme import LABEL, READOUT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import altair as alt

    from suasion.page.figure_frame import Box, Rule
    from suasion.page.figure_moments import Band, Lane
    from suasion.page.figure_panel import Event
    from suasion.page.figure_timeline_axis import Tick
    from suasion.page.figure_timeline_head import Above
    from suasion.page.figure_timeline_place import Spot
    from suasion.page.figure_timeline_rows import Row

__all__ = ["timeline"]

_INSET: Final = 10.0  # from the plot's edges to the outermost moments
_RIGHT: Final = 2.0
_LEAST_PLOT: Final = 200.0  # so that words of some breadth fit on one side of any point
_NARROW: Final = 400  # px under which words beside marks need the whole width


def timeline(
    lanes: Sequence[Lane],
    *,
    width: int = 520,
    since: date | None = None,
    until: date | None = None,
    highlight: Band | None = None,
    events: Sequence[Event] = (),
) -> alt.LayerChart:
    """Draw moments by lanes on one axis of time.

    Up to eight moments (sixteen in a wide drawing) have their day and words beside their marks; of
    more, only the marks are drawn, moved apart where they coincide, and the words are in the
    read-outs. A disc was done, a ring announced, a cross stopped; a bar lies over the days between
    which a moment fell, where its day is not known.

    Parameters
    ----------
    lanes
        From the top; an empty one keeps its place. The order of moments in them does not count.
    width
        Of the whole drawing in px; it is legible from 320.
    since, until
        First and last day of the axis, else those of what is drawn. Moments outside are counted
        under the axis.
    highlight
        Days set off across all lanes: what was claimed.
    events
        Thin rules with their text through all lanes; one is enough.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        Without a lane, without a day for the axis, when an event or the highlight lies outside
        of it, or when the width leaves no room for it.

    Examples
    --------
    >>> from datetime import date
    >>> from suasion.page.figure import Lane, Moment
    >>> days = date(2023, 5, 18), date(2023, 5, 19)
    >>> chart = timeline([Lane("China", (Moment(*days, "Xi'an summit", "CHN"),)), Lane("Iran")])
    >>> [row["said"] for row in chart.layer[-1].data.values]
    ["China, 18–19 May 2023: Xi'an summit"]
    """
    if not lanes:
        raise ValueError("a timeline needs at least one lane; an empty lane keeps its place")
    shown, rest = within(lanes, since, until)
    moments = [moment for lane in shown for moment in lane]
    low, high = reach(moments, highlight, events, (since, until))
    names, left = _labels(lanes, width, worded=few(len(moments), width))
    frame, named = _sheet(width - left - _RIGHT, left, low, high)
    band = edges(frame, highlight, (low, high)) if highlight else None
    spared = [(x := frame.x_px(event.year_between), x) for event in events]
    laid = rows(frame, lanes, shown, names, [*spared, *([band] if band else [])])
    frame = replace(frame, height=laid[-1].bottom)
    over = above(frame, laid, highlight, band, events)
    return _drawn(frame, laid, over, named, rest)


def _labels(lanes: Sequence[Lane], width: int, *, worded: bool) -> tuple[list[list[str]], float]:
    """Return the lanes' labels in lines and the room left of the plot, none if they go above."""
    labels, column = label_column([lane.label for lane in lanes], width)
    if column and not (worded and width < _NARROW):
        return labels, column + 6
    return [wrap(lane.label, width, LABEL) for lane in lanes], 0.0


def _sheet(plot: float, left: float, low: float, high: float) -> tuple[Frame, list[Tick]]:
    """Return the frame and the ticks; the axis leaves room at its end for their words."""
    if plot < _LEAST_PLOT:
        raise ValueError(f"{plot:.0f} px are too few for the plot; draw it wider")
    inset = _INSET
    for _ in range(3):
        per_px = (high - low) / (plot - _INSET - inset)
        ends = low - _INSET * per_px, high + inset * per_px
        frame = Frame(round(plot, 2), 0, 0, _RIGHT, 0, round(left, 2), x=ends)
        named = ticks(frame, low, high)
        over = overhang(frame, named)
        if over <= 0:
            break
        inset += over + 1
    return frame, named


def _drawn(
    frame: Frame, laid: Sequence[Row], over: Above, named: Sequence[Tick], rest: str
) -> alt.LayerChart:
    """Lay it all over each other, the ground first."""
    base, scale, foot = axis(frame, named)
    if rest:
        scale.append(Words(-frame.left, round(frame.height + foot + 12, 2), rest, INKS["faint"]))
        foot += 18
    spots = [spot for row in laid for spot in row.spots]
    inside = [word for row in laid for word in row.words]
    worded = few(len(spots), frame.left + frame.width)
    plain = [] if worded else [spot.moment for spot in spots]
    words, shapes, samples, lines = key(
        plain, -frame.left, frame.width, -over.height - (8 if over.words else 2)
    )
    top = over.height + (lines * KEY_LINE + 4 if lines else 0)
    frame = replace(frame, top=top, bottom=foot)
    return frame.chart(
        [
            frame.boxes(over.band, "highlight"),
            frame.rules([*between(frame, laid), *_hairlines(frame, named, inside)], "grid"),
            frame.rules([*over.rules, *base]),
            frame.boxes([*_bars(spots), *samples], "bars"),
            frame.rules(_stretches(spots), "stretches"),
            _marks(frame, laid, shapes),
            frame.words([*over.words, *words, *inside, *scale]),
            _readouts(frame, laid),
        ]
    )


def _hairlines(frame: Frame, named: Sequence[Tick], inside: Sequence[Words]) -> list[Rule]:
    """Draw a hairline up from each named tick, not through words."""
    return [
        rule
        for tick in named
        if tick.word
        for rule in broken(round(frame.x_px(tick.at), 2), 0, frame.height, inside, INKS["hair"])
    ]


def _bars(spots: Sequence[Spot]) -> list[Box]:
    """Return the bars of moments whose day is not known."""
    return [
        box
        for spot in spots
        if not spot.moment.exact
        for box in bars(spot.moment, (spot.left, spot.right), spot.y, spot.radius)
    ]


def _stretches(spots: Sequence[Spot]) -> list[Rule]:
    """Return the lines of moments of several days."""
    return [
        rule
        for spot in spots
        if spot.moment.exact
        for rule in stretches(spot.moment, (spot.left, spot.right), spot.y, spot.radius)
    ]


def _marks(frame: Frame, laid: Sequence[Row], shapes: Sequence[dict[str, Any]]) -> alt.Chart:
    """Draw a mark to each moment whose day is known, a cross on the bar of one that stopped."""
    made = [
        {
            "lane": row.label, "first": str(spot.moment.first), "status": spot.moment.status,
            "x": spot.x, "y": spot.y,
            **look(spot.moment.status, colour(spot.moment.code), spot.radius),
        }
        for row in laid
        for spot in row.spots
        if spot.moment.exact or spot.moment.status == "stopped"
    ]  # fmt: skip
    return frame.layer(
        "point", [*made, *shapes], name="marks", style={"filled": True, "opacity": 1},
        x_px="x", y_px="y", shape="shape", fill="fill", stroke="stroke",
        strokeWidth="edge", size="size",
    )  # fmt: skip


def _readouts(frame: Frame, laid: Sequence[Row]) -> alt.Chart:
    """Lay an invisible point with its words over each mark, lane by lane in order of days."""
    made = [
        {"x": spot.x, "y": spot.y, "said": said(row.label, spot.moment)}
        for row in laid
        for spot in row.spots
    ]
    return frame.layer(
        "point", made, name=READOUT, style={"filled": True, "opacity": 0, "size": 64},
        x_px="x", y_px="y", description="said",
    )  # fmt: skip
