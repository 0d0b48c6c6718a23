"""Selected events as a result: table, text, conflicts, memberships, citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from suasion.catalog import Interval, Theatre, terms
from suasion.events.conflicts import Conflict, conflicts
from suasion.events.model import Event, Membership
from suasion.events.standing import Standing, in_force, standing
from suasion.events.topics import documents, topic_word, topics
from suasion.sources import Snapshot

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["Events"]

_SCHEMA = pl.Schema(
    {
        "id": pl.String(),
        "record": pl.String(),
        "first": pl.Date(),
        "last": pl.Date(),
        "date": pl.String(),
        "power": pl.String(),
        "states": pl.List(pl.String()),
        "dimension": pl.String(),
        "instrument": pl.String(),
        "name": pl.String(),
        "amount": pl.Float64(),
        "unit": pl.String(),
        "bound": pl.String(),
        "status": pl.String(),
        "confidence": pl.String(),
        "title": pl.String(),
        "url": pl.String(),
        "secondary": pl.Boolean(),
        "source": pl.String(),
        "row": pl.Int32(),
    }
)


@dataclass(frozen=True, eq=False)
class Events:
    """Events of a theatre, by date, and the memberships that go with them.

    Attributes
    ----------
    theatre, snapshot
        Where they belong, and from which records.
    events
        One for each event, with the records of all ledgers that tell of it.
    memberships
        All rows of all organisations.
    ledgers
        The sources held; without any nothing can be told.
    """

    theatre: Theatre
    snapshot: Snapshot
    events: tuple[Event, ...]
    memberships: tuple[Membership, ...]
    ledgers: tuple[str, ...]

    def only(self, events: Iterable[Event]) -> Events:
        """Return the same with other events."""
        return replace(self, events=tuple(events))

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per record; records of one event share its ``id``.

        ``first`` and ``last`` are the days that the event may touch, ``bound`` says whether an
        amount is the least, the most or about what is meant. Amounts are never to be summed.
        """
        rows = [
            (
                event.id, one.id, one.days.first, one.days.last, str(one.days), one.power,
                list(one.states), one.dimension, one.instrument, one.name, one.amount, one.unit,
                one.bound, one.status, one.confidence, one.title, one.url, one.url is None,
                one.source, one.row,
            )
            for event in self.events
            for one in event.records
        ]  # fmt: skip
        return pl.DataFrame(rows, schema=_SCHEMA, orient="row")

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What the sources of these events contradict each other on."""
        return conflicts(self.events)

    def standing(self, organisation: str, member: str, day: Interval) -> Standing:
        """Return what an actor is in an organisation on a day."""
        if not self.memberships:
            return Standing((), False, ())
        return standing(self.memberships, organisation, member, day)

    def in_force(self, day: Interval) -> pl.DataFrame:
        """Return the memberships in force on a day: organisation, member, status, since, source."""
        rows = [
            (
                organisation, member, one.status,
                None if one.rows[0].since is None else str(one.rows[0].since),
                one.rows[0].cited, one.rows[0].url,
            )
            for organisation, member, one in in_force(self.memberships, day)
        ]  # fmt: skip
        columns = ["organisation", "member", "status", "since", "title", "url"]
        return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")

    @cached_property
    def documents(self) -> pl.DataFrame:
        """What joint documents name, one row a document and topic: named, absent or unread."""
        rows = []
        for one in documents().values():
            for topic, words in topics().items():
                word, seen = topic_word(self.events, one, topic)
                shown = " ".join(each.id for each in seen) or None
                rows.append((one.id, one.name, one.date, one.state, topic, words, word, shown))
        columns = ["document", "name", "date", "state", "topic", "words", "word", "records"]
        return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")

    def values(self) -> pl.DataFrame:
        """Return the amounts that events carry as values; they are of many kinds."""
        held = self.table.filter(pl.col("amount").is_not_null())
        bound = pl.col("bound")
        about = bound == "about"
        return held.select(
            "power",
            "states",
            pl.col("date").alias("period"),
            pl.col("instrument").alias("measure"),
            pl.col("amount").alias("value"),
            "unit",
            pl.format("event={}", "record").alias("specification"),
            # "about" states no range: neither end is known
            pl.when(bound.is_in(["most", "about"])).then(None).otherwise("amount").alias("low"),
            pl.when(bound.is_in(["least", "about"])).then(None).otherwise("amount").alias("high"),
            pl.lit(None, pl.Float64).alias("level"),
            pl.when(bound.is_not_null()).then(pl.lit("as stated")).alias("basis"),
            pl.when(about).then(pl.lit("estimated")).otherwise(pl.lit("observed")).alias("status"),
        )

    @property
    def text(self) -> str:
        """What is held, in one paragraph that does not take coverage for activity."""
        if not self.events:
            return (
                f"{self.theatre.title}: no such event is held, which does not say there was none."
            )
        records = sum(len(one.records) for one in self.events)
        days = [one.days for one in self.events]
        first, last = min(one.first.year for one in days), max(one.last.year for one in days)
        years = str(first) if first == last else f"{first}-{last}"
        told = (
            f"{self.theatre.title}: {_count(len(self.events), 'event')} "
            f"({_count(records, 'record')}), {years}; "
            f"contradictions between sources: {len(self.conflicts)}. "
        )
        return f"{told}What is documented is listed: counts are coverage, not activity."

    def chart(self, *, width: int = 1072) -> LayerChart:
        """Return the timeline of these events, a lane to a power, as an Altair chart."""
        from suasion.events.chart import draw

        return draw(self, width=width)

    @property
    def provenance(self) -> dict[str, str]:
        """Return file and checksum of every ledger behind it."""
        used = {one.source for event in self.events for one in event.records}
        return {
            entry.vintage_file: entry.vintage_sha256
            for name, entry in self.snapshot.entries.items()
            if name in used
        }

    def cite(self) -> str:
        """Return the sources of the events, one to a line; no address that must not be shown."""
        found = {
            f"{one.title}. {one.url}" if one.url else one.cited
            for event in self.events
            for one in event.records
        }
        return "\n".join(sorted(found))

    def _repr_html_(self) -> str:
        shown = self.table.select(
            "date", "power", "states", "instrument", "name", "status", "title"
        )
        return str(shown.with_columns(_word("instrument", "instruments"))._repr_html_())


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _word(column: str, kind: Any) -> pl.Expr:
    return pl.col(column).replace(terms(kind))
