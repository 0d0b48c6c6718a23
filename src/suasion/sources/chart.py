"""The coverage chart: what each source speaks of, year by year, gaps visible."""

from __future__ import annotations

from typing import Literal

from suasion.catalog import actor, indicator, source
from suasion.page import Chart, Column, Table
from suasion.page.inline import capital
from suasion.sources.listing import coverage_table
from suasion.sources.snapshot import Snapshot

__all__ = ["coverage_chart"]

_WIDE = 1072
_NARROW = 328


def coverage_chart(snapshot: Snapshot, *, since: int, until: int, actors: set[str]) -> Chart:
    """Return the coverage of the sources that report for the actors given."""
    from suasion.page.figure import Cell, coverage
    from suasion.page.svg import to_svg

    table = coverage_table(snapshot)
    # windows for several partners of one reporter make one row: covered where any of them is
    cells: dict[tuple[str, str, int], Cell] = {}
    rows = []
    for window in table.iter_rows(named=True):
        reporter = window["reporter"]
        if reporter != "all" and reporter not in actors:
            continue
        for quantity in window["quantities"].split():
            name = _row(reporter, quantity)
            estimated = window["status"] == "estimated"
            kind: Literal["estimated", "covered"] = "estimated" if estimated else "covered"
            years = range(max(since, window["since"]), min(until, window["until"]) + 1)
            group = source(window["source"]).short
            # a window of single products says what is not known: it is told, not drawn
            for year in years if window["products"] == "all" else ():
                key = (group, name, year)
                if key not in cells or kind == "covered":
                    cells[key] = Cell(name, year, kind, group=capital(group))
            rows.append(
                (group, name, window["since"], window["until"], window["status"],
                 _silence(window["absent"]), window["missing"], window["note"])
            )  # fmt: skip
    alt = (
        "Years covered by source, reporter and quantity, "
        f"{since} to {until}; the table lists every window."
    )
    return Chart(
        title="What is held, year by year",
        subtitle="A year without a mark is not covered: it is unknown, not zero",
        svg=to_svg(coverage(cells.values(), width=_WIDE), alt_text=alt),
        phone=to_svg(coverage(cells.values(), width=_NARROW), alt_text=alt),
        paper=to_svg(coverage(cells.values(), width=680), alt_text=alt),
        alt=alt,
        table=Table(
            caption="Declared coverage",
            columns=(
                Column("Source"),
                Column("Reporter and quantity"),
                Column("Since", "right"),
                Column("Until", "right"),
                Column("Status"),
                Column("A missing partner means"),
                Column("Left out"),
                Column("Note"),
            ),
            rows=tuple(rows),
        ),
    )


def _row(reporter: str, quantity: str) -> str:
    name = indicator(quantity).name.lower()
    return f"All, {name}" if reporter == "all" else f"{actor(reporter).name}, {name}"


def _silence(absent: str) -> str:
    return "no trade" if absent == "zero" else "unknown"
