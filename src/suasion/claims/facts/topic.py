"""The condition that a document names a topic."""

from __future__ import annotations

from typing import Literal

from suasion.catalog import Declared
from suasion.claims.facts.outcome import Found, Judged, Told
from suasion.claims.facts.subject import TopicSubject
from suasion.events import Events
from suasion.events.topics import documents, topic_word, topics

__all__ = ["Named"]


class Named(Declared):
    """The document names the topic."""

    kind: Literal["named"]

    def judge(self, held: Events, about: TopicSubject) -> Judged:
        """Look the topic up; what nobody read cannot be told."""
        document = documents()[about.document]
        word, seen = topic_word(held.events, document, about.topic)
        what = f"{topics()[about.topic]} in the {document.name} of {document.date}"
        if word == "unread":
            return Judged((Found(None, "unread: nobody looked it up in the full text"),))
        found = tuple(Found(word == "named", f"{what}: {word}", one) for one in seen)
        return Judged(found, () if word == "named" else (Told(f"{what}: absent"),), seen)
