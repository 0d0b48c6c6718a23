"""CEPII BACI: raw materials by exporter, importer and product, thousand US dollars."""

from __future__ import annotations

import polars as pl

from suasion.catalog import products
from suasion.sources.pairs import pair_records
from suasion.sources.reading import Raw, read_parquet, refuse

__all__ = ["parse"]

# the quantities are not read: those of gas by pipeline cannot be used
_COLUMNS = {
    "year": pl.Int32(),
    "exp": pl.String(),
    "imp": pl.String(),
    "hs6": pl.String(),
    "value_kusd": pl.Float64(),
}
_WORDS = {"exporter": "exp", "importer": "imp", "product": "hs6", "value": "value_kusd"}


def parse(raw: Raw) -> pl.DataFrame:
    """Return one record per exporter, importer, product and year; every product is declared."""
    rows = read_parquet(raw, _COLUMNS).rename({ours: name for name, ours in _WORDS.items()})
    raw = raw.naming(**_WORDS)
    strange = rows.filter(~pl.col("product").is_in(list(products()), nulls_equal=True))
    if strange.height:
        raise refuse(
            raw,
            "unknown product",
            row=strange["row"][0],
            column="product",
            value=strange["product"][0],
            remedy="correct the code (six digits, as text), or declare it in products.toml",
        )
    return pair_records(raw, rows, split="product", scheme="iso3")
