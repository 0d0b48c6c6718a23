"""Trace a cell of the panel back to the rows of the files it was read from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

from suasion.catalog import actor, members, products
from suasion.catalog import indicator as declared_indicator
from suasion.catalog import source as declared_source
from suasion.errors import QueryError
from suasion.panel.derive.stock import YEARS as STOCK_YEARS
from suasion.panel.result import Panel
from suasion.sources import Snapshot

__all__ = ["Link", "Record", "trace"]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a provider's file, as it stands there; ``row`` None: a year it is silent of."""

    row: int | None
    what: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Link:
    """A panel value and one of the files behind it.

    ``row`` is the line of a text file or the record of a Parquet file, counted from 1; None where
    several rows are summed (they stand in ``records``) or none exists: a ``zero`` is the silence of
    a complete report.
    """

    indicator: str
    power: str | None
    state: str
    year: int
    regime: str | None
    aggregate: str | None
    rank: int
    value: float
    unit: str
    low: float | None
    high: float | None
    status: str
    missing: str
    source: str
    title: str
    provider: str
    licence: str
    file: str
    sha256: str
    row: int | None
    records: tuple[Record, ...] = field(default=())

    def __str__(self) -> str:
        power = f"{self.power} → " if self.power else ""
        counted = f", {self.regime}" if self.regime else ""
        summed = f" ({self.aggregate})" if self.aggregate else ""
        bounds = "" if self.low is None else f" [{self.low:,.1f} to {self.high:,.1f}]"
        lacking = f", without {self.missing}" if self.missing else ""
        lines = [
            f"{self.indicator} {power}{self.state} {self.year}{counted}{summed}: "
            f"{self.value:,.2f} {self.unit}{bounds} ({self.status}{lacking}; rank {self.rank})",
            f"  {self.title} [{self.source}]",
            f"  {self.file}  sha256 {self.sha256}",
        ]
        shown = self.records if len(self.records) <= STOCK_YEARS else self.records[:6]
        lines += [
            f"    {f'row {one.row}' if one.row else 'no row'}: {one.what}: {one.value:,} {one.unit}"
            for one in shown
        ]
        if len(shown) < len(self.records):
            lines.append(f"    ... {len(self.records) - len(shown)} more rows")
        if not self.records and self.value:
            lines.append("    no row named: the sum over all partners")
        elif not self.records:
            lines.append("    no row: a complete report that leaves the partner out")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Return the link as plain values, for JSON."""
        return asdict(self)


def trace(
    panel: Panel, power: str | None, state: str, year: int, indicator: str
) -> tuple[Link, ...]:
    """Return the chain from a cell, in every regime and source, to file, checksum and row.

    Parameters
    ----------
    panel
        The panel that holds the cell.
    power, state, year, indicator
        The cell, power → state; ``power`` None for a quantity of the state alone.

    Returns
    -------
    tuple of Link
        One link per value and file. A share or ratio is followed by the cells of its denominator.

    Raises
    ------
    QueryError
        The panel has no such indicator, power, state or year, or a dyad lacks its power.

    Examples
    --------
    >>> from suasion.panel import build
    >>> link, = trace(build("central-asia"), "CHN", "KGZ", 2022, "imports")
    >>> link.file, round(link.value)
    ('trade/national_bilateral_totals.parquet', 4069)
    """
    declared = declared_indicator(indicator)
    if declared.level == "dyad" and power is None:
        raise QueryError(
            f"{indicator} needs a power",
            where=f"state {state!r}, year {year}",
            remedy="name one, such as CHN, or WLD for all partners",
        )
    wanted = [(indicator, power if declared.level == "dyad" else None)]
    if declared.rule == "share":
        wanted.append((declared.of[0], "WLD"))
    elif declared.rule == "ratio":
        wanted.append((declared.of[1], None))
    links: list[Link] = []
    for name, whom in wanted:
        rows = panel.select(
            indicator=name, power=whom, state=state, year=year, alternatives=True
        ).filter(pl.col("value").is_not_null() & pl.col("power").eq_missing(pl.lit(whom)))
        for cell in rows.iter_rows(named=True):
            links += _links(cell, panel)
    return tuple(links)


def _links(cell: dict[str, Any], panel: Panel) -> list[Link]:
    by_source: dict[str, list[int]] = defaultdict(list)
    for reference in cell["records"]:
        name, _, row = reference.partition(":")
        by_source[name].append(int(row))
    return [
        _link(cell, panel.snapshot, name, sorted(set(by_source[name])))
        for name in panel.sources(cell)
    ]


def _link(cell: dict[str, Any], snapshot: Snapshot, name: str, rows: list[int]) -> Link:
    declared, entry = declared_source(name), snapshot.entry(name)
    records = _records(cell, snapshot, name, rows)
    columns = (
        "indicator", "power", "state", "year", "regime", "aggregate", "rank", "value", "unit",
        "low", "high", "status", "missing",
    )  # fmt: skip
    return Link(
        **{column: cell[column] for column in columns},
        source=name,
        title=declared.title,
        provider=declared.provider,
        licence=declared.licence,
        file=entry.vintage_file,
        sha256=entry.vintage_sha256,
        row=records[0].row if len(records) == 1 else None,
        records=records,
    )


def _records(
    cell: dict[str, Any], snapshot: Snapshot, name: str, rows: list[int]
) -> tuple[Record, ...]:
    table = snapshot.records(name).filter(pl.col("row").is_in(rows))
    if cell["regime"] == "reconciled" and declared_source(name).shape == "observation":
        found = _of_power(cell, table.collect())
        told = _stocked(cell, found) if _is_stock(cell["indicator"]) else _plain(found)
        return tuple(told)
    return tuple(_plain(table.filter(pl.col("year") == cell["year"]).sort("row").collect()))


def _plain(found: pl.DataFrame) -> list[Record]:
    return [Record(row["row"], _what(row), *_figure(row)) for row in found.iter_rows(named=True)]


def _of_power(cell: dict[str, Any], found: pl.DataFrame) -> pl.DataFrame:
    """Keep the power's own records: the total of a year stands at the row of one of its parts."""
    own = found.filter(pl.col("power") == cell["power"])
    if own.is_empty():
        within = [member for _, member in members(cell["power"], [cell["year"]])]
        own = found.filter(pl.col("power").is_in(within))
    return own.sort("row", "power")


def _is_stock(name: str) -> bool:
    declared = declared_indicator(name)
    return declared.rule == "stock" or (declared.rule == "share" and _is_stock(declared.of[0]))


def _stocked(cell: dict[str, Any], found: pl.DataFrame) -> list[Record]:
    """Return the years that a stock is made of, the newest first, and what is left of each."""
    if actor(cell["state"]).members:
        return _plain(found)
    by_year = {row["year"]: row for row in found.iter_rows(named=True)}
    told = []
    for age in range(STOCK_YEARS):
        row = by_year.get(cell["year"] - age)
        left = f"{STOCK_YEARS - age}/{STOCK_YEARS} of it left"
        if row is not None:
            what = f"{_what(row)}, {left}"
            told.append(Record(row["row"], what, row["native"], row["native_unit"]))
        elif found.height:
            first = found.row(0, named=True)
            what = _what({**first, "year": cell["year"] - age})
            told.append(Record(None, what, 0.0, first["unit"]))
    return told


def _figure(row: dict[str, Any]) -> tuple[float, str]:
    """Return the figure as the file writes it; products have no other."""
    if "product" in row:
        return row["value"], row["unit"]
    return row["native"], row["native_unit"]


def _what(row: dict[str, Any]) -> str:
    if "actor" in row:
        power = f"{row['power']} → " if row["power"] else ""
        return f"{row['indicator']} {power}{row['actor']} {row['year']}"
    if "product" in row:
        named = f"{row['product']} {products()[row['product']].name}"
        return f"{named}, {row['exporter']} → {row['importer']} {row['year']}, reconciled"
    arrow = "↔" if row["flow"] == "turnover" else "→"
    told = f", counted by {row['reporter']}" if row["reporter"] else ", reconciled"
    return f"{row['flow']} {row['exporter']} {arrow} {row['importer']} {row['year']}{told}"
