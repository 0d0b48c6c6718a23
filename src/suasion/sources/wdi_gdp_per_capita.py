"""World Bank: GDP per head; ``..`` is missing, and two foot lines close the file."""

from __future__ import annotations

import polars as pl

from suasion.catalog import not_actors
from suasion.sources.reading import Raw, read_csv, refuse
from suasion.sources.wdi import wdi_records

__all__ = ["parse"]


def parse(raw: Raw) -> pl.DataFrame:
    """Return observations of GDP per head, US dollars."""
    (window,) = raw.source.coverage
    years = [(f"{year} [YR{year}]", year) for year in range(window.since, window.until + 1)]
    columns = ["Series Name", "Series Code", "Country Code", *(label for label, _ in years)]
    lines, foot = [], ""
    for line, (name, series, code, *cells) in read_csv(raw, columns, beside=["Country Name"]):
        if code or series:
            if series != "NY.GDP.PCAP.CD":
                raise refuse(raw, "another series", row=line, column="Series Code", value=series)
            lines.append((line, [code, *cells]))
        elif name:
            foot = name
    if not foot.startswith("Last Updated"):
        raise refuse(raw, "the foot line 'Last Updated' is absent: the file is truncated")
    return wdi_records(raw, lines, years, set(not_actors()))
