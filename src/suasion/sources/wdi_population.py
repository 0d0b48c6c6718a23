"""World Bank: population; four lines stand before the column names."""

from __future__ import annotations

import polars as pl

from suasion.catalog import not_actors
from suasion.sources.reading import Raw, read_csv, refuse
from suasion.sources.wdi import wdi_records

__all__ = ["parse"]

_PREAMBLE = 4
_BESIDE = ("Country Name", "Indicator Name", "")  # every line ends in a comma


def parse(raw: Raw) -> pl.DataFrame:
    """Return observations of population, persons."""
    (window,) = raw.source.coverage
    years = [(str(year), year) for year in range(window.since, window.until + 1)]
    columns = ["Indicator Code", "Country Code", *(label for label, _ in years)]
    lines = []
    for line, (series, code, *cells) in read_csv(raw, columns, skip=_PREAMBLE, beside=_BESIDE):
        if series != "SP.POP.TOTL":
            raise refuse(raw, "another series", row=line, column="Indicator Code", value=series)
        lines.append((line, [code, *cells]))
    return wdi_records(raw, lines, years, set(not_actors()))
