"""Charts and panels to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suasion.page.block_figures import Chart
from suasion.page.drawing import place
from suasion.page.html_table import save_link, table
from suasion.page.inline import inline

if TYPE_CHECKING:
    from suasion.page.block_figures import Absent
    from suasion.page.blocks import Panels
    from suasion.page.html_pen import Pen

__all__ = ["absent", "chart", "panels"]


def chart(block: Chart, pen: Pen) -> str:
    """Write a figure: finding, measure, drawing, foot line, and its numbers to open."""
    name = pen.name("figure")
    foot = f'\n<p class="foot">{inline(block.foot)}</p>' if block.foot else ""
    return (
        f'<figure class="chart" id="{name}">\n{_title(block, pen)}\n'
        f'<div class="drawing">\n{_drawings(block, name)}\n</div>{foot}\n'
        f"{_numbers(block, name)}\n</figure>"
    )


def absent(block: Absent, pen: Pen) -> str:
    """Write the hatched place of an instrument that is not shown."""
    return (
        f'<figure class="chart absent">\n{_title(block, pen)}\n'
        f'<div class="drawing void"><div>\n<p><b>Not shown here</b></p>\n'
        f"<p>{inline(block.needs)}</p>\n</div></div>\n</figure>"
    )


def panels(block: Panels, pen: Pen) -> str:
    """Write small multiples; on paper they keep their columns."""
    inside = "\n".join(
        chart(panel, pen) if isinstance(panel, Chart) else absent(panel, pen)
        for panel in block.blocks
    )
    return f'<div class="panels of{block.columns}">\n{inside}\n</div>'


def _title(block: Chart | Absent, pen: Pen) -> str:
    level = min(pen.level + 1, 4)
    sub = f'\n<p class="sub">{inline(block.subtitle)}</p>' if block.subtitle else ""
    return f"<figcaption>\n<h{level}>{inline(block.title)}</h{level}>{sub}\n</figcaption>"


def _drawings(block: Chart, name: str) -> str:
    """Write the drawing, and those made anew for other widths; one is shown at a time."""
    kinds = [("screen", block.svg), ("phone", block.phone), ("paper", block.paper)]
    made = [(kind, svg) for kind, svg in kinds if svg]
    if len(made) == 1:
        return place(block.svg, block.alt, name)
    redrawn = " ".join(f"re-{kind}" for kind, _ in made[1:])
    inside = "\n".join(
        f'<div class="for-{kind}">{place(svg, block.alt, f"{name}-{kind}")}</div>'
        for kind, svg in made
    )
    return f'<div class="sizes {redrawn}">\n{inside}\n</div>'


def _numbers(block: Chart, name: str) -> str:
    trace = f'\n<p class="trace-line"><b>Trace</b> {inline(block.trace)}</p>' if block.trace else ""
    return (
        f'<details class="numbers">\n<summary>Figures as a table'
        f'<span class="unseen">: {inline(block.title)}</span></summary>\n'
        f"{table(block.table)}{trace}\n"
        f'<p class="links">{save_link(block.table, f"{name} {block.title}")}</p>\n</details>'
    )
