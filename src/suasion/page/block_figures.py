"""Blocks made of figures: tables, charts, and the place of a chart that cannot be drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from suasion.page.block_text import Link, Part
from suasion.page.drawing import refuse_active

__all__ = ["Absent", "Cell", "Chart", "Column", "Table", "without_empty"]

Cell: TypeAlias = str | float | int | Part | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table is headed, aligned and rounded.

    Parameters
    ----------
    label
        Its head.
    align
        ``"right"`` for figures.
    unit
        Said once, in the head.
    decimals
        Figures are rounded to it for the eye and grouped by thousands; without it they are
        printed as they are (years stay years).
    whole
        Cells are not broken into lines: marks and dates.

    Examples
    --------
    >>> Column("Turnover", align="right", unit="bn USD", decimals=1).unit
    'bn USD'
    """

    label: str
    align: Literal["left", "right"] = "left"
    unit: str = ""
    decimals: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows; what is not covered is ``None`` and is printed in words.

    Parameters
    ----------
    caption
        What the table says.
    columns, rows
        Heads and cells; each row has one cell for each column.
    alt
        One sentence for a listener, if the caption does not tell enough.

    Raises
    ------
    ValueError
        Without a caption or a column, with a row of another length, or with a figure that is
        not finite.

    Examples
    --------
    >>> Table("Trade", (Column("Year"), Column("bn USD", "right")), ((2021, None),)).rows
    ((2021, None),)
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str = ""

    def __post_init__(self) -> None:
        if not self.caption.strip() or not self.columns:
            raise ValueError("a table needs a caption and at least one column")
        for number, row in enumerate(self.rows, start=1):
            _check_row(row, len(self.columns), f"table {self.caption!r}, row {number}")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its finding, its text alternative and its figures.

    Parameters
    ----------
    title
        The finding.
    subtitle
        Measure, unit, direction.
    svg
        The drawing for the screen: static, with no script and no outside address.
    alt
        What the drawing shows, for who does not see it. Required.
    table
        The figures drawn. Required.
    foot
        Source and vintage.
    trace
        Where the figures come from, as one line.
    phone, paper
        The same drawing made anew for a narrow screen (328 px) and for paper (three columns of
        216 px), so that its letters stay readable; without them ``svg`` is scaled.

    Raises
    ------
    ValueError
        Without ``alt`` or figures, or with a drawing that is not a plain SVG.

    Examples
    --------
    >>> table = Table("Loss", (Column("Year"), Column("%", "right")), ((2023, 0.78),))
    >>> Chart("China leads", "% of income", "<svg></svg>", alt="", table=table)
    Traceback (most recent call last):
        ...
    ValueError: chart 'China leads' needs a text alternative (alt)
    """

    title: str
    subtitle: str
    svg: str
    alt: str
    table: Table
    foot: str = ""
    trace: str = ""
    phone: str = ""
    paper: str = ""

    def __post_init__(self) -> None:
        where = f"chart {self.title!r}"
        if not self.alt.strip():
            raise ValueError(f"{where} needs a text alternative (alt)")
        if not isinstance(self.table, Table) or not self.table.rows:
            raise ValueError(f"{where} needs its figures as a table with at least one row")
        refuse_active(self.svg, where)
        for variant in (self.phone, self.paper):
            if variant:
                refuse_active(variant, where)


@dataclass(frozen=True, slots=True)
class Absent:
    """An instrument that is not shown: it keeps its place among the panels, hatched.

    Parameters
    ----------
    title, subtitle
        As a chart would have them.
    needs
        Why it is not shown, and what would be needed.

    Examples
    --------
    >>> Absent("Arms held, by supplier", "Ten-year stock", "Needs a register.").needs
    'Needs a register.'
    """

    title: str
    subtitle: str
    needs: str

    def __post_init__(self) -> None:
        if not self.needs.strip():
            raise ValueError(f"absent chart {self.title!r} must say what it needs")


def without_empty(table: Table) -> Table:
    """Return the table without columns in which every cell is an empty text.

    Examples
    --------
    >>> table = Table("Trade", (Column("Year"), Column("Low")), ((2021, ""), (2022, "")))
    >>> [column.label for column in without_empty(table).columns]
    ['Year']
    """
    kept = [i for i in range(len(table.columns)) if any(row[i] != "" for row in table.rows)]
    return Table(
        table.caption,
        tuple(table.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in table.rows),
        table.alt,
    )


def _check_row(row: tuple[Cell, ...], width: int, where: str) -> None:
    """Refuse a row of another length, and figures that are not figures."""
    if len(row) != width:
        raise ValueError(f"{where} has {len(row)} cells for {width} columns")
    for cell in row:
        if isinstance(cell, float) and not math.isfinite(cell):
            raise ValueError(f"{where} holds {cell}; use None for what is not covered")
