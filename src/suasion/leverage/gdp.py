"""Gross domestic product of every economy in a trade matrix."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import polars as pl

from suasion.catalog import MILLION_USD, convert, read_toml
from suasion.sources import Entry, Snapshot

__all__ = ["gdp_of"]


@cache
def _cited() -> dict[tuple[str, int], float]:
    content = read_toml(Path(str(files("suasion.leverage"))) / "gdp.toml")
    scale = convert(1.0, "bn USD", MILLION_USD)
    return {
        (actor, int(year)): value * scale
        for actor, figures in content.items()
        for year, value in figures.items()
        if year.isdigit()
    }


@lru_cache(maxsize=4)
def _held(snapshot: Snapshot, _entries: tuple[Entry, ...]) -> dict[tuple[str, int], float]:
    """Read once for what the snapshot holds: a folder that was rebuilt is another snapshot."""
    parts = [
        snapshot.records(source).select("actor", "year", pl.col("value").alias(source))
        for source in ("wdi-gdp-per-capita", "wdi-population")
    ]
    both = parts[0].join(parts[1], on=["actor", "year"]).collect()
    scale = convert(1.0, "USD", MILLION_USD)
    return {(actor, year): scale * each * heads for actor, year, each, heads in both.iter_rows()}


def gdp_of(snapshot: Snapshot, year: int) -> dict[str, float]:
    """Return GDP in million current US dollars by actor code, where it is known.

    GDP per head times population (World Bank); a few economies from a cited figure.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> round(gdp_of(open_snapshot(), 2015)["KAZ"], -3)
    184000.0
    """
    held = _held(snapshot, tuple(snapshot.entries.values()))
    known = {actor: value for (actor, when), value in _cited().items() if when == year}
    known |= {actor: value for (actor, when), value in held.items() if when == year}
    return {actor: value for actor, value in known.items() if value > 0}
