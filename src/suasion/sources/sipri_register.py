"""SIPRI: the register of arms deliveries, summed by supplier, recipient and year, million TIV."""

from __future__ import annotations

import polars as pl

from suasion.sources.checks import check_expected, check_values, resolve, unique
from suasion.sources.quantities import quantity_records
from suasion.sources.reading import Raw, number, read_csv, whole_year

__all__ = ["parse"]

_PREAMBLE = 11
_VALUE = "TIV delivery values"
_COLUMNS = ("SIPRI AT Database ID", "Supplier", "Recipient", "Delivery year", _VALUE)
_SCHEMA = {
    "deal": pl.String(),
    "power": pl.String(),
    "actor": pl.String(),
    "year": pl.Int32(),
    "native": pl.Float64(),
    "row": pl.Int32(),
}
_DECIMALS = 6
_SUM = ("power", "actor", "year")


def parse(raw: Raw) -> pl.DataFrame:
    """Return observations of deliveries: the supplier is the power, ``WLD`` all suppliers together.

    A record is the sum of the lines of a pair and year and stands at the first of them. Unknown
    suppliers and organisations are part of the total and of nothing else.
    """
    deal, supplier, recipient, year, _ = _COLUMNS
    raw = raw.naming(deal=deal, power=supplier, actor=recipient, year=year, native=_VALUE)
    lines = _lines(raw)
    check_values(raw, lines, value="native")
    unique(raw, lines, ("deal", *_SUM), column="deal")
    pairs = resolve(raw, lines, "power", "name")
    check_expected(raw, pairs["power"], column="power")
    everybody = lines.with_columns(power=pl.lit("WLD"))
    both = resolve(raw, pl.concat([pairs, everybody]).sort("row"), "actor", "name")
    return quantity_records(raw, _summed(raw, both))


def _lines(raw: Raw) -> pl.DataFrame:
    """Return one row per line; an empty cell says that no delivery was identified."""
    rows = [
        (
            deal,
            supplier,
            recipient,
            whole_year(raw, year, row=line),
            number(raw, value, row=line, column=_VALUE),
            line,
        )
        # every line ends in a semicolon, and the last one in nothing else
        for line, (deal, supplier, recipient, year, value) in read_csv(
            raw, _COLUMNS, skip=_PREAMBLE, ends=";"
        )
        if value
    ]
    return pl.DataFrame(rows, _SCHEMA, orient="row")


def _summed(raw: Raw, lines: pl.DataFrame) -> pl.DataFrame:
    # the file has at most a few decimals: what is behind them comes from adding in binary
    sums = lines.sort("row").group_by(_SUM, maintain_order=True)
    unit = raw.source.unit
    told = pl.when(pl.col("n") == 1).then(pl.lit(unit))
    return sums.agg(
        pl.col("native").sum().round(_DECIMALS), pl.col("row").first(), n=pl.len()
    ).with_columns(native_unit=told.otherwise(pl.format("{}, sum of {} lines", pl.lit(unit), "n")))
