"""Exposure and share: the ties that have a source, instrument by instrument, from the panel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from suasion.catalog import Indicator, indicators
from suasion.panel import Panel

__all__ = ["instruments", "tie_rows"]

_PREFERRED = ("own", "mirror", "reconciled")


def instruments() -> tuple[str, ...]:
    """Return the instruments of which a tie can be told, in the order of their indicators.

    Examples
    --------
    >>> "debt" in instruments()
    True
    """
    return tuple(dict.fromkeys(one.instrument for one in _told()))


def _told() -> list[Indicator]:
    return [one for one in indicators().values() if one.counts_as]


def tie_rows(panel: Panel) -> Iterator[dict[str, Any]]:
    """Yield one row per power, state, year and instrument, over those who count.

    All powers of a state and year are told by one side's count, the one that knows most of them: a
    power that it leaves out has no row. The range runs over whose statistics are believed and over
    sums and published totals. Instruments in different units are never added.
    """
    told = {one.id: one for one in _told()}
    covered = panel.table.filter(
        pl.col("indicator").is_in(list(told))
        & pl.col("value").is_not_null()
        & (pl.col("rank") == 1)
        & pl.col("regime").is_in(_PREFERRED)
        & (pl.col("power") != "WLD")
    ).with_columns(
        place=pl.col("regime").replace_strict(
            {name: at for at, name in enumerate(_PREFERRED)}, return_dtype=pl.Int32
        )
    )
    key = ["indicator", "power", "state", "year"]
    # OEC's reconciled trade is another regime: shown in the panel, in no comparison
    only = [one.id for one in told.values() if one.regimes == ("reconciled",)]
    covered = covered.filter((pl.col("regime") != "reconciled") | pl.col("indicator").is_in(only))
    by = [*(pl.col(name) for name in (*key, "place")), pl.col("aggregate").fill_null("")]
    cells = _told_first(covered).sort(by).group_by(key, maintain_order=True).agg(
        pl.col("value").first(),
        pl.col("unit").first(),
        pl.col("status").first(),
        missing=pl.col("missing").first(),
        reporter=pl.col("regime").first(),
        low=pl.min_horizontal(pl.col("value").min(), pl.col("low").min()),
        high=pl.max_horizontal(pl.col("value").max(), pl.col("high").max()),
        specifications=pl.len().cast(pl.Int32),
    )  # fmt: skip
    for cell in cells.iter_rows(named=True):
        yield _row(told[cell["indicator"]], cell)


def _told_first(covered: pl.DataFrame) -> pl.DataFrame:
    """Put one side's count first for all powers of a state and year; drop whom it leaves out."""
    place = pl.col("place")
    key = ["indicator", "state", "year"]
    known = covered.group_by(*key, "place").agg(powers=pl.col("power").n_unique())
    # of sides that know as many powers the preferred one
    widest = known.sort("powers", "place", descending=[True, False]).group_by(key).agg(
        told=place.first()
    )  # fmt: skip
    ordered = covered.join(widest, on=key).with_columns(
        place=pl.when(place == pl.col("told")).then(-1).otherwise(place)
    )
    return ordered.filter((place == -1).any().over([*key, "power"]))


def _row(one: Indicator, cell: dict[str, Any]) -> dict[str, Any]:
    ranged = cell["low"] < cell["high"]
    of_gdp = one.counts_as == "exposure" and one.rule == "ratio"
    several = cell["specifications"] > 1
    return {
        **{name: cell[name] for name in ("power", "state", "year", "value", "status", "reporter")},
        "missing": cell["missing"] or None,
        "measure": one.counts_as,
        "instrument": one.instrument,
        "unit": "% of GDP" if of_gdp else one.unit,
        "low": cell["low"] if ranged else None,
        "high": cell["high"] if ranged else None,
        "basis": "specification" if several else ("rounding" if ranged else "one source"),
        "specifications": cell["specifications"],
    }
