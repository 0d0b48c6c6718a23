"""Forms of sentences, as declared: templates become plain sequences of elements.

``[x]`` may be left out, ``(x|y)`` is a choice, ``<rule>`` names a rule (``<rule:other>``: what it
binds is bound for the second of two), ``{slot}`` takes a name, number or date; ``~`` is a place
where the time may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Element", "Literally", "Rule", "Sequence_", "Slot", "expand"]


@dataclass(frozen=True, slots=True)
class Literally:
    """A word as it stands, small or capital at will."""

    word: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Another rule; what it binds gets the prefix."""

    name: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A name, number or date that is bound; a name may stand in the genitive."""

    name: str
    case: Literal["plain", "genitive", "either"] = "plain"


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where the time may stand."""


Element = Literally | Rule | Slot
Sequence_ = tuple[Element, ...]
_Draft = tuple[Element | _Gap, ...]

_PART = re.compile(r"\{[^}]+\}|<[^>]+>|[\[\]()|~]|[^\s\[\]()|~{}<>]+")


def expand(template: str, time: str | None = None) -> Iterator[tuple[Sequence_, bool]]:
    """Yield the sequences a template stands for, and whether the time is missing from them.

    Parameters
    ----------
    template
        The form of a sentence or of a part of one.
    time
        The rule of the time, which stands first or in one of the places marked ``~``.

    Examples
    --------
    >>> [len(sequence) for sequence, _ in expand("{power} [never] (rose|fell)")]
    [2, 2, 3, 3]
    """
    parts = _PART.findall(template)
    drafts, rest = _choice(parts)
    if rest:
        raise ValueError(f"unbalanced brackets in {template!r}")
    for draft in dict.fromkeys(drafts):
        if time is None:
            yield _placed(draft, None, ()), False
            continue
        when = (Rule(time),)
        for first in (when, (*when, Literally(","))):
            yield (*first, *_placed(draft, None, ())), False
        for at in (i for i, one in enumerate(draft) if isinstance(one, _Gap)):
            yield _placed(draft, at, when), False
        yield _placed(draft, None, ()), True


def _placed(draft: _Draft, at: int | None, when: Sequence_) -> Sequence_:
    """Put the time into one gap and close the others."""
    out: list[Element] = []
    for i, one in enumerate(draft):
        if i == at:
            out += when
        elif not isinstance(one, _Gap):
            out.append(one)
    return tuple(out)


def _choice(parts: list[str]) -> tuple[list[_Draft], list[str]]:
    """Read alternatives up to a closing bracket or the end."""
    found: list[_Draft] = []
    while True:
        drafts, parts = _series(parts)
        found += drafts
        if not parts or parts[0] != "|":
            return found, parts
        parts = parts[1:]


def _series(parts: list[str]) -> tuple[list[_Draft], list[str]]:
    drafts: list[_Draft] = [()]
    while parts and parts[0] not in "|])":
        head, parts = parts[0], parts[1:]
        if head in "[(":
            inner, rest = _choice(parts)
            if not rest or rest[0] != {"[": "]", "(": ")"}[head]:
                raise ValueError(f"unbalanced brackets before {' '.join(rest)!r}")
            parts = rest[1:]
            options: list[_Draft] = [*([()] if head == "[" else []), *inner]
        else:
            options = [(_element(head),)]
        drafts = [(*one, *more) for one in drafts for more in options]
    return drafts, parts


def _element(part: str) -> Element | _Gap:
    if part == "~":
        return _Gap()
    if part[0] == "<":
        name, _, prefix = part[1:-1].partition(":")
        return Rule(name, f"{prefix}." if prefix else "")
    if part[0] != "{":
        return Literally(part.casefold())
    name = part[1:-1]
    if name.endswith("'s"):
        return Slot(name[:-2], "genitive")
    return Slot(name[:-4], "either") if name.endswith("-ish") else Slot(name)
