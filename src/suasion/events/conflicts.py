"""Contradictions between records: dates, actors and amounts that cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from suasion.catalog import actor, read_toml
from suasion.events.model import Event, Record

__all__ = ["Conflict", "conflicts"]

# what a state and a power exchange in a period has one true size; other amounts may well differ
_TOTALS = ("trade_total", "remittance_total")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What records disagree on, and what each of them says."""

    about: str
    records: tuple[Record, ...]
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """The contradiction in one sentence."""
        told = "; ".join(
            f"{said} ({one.name}, {one.id})"
            for said, one in zip(self.said, self.records, strict=True)
        )
        return f"{self.records[0].days.spoken}: the {self.about} differs: {told}."


def conflicts(events: Sequence[Event]) -> tuple[Conflict, ...]:
    """Return the contradictions among events, by id of their first record.

    A month and a day of that month do not contradict each other, a day outside it does.
    """
    found = [one for event in events for one in (*_dates(event), *_actors(event))]
    found += [*_totals(events), *_counts(events), *_disputes(events)]
    return tuple(sorted(found, key=lambda one: (one.records[0].id, one.about)))


def _dates(event: Event) -> list[Conflict]:
    days = [one.days for one in event.records]
    if all(one.overlaps(other) for one in days for other in days):
        return []
    return [Conflict("date", event.records, tuple(one.spoken for one in days))]


def _actors(event: Event) -> list[Conflict]:
    if len(event.powers) == 1:
        return []
    said = tuple(actor(one.power).label for one in event.records)
    return [Conflict("actor", event.records, said)]


def _totals(events: Sequence[Event]) -> list[Conflict]:
    """Return totals of one dyad and period that differ in size."""
    found: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for event in events:
        for one in event.records:
            if one.instrument in _TOTALS and one.amount is not None:
                found[one.power, one.states, one.days, one.instrument, one.unit].append(one)
    return _differing("amount", found)


def _counts(events: Sequence[Event]) -> list[Conflict]:
    """Return counts of what one meeting agreed on that differ."""
    found: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for event in events:
        for one in event.records:
            if one.instrument == "agreement" and one.unit == "count":
                found[one.power, one.states, one.days].append(one)
    return _differing("count", found)


def _differing(about: str, found: dict[tuple[object, ...], list[Record]]) -> list[Conflict]:
    return [
        Conflict(about, tuple(records), tuple(one.stated for one in records))
        for records in found.values()
        if len({one.amount for one in records}) > 1
    ]


@cache
def _declared() -> tuple[tuple[str, tuple[str, ...]], ...]:
    content = read_toml(Path(str(files("suasion.events"))) / "disputes.toml")
    return tuple((one["about"], tuple(one["records"])) for one in content["dispute"])


def _disputes(events: Sequence[Event]) -> list[Conflict]:
    """Return the contradictions that only a reader sees, of records that are held."""
    held = {one.id: one for event in events for one in event.records}
    found = []
    for about, ids in _declared():
        records = tuple(held[name] for name in ids if name in held)
        if len(records) > 1:
            said = tuple(one.stated or one.name for one in records)
            found.append(Conflict(about, records, said))
    return found
