"""What a snapshot holds, and what it covers: tables for reading."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from suasion.catalog import Coverage, Source, indicator, products_of, source
from suasion.sources.snapshot import Snapshot

__all__ = ["coverage_strips", "coverage_table", "foot_line", "listing"]


def listing(snapshot: Snapshot) -> pl.DataFrame:
    """Return one row per source: title, years, licence, vintage, records.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> "china-customs" in listing(open_snapshot())["source"]
    True
    """
    rows = [_listed(one, snapshot) for one in snapshot.declared()]
    return pl.DataFrame(rows)


def _listed(one: Source, snapshot: Snapshot) -> dict[str, object]:
    entry = snapshot.entry(one.id)
    return {
        "source": one.id,
        "title": one.title,
        "provider": one.provider,
        "since": min(window.since for window in one.coverage),
        "until": max(window.until for window in one.coverage),
        "unit": one.unit,
        "licence": one.licence,
        "ship": one.ship,
        "rows": entry.rows,
        "file": entry.vintage_file,
        "sha256": entry.vintage_sha256,
        "bytes": entry.vintage_bytes,
        "citation": one.citation,
        "note": one.note,
    }


def foot_line(snapshot: Snapshot, names: Iterable[str]) -> str:
    """Return the foot of a chart: its sources, each with the start of its vintage's checksum.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> foot_line(open_snapshot(), ["china-customs"])
    'Source: China Customs (vintage 9dbc0fc6).'
    """
    told = [
        f"{source(name).short} (vintage {snapshot.entry(name).vintage_sha256[:8]})"
        for name in sorted(set(names))
    ]
    return f"Source{'s' if len(told) > 1 else ''}: {'; '.join(told)}." if told else ""


def coverage_table(snapshot: Snapshot) -> pl.DataFrame:
    """Return one row per declared window: what a source speaks of, and what its silence means."""
    rows = [_window(one, window) for one in snapshot.declared() for window in one.coverage]
    return pl.DataFrame(rows)


def _window(one: Source, window: Coverage) -> dict[str, object]:
    return {
        "source": one.id,
        "reporter": window.reporter,
        "quantities": " ".join(window.flows or _of_products(one, window)),
        "partners": " ".join(window.partners) or "all",
        "products": " ".join(window.products) or "all",
        "since": window.since,
        "until": window.until,
        "status": window.status,
        "absent": window.absent,
        "missing": " ".join(window.missing),
        "note": window.note,
    }


def _of_products(one: Source, window: Coverage) -> list[str]:
    """Return the quantities that hold any of a window's products."""
    return [
        name
        for name in one.indicators
        if not window.products or {*window.products} & {*products_of(indicator(name).products)}
    ]


def coverage_strips(table: pl.DataFrame, *, since: int = 1992) -> pl.DataFrame:
    """Return the windows as strips of years, one line per source, reporter and quantity.

    ``■`` observed, ``□`` estimated, ``·`` not covered; one mark a year.
    """
    until: int = max(table["until"].to_list())
    marks = {"observed": "■", "estimated": "□"}
    strips: dict[tuple[str, str, str], list[str]] = {}
    for row in table.filter(pl.col("products") == "all").iter_rows(named=True):  # no caveats
        for quantity in row["quantities"].split():
            key = (row["source"], row["reporter"], quantity)
            strip = strips.setdefault(key, ["·"] * (until - since + 1))
            for year in range(max(row["since"], since), row["until"] + 1):
                strip[year - since] = marks[row["status"]]
    label = f"{since} … {until}"
    rows = [(*key, "".join(strip)) for key, strip in strips.items()]
    return pl.DataFrame(rows, ["source", "reporter", "quantity", label], orient="row")
