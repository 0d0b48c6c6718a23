"""China Customs: published turnover, imports and exports with Central Asia, billion US dollars."""

from __future__ import annotations

import re

import polars as pl

from suasion.sources.flows import flow_records
from suasion.sources.reading import Raw, number, read_csv, refuse, whole_year

__all__ = ["parse", "rounding_range"]

_COLUMNS = ("year", "partner_iso3", "metric", "value_busd", "status")
_FLOWS = {"turnover": "turnover", "china_exports": "exports", "china_imports": "imports"}
_DERIVED = re.compile(r"derived = (?P<level>\d+(?:\.\d+)?)/(?P<growth>\d+(?:\.\d+)?)")


def parse(raw: Raw) -> pl.DataFrame:
    """Return flow records of China's published totals.

    A figure derived from a growth rate is ``estimated``; its range is that of the rounding of the
    level and of the rate.
    """
    rows = [_row(raw, line, cells) for line, cells in read_csv(raw, _COLUMNS)]
    schema = {
        "reporter": pl.String(),
        "partner": pl.String(),
        "flow": pl.String(),
        "year": pl.Int32(),
        "native": pl.Float64(),
        "status": pl.String(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "row": pl.Int32(),
    }
    raw = raw.naming(native="value_busd", partner="partner_iso3")
    return flow_records(raw, pl.DataFrame(rows, schema, orient="row"), partner_names="iso3")


def _row(raw: Raw, line: int, cells: list[str]) -> tuple[object, ...]:
    year, partner, metric, value, status = cells
    if metric not in _FLOWS:
        raise refuse(raw, "unknown metric", row=line, column="metric", value=metric)
    figure = number(raw, value, row=line, column="value_busd")
    low: float | None = None
    high: float | None = None
    derived = status.startswith("derived")
    if derived:
        match = _DERIVED.fullmatch(status)
        if match is None:
            raise refuse(
                raw,
                "a derivation cannot be read",
                row=line,
                column="status",
                value=status,
                remedy="write it as 'derived = LEVEL/GROWTH', for example 'derived = 41.0/1.32'",
            )
        low, high = rounding_range(match["level"], match["growth"])
        if not low <= figure <= high:
            raise refuse(
                raw,
                f"a derived value lies outside {low:.2f}-{high:.2f}, the range of its derivation",
                row=line,
                column="value_busd",
                value=value,
                remedy="correct the value or the derivation",
            )
    return (
        "CHN",
        partner,
        _FLOWS[metric],
        whole_year(raw, year, row=line),
        figure,
        "estimated" if derived else None,
        low,
        high,
        line,
    )


def rounding_range(level: str, growth: str) -> tuple[float, float]:
    """Return the range of level / growth when both are rounded to the digits written.

    Examples
    --------
    >>> low, high = rounding_range("19.8", "1.288")
    >>> round(low, 2), round(high, 2)
    (15.33, 15.42)
    """
    half = [0.5 * 10.0 ** -len(text.partition(".")[2]) for text in (level, growth)]
    top, bottom = float(level), float(growth)
    return (top - half[0]) / (bottom + half[1]), (top + half[0]) / (bottom - half[1])
