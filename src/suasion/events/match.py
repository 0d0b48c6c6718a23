"""Which events a selection names: by actor, state, instrument, words, title, status and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suasion.catalog import Interval
from suasion.events.model import Event, Record
from suasion.events.titles import title_of
from suasion.events.words import holds, opens

__all__ = ["Selection", "matching", "records_of"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; an empty part asks nothing.

    ``states`` must all be acted on; ``words`` are phrases that the name must hold; ``by`` begins
    it: who pays a visit; ``title`` is read by the scales of ``titles.toml``, so that "strategic
    partnership" is not found in "comprehensive strategic partnership", and belongs to just these
    states. ``acting``: the power itself acts, not an organisation of which its ledger tells.
    """

    powers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    dimension: str | None = None
    words: tuple[str, ...] = ()
    by: str | None = None
    title: str | None = None
    acting: bool = False
    statuses: tuple[str, ...] = ()
    period: Interval | None = None


def matching(events: Iterable[Event], asked: Selection) -> tuple[Event, ...]:
    """Return the events of which some record fits the selection."""
    return tuple(one for one in events if records_of(one, asked))


def records_of(event: Event, asked: Selection) -> tuple[Record, ...]:
    """Return the records of an event if one of them fits in all parts but the date; else none.

    The date is compared for each record by itself: sources may differ in it.
    """
    for one in event.records:  # a loop: any() with its generator costs thrice as much
        if _fits(one, asked):
            break
    else:
        return ()
    if asked.acting and asked.powers and not {*event.actors} & {*asked.powers}:
        return ()
    return tuple(
        one for one in event.records if asked.period is None or one.days.overlaps(asked.period)
    )


def _fits(one: Record, asked: Selection) -> bool:
    return (
        (not asked.powers or one.power in asked.powers)
        and {*asked.states} <= {*one.states}
        and (not asked.instruments or one.instrument in asked.instruments)
        and (asked.dimension is None or one.dimension == asked.dimension)
        and (not asked.statuses or one.status in asked.statuses)
        and all(holds(one.name, word) for word in asked.words)
        and (asked.by is None or opens(one.name, asked.by))
        and (asked.title is None or _titled(one, asked))
    )


def _titled(one: Record, asked: Selection) -> bool:
    """Tell whether a record gives this title to these states and no others."""
    return title_of(one.name) == asked.title and (
        not asked.states or {*asked.states} == {*one.states}
    )
