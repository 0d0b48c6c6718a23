"""The ledgers as claims are constructed from them: what is rare in a name, what singles it out.

What a claim tells is looked up here without the judge's own matching.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from suasion.catalog import Interval, actors
from suasion.events import Event, Events, Record
from suasion.events.match import Selection
from suasion.events.titles import title_of
from suasion.events.words import spelt


@dataclass(frozen=True)
class Ledger:
    """The merged events of a theatre without positions, by id, and how rare their words are."""

    held: Events

    @cached_property
    def events(self) -> tuple[Event, ...]:
        found = [one for one in self.held.events if one.first.instrument != "position"]
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def _held_by(self) -> Counter[str]:
        return Counter(word for one in self.events for word in {*spelt(one.first.name)})

    @cached_property
    def _of_actors(self) -> frozenset[str]:
        names = (
            text
            for code, one in actors().items()
            if one.kind != "residual"
            for text in (code, one.name, one.short, one.demonym)
        )
        return frozenset(word for text in names for word in spelt(text))

    def ranked(self, event: Event) -> list[str]:
        """Return the words of a name beside actors and title, the rarest first, years last."""
        name = acting(event).name
        known = self._of_actors | {*spelt(title_of(name) or "")}
        words = [one for one in dict.fromkeys(spelt(name)) if one not in known]
        return sorted(words, key=lambda one: (_is_year(one), self._held_by[one], one))

    def strange_words(self, event: Event) -> Iterator[str]:
        """Yield the rarest words of the next events with the same instrument, not in the name."""
        start = self.events.index(event)
        for other in (*self.events[start + 1 :], *self.events[:start]):
            words = self.ranked(other)
            same = other.first.instrument == event.first.instrument
            if same and words and words[0] not in spelt(event.first.name):
                yield words[0]

    @cached_property
    def _by_instrument(self) -> dict[str, list[tuple[Event, Record, frozenset[str]]]]:
        found = defaultdict(list)
        for event in self.events:
            for record in event.records:
                found[record.instrument].append((event, record, frozenset(spelt(record.name))))
        return found

    def selection(self, event: Event, least: int, *, grow: bool) -> Selection:
        """Return what tells an event: so many words, and more where they do not single it out."""
        words = self.ranked(event)
        least = min(least, len(words))
        one = acting(event)
        asked = [
            Selection(
                (one.power,), one.states, (one.instrument,), None, tuple(words[:n]),
                title=title_of(one.name),
            )
            for n in range(least, len(words) + 1 if grow else least + 1)
        ]  # fmt: skip
        return next((each for each in asked if len(self.telling(each)) == 1), asked[-1])

    def telling(self, asked: Selection, days: Interval | None = None) -> set[str]:
        """Return the ids of the events of which a record is just what is asked for, on any day."""
        return {
            event.id
            for instrument in asked.instruments
            for event, record, words in self._by_instrument[instrument]
            if record.power in asked.powers
            and {*event.actors} & {*asked.powers}
            and words.issuperset(asked.words)
            and {*asked.states} <= {*record.states}
            and asked.title in (None, title_of(record.name))
            and (days is None or record.days.overlaps(days))
        }


def acting(event: Event) -> Record:
    """Return the record that names who acts: a power's ledger tells of an organisation too."""
    return next(each for each in event.records if each.power in event.actors)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
