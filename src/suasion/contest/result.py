"""A contest as a result: tables, values, text, chart, citation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from suasion.contest.breaks import Break
from suasion.contest.losses import LossMove
from suasion.contest.moves import Move
from suasion.contest.passed import Passed
from suasion.contest.profiles import Profiled
from suasion.contest.sections import Shifted
from suasion.contest.tables import TABLES, Shown
from suasion.errors import QueryError
from suasion.leverage import Leverage
from suasion.panel import Panel

__all__ = ["Contest"]


@dataclass(frozen=True, eq=False)
class Contest:
    """How two contested powers moved in the states of a theatre.

    Attributes
    ----------
    panel, leverage
        What it was compared on.
    since, until
        The earlier year, and the newest that may be used.
    states
        The states compared, and all together.
    moves, losses, passed, profiles, breaks, shifted
        Movements by instrument and by who counts; of cut-off losses; bounds on who lost to whom;
        which power matters by which instrument; breaks in shares; shift-share.
    """

    panel: Panel
    leverage: Leverage
    since: int
    until: int
    states: tuple[str, ...]
    moves: tuple[Move, ...]
    losses: tuple[LossMove, ...]
    passed: tuple[Passed, ...]
    profiles: tuple[Profiled, ...]
    breaks: tuple[Break, ...]
    shifted: tuple[Shifted, ...]

    @property
    def contested(self) -> tuple[str, str]:
        """The two powers."""
        first, second = self.panel.theatre.contested[:2]
        return first, second

    def movement(self, measure: str, regime: str, state: str, *, gainer: str | None = None) -> Move:
        """Return one movement; without ``gainer`` the first contested power's.

        Raises
        ------
        QueryError
            There is none.
        """
        who = gainer or self.contested[0]
        for one in self.moves:
            if (one.measure.id, one.regime, one.state, one.gainer) == (measure, regime, state, who):
                return one
        raise QueryError(
            "no such movement", where=f"{measure} {regime} {state}, {who} gaining",
            remedy="see .table for those there are",
        )  # fmt: skip

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per movement: state, instrument, who counts, class, changes with ranges."""
        return self.shown("movements")

    def shown(self, name: Shown) -> pl.DataFrame:
        """Return one of the tables: movements, losses, bounds, profile, breaks, shift-share.

        Raises
        ------
        QueryError
            No such table.
        """
        if name not in TABLES:
            raise QueryError("no such table", where=name, remedy=f"one of {', '.join(TABLES)}")
        return TABLES[name](self)

    def values(self) -> pl.DataFrame:
        """Return the changes of both powers' levels as values: power → state, with range."""
        mine = self.table.filter(pl.col("gainer") == self.contested[0])
        return pl.concat(_role(mine, role) for role in ("gainer", "loser"))

    @property
    def text(self) -> str:
        """What was found, in one honest paragraph."""
        from suasion.contest.told import paragraph

        return paragraph(self)

    def chart(self, state: str, indicator: str = "turnover_share") -> Any:
        """Return the shares of the powers in a state over time, own and mirror both drawn.

        Raises
        ------
        QueryError
            Nothing is covered.
        """
        return self.panel.chart(state, indicator)

    @property
    def provenance(self) -> dict[str, str]:
        """Return file and checksum of every source behind it."""
        return self.leverage.provenance

    def cite(self) -> str:
        """Return the citations of the sources behind it, one to a line."""
        return self.leverage.cite()

    def _repr_html_(self) -> str:
        return str(self.table._repr_html_())


def _role(table: pl.DataFrame, role: str) -> pl.DataFrame:
    """Return the changes of one of the two powers as values."""
    return table.select(
        power=pl.col(role), state="state", period=pl.col("until"),
        measure=pl.format("change since {}: {}", "since", "instrument"),
        value=pl.col(f"{role}_change"), unit="unit",
        specification=pl.format("reporter={}", "reporter"),
        low=pl.col(f"{role}_low"), high=pl.col(f"{role}_high"),
        level=pl.lit(None, pl.Float64), basis=pl.lit("rounding"), status="kind",
    )  # fmt: skip
