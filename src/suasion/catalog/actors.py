"""Actors and the crosswalk of their codes and names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from suasion.catalog.declared import Declared, parse, read_toml
from suasion.errors import QueryError

__all__ = [
    "Actor",
    "Membership",
    "actor",
    "actors",
    "crosswalk",
    "members",
    "not_actors",
    "organisations",
]


class Membership(Declared):
    """Membership of an actor in a bloc: whole years, a member on 1 July counts for the year."""

    actor: str
    since: int
    until: int | None = None

    def in_force(self, year: int) -> bool:
        """Tell whether the membership holds in a year."""
        return self.since <= year and (self.until is None or year <= self.until)


class Actor(Declared):
    """A country, bloc or organisation, with its codes and the names providers write."""

    code: str
    name: str
    kind: Literal["state", "bloc", "group", "world", "former", "residual", "organisation"] = "state"
    short: str = ""
    iso2: str | None = None
    numeric: int | None = None
    cow: int | None = None
    names: tuple[str, ...] = ()
    article: bool = False
    demonym: str = ""
    capital: str = ""
    members: tuple[Membership, ...] = ()
    complete: bool = False
    founded: bool = False

    @property
    def label(self) -> str:
        """The short name for charts and tables."""
        return self.short or self.name

    @property
    def spoken(self) -> str:
        """The short name inside a sentence: the EU, the five, China."""
        return f"the {self.label}" if self.article else self.label

    @property
    def possessive(self) -> str:
        """The genitive inside a sentence: the EU’s, the five’s, China’s."""
        return f"{self.spoken}’" if self.spoken.endswith("s") else f"{self.spoken}’s"


@cache
def actors() -> dict[str, Actor]:
    """Return all actors by code.

    Examples
    --------
    >>> actors()["KGZ"].name, actors()["KGZ"].cow
    ('Kyrgyzstan', 703)
    """
    return {**_declared("actors.toml"), **_declared("organisations.toml", kind="organisation")}


def _declared(name: str, **given: str) -> dict[str, Actor]:
    content = read_toml(Path(str(files("suasion.catalog"))) / name)
    return {
        code: parse(Actor, {"code": code, **given, **one}, file=name, prefix=f"{code}.")
        for code, one in content.items()
    }


def actor(code: str) -> Actor:
    """Return one actor, or say which codes exist.

    Raises
    ------
    QueryError
        The code is unknown.
    """
    try:
        return actors()[code]
    except KeyError:
        raise QueryError(
            "unknown actor",
            where=f"code {code!r}",
            remedy="use an ISO 3166 alpha-3 code such as KAZ, or EUU, CA5, WLD",
        ) from None


@cache
def crosswalk(scheme: Literal["name", "iso2", "iso3", "ledger"] = "name") -> dict[str, str]:
    """Return the mapping from what a provider writes to actor codes.

    Organisations act and have members, but trade nothing: only ledgers of events name them.

    Examples
    --------
    >>> crosswalk("name")["Kyrgyz Rep."], crosswalk("iso2")["KG"]
    ('KGZ', 'KGZ')
    """
    if scheme == "ledger":
        named = {name: code for code, one in organisations().items() for name in one.names}
        return {**{code: code for code in actors()}, **named}
    traders = {code: one for code, one in actors().items() if one.kind != "organisation"}
    if scheme == "iso3":
        return {code: code for code in traders}
    if scheme == "iso2":
        return {one.iso2: code for code, one in traders.items() if one.iso2}
    return {
        name: code
        for code, one in traders.items()
        for name in dict.fromkeys((one.name, *one.names))
    }


def organisations() -> dict[str, Actor]:
    """Return the organisations by code.

    Examples
    --------
    >>> organisations()["CSTO"].complete, organisations()["WTO"].complete
    (True, False)
    """
    return {code: one for code, one in actors().items() if one.kind == "organisation"}


@cache
def not_actors() -> frozenset[str]:
    """Return the partner labels that denote no actor: aggregates, stores, unspecified areas."""
    path = Path(str(files("suasion.catalog"))) / "not_actors.toml"
    return frozenset(read_toml(path)["names"])


def members(code: str, years: Iterable[int]) -> list[tuple[int, str]]:
    """Return (year, member) pairs of a bloc or group; a single actor is its own member.

    Examples
    --------
    >>> len(members("EUU", [2012])), len(members("EUU", [2013])), len(members("EUU", [2020]))
    (27, 28, 27)
    """
    one = actor(code)
    if not one.members:
        return [(year, code) for year in years]
    return [(year, each.actor) for year in years for each in one.members if each.in_force(year)]
