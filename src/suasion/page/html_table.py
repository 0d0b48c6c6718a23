"""Tables to HTML, and their figures as a file for a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from html import escape
from typing import TYPE_CHECKING, Final

from suasion.page.block_text import Link, Part
from suasion.page.html_pen import slug
from suasion.page.inline import inline, plain
from suasion.page.marks import part_mark

if TYPE_CHECKING:
    from suasion.page.block_figures import Cell, Column, Table

__all__ = ["NOT_COVERED", "figure", "save_link", "table"]

NOT_COVERED: Final = "not covered"
"""What a cell without a value says: neither a dash nor 0, which could be read as a figure."""


def figure(value: float, decimals: int | None) -> str:
    """Print a figure: rounded and grouped when ``decimals`` is given, otherwise as it is.

    Examples
    --------
    >>> figure(1782.04, 1), figure(2023, None), figure(-0.5, 2)
    ('1,782.0', '2023', '−0.50')
    """
    if decimals is None:
        printed = str(value)
    else:
        # A value that rounds to zero has no sign to the reader.
        rounded = round(value, decimals) or 0
        printed = f"{rounded:,.{decimals}f}"
    return printed.replace("-", "\N{MINUS SIGN}")


def table(block: Table) -> str:
    """Write a table that scrolls by itself when it is wider than the page."""
    alt = f'<p class="unseen">{inline(block.alt)}</p>\n' if block.alt else ""
    heads = "".join(_head(column) for column in block.columns)
    rows = "\n".join(
        "<tr>" + "".join(map(_cell, row, block.columns, range(len(row)))) + "</tr>"
        for row in block.rows
    )
    return (
        f'<div class="scroll">\n{alt}<table class="figures">\n'
        f"<caption>{inline(block.caption)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def save_link(block: Table, name: str) -> str:
    """Write a link that saves the figures, unrounded, as CSV; the file is in the link itself."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_file_head(column) for column in block.columns])
    writer.writerows([[_file_cell(cell) for cell in row] for row in block.rows])
    # Spreadsheets take UTF-8 for what it is only when it begins with this mark.
    packed = base64.b64encode(text.getvalue().encode("utf-8-sig")).decode("ascii")
    return (
        f'<a class="save" download="{escape(slug(name).lower())}.csv"'
        f' href="data:text/csv;charset=utf-8;base64,{packed}">Save as CSV</a>'
    )


def _head(column: Column) -> str:
    unit = f', <span class="unit">{inline(column.unit)}</span>' if column.unit else ""
    return f'<th scope="col"{_align(column)}>{inline(column.label)}{unit}</th>'


def _cell(cell: Cell, column: Column, place: int) -> str:
    """Write one cell; the first of a row names it."""
    tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
    return f"<{tag}{scope}{_align(column)}>{_shown(cell, column)}</{tag}>"


def _shown(cell: Cell, column: Column) -> str:
    if cell is None:
        return f'<span class="void">{NOT_COVERED}</span>'
    if isinstance(cell, Part):
        return f'<span class="part">{part_mark(cell.mark)} {inline(cell.text)}</span>'
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.href)}" rel="noreferrer">{inline(cell.text)}</a>'
    if isinstance(cell, str):
        return inline(cell)
    return figure(cell, column.decimals)


def _align(column: Column) -> str:
    names = [
        name for name, set_ in (("right", column.align == "right"), ("whole", column.whole)) if set_
    ]
    return f' class="{" ".join(names)}"' if names else ""


def _file_head(column: Column) -> str:
    return f"{plain(column.label)}, {plain(column.unit)}" if column.unit else plain(column.label)


def _file_cell(cell: Cell) -> str | float:
    if cell is None:
        return ""
    if isinstance(cell, Part):
        return plain(cell.text)
    if isinstance(cell, Link):
        return f"{plain(cell.text)} {cell.href}"
    return plain(cell) if isinstance(cell, str) else cell
