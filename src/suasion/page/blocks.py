"""What a published page is made of. Blocks are values: they know no data and no format.

Texts are plain strings with two marks, ``**strong**`` and ``*em*``; all else is shown as written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from suasion.page.block_figures import Absent, Cell, Chart, Column, Table, without_empty
from suasion.page.block_text import (
    Foot,
    Heading,
    Key,
    KeyMark,
    Lead,
    Link,
    Note,
    Part,
    PartMark,
    Prose,
    SureGroup,
    one_of,
)

__all__ = [
    "Absent",
    "Block",
    "Cell",
    "Chart",
    "ClaimRow",
    "Claims",
    "Column",
    "Foot",
    "Heading",
    "Key",
    "KeyMark",
    "Lead",
    "Link",
    "Note",
    "Page",
    "Panels",
    "Part",
    "PartMark",
    "Prose",
    "Spread",
    "SureGroup",
    "Table",
    "Verdict",
    "without_empty",
]

Verdict: TypeAlias = Literal["supported", "contradicted", "mixed", "not testable"]


@dataclass(frozen=True, slots=True)
class Panels:
    """Small multiples side by side (three of 352 px), one below the other on a phone.

    Examples
    --------
    >>> Panels((Absent("Arms", "Ten-year stock", "Needs a register."),), columns=4).columns
    4
    """

    blocks: tuple[Chart | Absent, ...]
    columns: Literal[1, 2, 3, 4] = 3

    def __post_init__(self) -> None:
        if self.columns not in {1, 2, 3, 4}:
            raise ValueError(f"panels stand in 1 to 4 columns, not {self.columns}")


@dataclass(frozen=True, slots=True)
class Spread:
    """Two columns side by side: inside opened evidence, for reading notes, or a side finding.

    Parameters
    ----------
    left, right
        The blocks of each column.
    ratio
        ``"6+6"``, or ``"4+8"`` of the twelve columns.

    Examples
    --------
    >>> Spread((Prose(("Left.",)),), (Prose(("Right.",)),)).ratio
    '6+6'
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    ratio: Literal["6+6", "4+8"] = "6+6"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One sentence under test, its verdict, and the evidence it opens to.

    Parameters
    ----------
    id
        Its mark, also its address in the page, such as ``"S03"``.
    sentence
        The sentence under test.
    said_by
        Who said it.
    verdict
        One of four words.
    finding
        What the records show, shortly; if contradicted, what is right in ``**bold**``.
    parts
        One line for each tested part.
    rests_on
        The sources, shortly.
    evidence
        Blocks shown when the row is opened.
    trace
        Steps from the claim to the checksum of a vintage.

    Examples
    --------
    >>> ClaimRow("S01", "The SCO was created in 2001.", "A brief", "supported",
    ...          "Members joined on 15 June 2001.", (Part("holds", "year is 2001"),),
    ...          "Membership ledger", (), ()).verdict
    'supported'
    """

    id: str
    sentence: str
    said_by: str
    verdict: Verdict
    finding: str
    parts: tuple[Part, ...]
    rests_on: str
    evidence: tuple[Block, ...]
    trace: tuple[str, ...]

    def __post_init__(self) -> None:
        one_of(self.verdict, get_args(Verdict), f"claim {self.id!r}: verdict")
        if not self.finding.strip():
            raise ValueError(f"claim {self.id!r} must say what the records show (finding)")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims table, and above it one mark for each claim with the counts.

    Examples
    --------
    >>> Claims(()).tally
    True
    """

    rows: tuple[ClaimRow, ...]
    tally: bool = True


# A string: the alias names itself through Spread and ClaimRow.
Block: TypeAlias = (
    "Heading | Lead | Prose | Note | Key | Table | Chart | Absent | Panels | Spread | Claims | Foot"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: its masthead, and its blocks in the order of reading.

    Parameters
    ----------
    title
        Of the document (browser tab, search results).
    series
        Beside the name in the masthead, such as ``"Central Asia"``.
    edition
        At the right of the masthead: date of the edition, end of the data.
    blocks
        In order; the foot comes last.
    language
        BCP 47 tag.
    description
        One sentence for search results; the standfirst of the lead when empty.
    linked_data
        What the page holds, for other programs: a JSON-LD document, as text.

    Examples
    --------
    >>> Page("A title", "Central Asia", "24 November 2026", (Prose(("Text.",)),)).language
    'en'
    """

    title: str
    series: str
    edition: str
    blocks: tuple[Block, ...]
    language: str = "en"
    description: str = ""
    linked_data: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a page needs a title")
        if self.linked_data:
            # raises ValueError: a text that is no JSON would be lost in silence
            json.loads(self.linked_data)
