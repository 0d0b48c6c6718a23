"""Products: every code has a name and a group, and the groups are those that indicators sum."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from suasion.catalog import indicators, product_groups, products, products_of
from suasion.errors import QueryError


def test_codes_are_six_digits_names_short_and_each_its_own() -> None:
    assert len(products()) == 74
    names = [one.name for one in products().values()]
    assert len(set(names)) == len(names)
    for code, one in products().items():
        assert re.fullmatch("[0-9]{6}", code)
        assert 3 < len(one.name) < 60, code
        assert one.group in product_groups(), code


def test_the_products_are_those_of_the_file(shared_data: Path) -> None:
    file = shared_data / "trade/baci_hs92_raw_materials_1995_2024.parquet"
    there = pl.read_parquet(file, columns=["hs6"])["hs6"].cast(pl.String)
    assert set(there.unique()) == set(products())


def test_groups_share_no_product_and_are_all_products_together() -> None:
    groups = [products_of(group) for group in product_groups()]
    assert all(groups)
    assert sorted(code for group in groups for code in group) == sorted(products_of("all"))


def test_indicators_sum_the_products_that_their_definitions_name() -> None:
    summed = {one.id: one for one in indicators().values() if one.rule == "products"}
    assert set(summed) == {"gas_sales", "oil_sales", "raw_material_sales"}
    for name, one in summed.items():
        assert one.products, name
        named = re.findall("[0-9]{6}", one.definition)
        if named:
            assert sorted(named) == sorted(products_of(one.products)), name
    assert f"{len(products())} products" in summed["raw_material_sales"].definition


def test_an_unknown_group_is_refused_with_those_known() -> None:
    with pytest.raises(QueryError, match="unknown group") as caught:
        products_of("grain")
    assert "all, gas, oil" in caught.value.remedy
