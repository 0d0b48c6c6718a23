"""Records, events and memberships: what a source wrote, and what several sources speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from suasion.catalog import Interval, actor

__all__ = ["Event", "Membership", "Record"]

_BOUNDS = {None: "", "least": "more than ", "most": "up to ", "about": "about "}


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where a fact stands: the ledger, its row there, and the source that the row names."""

    source: str
    row: int
    title: str
    url: str | None
    confidence: str

    @property
    def cited(self) -> str:
        """The source in words; one whose address may not be published is marked secondary."""
        return f"{self.title} (secondary)" if self.url is None else self.title


@dataclass(frozen=True, slots=True)
class Record(Sourced):
    """An event as one ledger has it."""

    id: str
    days: Interval
    power: str
    states: tuple[str, ...]
    dimension: str
    instrument: str
    name: str
    status: str
    amount: float | None = None
    unit: str | None = None
    bound: str | None = None

    @property
    def stated(self) -> str:
        """The amount as its source states it; empty if it states none.

        Examples
        --------
        >>> from suasion.events import select
        >>> select("central-asia", text="26bn financing").events[0].first.stated
        '26 bn CNY'
        """
        if self.amount is None:
            return ""
        unit = "" if self.unit == "count" else f" {self.unit}"
        return f"{_BOUNDS[self.bound]}{self.amount:,g}{unit}"


@dataclass(frozen=True)
class Event:
    """One event and all records of it, in the order of their ids."""

    records: tuple[Record, ...]

    @property
    def id(self) -> str:
        """The ids of its records: ``CHN-0307=RO236``."""
        return "=".join(one.id for one in self.records)

    @cached_property
    def first(self) -> Record:
        """The record with the most precise date; the other ones may differ."""
        return min(self.records, key=lambda one: ((one.days.last - one.days.first).days, one.id))

    @property
    def days(self) -> Interval:
        """The days of the most precise record."""
        return self.first.days

    @cached_property
    def powers(self) -> tuple[str, ...]:
        """Who acts: one, unless the sources differ."""
        return tuple(dict.fromkeys(one.power for one in self.records))

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Who acts: if an organisation does, only it, though a power's ledger names the power."""
        organisations = tuple(one for one in self.powers if actor(one).kind == "organisation")
        return organisations or self.powers

    @property
    def states(self) -> tuple[str, ...]:
        """Who is acted on."""
        return self.first.states

    @property
    def name(self) -> str:
        """The label of its first record."""
        return self.first.name

    @property
    def acting(self) -> str:
        """Who acts, in words."""
        return " / ".join(actor(code).label for code in self.powers)


@dataclass(frozen=True, slots=True)
class Membership(Sourced):
    """Membership of an actor in an organisation; no start: since an unknown day."""

    organisation: str
    member: str
    status: str
    since: Interval | None
    until: Interval | None

    def holds(self, period: Interval) -> bool | None:
        """Tell whether it is in force on some day of a period; None where the dates leave it open.

        It holds from its first day on; on its last day it holds no more.
        """
        if self.until is not None and period.first >= self.until.last:
            return False
        open_end = self.until is not None and period.first >= self.until.first
        if self.since is not None and period.last < self.since.first:
            return False
        begun = self.since is not None and period.last >= self.since.last
        return True if begun and not open_end else None
