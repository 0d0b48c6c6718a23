"""The panel as a result: its table, and how one value is looked up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from suasion.catalog import Theatre
from suasion.errors import QueryError
from suasion.panel.cells import SUM_OF_STATES
from suasion.sources import Snapshot

if TYPE_CHECKING:
    from suasion.events import Events

__all__ = ["Panel", "side_by_side"]


@dataclass(frozen=True, eq=False)
class Panel:
    """Power → state, year by year.

    Attributes
    ----------
    theatre, snapshot
        What it was built for, and from which records.
    table
        Columns power, state, year, indicator, regime, aggregate, source, value, low, high, unit,
        status, missing, reporter, records, rank. ``rank`` 1 has precedence among the sources of a
        regime; further ranks are alternatives.
    """

    theatre: Theatre
    snapshot: Snapshot
    table: pl.DataFrame

    def select(
        self,
        *,
        indicator: str | None = None,
        power: str | None = None,
        state: str | None = None,
        year: int | None = None,
        alternatives: bool = False,
    ) -> pl.DataFrame:
        """Return the rows asked for; without ``alternatives`` only those with precedence.

        Raises
        ------
        QueryError
            The panel has no such indicator, power, state or year.
        """
        rows = self.table
        asked = {"indicator": indicator, "power": power, "state": state, "year": year}
        for column, wanted in asked.items():
            if wanted is None:
                continue
            known = self.table[column].drop_nulls().unique().sort()
            if wanted not in known:
                raise QueryError(
                    f"the panel has no such {column}",
                    where=f"{column} {wanted!r}, theatre {self.theatre.id}",
                    remedy=f"known: {_listed(known)}",
                )
            rows = rows.filter(pl.col(column) == wanted)
        return (
            rows if alternatives else rows.filter(pl.col("rank").is_null() | (pl.col("rank") == 1))
        )

    @cached_property
    def _parts(self) -> dict[tuple[Any, ...], pl.DataFrame]:
        covered = self.table.filter((pl.col("rank") == 1) & pl.col("value").is_not_null())
        return covered.partition_by("indicator", "state", as_dict=True)

    @cached_property
    def _cells(self) -> dict[tuple[str, str], dict[tuple[str | None, int], list[dict[str, Any]]]]:
        return {}

    def first(
        self, indicator: str, power: str | None, state: str, year: int
    ) -> list[dict[str, Any]]:
        """Return the covered cells with precedence, one for each regime and aggregate."""
        if (indicator, state) not in self._cells:
            found: dict[tuple[str | None, int], list[dict[str, Any]]] = defaultdict(list)
            part = self._parts.get((indicator, state))
            for row in part.iter_rows(named=True) if part is not None else ():
                found[row["power"], row["year"]].append(row)
            self._cells[indicator, state] = dict(found)
        return self._cells[indicator, state].get((power, year), [])

    @cached_property
    def _reporting(self) -> frozenset[str]:
        own = self.table.filter((pl.col("regime") == "own") & pl.col("value").is_not_null())
        return frozenset(own["state"])

    def reports(self, state: str) -> bool:
        """Tell whether any of the state's own statistics are held.

        A state that never reports is known from its partners only.
        """
        return state in self._reporting

    def sources(self, cell: dict[str, Any]) -> tuple[str, ...]:
        """Return the sources a cell rests on, also where all of them are silent.

        A ``zero`` has no record; if it is a sum of states, the states' own cells name the source.
        """
        named = {reference.partition(":")[0] for reference in cell["records"]}
        if not named and cell["source"] == SUM_OF_STATES:
            named = {
                row["source"]
                for state in self.theatre.states
                for row in self.first(cell["indicator"], cell["power"], state, cell["year"])
                if row["regime"] == cell["regime"] and not row["records"]
            }
        return tuple(sorted(named or {cell["source"]}))

    def value(
        self, indicator: str, power: str | None, state: str, year: int, *, regime: str | None
    ) -> float | None:
        """Return one value, or None where nothing is covered."""
        rows = self.select(indicator=indicator, power=power, state=state, year=year)
        rows = rows.filter(pl.col("regime").eq_missing(pl.lit(regime)))
        value = rows["value"].drop_nulls()
        return None if value.is_empty() else float(value[0])

    def values(self) -> pl.DataFrame:
        """Return the covered cells with precedence as values: power → state, with specification."""
        rows = self.table.filter((pl.col("rank") == 1) & pl.col("value").is_not_null())
        specification = pl.format(
            "reporter={} aggregate={}",
            pl.col("regime").fill_null("-"),
            pl.col("aggregate").fill_null("-"),
        )
        return rows.select(
            "power",
            "state",
            pl.col("year").alias("period"),
            pl.col("indicator").alias("measure"),
            "value",
            "unit",
            specification.alias("specification"),
            "low",
            "high",
            pl.lit(None, pl.Float64).alias("level"),
            pl.when(pl.col("low").is_not_null()).then(pl.lit("rounding")).alias("basis"),
            "status",
        )

    @property
    def text(self) -> str:
        """What is in it, in one sentence."""
        covered = self.table.filter(pl.col("value").is_not_null())
        years = covered["year"].to_list()
        share = covered.height / max(1, self.table.height)
        return (
            f"{self.theatre.title}: {covered['state'].n_unique()} states and "
            f"{covered['power'].drop_nulls().n_unique()} powers, {min(years)}-{max(years)}; "
            f"{covered.height:,} cells covered, {100 * share:.0f} % of the grid."
        )

    def chart(
        self, state: str, indicator: str = "turnover", *, events: Events | None = None
    ) -> Any:
        """Return the chart of one state, power by power, as an Altair chart.

        Parameters
        ----------
        state
            A state of the theatre.
        indicator
            What is drawn.
        events
            Events to mark in it, instead of the theatre's reference events.

        Raises
        ------
        QueryError
            Nothing is covered.
        """
        from suasion.panel.chart import draw_lines
        from suasion.panel.series import leading, series

        powers = leading(self, indicator, state)
        figures = series(self, indicator, state, powers=powers, since=self.theatre.since)
        if not figures:
            raise QueryError(
                "nothing is covered", where=f"{indicator} of {state}", remedy="see suasion sources"
            )
        return draw_lines(self, indicator, figures, width=640, marked=events)

    @property
    def provenance(self) -> dict[str, str]:
        """Return file and checksum of every source behind it."""
        return {
            one.vintage_file: one.vintage_sha256
            for name, one in self.snapshot.entries.items()
            if name in set(self.table["source"])
        }

    def cite(self) -> str:
        """Return the citations of the sources behind it, one to a line."""
        used = set(self.table["source"])
        return "\n".join(one.citation for one in self.snapshot.declared() if one.id in used)

    def _repr_html_(self) -> str:
        return str(side_by_side(self.select(indicator="turnover"))._repr_html_())


def _listed(known: pl.Series) -> str:
    if known.dtype == pl.String:
        return ", ".join(known)
    years = known.to_list()
    return f"{min(years)}-{max(years)}"


def side_by_side(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the values of the regimes beside each other, for reading.

    Years that nothing covers are left out. ``≥`` marks a floor (a sum with members missing), ``*``
    a share of such a sum, ``~`` an estimate; ``0`` is what a complete report leaves out.
    """
    share = pl.col("unit") == "%"
    mark = (
        pl.when(pl.col("status") == "estimated")
        .then(pl.lit("~ "))
        .when(pl.col("status") == "partial")
        .then(pl.when(share).then(pl.lit("* ")).otherwise(pl.lit("≥ ")))
        .otherwise(pl.lit(""))
    )
    figure = pl.col("value").round(1).map_elements(lambda value: f"{value:,.1f}", pl.String)
    published = pl.when(pl.col("aggregate") == "provider").then(pl.lit(" (published)"))
    told = rows.filter(pl.col("value").is_not_null() & (pl.col("rank") == 1)).with_columns(
        column=pl.col("regime").fill_null("value") + published.otherwise(pl.lit("")),
        figure=mark + figure,
    )
    index = ["power", "state", "year", "unit"]
    names = told.group_by(index).agg(sources=pl.col("source").unique().sort().str.join(" "))
    wide = told.pivot("column", index=index, values="figure", aggregate_function="first")
    order = [name for name in _COLUMNS if name in wide.columns]
    joined = wide.select(*index, *order).join(names, on=index, how="left", nulls_equal=True)
    return joined.sort(index[:3], nulls_last=True)


_COLUMNS = ("own", "own (published)", "mirror", "mirror (published)", "reconciled", "value")
