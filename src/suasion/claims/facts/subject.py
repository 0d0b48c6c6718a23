"""What a test on facts is about: an event by its parts, a membership, a topic of a document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from suasion.catalog import Declared, Interval, Terms, actors, partial, terms
from suasion.events.match import Selection
from suasion.events.titles import known_title
from suasion.events.words import spelt

__all__ = ["EventSubject", "MembershipSubject", "TopicSubject", "When", "days_of"]

Names = str | tuple[str, ...]


def days_of(when: str | tuple[str, str]) -> Interval:
    """Return the days of a date, or from a first to a last one.

    Examples
    --------
    >>> days_of(("2023-05-18", "2023-05-19")).spoken
    '18–19 May 2023'
    """
    if isinstance(when, str):
        return partial(when)
    first, last = partial(when[0]), partial(when[1])
    if last.last < first.first:
        raise ValueError(f"the period {when[0]} to {when[1]} ends before it begins")
    return Interval(first.first, last.last, lasts=True)


def _real(when: str | tuple[str, str]) -> str | tuple[str, str]:
    try:
        days_of(when)
    except ValueError as fault:
        raise ValueError(f"{fault} | write a date, or [first, last]") from None
    return when


def _written(when: Any) -> Any:
    """Take dates and years as TOML has them too."""
    if isinstance(when, list | tuple):
        return tuple(_written(one) for one in when)
    return str(when) if isinstance(when, int | date) and not isinstance(when, bool) else when


When = Annotated[str | tuple[str, str], BeforeValidator(_written), AfterValidator(_real)]
"""A partial date (YYYY, YYYY-MM, YYYY-MM-DD), or the first and last of a period."""


def _listed(names: Names | None) -> tuple[str, ...]:
    return () if names is None else (names,) if isinstance(names, str) else names


_CLOSED: dict[str, Terms] = {
    "instrument": "instruments",
    "dimension": "dimensions",
    "status": "statuses",
}


def _known_actors(key: str, given: tuple[str, ...]) -> None:
    for code in given:
        if code not in actors():
            raise ValueError(f"unknown actor {code!r} | use codes such as KAZ, EUU, CSTO | {key}")


def _known_terms(key: str, kind: Terms, given: tuple[str, ...]) -> None:
    known = terms(kind)
    if strange := sorted({*given} - {*known}):
        listed = ", ".join(sorted(known))
        raise ValueError(f"unknown {key} {', '.join(strange)} | known: {listed} | {key}")


class EventSubject(Declared):
    """An event by its parts; several states are all acted on at once."""

    power: Names | None = None
    state: Names | None = None
    instrument: Names | None = None
    dimension: str | None = None
    words: tuple[str, ...] = ()
    by: str | None = None
    title: str | None = None
    status: Names | None = None
    within: When | None = None

    @model_validator(mode="after")
    def _coherent(self) -> EventSubject:
        for key in ("power", "state", "instrument", "status"):
            if getattr(self, key) == ():
                # an empty list would silently ask for nothing
                raise ValueError(f"{key} names nothing | name some, or leave the key out | {key}")
        for key in ("power", "state"):
            _known_actors(key, _listed(getattr(self, key)))
        for key, kind in _CLOSED.items():
            _known_terms(key, kind, _listed(getattr(self, key)))
        if self.title is not None and known_title(self.title) is None:
            raise ValueError(
                f"unknown title {self.title!r} | use one of the scales in events/titles.toml"
                " | title"
            )
        if not (self.instrument or self.words or self.title):
            raise ValueError("an event of what kind? | name instrument, words or title")
        if any(not spelt(word) for word in self.words):
            raise ValueError("an empty word | words must say something, in Latin letters | words")
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """The states acted on; a group stands for all its members."""
        return tuple(
            dict.fromkeys(
                each
                for code in _listed(self.state)
                for each in (
                    [one.actor for one in actors()[code].members]
                    if actors()[code].kind == "group"
                    else [code]
                )
            )
        )

    @property
    def powers(self) -> tuple[str, ...]:
        """Who acts: any of them."""
        return _listed(self.power)

    @property
    def selection(self) -> Selection:
        """What the ledgers are asked."""
        return Selection(
            powers=self.powers,
            states=self.states,
            instruments=_listed(self.instrument),
            dimension=self.dimension,
            words=self.words,
            by=self.by,
            acting=True,
            title=None if self.title is None else known_title(self.title),
            statuses=_listed(self.status),
            period=None if self.within is None else days_of(self.within),
        )


class MembershipSubject(Declared):
    """A membership: of a state in an organisation, with this status."""

    organisation: str
    member: str | None = None
    status: str = "member"

    @model_validator(mode="after")
    def _known(self) -> MembershipSubject:
        if self.organisation not in actors() or (
            actors()[self.organisation].kind != "organisation"
        ):
            known = sorted(code for code, one in actors().items() if one.kind == "organisation")
            raise ValueError(
                f"unknown organisation {self.organisation!r} | known: {', '.join(known)}"
                " | organisation"
            )
        _known_actors("member", _listed(self.member))
        _known_terms("status", "memberships", (self.status,))
        return self


class TopicSubject(Declared):
    """A topic in a document."""

    document: str = Field(min_length=1)
    topic: str = Field(min_length=1)
