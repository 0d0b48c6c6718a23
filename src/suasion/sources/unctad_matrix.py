"""UNCTAD's merchandise trade matrix: all pairs, total and sections, thousand US dollars."""

from __future__ import annotations

import polars as pl

from suasion.catalog import crosswalk
from suasion.sources.checks import check_labels
from suasion.sources.pairs import pair_records
from suasion.sources.reading import Raw, read_parquet, refuse

__all__ = ["parse"]

_COLUMNS = {
    "exporter": pl.String(),
    "importer": pl.String(),
    "value_kusd": pl.Float64(),
    "year": pl.Int32(),
    "sector": pl.String(),
}
_SECTORS = {
    "All": "all",
    "SITC0_Food": "0",
    "SITC1_BevTobacco": "1",
    "SITC2_Crude": "2",
    "SITC3_MineralFuels": "3",
    "SITC4_AnimalVegOils": "4",
    "SITC5_Chemicals": "5",
    "SITC6_Manuf": "6",
    "SITC7_Machinery": "7",
    "SITC8_Misc": "8",
    "SITC9_Commodities": "9",
}


def parse(raw: Raw) -> pl.DataFrame:
    """Return one record per exporter, importer, section and year.

    What a state sells to itself is left out: internal trade is modelled, and the file has it for
    one state only.
    """
    rows = read_parquet(raw, _COLUMNS).rename({"value_kusd": "value"})
    raw = raw.naming(value="value_kusd")
    check_labels(raw, rows, "sector", _SECTORS)
    _refuse_two_names(raw, rows)
    rows = rows.with_columns(pl.col("sector").replace_strict(_SECTORS, return_dtype=pl.String))
    records = pair_records(raw, rows, split="sector", scheme="name")
    _refuse_absent_sectors(raw, records)
    return records.filter(pl.col("exporter") != pl.col("importer"))


def _refuse_two_names(raw: Raw, rows: pl.DataFrame) -> None:
    """Refuse a state of before a separation beside the one of today, in one year.

    ``Sudan2011`` and ``Sudan`` have one code; their figures in one year would be those of one state
    counted twice.
    """
    for side in ("exporter", "importer"):
        named = rows.unique(["year", side], keep="first", maintain_order=True).with_columns(
            code=pl.col(side).replace_strict(crosswalk("name"), default=None)
        )
        again = named.filter(
            pl.struct("year", "code").is_first_distinct().not_() & pl.col("code").is_not_null()
        )
        if again.height:
            year, code = again["year"][0], again["code"][0]
            both = named.filter(year=year, code=code)[side].sort()
            raise refuse(
                raw,
                f"two names of one actor in one year: {' and '.join(both)}, {year}",
                row=again["row"][0],
                column=side,
                value=again[side][0],
                remedy="keep the name that is right for the year",
            )


def _refuse_absent_sectors(raw: Raw, records: pl.DataFrame) -> None:
    there = set(records.select("year", "sector").unique().iter_rows())
    years = [window.since for window in raw.source.coverage]
    for year in years:
        for label, sector in _SECTORS.items():
            if (year, sector) not in there:
                raise refuse(
                    raw, f"the file has no {label} of {year}", column="sector", value=label
                )
