"""What a published page is made of, and its writers. Knows no data.

Blocks are values; a writer turns a :class:`Page` of them into a document.

Examples
--------
>>> from suasion.page import Heading, Page, Prose, to_html
>>> page = Page("Who leads", "Central Asia", "2026", (Heading("China leads"), Prose(("So.",))))
>>> to_html(page).startswith("<!doctype html>")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from suasion.page.blocks import (
    Absent,
    Block,
    Cell,
    Chart,
    ClaimRow,
    Claims,
    Column,
    Foot,
    Heading,
    Key,
    KeyMark,
    Lead,
    Link,
    Note,
    Page,
    Panels,
    Part,
    PartMark,
    Prose,
    Spread,
    SureGroup,
    Table,
    Verdict,
    without_empty,
)

if TYPE_CHECKING:
    from suasion.page.html import to_html

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
    "to_html",
    "without_empty",
]


def __getattr__(name: str) -> object:
    """Load the writer when it is first asked for: who only builds blocks does not pay for it."""
    if name == "to_html":
        from suasion.page.html import to_html

        return to_html
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
