"""Specifications: complete sets of choices, and the admissible set of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Self

from pydantic import model_validator

from suasion.catalog import Declared, parse, read_toml

__all__ = ["Choice", "Option", "Specification", "admissible", "choices"]


class Option(Declared):
    """One way to decide a choice."""

    id: str
    label: str
    rule: str


class Choice(Declared):
    """A question on which honest analysts may differ."""

    id: str
    question: str
    option: tuple[Option, ...]


class _Choices(Declared):
    choice: tuple[Choice, ...]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = [one.id for one in self.choice]
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
def choices() -> tuple[Choice, ...]:
    """Return the declared choices."""
    path = Path(str(files("suasion.specification"))) / "choices.toml"
    return parse(_Choices, read_toml(path), file=path.name).choice


@cache
def admissible() -> tuple[Specification, ...]:
    """Return every combination of the declared options.

    Examples
    --------
    >>> len(admissible())
    4
    """
    names = [one.id for one in choices()]
    options = [[option.id for option in one.option] for one in choices()]
    return tuple(
        Specification(tuple(zip(names, decided, strict=True))) for decided in product(*options)
    )
