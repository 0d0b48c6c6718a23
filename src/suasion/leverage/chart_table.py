"""The figures of a chart of cut-off losses, as a table and in words."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.catalog import actor
from suasion.leverage.told import Told
from suasion.page import Column, Table, without_empty

__all__ = ["COUNTED", "losses_alt", "losses_columns"]

COUNTED = {
    "own": "the state's own statistics",
    "mirror": "its partners' reports",
    "matrix": "all-pairs matrix",
}
"""Whose count a reporter is, in words."""


def losses_columns(rows: Sequence[Told], state: str) -> Table:
    """Return the table behind a chart: value, range, cost to the power, what was updated."""
    heads = (
        Column("Power"),
        Column("Year", "right"),
        Column("Counted by"),
        Column("Loss", "right", "%", 2),
        Column("Low", "right", "%", 2),
        Column("High", "right", "%", 2),
        Column("Specifications", "right"),
        Column("Cost to the power", "right", "%", 4),
        Column("Loss over cost", "right", "", 0),
        Column("Trade of the year", "right", "%", 0),
    )
    cells = tuple(
        (
            actor(one.power).label, one.year, COUNTED[one.reporter], one.loss, one.low, one.high,
            one.specifications, one.cost, "" if one.asymmetry is None else one.asymmetry,
            "" if one.reporter == "matrix" else one.updated,
        )
        for one in sorted(rows, key=lambda one: (one.year, one.reporter, -one.loss, one.power))
    )  # fmt: skip
    caption = f"Cut-off loss, power → {actor(state).label}, percent of real income"
    return without_empty(Table(caption, heads, cells))


def losses_alt(rows: Sequence[Told], state: str) -> str:
    """Say what the chart shows: each power's first and last figure by each count."""
    told = []
    for power in dict.fromkeys(one.power for one in rows):
        for reporter, words in COUNTED.items():
            run = [one for one in rows if (one.power, one.reporter) == (power, reporter)]
            if run:
                run.sort(key=lambda one: one.year)
                ends = [
                    f"{one.loss:.2f} % in {one.year}"
                    for one in dict.fromkeys(run[:: len(run) - 1 or 1])
                ]
                told.append(f"{actor(power).label} {' and '.join(ends)} ({words})")
    what = f"What losing each power would cost {actor(state).spoken}"
    return f"{what}, percent of real income: {'; '.join(told)}."
