"""Which topics a joint document names, as far as a source shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from suasion.catalog import read_toml
from suasion.events.model import Event, Record

__all__ = ["Document", "Word", "documents", "topic_word", "topics"]

Word = Literal["named", "absent", "unread"]


@dataclass(frozen=True, slots=True)
class Document:
    """A joint document, with what is declared of it: topic → word and the records that show it."""

    id: str
    name: str
    date: str
    state: str
    declared: dict[str, tuple[Word, tuple[str, ...]]]


@cache
def _content() -> dict[str, Any]:
    return read_toml(Path(str(files("suasion.events"))) / "topics.toml")


@cache
def topics() -> dict[str, str]:
    """Return the topics asked for, and their words.

    Examples
    --------
    >>> topics()["gdi"]
    'Global Development Initiative'
    """
    return dict(_content()["topics"])


@cache
def documents() -> dict[str, Document]:
    """Return the documents by id, by date.

    Examples
    --------
    >>> documents()["kaz-2022"].date
    '2022-09-14'
    """
    return {
        name: Document(
            name,
            one["name"],
            one["date"],
            one["state"],
            {
                topic: (one[topic]["word"], tuple(one[topic]["seen"]))
                for topic in topics()
                if topic in one
            },
        )
        for name, one in _content()["document"].items()
    }


def topic_word(
    events: Iterable[Event], document: Document, topic: str
) -> tuple[Word, tuple[Record, ...]]:
    """Return what a document says on a topic, and the records held that show it.

    What no record shows is unread, whatever is declared.
    """
    word, seen = document.declared.get(topic, ("unread", ()))
    shown = tuple(one for event in events for one in event.records if one.id in seen)
    return (word, shown) if shown else ("unread", ())
