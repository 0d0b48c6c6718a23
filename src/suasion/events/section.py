"""Page blocks of the events: summits, partnership levels, memberships, documents, conflicts."""

from __future__ import annotations

from suasion.catalog import Interval, actor, actors, organisations, partial, terms
from suasion.events.chart import events_table, summits_chart
from suasion.events.complete import kinds
from suasion.events.match import Selection, matching
from suasion.events.result import Events
from suasion.events.titles import title_of
from suasion.events.topics import documents, topic_word, topics
from suasion.page import Block, Column, Heading, Note, Table

__all__ = ["events_blocks"]


_NO = "no"
_UNKNOWN = "not listed"  # on a list that is not complete: unknown, and not "no"


def events_blocks(held: Events, number: str) -> tuple[Block, ...]:
    """Return the section on events; where no ledger is held it says so."""
    kicker = f"{number} · Events"
    if not held.events:
        return (Heading("No event is on record for this theatre", kicker=kicker),)
    day = partial(str(held.theatre.until)).last
    chart = summits_chart(held)
    blocks: list[Block] = [
        Heading(
            _heading(len(held.events), len(held.conflicts)),
            kicker=kicker,
            anchor="events",
        )
    ]
    if chart is not None:
        blocks.append(chart)
    tables = (
        _partnerships(held),
        _memberships(held, Interval(day, day)),
        _topics(held),
        _context(held),
        _conflicts(held),
    )
    return (*blocks, *(one for one in tables if one is not None and one.rows), Note(_no_census()))


def _no_census() -> str:
    """Say what counts and silence mean, from the kinds that are declared complete."""
    listed = [one.name for one in kinds()]
    lists = [one.spoken for one in organisations().values() if one.complete]
    return (
        "A ledger is no census: recent years are better documented, counts are coverage and not "
        "activity, and what is not listed may have happened. Complete as far as the sources go: "
        f"{'; '.join(listed)}; the members of {', '.join(lists)}. "
        "Announced is not delivered: amounts are never summed."
    )


def _heading(events: int, conflicts: int) -> str:
    told = "1 event is on record" if events == 1 else f"{events:,} events are on record"
    if not conflicts:
        return f"{told}, and their sources contradict each other nowhere"
    times = "once" if conflicts == 1 else f"{conflicts} times"
    return f"{told}, and {times} their sources contradict each other"


def _partnerships(held: Events) -> Table | None:
    """Return the latest partnership title of each power with each state, and since when."""
    states, rows = held.theatre.states, []
    for power in held.theatre.powers:
        cells = [_level(held, power, state) for state in states]
        if any(cells):
            rows.append((actor(power).label, *(cell or "none on record" for cell in cells)))
    heads = (Column("Power → state"), *(Column(actor(code).name) for code in states))
    return Table("Partnership levels, the latest on record and since when", heads, tuple(rows))


def _level(held: Events, power: str, state: str) -> str:
    asked = Selection(powers=(power,), states=(state,), instruments=("partnership",))
    titled = [(one, title) for one in matching(held.events, asked) if (title := title_of(one.name))]
    if not titled:
        return ""
    event, title = titled[-1]
    return f"{title.removesuffix(' partnership')} ({event.days})"


def _memberships(held: Events, day: Interval) -> Table | None:
    """Return what each state and power is in each organisation on a day."""
    asked = [*held.theatre.states, *held.theatre.powers]
    codes = dict.fromkeys(one.organisation for one in held.memberships)
    rows = tuple(
        (actor(code).label, *cells)
        for code in codes
        # left out: what nobody here belongs to any more, such as a treaty that became another
        if {*(cells := [_standing(held, code, one, day) for one in asked])} - {_NO, _UNKNOWN}
    )
    heads = (Column("Organisation"), *(Column(actor(code).label) for code in asked))
    caption = f"Memberships in force on {day.spoken}; not listed: unknown, the list is not complete"
    return Table(caption, heads, rows)


def _standing(held: Events, organisation: str, member: str, day: Interval) -> str:
    found = held.standing(organisation, member, day)
    if found.status is not None:
        return terms("memberships")[found.status]
    if found.known:
        return _NO
    if not found.rows:
        return _UNKNOWN
    return f"{terms('memberships')[found.rows[0].status]}, since unknown"


def _topics(held: Events) -> Table | None:
    """Return documents × topics: named, absent, or unread."""
    names = topics()
    rows = []
    for one in documents().values():
        members = {each.actor for each in actors()[one.state].members} or {one.state}
        if not members <= {*held.theatre.states}:
            continue
        words = [topic_word(held.events, one, topic)[0] for topic in names]
        cells = (word if word == "unread" else f"**{word}**" for word in words)
        rows.append((one.date, one.name, *cells))
    heads = (
        Column("Date", whole=True),
        Column("Document"),
        *(Column(word) for word in names.values()),
    )
    return Table("What joint documents name, as far as a source shows it", heads, tuple(rows))


def _context(held: Events) -> Table | None:
    """Return the events of the states around the theatre, for which no leverage is computed."""
    around = held.theatre.context
    found = [one for one in held.events if {*one.states} & {*around}]
    names = " and ".join(actor(code).name for code in around)
    return events_table(f"Context: {names}; no leverage is computed for it", found)


def _conflicts(held: Events) -> Table | None:
    rows = tuple(
        (one.about, record.id, str(record.days), record.name, said, record.cited)
        for one in held.conflicts
        for record, said in zip(one.records, one.said, strict=True)
    )
    heads = (
        Column("What differs"),
        Column("Record", whole=True),
        *map(Column, ("Date", "What it is", "What it says", "Who says so")),
    )
    return Table("Where sources contradict each other", heads, rows)
