"""Blocks made of words: headings, the opening, prose, notes, the key line, the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

__all__ = [
    "Foot",
    "Heading",
    "Key",
    "KeyMark",
    "Lead",
    "Link",
    "Note",
    "Part",
    "PartMark",
    "Prose",
    "SureGroup",
    "one_of",
]

KeyMark: TypeAlias = Literal["own", "other", "derived", "range", "count", "gap"]
PartMark: TypeAlias = Literal["holds", "fails", "cannot", "mixed"]


def one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    """Refuse a word that is not one of those declared (blocks are often filled from data)."""
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is not one of {', '.join(map(repr, allowed))}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A sentence that could be false; at level 2 it opens a section under one ink rule.

    Parameters
    ----------
    text
        The finding.
    kicker
        Small line above it, such as ``"2 · What was said, checked"``.
    anchor
        Address inside the page; made from the order of sections when empty.
    subtitle
        Measure, unit, direction and fixed choices, under the finding.
    label
        Right end of the kicker line, such as ``"Figure 1"``.
    level
        3 for a side finding inside a section.

    Examples
    --------
    >>> Heading("Russia still led in 2022", kicker="1 · What each power could withhold").level
    2
    """

    text: str
    kicker: str = ""
    anchor: str = ""
    subtitle: str = ""
    label: str = ""
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class SureGroup:
    """One group of the "How sure" column: rows of (name, figure), or a sentence, or both.

    Examples
    --------
    >>> SureGroup("Where the order holds", (("Kazakhstan", "61 %"),)).text
    ''
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening: the finding and its standfirst over 8 columns, how sure it is over 4.

    Examples
    --------
    >>> Lead("China leads", "By a hair.", how_sure=()).title
    'China leads'
    """

    title: str
    standfirst: str
    how_sure: tuple[SureGroup, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text, at most about 68 characters wide.

    Examples
    --------
    >>> len(Prose(("**Reading the range.** It promises no coverage.",)).paragraphs)
    1
    """

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A small foot line: sources, definitions.

    Examples
    --------
    >>> Note("Sources: World Bank WDI.").text
    'Sources: World Bank WDI.'
    """

    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """The key line over charts: what a shape means, as (mark, text).

    Examples
    --------
    >>> Key((("own", "the state's own statistics"),)).entries[0][0]
    'own'
    """

    entries: tuple[tuple[KeyMark, str], ...]

    def __post_init__(self) -> None:
        for mark, _ in self.entries:
            one_of(mark, get_args(KeyMark), "key mark")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page elsewhere; in print only the words are shown.

    Examples
    --------
    >>> Link("Xinhua, 19 May 2023", "https://example.org/1").text
    'Xinhua, 19 May 2023'
    """

    text: str
    href: str

    def __post_init__(self) -> None:
        if not self.href.startswith(("http://", "https://")):
            raise ValueError(f"a link leads to a page of the web, not to {self.href!r}")


@dataclass(frozen=True, slots=True)
class Part:
    """One tested part of a claim, or a table cell that says how a test went.

    Examples
    --------
    >>> Part("fails", "date: January 2022").mark
    'fails'
    """

    mark: PartMark
    text: str

    def __post_init__(self) -> None:
        one_of(self.mark, get_args(PartMark), "part mark")


@dataclass(frozen=True, slots=True)
class Foot:
    """The last block: columns of (title, lines) for method, sources, licence, citation.

    Examples
    --------
    >>> Foot((("Licence", ("CC BY 4.0",)),)).columns[0][0]
    'Licence'
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...]
