"""Theatres: a region under study, declared in one TOML."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from suasion.catalog.actors import actors
from suasion.catalog.declared import Declared, declared_files, parse, read_toml
from suasion.errors import QueryError

__all__ = ["Event", "Theatre", "theatre", "theatres"]

Section = Literal[
    "leverage", "contest", "claims", "corrections", "states", "events", "coverage", "method"
]  # fmt: skip


class Event(Declared):
    """A reference event: drawn as a thin rule in charts."""

    date: date
    text: str

    @property
    def position(self) -> float:
        """The date as a fraction of years."""
        first = date(self.date.year, 1, 1)
        return self.date.year + (self.date - first).days / 365.25


class Theatre(Declared):
    """States under study, the powers that act on them, and what surrounds both."""

    id: str
    title: str
    states: tuple[str, ...] = Field(min_length=1)
    powers: tuple[str, ...] = Field(min_length=1)
    contested: tuple[str, ...] = ()
    group: str | None = None
    context: tuple[str, ...] = ()
    extra_dyads: tuple[tuple[str, str], ...] = ()
    since: int
    until: int
    events: tuple[Event, ...] = ()
    sections: tuple[Section, ...] = (
        "leverage",
        "contest",
        "claims",
        "corrections",
        "states",
        "events",
        "coverage",
        "method",
    )

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        named = {
            "states": self.states,
            "powers": self.powers,
            "context": self.context,
            "contested": self.contested,
            "extra_dyads": [code for pair in self.extra_dyads for code in pair],
            "group": [self.group] if self.group else [],
        }
        for key, codes in named.items():
            if unknown := sorted(set(codes) - set(actors())):
                raise ValueError(
                    f"unknown actor {', '.join(unknown)} | "
                    f"use codes of the crosswalk (actors.toml) | {key}"
                )
        if not set(self.contested) <= set(self.powers):
            raise ValueError("names an actor that is no power | list it under powers | contested")
        if self.since > self.until:
            raise ValueError("since lies after until | exchange them | since")
        if self.group:
            inside = {each.actor for each in actors()[self.group].members}
            if inside != set(self.states):
                raise ValueError(
                    f"group {self.group} has other members than states | "
                    "correct one of the two | group"
                )
        return self

    @property
    def years(self) -> range:
        """The years under study."""
        return range(self.since, self.until + 1)

    @property
    def dyads(self) -> tuple[tuple[str, str], ...]:
        """All (power, state) pairs: powers on states and context, and the extra dyads.

        Examples
        --------
        >>> ("CHN", "RUS") in theatre("central-asia").dyads
        True
        """
        pairs = [
            (power, state) for state in self.targets for power in self.powers if power != state
        ]
        return tuple(dict.fromkeys([*pairs, *self.extra_dyads]))

    @property
    def targets(self) -> tuple[str, ...]:
        """All actors that are acted on: states, context, targets of extra dyads."""
        return tuple(
            dict.fromkeys([*self.states, *self.context, *(state for _, state in self.extra_dyads)])
        )


@cache
def theatres() -> dict[str, Theatre]:
    """Return the shipped theatres by id."""
    return {path.stem: _load(path) for path in declared_files("theatres")}


def theatre(name: str | Path) -> Theatre:
    """Return a theatre by its id, or from a TOML file of one's own.

    Raises
    ------
    QueryError
        No such theatre.
    DeclarationError
        The file declares something that cannot be.

    Examples
    --------
    >>> theatre("central-asia").states
    ('KAZ', 'KGZ', 'TJK', 'TKM', 'UZB')
    """
    if isinstance(name, Path) or name.endswith(".toml"):
        return _load(Path(name))
    try:
        return theatres()[name]
    except KeyError:
        raise QueryError(
            "unknown theatre",
            where=f"theatre {name!r}",
            remedy=f"known: {', '.join(theatres())}; or the path of a TOML file",
        ) from None


def _load(path: Path) -> Theatre:
    return parse(Theatre, read_toml(path), file=path.name)
