"""Series for reading: one indicator of one state over time, by power and by who counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from suasion.catalog import actor, source
from suasion.catalog import indicator as declared
from suasion.panel.result import Panel

__all__ = ["Figure", "counted_by", "leading", "series"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with precedence, and who counts it."""

    power: str
    state: str
    year: int
    regime: str
    value: float
    low: float | None
    high: float | None
    unit: str
    status: str
    missing: str
    sources: tuple[str, ...]

    @property
    def basis(self) -> str:
        """Who counts, in words."""
        return counted_by(self.regime, self.state, self.sources)


def counted_by(regime: str, state: str, names: Sequence[str]) -> str:
    """Say who counts: the state, or the source that reports for its partner.

    Examples
    --------
    >>> counted_by("own", "KGZ", ("nso-bilateral",))
    'Kyrgyzstan’s statistics'
    >>> counted_by("mirror", "KGZ", ("china-customs",))
    'China Customs'
    >>> counted_by("reconciled", "KGZ", ("wb-debt",))
    'World Bank, debt statistics'
    """
    if regime == "own" and tuple(names) == ("nso-bilateral",):
        return f"{actor(state).possessive} statistics"
    return ", ".join(source(name).short for name in names)


def series(
    panel: Panel,
    indicator: str,
    state: str,
    *,
    powers: Sequence[str],
    since: int,
    regimes: Sequence[str] | None = None,
) -> list[Figure]:
    """Return the figures of a state by power, regime and year; what is not covered is left out.

    Without ``regimes`` those that the indicator has.

    Sums with members missing are left out where the state is a group: they are other sums.
    """
    wanted = (
        (pl.col("indicator") == indicator)
        & (pl.col("state") == state)
        & pl.col("power").is_in(list(powers))
        & pl.col("regime").is_in(list(regimes or declared(indicator).regimes))
        & (pl.col("year") >= since)
        & (pl.col("rank") == 1)
        & pl.col("value").is_not_null()
    )
    rows = panel.table.filter(wanted)
    if actor(state).kind == "group":
        rows = rows.filter(pl.col("status") != "partial")
    rows = rows.sort(
        pl.col("power").replace_strict(
            {power: place for place, power in enumerate(powers)}, return_dtype=pl.Int32
        ),
        "regime",
        "year",
        pl.col("aggregate").fill_null(""),
    ).unique(["power", "regime", "year"], keep="first", maintain_order=True)
    return [_figure(row) for row in rows.iter_rows(named=True)]


def _figure(row: dict[str, object]) -> Figure:
    references: list[str] = row["records"]  # type: ignore[assignment]
    names = {reference.partition(":")[0] for reference in references}
    plain = {name: row[name] for name in Figure.__slots__ if name != "sources"}
    return Figure(**plain, sources=tuple(sorted(names)) or (str(row["source"]),))  # type: ignore[arg-type]


def leading(panel: Panel, indicator: str, state: str, *, most: int = 4) -> list[str]:
    """Return the powers to draw: the contested ones, then the largest of the newest year.

    Drawing order is that of the theatre.
    """
    rows = panel.table.filter(
        (pl.col("indicator") == indicator)
        & (pl.col("state") == state)
        & pl.col("power").is_in(list(panel.theatre.powers))
        & pl.col("regime").is_in(list(declared(indicator).regimes))
        & pl.col("value").is_not_null()
    )
    newest = rows.sort("year", "value").group_by("power").agg(pl.col("value").last())
    by_size = newest.sort("value", "power", descending=True)["power"].to_list()
    contested = [one for one in panel.theatre.contested if one in by_size]
    chosen = [*contested, *(one for one in by_size if one not in contested)][:most]
    return [one for one in panel.theatre.powers if one in chosen]
