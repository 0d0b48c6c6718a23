"""Blocks made of words, to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suasion.page.inline import inline
from suasion.page.marks import key_mark

if TYPE_CHECKING:
    from suasion.page.block_text import Foot, Heading, Key, Lead, Note, Prose, SureGroup
    from suasion.page.html_pen import Pen

__all__ = ["foot", "heading", "key", "lead", "note", "prose"]


def heading(block: Heading, pen: Pen) -> str:
    """Write the head of a section, or a side finding within one."""
    # Never skip a level: a side finding without a section above it takes the section's place.
    level = min(block.level, pen.level + 1)
    pen.level = level
    kicker = ""
    if block.kicker or block.label:
        label = f'<span class="label">{inline(block.label)}</span>' if block.label else ""
        kicker = f'<p class="kicker"><span>{inline(block.kicker)}</span>{label}</p>\n'
    sub = f'\n<p class="sub">{inline(block.subtitle)}</p>' if block.subtitle else ""
    side = "" if block.level == 2 else ' class="side"'
    return (
        f'<header class="head">\n{kicker}'
        f"<h{level}{side}>{inline(block.text)}</h{level}>{sub}\n</header>"
    )


def lead(block: Lead, pen: Pen) -> str:
    """Write the opening: the finding, and how sure it is."""
    pen.level = 1
    sure = ""
    if block.how_sure:
        name = pen.name("how-sure")
        groups = "\n".join(_group(group) for group in block.how_sure)
        sure = (
            f'\n<section class="sure" aria-labelledby="{name}">\n'
            f'<h2 id="{name}">How sure</h2>\n{groups}\n</section>'
        )
    return (
        f'<div class="lead">\n<div class="finding">\n<h1>{inline(block.title)}</h1>\n'
        f'<p class="standfirst">{inline(block.standfirst)}</p>\n</div>{sure}\n</div>'
    )


def _group(group: SureGroup) -> str:
    """Write one group of how sure."""
    rows = "".join(
        f"<div><dt>{inline(name)}</dt><dd>{inline(figure)}</dd></div>\n"
        for name, figure in group.rows
    )
    figures = f"\n<dl>\n{rows}</dl>" if rows else ""
    text = f"\n<p>{inline(group.text)}</p>" if group.text else ""
    return f"<h3>{inline(group.title)}</h3>{figures}{text}"


def prose(block: Prose) -> str:
    """Write running text."""
    paragraphs = "\n".join(f"<p>{inline(paragraph)}</p>" for paragraph in block.paragraphs)
    return f'<div class="prose">\n{paragraphs}\n</div>'


def note(block: Note) -> str:
    """Write a small foot line."""
    return f'<p class="note">{inline(block.text)}</p>'


def key(block: Key) -> str:
    """Write the key line of a chart."""
    entries = "\n".join(
        f"<li>{key_mark(mark)}<span>{inline(text)}</span></li>" for mark, text in block.entries
    )
    return f'<ul class="key" aria-label="Key">\n{entries}\n</ul>'


def foot(block: Foot) -> str:
    """Write the last block."""
    columns = "\n".join(
        f"<section>\n<h2>{inline(title)}</h2>\n"
        + "\n".join(f"<p>{inline(line)}</p>" for line in lines)
        + "\n</section>"
        for title, lines in block.columns
    )
    return f'<footer class="colophon">\n{columns}\n</footer>'
