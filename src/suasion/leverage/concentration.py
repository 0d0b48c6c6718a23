"""Concentration: how few partners a state's trade rests on, and how few suppliers a power's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from suasion.catalog import Theatre, actor, source
from suasion.leverage.cutoff import Setting, setting
from suasion.leverage.hhi import hhi
from suasion.leverage.losses import partners_of, settings
from suasion.leverage.purchases import SOURCE
from suasion.leverage.suppliers import concentration
from suasion.panel import Panel

__all__ = ["concentration_rows", "trade_concentration"]

UNIT = "HHI, 0-10,000"


def trade_concentration(held: Setting, theatre: Theatre) -> float | None:
    """Return the Herfindahl-Hirschman index of a state's turnover by partner, 0 to 10,000.

    HHI = Σ s², s each partner's share in percent; the theatre's blocs are one partner each. None
    where nothing is traded.
    """
    base = held.base
    mine = base.at[held.state]
    turnover = base.trade[mine] + base.trade[:, mine]
    parts = dict(zip(base.countries, turnover.tolist(), strict=True))
    for power in theatre.powers:
        if actor(power).kind == "bloc":
            inside = [code for code in partners_of(power, held.year) if code in parts]
            parts[power] = sum(parts.pop(code) for code in inside)
    return hhi(pl.DataFrame({"supplier": list(parts), "value": list(parts.values())}))


def concentration_rows(panel: Panel) -> Iterator[dict[str, Any]]:
    """Yield the concentration of each state's trade, and of each bloc's suppliers of raw materials.

    Of trade only where all partners are known: in the matrix, and in a state's own complete report.
    """
    theatre = panel.theatre
    for state in (*theatre.states, *theatre.context):
        found: dict[int, dict[str, float]] = {}
        for year, reporter in settings(panel.snapshot, theatre, state):
            held = setting(panel.snapshot, state, year, reporter) if reporter != "mirror" else None
            index = None if held is None else trade_concentration(held, theatre)
            if index is not None:
                found.setdefault(year, {})[reporter] = index
        for year, by_reporter in found.items():
            yield _row(None, state, year, "trade", by_reporter)
    if panel.snapshot.holds(SOURCE):
        yield from _suppliers(panel)


def _suppliers(panel: Panel) -> Iterator[dict[str, Any]]:
    first = min(window.since for window in source(SOURCE).coverage)
    for power in panel.theatre.powers:
        for year in range(first, panel.theatre.until + 1) if actor(power).kind == "bloc" else ():
            found = concentration(panel, power, year)
            if found is not None:
                by_product = {"reconciled": found.hhi_by_product}
                yield _row(power, None, year, "raw materials", by_product)


def _row(
    power: str | None, state: str | None, year: int, instrument: str, found: dict[str, float]
) -> dict[str, Any]:
    reporter, value = next(iter(found.items()))
    several = len(found) > 1
    return {
        "power": power, "state": state, "year": year, "measure": "concentration",
        "instrument": instrument, "value": value, "unit": UNIT,
        "low": min(found.values()) if several else None,
        "high": max(found.values()) if several else None,
        "basis": "specification" if several else "one source",
        "specifications": len(found), "reporter": reporter, "status": "observed",
    }  # fmt: skip
