"""What the World Bank's two indicator files share: one line per country, one column per year."""

from __future__ import annotations

import polars as pl

from suasion.catalog import OBSERVATION, crosswalk
from suasion.sources.checks import check_expected, check_values, unique
from suasion.sources.reading import Raw, number, refuse

__all__ = ["wdi_records"]

_MISSING = {"", ".."}


def wdi_records(
    raw: Raw, lines: list[tuple[int, list[str]]], years: list[tuple[str, int]], not_states: set[str]
) -> pl.DataFrame:
    """Return observations from lines of (country code, one cell per year).

    Parameters
    ----------
    raw
        The source and its file.
    lines
        (line number, cells): the code first, then the years.
    years
        (column label, year), in the order of the cells.
    not_states
        Codes of aggregates, left out.
    """
    (indicator,) = raw.source.indicators
    codes = crosswalk("iso3")
    rows: list[tuple[object, ...]] = []
    for line, (code, *cells) in lines:
        if code in not_states:
            continue
        if code not in codes:
            raise refuse(
                raw,
                "unknown country",
                row=line,
                column="Country Code",
                value=code,
                remedy="correct it, or add it to actors.toml (or to not_actors.toml)",
            )
        for (label, year), cell in zip(years, cells, strict=True):
            if cell not in _MISSING:
                value = number(raw, cell, row=line, column=label)
                rows.append((code, indicator, year, value, line))
    schema = {"actor": pl.String(), "indicator": pl.String(), "year": pl.Int32()}
    frame = pl.DataFrame(rows, schema | {"native": pl.Float64(), "row": pl.Int32()}, orient="row")
    for label, year in years:
        check_values(raw.naming(native=label), frame.filter(year=year), value="native")
    unique(raw.naming(actor="Country Code"), frame, ("actor", "year"), column="actor")
    check_expected(raw, frame["actor"], column="Country Code")
    return _complete(raw, frame)


def _complete(raw: Raw, frame: pl.DataFrame) -> pl.DataFrame:
    (window,) = raw.source.coverage
    unit = pl.lit(raw.source.unit)
    return (
        frame.filter(pl.col("year").is_between(window.since, window.until))
        .with_columns(
            pl.lit(None, pl.String).alias("power"),
            pl.col("native").alias("value"),
            pl.lit(None, pl.Float64).alias("low"),
            pl.lit(None, pl.Float64).alias("high"),
            unit.alias("unit"),
            unit.alias("native_unit"),
            pl.lit("observed").alias("status"),
        )
        .select(list(OBSERVATION))
        .sort("row", "year")
    )
