"""Specifications: complete sets of choices, and the admissible set of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from suasion.catalog import Declared, parse, read_toml

__all__ = ["About", "Choice", "Option", "Specification", "admissible", "choices", "usual"]

About = Literal["figures", "cut-off loss"]
"""What choices are made about."""


class Option(Declared):
    """One way to decide a choice."""

    id: str
    label: str
    rule: str


class Choice(Declared):
    """A question on which honest analysts may differ."""

    id: str
    about: About
    question: str
    usual: str
    option: tuple[Option, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _usual_is_an_option(self) -> Self:
        if self.usual not in {one.id for one in self.option}:
            raise ValueError(f"{self.usual!r} is no option | name one of them | usual")
        return self


class _Choices(Declared):
    choice: tuple[Choice, ...]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = [(one.about, one.id) for one in self.choice]
        if len(set(names)) < len(names):
            raise ValueError("a choice is declared twice | keep one of the two")
        return self


@dataclass(frozen=True, slots=True)
class Specification:
    """One decision for every choice, in the order declared.

    Examples
    --------
    >>> str(admissible()[0])
    'reporter=own aggregate=members'
    """

    decided: tuple[tuple[str, str], ...]

    def __getitem__(self, choice: str) -> str:
        return dict(self.decided)[choice]

    def __str__(self) -> str:
        return " ".join(f"{choice}={option}" for choice, option in self.decided)

    def as_dict(self) -> dict[str, str]:
        """Return the decisions by choice."""
        return dict(self.decided)


@cache
def choices(about: About = "figures") -> tuple[Choice, ...]:
    """Return the declared choices about something.

    Examples
    --------
    >>> [one.id for one in choices("cut-off loss")]
    ['reporter', 'sigma', 'gross_output', 'sectors']
    """
    path = Path(str(files("suasion.specification"))) / "choices.toml"
    declared = parse(_Choices, read_toml(path), file=path.name).choice
    return tuple(one for one in declared if one.about == about)


@cache
def admissible(about: About = "figures") -> tuple[Specification, ...]:
    """Return every combination of the declared options.

    Examples
    --------
    >>> len(admissible())
    4
    """
    names = [one.id for one in choices(about)]
    options = [[option.id for option in one.option] for one in choices(about)]
    return tuple(
        Specification(tuple(zip(names, decided, strict=True))) for decided in product(*options)
    )


@cache
def usual(about: About = "figures") -> Specification:
    """Return the combination that is shown where one number must be.

    Examples
    --------
    >>> str(usual())
    'reporter=own aggregate=members'
    """
    return Specification(tuple((one.id, one.usual) for one in choices(about)))
