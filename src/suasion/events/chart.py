"""Timelines of events: a lane to a power, and who met all leaders together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from suasion.catalog import Interval, actor, partial, terms
from suasion.events.complete import complete_kind
from suasion.events.match import Selection, matching
from suasion.events.model import Event, Membership, Record
from suasion.events.result import Events
from suasion.page import Cell, Chart, Column, Link, Table
from suasion.sources import foot_line

if TYPE_CHECKING:
    from altair import LayerChart

    from suasion.page.figure import Moment

__all__ = ["draw", "events_table", "moment", "source_cell", "summits_chart"]

_WIDE, _NARROW, _PAPER = 1072, 328, 680
_STATUS = {"announced": "announced", "suspended": "stopped", "cancelled": "stopped"}
_LONG = 60


def moment(one: Record, label: str = "") -> Moment:
    """Return a record as a moment of a timeline; an imprecise date stays an interval."""
    from suasion.page.figure import Moment

    words = label or one.name
    return Moment(
        one.days.first,
        one.days.last,
        words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …",
        one.power,
        status=_STATUS.get(one.status, "done"),
        note=f"{one.name}; {one.cited}",
        exact=one.days.lasts or one.days.first == one.days.last,
    )


def draw(held: Events, *, width: int) -> LayerChart:
    """Return events as an Altair chart, a lane to a power, the theatre's powers first."""
    from suasion.page.figure import Lane, timeline

    here = {code for one in held.events for code in one.powers}
    powers = [
        *(code for code in held.theatre.powers if code in here),
        *sorted(here - {*held.theatre.powers}),
    ]
    lanes = [
        Lane(
            actor(code).label,
            tuple(moment(one.first) for one in held.events if code in one.powers),
        )
        for code in powers or held.theatre.powers
    ]
    if held.events:
        return timeline(lanes, width=width)
    # nothing to place: the years of the theatre are the axis
    since, until = date(held.theatre.since, 1, 1), date(held.theatre.until, 12, 31)
    return timeline(lanes, width=width, since=since, until=until)


def _asked(held: Events) -> dict[str, Selection]:
    """Return what is asked for by power: its summits with the leaders of all states."""
    return {
        code: Selection(powers=(code,), states=held.theatre.states, instruments=("summit",))
        for code in held.theatre.powers
    }


def _completeness(held: Events) -> str:
    """Say of which powers the list of summits is complete."""
    years = partial(str(held.theatre.since)), partial(str(held.theatre.until))
    period = Interval(years[0].first, years[1].last)
    found = [
        actor(code).spoken
        for code, asked in _asked(held).items()
        if complete_kind(asked, period, held.ledgers)
    ]
    return f"; complete for {' and '.join(found)}" if found else "; complete for no power"


def _meetings(held: Events) -> dict[str, tuple[Event, ...]]:
    """Return the summits of each power with the leaders of all states of the theatre.

    A summit of an organisation is no summit of a power, though its leaders meet there.
    """
    return {
        code: tuple(
            one
            for one in matching(held.events, selection)
            if one.powers == (code,) and one.first.status == "completed"
        )
        for code, selection in _asked(held).items()
    }


def summits_chart(held: Events) -> Chart | None:
    """Return who met the leaders of all states together, and when; None if nobody did."""
    from suasion.page.figure import Lane, timeline
    from suasion.page.svg import to_svg

    met = _meetings(held)
    if not any(met.values()):
        return None
    lanes = [
        Lane(actor(code).label, tuple(moment(one.first) for one in events))
        for code, events in met.items()
    ]
    told = "; ".join(
        f"{actor(code).label} {', '.join(one.days.spoken for one in events) or 'none on record'}"
        for code, events in met.items()
    )
    alt = (
        f"Summits of each power with the leaders of all {len(held.theatre.states)} states: {told}."
    )
    every = [one for events in met.values() for one in events]
    return Chart(
        title=_title(held, met),
        subtitle=f"Summits with all leaders together, as on record{_completeness(held)}",
        svg=to_svg(timeline(lanes, width=_WIDE), alt_text=alt),
        phone=to_svg(timeline(lanes, width=_NARROW), alt_text=alt),
        paper=to_svg(timeline(lanes, width=_PAPER), alt_text=alt),
        alt=alt,
        table=events_table("Summits with all leaders", every),
        foot=foot_line(held.snapshot, {one.source for each in every for one in each.records}),
    )


def _title(held: Events, met: dict[str, tuple[Event, ...]]) -> str:
    """Say how many powers met all leaders, and who most often."""
    once = [code for code, events in met.items() if events]
    most = max(len(events) for events in met.values())
    leading = [actor(code).spoken for code in once if len(met[code]) == most]
    n = len(held.theatre.states)
    told = f"{len(once)} of {len(met)} powers have met all {n} leaders together"
    if len(once) == 1:
        return f"Only {leading[0]} has met all {n} leaders together"
    times = "once" if most == 1 else "twice" if most == 2 else f"{most} times"
    if len(leading) == len(once):
        return f"{told}, each {times}"
    return f"{told}, {' and '.join(leading)} most often ({times})"


def source_cell(one: Record | Membership) -> Cell:
    """Return the source of a fact, as a link where its address may be published."""
    return one.cited if one.url is None else Link(one.title, one.url)


def events_table(caption: str, events: Iterable[Event]) -> Table:
    """Return events as a table, each record with its own source."""
    rows: Sequence[Record] = [one for event in events for one in event.records]
    words = terms("statuses")
    return Table(
        caption=caption,
        columns=(
            Column("Record", whole=True), Column("Date"), Column("Power"), Column("What it was"),
            Column("Status"), Column("Who says so"),
        ),
        rows=tuple(
            (
                one.id, str(one.days), actor(one.power).label, one.name, words[one.status],
                source_cell(one),
            )
            for one in rows
        ),
    )  # fmt: skip
