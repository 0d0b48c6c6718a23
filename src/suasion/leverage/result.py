"""Measured leverage as a result: table, values, text, chart, citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from suasion.catalog import actor
from suasion.leverage.lead import Lead, leads
from suasion.leverage.matrix import MATRIX
from suasion.leverage.told import Told, told
from suasion.panel import Panel

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["GDP", "Leverage"]

GDP = ("wdi-gdp-per-capita", "wdi-population")


@dataclass(frozen=True, eq=False)
class Leverage:
    """What each power could withdraw from each state.

    Attributes
    ----------
    panel
        What it was measured on.
    table
        One row per power, state, year, measure, instrument and unit: the value under the usual
        specification, and the range over all admissible ones. A cut-off loss is a change of real
        income in percent: negative is a loss. ``cost`` is the power's own.
    by_specification
        One row per cut-off loss and specification: loss, cost and asymmetry.
    choose
        The choices that were fixed.
    """

    panel: Panel
    table: pl.DataFrame
    by_specification: pl.DataFrame
    choose: Mapping[str, str]

    def values(self) -> pl.DataFrame:
        """Return the table as values: power → state, with specification and range."""
        return self.table.select(
            "power", "state", pl.col("year").alias("period"),
            pl.format("{}: {}", "measure", "instrument").alias("measure"), "value", "unit",
            pl.col("basis").alias("specification"), "low", "high",
            pl.lit(None, pl.Float64).alias("level"), "basis", "status",
        )  # fmt: skip

    @cached_property
    def leads(self) -> list[Lead]:
        """The two contested powers compared in every state, year and reporter."""
        contested = self.panel.theatre.contested
        return leads(self.by_specification, *contested[:2]) if len(contested) > 1 else []

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every cut-off loss of all trade by one side's count, positive, with its range."""
        return told(self.by_specification)

    def latest(self, reporter: str = "own") -> dict[str, Lead]:
        """Return the newest comparison of the contested powers in each state."""
        found = sorted((one for one in self.leads if one.reporter == reporter), key=_when)
        return {one.state: one for one in found if one.state in self.panel.theatre.states}

    @property
    def text(self) -> str:
        """What was found, in one paragraph."""
        told = [_said(one) for one in self.latest().values()]
        if not told:
            rows = self.table.height
            if not rows:
                return f"{self.panel.theatre.title}: nothing is covered under these choices."
            return f"{self.panel.theatre.title}: {rows:,} row{'' if rows == 1 else 's'}."
        return (
            " ".join(told) + " A range runs over the admissible choices and promises no coverage; "
            "one choice moves both powers together, so the order is counted choice by choice."
        )

    def chart(self, state: str) -> LayerChart:
        """Return the chart of one state's cut-off losses, power by power.

        Raises
        ------
        QueryError
            No cut-off loss of the state was measured.
        """
        from suasion.leverage.chart import draw_losses

        return draw_losses(self, state)

    @property
    def provenance(self) -> dict[str, str]:
        """Return file and checksum of every source behind it."""
        entries = self.panel.snapshot.entries
        mine = {
            entries[name].vintage_file: entries[name].vintage_sha256
            for name in (MATRIX, *GDP)
            if name in entries
        }
        return self.panel.provenance | mine

    def cite(self) -> str:
        """Return the citations of the sources behind it, one to a line."""
        held = {one.id: one.citation for one in self.panel.snapshot.declared()}
        lines = [*self.panel.cite().splitlines(), held.get(MATRIX, "")]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _repr_html_(self) -> str:
        return str(self.table._repr_html_())


def _when(one: Lead) -> int:
    return one.year


def _said(one: Lead) -> str:
    """Say which of two powers a state would miss more, and how sure that is."""
    first, second = actor(one.first).spoken, actor(one.second).spoken
    (a, b), ((a0, a1), (b0, b1)) = one.losses, one.ranges
    return (
        f"{actor(one.state).name}, {one.year}: losing {first} would cost {a:.2f} % of real income "
        f"({a0:.2f} to {a1:.2f}), losing {second} {b:.2f} ({b0:.2f} to {b1:.2f}); "
        f"the order holds in {one.held} of {one.of} specifications."
    )
