"""Claims: sentences an analyst wrote, bound to tests on values."""

from __future__ import annotations

import datetime
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from suasion.catalog import Declared, actors, indicator, indicators, parse, read_toml, theatre
from suasion.catalog.theatre import Theatre
from suasion.claims.awaited import awaited
from suasion.claims.conditions import Condition, Displaces, Exceeds, Rank
from suasion.claims.facts.model import EventTest, FactTest, MembershipTest, TopicTest
from suasion.claims.fits import Period, check_fit, check_period, check_states, span
from suasion.errors import DeclarationError, QueryError, SuasionError

__all__ = ["Claim", "Claims", "Subject", "Test", "load", "shipped"]


class Subject(Declared):
    """What is measured: an indicator, power → state, in a year or on average over a period."""

    measure: str
    power: str | None = None
    state: str | tuple[str, ...]
    period: Period

    @field_validator("measure")
    @classmethod
    def _known_measure(cls, measure: str) -> str:
        if measure not in indicators() and measure not in awaited():
            raise ValueError(
                f"unknown measure {measure!r} | known: {', '.join(sorted(indicators()))}"
            )
        return measure

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        for code in (*self.states, *([self.power] if self.power else [])):
            if code not in actors():
                raise ValueError(
                    f"unknown actor {code!r} | use codes of the crosswalk, such as KAZ"
                )
        dyadic = _level(self.measure) == "dyad"
        if dyadic and self.power is None:
            raise ValueError(f"{self.measure} needs a power | add power, or WLD for all partners")
        if not dyadic and self.power is not None:
            raise ValueError(f"{self.measure} belongs to the state alone | remove power")
        if self.power in self.states:
            raise ValueError(f"{self.power} acts on itself | name another power or state")
        check_states(self.states)
        check_period(self.period)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """The states, one or several."""
        return (self.state,) if isinstance(self.state, str) else self.state

    @property
    def span(self) -> tuple[int, int]:
        """First and last year."""
        return span(self.period)


def _level(measure: str) -> str:
    return awaited()[measure].level if measure in awaited() else indicator(measure).level


class Test(Subject):
    """One testable part of a claim, on values."""

    tag: ClassVar[str] = "(value)"

    label: str
    condition: Condition = Field(discriminator="kind")
    negate: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.measure not in awaited():
            check_fit(self)
        return self


def _tag(test: Any) -> str:
    """Tell which kind of test is declared by what it is about."""
    about = test if isinstance(test, dict) else test.model_fields_set
    known: dict[str, type[FactTest]] = {
        "event": EventTest,
        "membership": MembershipTest,
        "topic": TopicTest,
    }
    return next((one.tag for key, one in known.items() if key in about), Test.tag)


AnyTest = Annotated[
    Annotated[Test, Tag(Test.tag)]
    | Annotated[EventTest, Tag(EventTest.tag)]
    | Annotated[MembershipTest, Tag(MembershipTest.tag)]
    | Annotated[TopicTest, Tag(TopicTest.tag)],
    Discriminator(_tag),
]


class Claim(Declared):
    """A sentence in own words, who said it and when, and the tests it is bound to."""

    id: str = Field(min_length=1)
    says: str = Field(min_length=1)
    speaker: str
    date: str
    kind: Literal["quantity", "event", "trend", "interpretation"]
    theme: str = ""
    negate: bool = False
    test: tuple[AnyTest, ...] = ()
    needs: str = ""
    """What would be needed where no test can be declared."""

    @field_validator("date", mode="before")
    @classmethod
    def _real_date(cls, value: Any) -> str:
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
        parts = text.split("-")
        try:
            padded = [int(part) for part in parts] + [1] * (3 - len(parts))
            datetime.date(*padded)
        except (ValueError, TypeError):
            raise ValueError(
                f"impossible date {text!r} | write YYYY, YYYY-MM or YYYY-MM-DD"
            ) from None
        return text

    @model_validator(mode="after")
    def _says_what_is_missing(self) -> Self:
        if not self.test and not self.needs:
            raise ValueError("no test | add [[claim.test]], or say under needs what is missing")
        return self

    @property
    def tests(self) -> tuple[Test | EventTest | MembershipTest | TopicTest, ...]:
        """The tests as they are judged: negating the claim negates each of them."""
        if not self.negate:
            return self.test
        return tuple(one.model_copy(update={"negate": not one.negate}) for one in self.test)

    def negated(self) -> Claim:
        """Return the claim that says the opposite.

        Examples
        --------
        >>> claim = load("central-asia").claim[0]
        >>> claim.negated().negate, claim.negated().negated() == claim
        (True, True)
        """
        return self.model_copy(update={"negate": not self.negate})


class Claims(Declared):
    """A file of claims about one theatre."""

    theatre: str
    themes: tuple[str, ...] = ()
    claim: tuple[Claim, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        used = {one.theme for one in self.claim}
        if self.themes and (strange := sorted(({*self.themes} ^ used) - {""})):
            raise ValueError(
                f"theme {strange[0]!r} stands only in themes or only in a claim | "
                "name the themes of all claims, in the order wanted | themes"
            )
        twice = [name for name, n in Counter(one.id for one in self.claim).items() if n > 1]
        if twice:
            raise ValueError(f"id {twice[0]} occurs twice | give each claim an id of its own")
        return self


def shipped(name: str) -> Path | None:
    """Return the file of claims shipped for a theatre, None if there is none."""
    path = Path(str(files("suasion.claims"))) / "declared" / f"{name}.toml"
    return path if path.is_file() else None


def load(name: str | Path) -> Claims:
    """Read claims: those shipped for a theatre, or a TOML file of one's own.

    Raises
    ------
    DeclarationError
        The file declares something that cannot be tested, with file and key.
    QueryError
        No claims are shipped for the theatre.

    Examples
    --------
    >>> [claim.id for claim in load("central-asia").claim][:2]
    ['S01', 'S02']
    """
    path = Path(name)
    if path.suffix != ".toml":
        found = shipped(theatre(str(name)).id)
        if found is None:
            raise QueryError(
                "no claims are shipped for this theatre",
                where=f"theatre {str(name)!r}",
                remedy="write a claims file (see docs/claims.md) and name it",
            )
        path = found
    claims = parse(Claims, read_toml(path), file=path.name)
    _check_theatre(claims, path)
    return claims


def _check_theatre(claims: Claims, path: Path) -> None:
    """Refuse actors and years that the theatre's panel can never hold."""
    try:
        where = theatre(claims.theatre)
    except SuasionError as fault:
        raise DeclarationError(
            fault.what, file=path.name, key="theatre", remedy=fault.remedy
        ) from fault
    for index, claim in enumerate(claims.claim):
        for number, test in enumerate(claim.test):
            if isinstance(test, Test):
                _check_actors(test, where, path, f"claim.{index}.test.{number}")


def _check_actors(test: Test, where: Theatre, path: Path, key: str) -> None:
    states = {*where.targets, *([where.group] if where.group else [])}
    powers = {*where.powers, *(power for power, _ in where.extra_dyads), "WLD"}
    condition = test.condition
    other = condition if isinstance(condition, Exceeds) else None
    rival = condition.power if isinstance(condition, Exceeds | Displaces) else None
    named: dict[str, tuple[set[str], set[str]]] = {
        "state": ({*test.states, *([other.state] if other and other.state else [])}, states),
        "power": ({one for one in (test.power, rival) if one}, powers),
        "condition.among": (
            set(condition.among) if isinstance(condition, Rank) else set(),
            powers,
        ),
    }
    for part, (given, known) in named.items():
        if strange := sorted(given - known):
            raise DeclarationError(
                f"{', '.join(strange)} is not in theatre {where.id}",
                file=path.name,
                key=f"{key}.{part}",
                remedy=f"known: {', '.join(sorted(known))}",
            )
