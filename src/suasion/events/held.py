"""The events and memberships of a theatre that a snapshot holds."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from suasion.catalog import Interval, Theatre, actors, partial, stretch, terms, theatre
from suasion.errors import QueryError
from suasion.events.match import Selection, matching
from suasion.events.merge import merge
from suasion.events.model import Event, Membership, Record
from suasion.events.result import Events
from suasion.sources import Entry, Snapshot, open_snapshot

__all__ = ["select"]


def select(
    name: str | Path | Theatre,
    *,
    power: str | None = None,
    state: str | None = None,
    instrument: str | None = None,
    dimension: str | None = None,
    since: str | None = None,
    until: str | None = None,
    text: str | None = None,
    snapshot: Snapshot | str | Path | None = None,
) -> Events:
    """Select the events of a theatre.

    Parameters
    ----------
    name
        A shipped theatre, the path of a TOML file, or a theatre.
    power, state
        Codes of who acts and who is acted on; a group stands for all its members at once.
    instrument, dimension
        Words of the closed lists, such as ``visit`` and ``security``.
    since, until
        Partial dates (YYYY, YYYY-MM, YYYY-MM-DD): events that may touch the period between.
    text
        Words of the name, in any case.
    snapshot
        A snapshot or its folder; without it the one shipped.

    Returns
    -------
    Events
        By date. Counts of them are coverage, not activity.

    Raises
    ------
    QueryError
        An unknown actor, instrument or dimension, an impossible date.

    Examples
    --------
    >>> found = select("central-asia", power="CHN", instrument="summit", since="2023", text="Xi'an")
    >>> [(one.id, one.days.spoken) for one in found.events]
    [('CHN-0248', '18–19 May 2023')]
    """
    chosen = name if isinstance(name, Theatre) else theatre(name)
    opened = snapshot if isinstance(snapshot, Snapshot) else open_snapshot(snapshot)
    _known("power", power, actors())
    _known("state", state, actors())
    _known("instrument", instrument, terms("instruments"))
    _known("dimension", dimension, terms("dimensions"))
    asked = Selection(
        powers=(power,) if power else (),
        states=_members(state) if state else (),
        instruments=(instrument,) if instrument else (),
        dimension=dimension,
        words=(text,) if text else (),
        period=_period(since, until),
    )
    held = _held(chosen, opened, tuple(opened.entries.values()))
    return held.only(matching(held.events, asked))


def _known(option: str, given: str | None, known: Collection[str]) -> None:
    if given is not None and given not in known:
        listed = (
            ", ".join(sorted(known)) if len(known) < 50 else "codes of the crosswalk: KAZ, CSTO"
        )
        raise QueryError(
            f"unknown {option}", where=f"{option} {given!r}", remedy=f"known: {listed}"
        )


def _period(since: str | None, until: str | None) -> Interval | None:
    if since is None and until is None:
        return None
    try:
        first, last = partial(since or "1900"), partial(until or "2100")
    except ValueError as fault:
        raise QueryError(
            str(fault),
            where=f"since {since}, until {until}",
            remedy="for example --since 2022-02 --until 2023",
        ) from None
    if last.last < first.first:
        raise QueryError(
            "the period ends before it begins",
            where=f"since {since}, until {until}",
            remedy="exchange the two",
        )
    return Interval(first.first, last.last)


def _members(code: str) -> tuple[str, ...]:
    """Return the states that a code of a group stands for; a bloc acts as one."""
    one = actors()[code]
    return tuple(each.actor for each in one.members) if one.kind == "group" else (code,)


@lru_cache(maxsize=4)
def _held(chosen: Theatre, opened: Snapshot, _entries: tuple[Entry, ...]) -> Events:
    """Merge once for what the snapshot holds: a folder that was rebuilt is another snapshot."""
    opened.verify()
    shapes = {one.id: one.shape for one in opened.declared()}
    records = [
        record
        for name, shape in shapes.items()
        if shape == "event"
        for record in _records(opened, name)
    ]
    # a position is what a state declared, not an event that another ledger could tell too
    told = [one for one in records if one.instrument != "position"]
    positions = [Event((one,)) for one in records if one.instrument == "position"]
    events = sorted([*merge(told), *positions], key=lambda one: (one.days, one.id))
    here = tuple(one for one in events if _concerns(chosen, one))
    memberships = tuple(
        one
        for name, shape in shapes.items()
        if shape == "membership"
        for one in _memberships(opened, name)
    )
    ledgers = tuple(name for name, shape in shapes.items() if shape in ("event", "membership"))
    return Events(chosen, opened, here, memberships, ledgers)


def _concerns(chosen: Theatre, event: Event) -> bool:
    """Tell whether an event belongs to a theatre; one that names no state, if a power acts."""
    if event.states:
        return bool({*event.states} & {*chosen.targets})
    return bool({*event.powers} & {*chosen.powers})


def _records(opened: Snapshot, name: str) -> list[Record]:
    return [
        Record(
            source=name,
            days=stretch(row.pop("date"), row.pop("end")),
            states=tuple(row.pop("states")),
            **row,
        )
        for row in opened.records(name).collect().to_dicts()
    ]


def _memberships(opened: Snapshot, name: str) -> list[Membership]:
    rows = opened.records(name).collect().to_dicts()
    return [
        Membership(source=name, since=_day(row.pop("since")), until=_day(row.pop("until")), **row)
        for row in rows
    ]


def _day(text: str | None) -> Interval | None:
    return None if text is None else partial(text)
