"""A page to one self-contained HTML document: the same blocks give the same bytes.

It asks for nothing: style, script, fonts and drawings are in it, and its own policy forbids the
browser to fetch anything else. Without script all of it can still be read and opened.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from suasion.page import html_assets
from suasion.page.blocks import (
    Absent,
    Block,
    Chart,
    Claims,
    Foot,
    Heading,
    Key,
    Lead,
    Note,
    Page,
    Panels,
    Prose,
    Spread,
    Table,
)
from suasion.page.html_chart import absent, chart, panels
from suasion.page.html_claims import claims
from suasion.page.html_pen import slug
from suasion.page.html_table import table
from suasion.page.html_text import foot, heading, key, lead, note, prose
from suasion.page.inline import inline, plain
from suasion.page.palette import INKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["to_html"]


def to_html(page: Page) -> str:
    """Write a page as one HTML document that needs no other file.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    str
        The document; equal pages give equal bytes.

    Examples
    --------
    >>> from suasion.page import Page, Prose
    >>> to_html(Page("A title", "Central Asia", "2026", (Prose(("1 < 2",)),))).count("1 &lt; 2")
    1
    """
    body = _body(page)
    # The fonts are chosen by what is on the page; the margin text of the print is on it too.
    fonts = html_assets.faces(body)
    return (
        f'<!doctype html>\n<html lang="{escape(page.language)}">\n<head>\n{_head(page)}\n'
        f"<style>\n{fonts}\n{html_assets.style()}\n{_running_foot(page)}\n</style>\n</head>\n"
        f"{body}\n</html>\n"
    )


class _Writer:
    """Writes blocks in order; remembers the level of the last heading and the ids given out."""

    def __init__(self) -> None:
        self.level = 0
        self._given: Counter[str] = Counter()

    def name(self, stem: str) -> str:
        """Return ``stem``, numbered from its second use on."""
        self._given[stem] += 1
        count = self._given[stem]
        return stem if count == 1 else self.name(f"{stem}-{count}")

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Write several blocks, one below the other."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """Write one block."""
        match block:
            case Heading():
                return heading(block, self)
            case Lead():
                return lead(block, self)
            case Prose():
                return prose(block)
            case Note():
                return note(block)
            case Key():
                return key(block)
            case Table():
                return table(block)
            case Chart():
                return chart(block, self)
            case Absent():
                return absent(block, self)
            case Panels():
                return panels(block, self)
            case Spread():
                return self._spread(block)
            case Claims():
                return claims(block, self)
            case Foot():
                return foot(block)

    def _spread(self, block: Spread) -> str:
        kind = "halves" if block.ratio == "6+6" else "third"
        return (
            f'<div class="spread {kind}">\n<div>\n{self.blocks(block.left)}\n</div>\n'
            f"<div>\n{self.blocks(block.right)}\n</div>\n</div>"
        )


def _head(page: Page) -> str:
    description = page.description or next(
        (block.standfirst for block in page.blocks if isinstance(block, Lead)), ""
    )
    about = (
        f'<meta name="description" content="{escape(plain(description))}">\n' if description else ""
    )
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        f"script-src '{html_assets.script_hash()}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plain(page.title))}</title>\n{about}"
        '<meta name="generator" content="Suasion">\n<meta name="color-scheme" content="light">\n'
        # An empty icon, or a browser asks the server for one.
        f'<link rel="icon" href="data:,">{_linked_data(page)}'
    )


def _linked_data(page: Page) -> str:
    """Write the data for other programs, so that no text in it can end or open a script."""
    if not page.linked_data:
        return ""
    # in JSON a < stands only inside strings, where it may be written as a number
    safe = page.linked_data.replace("<", "\\u003c")
    return f'\n<script type="application/ld+json">\n{safe}\n</script>'


def _body(page: Page) -> str:
    """Write masthead, sections and foot."""
    pen = _Writer()
    last = page.blocks[-1:]
    foots = tuple(block for block in last if isinstance(block, Foot))
    main = page.blocks[: len(page.blocks) - len(foots)]
    title = ""
    if not any(isinstance(block, Lead) for block in main):
        title = f'<h1 class="unseen">{inline(page.title)}</h1>\n'
        pen.level = 1
    sections = "\n".join(_section(group, pen) for group in _sections(main))
    edition = f'\n<p class="edition">{inline(page.edition)}</p>' if page.edition else ""
    series = f" <span>{inline(page.series)}</span>" if page.series else ""
    closing = "\n" + pen.blocks(foots) if foots else ""
    return (
        '<body>\n<a class="skip" href="#main">Skip to the finding</a>\n'
        f'<header class="masthead">\n<p class="name"><b>Suasion</b>{series}</p>'
        f'{edition}\n</header>\n<main id="main">\n{title}{sections}\n</main>{closing}\n'
        f"<script>\n{html_assets.script()}\n</script>\n</body>"
    )


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    """Cut the blocks before each heading that opens a section."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            groups.append([])
        groups[-1].append(block)
    return [group for group in groups if group]


def _section(group: list[Block], pen: _Writer) -> str:
    first = group[0]
    if not isinstance(first, Heading):
        return f'<div class="opening">\n{pen.blocks(group)}\n</div>'
    name = pen.name(slug(first.anchor) if first.anchor else "section")
    return f'<section class="part-of-page" id="{name}">\n{pen.blocks(group)}\n</section>'


def _running_foot(page: Page) -> str:
    """Write what stands at the foot of each printed page."""
    parts = ("Suasion", plain(page.series), plain(page.edition))
    text = " · ".join(part for part in parts if part)
    # Inside <style> no tag may end it, and inside the string no quote and no new line.
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    safe = " ".join(safe.split())
    return f'@page{{color:{INKS["grey"]};@bottom-left{{content:"{safe}"}}}}'
