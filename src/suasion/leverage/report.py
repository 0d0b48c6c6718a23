"""What a state's trade was in a year, partner by partner, as one side reports it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import polars as pl

from suasion.catalog import Source, indicator, members
from suasion.leverage.matrix import Base
from suasion.sources import Entry, Snapshot

__all__ = ["Report", "mirror_report", "own_report", "own_years"]

Way = Literal["sold", "bought"]


@dataclass(frozen=True)
class Report:
    """Trade of one state with its partners in a year, million US dollars.

    Attributes
    ----------
    state, year
        Whose trade, and when.
    sold, bought
        By partner. A partner that a complete report leaves out stands with 0.0; one of whom nothing
        is known does not stand here.
    records
        The rows they were read from, ``source:row``, by partner.
    complete
        Whether the state reported all its partners: those it does not name traded nothing.
    unknown
        Partners of whom even a complete report is known to be silent.
    split
        Partners of whom only the turnover is known; it was split as the matrix has it.
    """

    state: str
    year: int
    sold: dict[str, float]
    bought: dict[str, float]
    records: dict[str, tuple[str, ...]]
    complete: bool
    unknown: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()

    @property
    def partners(self) -> frozenset[str]:
        """Who is covered in both directions."""
        return frozenset(self.sold) & frozenset(self.bought)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources it was read from."""
        return tuple(sorted({r.partition(":")[0] for rows in self.records.values() for r in rows}))


def own_years(snapshot: Snapshot, state: str) -> tuple[int, ...]:
    """Return the years in which the state reports all its partners, both ways.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> own_years(open_snapshot(), "KAZ")
    (2018, 2019, 2020, 2021, 2022, 2023)
    """
    return tuple(sorted({y for one in snapshot.declared() for y in _complete_years(one, state)}))


def _complete_years(source: Source, state: str) -> set[int]:
    years: dict[str, set[int]] = {"imports": set(), "exports": set()}
    for window in source.coverage:
        if window.reporter == state and window.absent == "zero" and not window.partners:
            for flow in window.flows:
                years[flow] |= set(range(window.since, window.until + 1))
    return years["imports"] & years["exports"]


def own_report(snapshot: Snapshot, state: str, year: int) -> Report | None:
    """Return what the state itself reports, None where it does not report all its partners.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> round(own_report(open_snapshot(), "KGZ", 2022).bought["CHN"])
    4069
    """
    for source in snapshot.declared():
        if source.shape != "flow" or year not in _complete_years(source, state):
            continue
        windows = [one for one in source.coverage if one.reporter == state]
        rows = snapshot.records(source.id).filter(
            (pl.col("year") == year) & (pl.col("reporter") == state)
        )
        sold, bought, records = _by_partner(rows.collect(), state, source.id)
        return Report(
            state, year, sold, bought, records, complete=True,
            unknown=frozenset(code for one in windows for code in one.missing),
        )  # fmt: skip
    return None


def _by_partner(
    rows: pl.DataFrame, state: str, source: str
) -> tuple[dict[str, float], dict[str, float], dict[str, tuple[str, ...]]]:
    sold: dict[str, float] = {}
    bought: dict[str, float] = {}
    records: dict[str, tuple[str, ...]] = {}
    for exporter, importer, value, row in rows.select(
        "exporter", "importer", "value", "row"
    ).iter_rows():
        partner = importer if exporter == state else exporter
        (sold if exporter == state else bought)[partner] = value
        records[partner] = (*records.get(partner, ()), f"{source}:{row}")
    return sold, bought, records


def mirror_report(snapshot: Snapshot, base: Base, state: str, year: int) -> Report | None:
    """Return what the partners report about their trade with a state, None where none does.

    Each direction of each partner is taken from the source with precedence. A bloc's own total is
    shared out among its members, and a turnover between two directions of which neither is
    reported, as the matrix has them.

    Examples
    --------
    >>> from suasion.leverage.matrix import base_of
    >>> from suasion.sources import open_snapshot
    >>> snapshot = open_snapshot()
    >>> report = mirror_report(snapshot, base_of(snapshot, 2015), "KAZ", 2021)
    >>> round(report.sold["RUS"], -2), "DEU" in report.partners
    (7100.0, True)
    """
    found: dict[Way, dict[str, float]] = {"sold": {}, "bought": {}}
    records: dict[str, tuple[str, ...]] = {}
    turnover: dict[str, tuple[float, str]] = {}
    for name in _by_precedence(snapshot):
        for row in _told_about(snapshot, name, state, year).iter_rows(named=True):
            partner, where = row["reporter"], f"{name}:{row['row']}"
            if row["flow"] == "turnover":
                turnover.setdefault(partner, (row["value"], where))
                continue
            way: Way = "sold" if row["exporter"] == state else "bought"
            if partner not in found[way]:
                found[way][partner] = row["value"]
                records[partner] = (*records.get(partner, ()), where)
    split = _split_turnover(base, state, turnover, found, records)
    for bloc in [code for code in records if code not in base.at]:
        _share_out(base, state, bloc, year, found, records)
    if not records:
        return None
    return Report(
        state, year, found["sold"], found["bought"], records, complete=False,
        split=frozenset(split),
    )  # fmt: skip


def _by_precedence(snapshot: Snapshot) -> list[str]:
    """Return the sources of flows, those with precedence for imports first."""
    order = indicator("imports").precedence
    held = [one.id for one in snapshot.declared() if one.shape == "flow" and one.reports == "own"]
    return sorted(held, key=lambda name: order.index(name) if name in order else len(order))


def _told_about(snapshot: Snapshot, name: str, state: str, year: int) -> pl.DataFrame:
    by_year, none = _told(snapshot, name, state, tuple(snapshot.entries.values()))
    return by_year.get((year,), none)


@lru_cache(maxsize=256)
def _told(
    snapshot: Snapshot, name: str, state: str, _entries: tuple[Entry, ...]
) -> tuple[dict[tuple[Any, ...], pl.DataFrame], pl.DataFrame]:
    """Read what others report about a state once, by year."""
    either = (pl.col("exporter") == state) | (pl.col("importer") == state)
    # the world is no partner, only a sum
    others = ~pl.col("reporter").is_in([state, "WLD"])
    rows = snapshot.records(name).filter(either & others).collect()
    return rows.partition_by("year", as_dict=True), rows.clear()


def _split_turnover(
    base: Base,
    state: str,
    turnover: dict[str, tuple[float, str]],
    found: dict[Way, dict[str, float]],
    records: dict[str, tuple[str, ...]],
) -> list[str]:
    """Divide a turnover: what is reported of one direction, or as the matrix divides it."""
    split = []
    for partner, (value, where) in turnover.items():
        known = [way for way in found if partner in found[way]]
        if len(known) == 1:
            other: Way = "bought" if known[0] == "sold" else "sold"
            found[other][partner] = max(value - found[known[0]][partner], 0.0)
            records[partner] = (*records[partner], where)
        if known or partner not in base.at or state not in base.at:
            continue
        sold = base.trade[base.at[state], base.at[partner]]
        both = sold + base.trade[base.at[partner], base.at[state]]
        if both > 0:
            found["sold"][partner] = value * sold / both
            found["bought"][partner] = value * (1 - sold / both)
            records[partner] = (where,)
            split.append(partner)
    return split


def _share_out(
    base: Base,
    state: str,
    bloc: str,
    year: int,
    found: dict[Way, dict[str, float]],
    records: dict[str, tuple[str, ...]],
) -> None:
    """Replace a bloc's total by its members' parts, those that reported themselves left out."""
    where = records.pop(bloc)
    ways: Iterable[Way] = ("sold", "bought")
    for way in ways:
        total = found[way].pop(bloc, None)
        if total is None or state not in base.at:
            continue
        inside = [code for _, code in members(bloc, [year]) if code in base.at]
        told = {code: found[way][code] for code in inside if code in found[way]}
        silent = [code for code in inside if code not in told]
        parts = {code: _flow(base, state, code, way) for code in silent}
        whole = sum(parts.values())
        for code in silent:
            rest = max(total - sum(told.values()), 0.0)
            found[way][code] = rest * parts[code] / whole if whole else rest / len(silent)
            records[code] = (*records.get(code, ()), *where)


def _flow(base: Base, state: str, partner: str, way: Way) -> float:
    at = base.at
    pair = (state, partner) if way == "sold" else (partner, state)
    return float(base.trade[at[pair[0]], at[pair[1]]])
