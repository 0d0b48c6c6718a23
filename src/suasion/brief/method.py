"""The method section and the foot of a brief."""

from __future__ import annotations

from suasion import __version__
from suasion.catalog import indicators
from suasion.page import Block, Column, Foot, Heading, Prose, Spread, Table
from suasion.page.inline import capital
from suasion.panel import Panel
from suasion.specification import choices

__all__ = ["foot", "indicator_table", "method_blocks"]


def method_blocks(number: str) -> tuple[Block, ...]:
    """Return how figures are read, and which choices were varied."""
    left = (
        "**Direction** is power → state: imports are what the state buys from the power. "
        "**Own** figures are the state's count, **mirror** figures its partners'. Powers are "
        "compared only under one of the two, and the total below the line comes from the same.",
        "**A bloc is summed before it is scored**, with its members of the year (a member on "
        "1 July counts). A provider's own total is kept beside the sum.",
        "**Absence is not zero.** A figure is zero only where a complete report leaves a partner "
        "out. A sum with members missing is a floor and is called partial.",
    )
    told = [
        f"**{one.question}** {'; '.join(option.label for option in one.option)}. "
        + " ".join(option.rule for option in one.option)
        for one in choices()
    ]
    right = (
        *told,
        "**Ranges.** A range over specifications promises no coverage: it shows what honest "
        "choices change. A figure derived from rounded ones carries the range of the rounding.",
        "**Events** are facts of ledgers, each with its own source. Records of one event are "
        "merged and all kept; where they contradict each other the verdict is mixed. A ledger is "
        "no census: that something is not on record counts only where the kind is complete.",
    )
    return (
        Heading("How the figures were made", kicker=f"{number} · Method", anchor="method"),
        Spread((Prose(left),), (Prose(right),)),
        indicator_table(),
    )


def indicator_table() -> Table:
    """Return what each figure means, and what it does not cover."""
    rows = tuple(
        (one.name, one.unit, f"{one.dimension}, {one.instrument}", one.definition,
         capital(one.does_not_cover) + ".")
        for one in indicators().values()
    )  # fmt: skip
    columns = ("Quantity", "Unit", "Dimension", "Definition", "Does not cover")
    return Table("What each figure means", tuple(Column(name) for name in columns), rows)


def foot(panel: Panel, title: str) -> Foot:
    """Return the last lines: records, licence, how to cite."""
    theatre = panel.theatre
    vintages = len(panel.snapshot.entries)
    return Foot(
        (
            (
                "Records",
                (
                    f"{vintages} sources, each with the checksum of the file it was read from.",
                    f"Any figure: suasion trace {theatre.id} POWER STATE YEAR INDICATOR",
                ),
            ),
            (
                "Licence",
                (
                    "Text and charts: CC BY 4.0.",
                    "Figures: under their providers' terms, named in the list of sources.",
                ),
            ),
            ("Cite", (f"Suasion {__version__}, {theatre.title}. “{title}”.",)),
        )
    )
