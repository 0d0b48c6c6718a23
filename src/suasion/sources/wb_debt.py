"""World Bank: public and publicly guaranteed debt by debtor and creditor, US dollars."""

from __future__ import annotations

import polars as pl

from suasion.sources.checks import check_expected, check_labels, check_values, resolve, unique
from suasion.sources.quantities import quantity_records
from suasion.sources.reading import Raw, read_parquet, refuse

__all__ = ["parse"]

_COLUMNS = {
    "debtor_iso3": pl.String(),
    "creditor": pl.String(),
    "indicator": pl.String(),
    "year": pl.Int32(),
    "value_usd": pl.Float64(),
}
# the sum of the five others (bilateral, multilateral, bonds, banks, other private): never add them
_TOTAL = "DT.DOD.DPPG.CD"
_SERIES = (_TOTAL, *(f"DT.DOD.{part}.CD" for part in ("BLAT", "MLAT", "PBND", "PCBK", "PROP")))
_EVERYBODY = "World"
# the Union's budget lends, not its members: their loans are what they lent themselves
_INSTITUTION = "European Union"
_KEY = ("actor", "power", "year")
# the file leaves out some lenders of some debtors; more than this of a total never
_UNLISTED = 0.05


def parse(raw: Raw) -> pl.DataFrame:
    """Return observations of debt: the creditor is the power, ``WLD`` all creditors together.

    Multilateral lenders, bondholders and the European Union's institutions are part of the total
    and of nothing else.
    """
    raw = raw.naming(native="value_usd", actor="debtor_iso3", power="creditor")
    table = read_parquet(raw, _COLUMNS)
    check_labels(raw, table, "indicator", _SERIES)
    rows = table.filter(pl.col("indicator") == _TOTAL).rename(
        {"value_usd": "native", "debtor_iso3": "actor", "creditor": "power"}
    )
    check_values(raw, rows, value="native")
    unique(raw, rows, _KEY, column="power")
    rows = resolve(raw, rows, "actor", "iso3")
    check_expected(raw, rows["actor"], column="actor")
    pairs = resolve(raw, rows.filter(pl.col("power").ne_missing(_INSTITUTION)), "power", "name")
    # two spellings of one creditor must not become two records
    unique(raw, pairs, _KEY, column="power")
    _check_sums(raw, rows)
    rows = pairs.with_columns(native_unit=pl.lit(raw.source.unit))
    return quantity_records(raw, rows)


def _check_sums(raw: Raw, rows: pl.DataFrame) -> None:
    """Refuse a debtor's year without a total, or whose lenders are not nearly all there."""
    (window,) = raw.source.coverage
    everybody = pl.col("power") == _EVERYBODY
    told = (
        rows.filter(pl.col("year").is_between(window.since, window.until))
        .group_by("actor", "year")
        .agg(
            pl.col("row").min(),
            total=pl.col("native").filter(everybody).first(),
            parts=pl.col("native").filter(~everybody).sum(),
        )
        .sort("row", "year")
    )
    total, parts = pl.col("total"), pl.col("parts")
    short = total.is_null() | (parts < (1 - _UNLISTED) * total) | (parts > (1 + 1e-6) * total)
    bad = told.filter(short)
    if bad.height:
        row, debtor, year, owed, lent = bad.select("row", "actor", "year", total, parts).row(0)
        raise refuse(
            raw,
            f"what {debtor} owed its lenders in {year}, {lent:,.0f} USD, is not its total, "
            + ("which is absent" if owed is None else f"{owed:,.0f}"),
            row=row,
            column="actor",
            value=debtor,
            remedy="rows are missing or changed: obtain the file again from its provider",
        )
