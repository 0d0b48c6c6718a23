"""The declared grammar: rules by name, and every word that some rule knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from suasion.catalog import read_toml
from suasion.claims.reading.template import Literally, Sequence_, expand

__all__ = ["Bound", "Form", "Grammar", "grammar", "table"]

Bound = dict[str, Any]
"""What a form binds: slots by name, and what its declaration says."""

_FILES = (
    "numbers",
    "quantities",
    "statements",
    "sentences",
    "comparisons",
    "memberships",
    "events",
)
_TABLES = {"words", "months", "tolerance"}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a rule, and what it binds besides its slots."""

    sequence: Sequence_
    binds: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All forms by rule, and the words that stand in them."""

    rules: dict[str, tuple[Form, ...]]
    words: frozenset[str]


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the declared files of the room.

    Examples
    --------
    >>> table("numbers")["tolerance"]["about"]
    5
    """
    return read_toml(Path(str(files("suasion.claims.reading"))) / f"{name}.toml")


@cache
def grammar() -> Grammar:
    """Return the declared grammar.

    Examples
    --------
    >>> sorted(form.binds for form in grammar().rules["partners"])[0]
    (('of', 'imports'),)
    """
    rules: dict[str, list[Form]] = {}
    for file in _FILES:
        for name, declared in table(file).items():
            if name not in _TABLES:
                rules.setdefault(name, []).extend(
                    form for content in declared for form in _forms(content)
                )
    words = {
        one.word
        for forms in rules.values()
        for form in forms
        for one in form.sequence
        if isinstance(one, Literally)
    }
    return Grammar({name: tuple(forms) for name, forms in rules.items()}, frozenset(words))


def _forms(content: dict[str, Any]) -> list[Form]:
    fixed = {key: value for key, value in content.items() if key not in ("say", "time", "lacks")}
    holes = (content["lacks"],) if "lacks" in content else ()
    out = []
    for template in content["say"]:
        for sequence, timeless in expand(template, content.get("time")):
            lacks = (*holes, *(("a year",) if timeless else ()))
            binds = {**fixed, **({"lacks": lacks} if lacks else {})}
            out.append(Form(sequence, tuple(binds.items())))
    return list(dict.fromkeys(out))
