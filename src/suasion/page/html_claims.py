"""The claims table to HTML.

Each claim is a group of two rows of one real table: the sentence with its verdict, and a row over
all columns that holds the evidence in a native disclosure. The style sheet lifts its summary into
the last column of the first row. So it opens by keyboard and without script, the browser's own
search finds what is closed, and without any style sheet it still stands below its claim. Roles
are written out because browsers drop a table's meaning when a narrow screen lays it out as blocks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from suasion.page.blocks import Verdict
from suasion.page.html_pen import slug
from suasion.page.inline import inline
from suasion.page.marks import part_mark, verdict_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.block_text import Part
    from suasion.page.blocks import ClaimRow, Claims
    from suasion.page.html_pen import Pen

__all__ = ["claims", "trace_steps"]

_CHECKSUM = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{8,64}\b")


def claims(block: Claims, pen: Pen) -> str:
    """Write the tally and the table of claims."""
    speakers = {row.said_by for row in block.rows}
    shared = next(iter(speakers)) if len(speakers) == 1 else ""
    rows = "\n".join(_claim(row, pen, show_speaker=not shared) for row in block.rows)
    heads = {
        "id": '<span class="unseen">Claim</span>',
        "sentence": inline(shared or "What was said"),
        "verdict": "Verdict",
        "finding": "What the records show",
        "rests": "Rests on",
    }
    head = "".join(
        f'<th class="c-{name}" scope="col" role="columnheader">{words}</th>'
        for name, words in heads.items()
    )
    tally = _tally(block.rows) + "\n" if block.tally and block.rows else ""
    return (
        f'<div class="said-and-checked">\n{tally}<table class="claims" role="table">\n'
        '<caption class="unseen">Claims, their verdicts and what the records show</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n{rows}\n</table>\n</div>'
    )


def trace_steps(steps: Sequence[str]) -> str:
    """Write a trace as one line of steps that wraps between them; checksums are set in code.

    Examples
    --------
    >>> "<code>9dbc0fc6cc9a</code>" in trace_steps(("S03", "vintage sha256 9dbc0fc6cc9a"))
    True
    """
    marked = (_CHECKSUM.sub(r"<code>\g<0></code>", inline(step)) for step in steps)
    items = "".join(f"<li>{step}</li>" for step in marked)
    return f'<div class="trace"><b>Trace</b> <ol>{items}</ol></div>'


def _tally(rows: Sequence[ClaimRow]) -> str:
    """Write one mark for each claim, verdict by verdict, with the counts in words."""
    items = []
    for verdict in get_args(Verdict):
        count = sum(row.verdict == verdict for row in rows)
        if count:
            items.append(
                f'<li class="{_kind(verdict)}"><span class="marks">'
                f"{verdict_mark(verdict, 20) * count}</span> <b>{count}</b> {verdict}</li>"
            )
    return '<div class="tally">\n<ul>\n' + "\n".join(items) + "\n</ul>\n</div>"


def _claim(row: ClaimRow, pen: Pen, *, show_speaker: bool) -> str:
    speaker = f'<span class="speaker">{inline(row.said_by)}</span>' if show_speaker else ""
    more = _more(row, pen)
    bare = "" if more else " bare"
    word = row.verdict.capitalize()
    return (
        f'<tbody class="claim {_kind(row.verdict)}{bare}" id="{pen.name(slug(row.id))}"'
        ' role="rowgroup">\n<tr class="said" role="row">\n'
        f'<td class="c-id" role="cell">{inline(row.id)}</td>\n'
        f'<th class="c-sentence" scope="row" role="rowheader">{inline(row.sentence)}'
        f"{speaker}</th>\n"
        f'<td class="c-verdict" role="cell"><span class="verdict">'
        f"{verdict_mark(row.verdict)} {word}</span></td>\n"
        f'<td class="c-finding" role="cell"><p>{inline(row.finding)}</p>{_parts(row.parts)}</td>\n'
        f'<td class="c-rests" role="cell"><span class="rests-word">Rests on: </span>'
        f"{inline(row.rests_on)}</td>\n</tr>\n{more}</tbody>"
    )


def _parts(parts: Sequence[Part]) -> str:
    if not parts:
        return ""
    items = "".join(
        f'<li class="part">{part_mark(part.mark)} <span>{inline(part.text)}</span></li>'
        for part in parts
    )
    return f'\n<ul class="parts">{items}</ul>'


def _more(row: ClaimRow, pen: Pen) -> str:
    """Write the second row of a claim: its evidence, to open."""
    if not row.evidence and not row.trace:
        return ""
    word = "What is needed" if row.verdict == "not testable" else "Evidence"
    level = pen.level
    inside = pen.blocks(row.evidence)
    pen.level = level
    trace = "\n" + trace_steps(row.trace) if row.trace else ""
    return (
        '<tr class="more" role="row"><td colspan="5" role="cell">\n<details class="opens">\n'
        f'<summary>{word}<span class="unseen"> for {inline(row.id)}</span></summary>\n'
        f'<div class="evidence">\n{inside}{trace}\n</div>\n</details>\n</td></tr>\n'
    )


def _kind(verdict: Verdict) -> str:
    return "v-" + slug(verdict)
