"""Products: raw materials by their code in the Harmonised System, and the groups they belong to."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from pydantic import model_validator

from suasion.catalog.declared import Declared, parse, read_toml
from suasion.errors import QueryError

__all__ = ["ALL_PRODUCTS", "Product", "product_groups", "products", "products_of"]

ALL_PRODUCTS = "all"
"""The group of all products declared."""


class Product(Declared):
    """One product: what the code means, in short, and the group it is summed in."""

    name: str
    group: str


class _Products(Declared):
    groups: dict[str, str]
    products: dict[str, Product]

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        for code, one in self.products.items():
            if not re.fullmatch("[0-9]{6}", code):
                raise ValueError(f"{code!r} is no code of six digits | correct it | products")
            if one.group not in self.groups:
                raise ValueError(
                    f"unknown group {one.group!r} | known: {', '.join(self.groups)} | "
                    f"products.{code}"
                )
        if ALL_PRODUCTS in self.groups:
            raise ValueError(f"{ALL_PRODUCTS!r} names all groups together | rename it | groups")
        return self


@cache
def _declared() -> _Products:
    path = Path(str(files("suasion.catalog"))) / "products.toml"
    return parse(_Products, read_toml(path), file=path.name)


def products() -> dict[str, Product]:
    """Return all products by code.

    Examples
    --------
    >>> products()["271121"].name, products()["271121"].group
    ('Natural gas, by pipeline', 'gas')
    """
    return _declared().products


def product_groups() -> dict[str, str]:
    """Return the groups of products and their names inside a sentence.

    Examples
    --------
    >>> product_groups()["oil"]
    'crude oil'
    """
    return _declared().groups


def products_of(group: str) -> tuple[str, ...]:
    """Return the codes of a group, or of ``all`` products.

    Raises
    ------
    QueryError
        No such group.

    Examples
    --------
    >>> products_of("gas"), len(products_of("all"))
    (('271111', '271121'), 74)
    """
    if group != ALL_PRODUCTS and group not in product_groups():
        raise QueryError(
            "unknown group of products",
            where=f"group {group!r}",
            remedy=f"known: {ALL_PRODUCTS}, {', '.join(product_groups())}",
        )
    return tuple(code for code, one in products().items() if group in (ALL_PRODUCTS, one.group))
