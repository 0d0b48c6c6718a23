"""The chain from a figure that a room computes to the rows of the files it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from suasion.catalog import indicator, products, source
from suasion.errors import QueryError
from suasion.leverage.cutoff import setting
from suasion.leverage.lookup import Looked, about, look_up
from suasion.leverage.losses import partners_of, settings
from suasion.leverage.matrix import MATRIX, base_years
from suasion.leverage.purchases import SOURCE
from suasion.panel import Panel
from suasion.panel.trace import Record
from suasion.specification import Specification, usual

__all__ = ["Chain", "trace"]

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Chain:
    """A computed figure, and one of the files behind it with the rows that matter most.

    Attributes
    ----------
    indicator, power, state, year
        The figure, power → state.
    value, unit, status, regime, specification
        What it is, and under which choices.
    source, title, file, sha256
        One of its sources.
    records
        Rows of the file that tell of the power and the state; the rest of the file stands behind
        it too where a matrix does.
    """

    indicator: str
    power: str | None
    state: str
    year: int
    value: float
    unit: str
    status: str
    regime: str
    specification: str
    source: str
    title: str
    file: str
    sha256: str
    records: tuple[Record, ...] = field(default=())

    def __str__(self) -> str:
        power = f"{self.power} → " if self.power else ""
        counted = f", {self.specification}" if self.specification else ""
        lines = [
            f"{self.indicator} {power}{self.state} {self.year}{counted}: "
            f"{self.value:,.3f} {self.unit} ({self.status})",
            f"  {self.title} [{self.source}]",
            f"  {self.file}  sha256 {self.sha256}",
        ]
        lines += [
            f"    row {one.row}: {one.what}: {one.value:,} {one.unit}"
            for one in self.records[:_SHOWN]
        ]
        if len(self.records) > _SHOWN:
            lines.append(f"    ... {len(self.records) - _SHOWN} more rows")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Return the chain as plain values, for JSON."""
        names = [name for name in self.__slots__ if name != "records"]
        rows = [{"row": o.row, "what": o.what, "value": o.value, "unit": o.unit}
                for o in self.records]  # fmt: skip
        return {name: getattr(self, name) for name in names} | {"records": rows}


def trace(panel: Panel, power: str | None, state: str, year: int, measure: str) -> list[Chain]:
    """Return the chain of a computed figure, for every side that can be asked, usual choices.

    Parameters
    ----------
    panel
        Whose snapshot holds the records.
    power, state, year, measure
        The figure, power → state.

    Raises
    ------
    QueryError
        The theatre has no such power, state or year, or a dyad lacks its power.

    Examples
    --------
    >>> from suasion.panel import build
    >>> chains = trace(build("central-asia"), "CHN", "KAZ", 2023, "leverage")
    >>> [one.source for one in chains if one.regime == "own"]
    ['nso-bilateral', 'unctad-matrix', 'wdi-gdp-per-capita', 'wdi-population']
    """
    # refuses what the theatre does not have
    panel.select(power=power, state=state, year=year)
    if indicator(measure).level == "dyad" and power is None:
        raise QueryError(
            f"{measure} needs a power", where=f"state {state!r}, year {year}",
            remedy="name one, such as CHN",
        )  # fmt: skip
    chains: list[Chain] = []
    for one in _asked(panel, state, year, measure):
        found = look_up(panel, measure, power, state, year, one)
        if found is not None:
            chains += _chains(panel, power, state, year, measure, found, one)
    return chains


def _asked(panel: Panel, state: str, year: int, measure: str) -> list[Specification]:
    """Return the usual specification for each reporter; one where nobody has to be chosen."""
    plain = usual(about(measure))
    if indicator(measure).regimes == ("reconciled",):
        return [plain]
    known = settings(panel.snapshot, panel.theatre, state)
    reporters = [who for when, who in known if when == year]
    return [
        Specification(
            tuple((name, who if name == "reporter" else option) for name, option in plain.decided)
        )
        for who in reporters
    ]


def _chains(
    panel: Panel, power: str | None, state: str, year: int, measure: str, found: Looked,
    one: Specification,
) -> Iterator[Chain]:  # fmt: skip
    counted = "" if found.regime == "reconciled" else str(one)
    for name in found.sources:
        records = tuple(_rows(panel, name, power, state, year, found.regime))
        if not records and source(name).shape == "flow":
            continue  # it tells of other partners
        entry, declared = panel.snapshot.entry(name), source(name)
        yield Chain(
            indicator=measure, power=power, state=state, year=year, value=found.value,
            unit=indicator(measure).unit, status=found.status, regime=found.regime,
            specification=counted, source=name, title=declared.title, file=entry.vintage_file,
            sha256=entry.vintage_sha256,
            records=records,
        )  # fmt: skip


def _rows(
    panel: Panel, name: str, power: str | None, state: str, year: int, regime: str
) -> Iterator[Record]:
    """Yield the rows of a source that tell of the pair."""
    partners = partners_of(power, year) if power else None
    table = panel.snapshot.records(name)
    if name == MATRIX:
        when = max(one for one in base_years(panel.snapshot) if one <= year)
        table = table.filter((pl.col("year") == when) & (pl.col("sector") == "all"))
    elif name == SOURCE:
        table = table.filter((pl.col("year") == year) & (pl.col("exporter") == state))
        table = table.filter(pl.col("importer").is_in(list(partners or ())))
    elif source(name).shape == "observation":
        table = table.filter((pl.col("year") == year) & (pl.col("actor") == state))
    else:
        held = setting(panel.snapshot, state, year, regime)
        wanted = held.report.records if held and held.report else {}
        rows = [
            int(reference.partition(":")[2])
            for partner, references in wanted.items()
            if partners is None or partner in partners
            for reference in references
            if reference.partition(":")[0] == name
        ]
        table = table.filter(pl.col("row").is_in(rows) & (pl.col("year") == year))
    if name == MATRIX and partners:
        pair = pl.col("exporter").is_in(list(partners)) & (pl.col("importer") == state)
        back = pl.col("importer").is_in(list(partners)) & (pl.col("exporter") == state)
        table = table.filter(pair | back)
    for row in table.sort("row").collect().iter_rows(named=True):
        yield Record(row["row"], _what(row), row["value"], row["unit"])


def _what(row: dict[str, Any]) -> str:
    if "actor" in row:
        return f"{row['indicator']} {row['actor']} {row['year']}"
    told = f"{row['exporter']} → {row['importer']} {row['year']}"
    if "product" in row:
        return f"{row['product']} {products()[row['product']].name}, {told}"
    if row.get("flow") == "turnover":
        return f"turnover {told}, counted by {row['reporter']}"
    return told if "sector" in row else f"{told}, counted by {row['reporter'] or 'both'}"
