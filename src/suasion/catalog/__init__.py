"""Declared things and their loader: actors, theatres, sources, indicators, record shapes, units."""

from suasion.catalog.actors import (
    Actor,
    actor,
    actors,
    crosswalk,
    members,
    not_actors,
    organisations,
)
from suasion.catalog.dates import Interval, partial, stretch
from suasion.catalog.declared import Declared, parse, read_toml
from suasion.catalog.indicator import Indicator, indicator, indicators
from suasion.catalog.ledger import Terms, publishable, terms
from suasion.catalog.products import ALL_PRODUCTS, Product, product_groups, products, products_of
from suasion.catalog.shapes import EVENT, FLOW, MATRIX, MEMBERSHIP, OBSERVATION, PRODUCT, SHAPES
from suasion.catalog.source import Coverage, Source, source, sources
from suasion.catalog.theatre import Event, Theatre, theatre, theatres
from suasion.catalog.units import MILLION_USD, base, convert, usd_per_euro

__all__ = [
    "ALL_PRODUCTS",
    "EVENT",
    "FLOW",
    "MATRIX",
    "MEMBERSHIP",
    "MILLION_USD",
    "OBSERVATION",
    "PRODUCT",
    "SHAPES",
    "Actor",
    "Coverage",
    "Declared",
    "Event",
    "Indicator",
    "Interval",
    "Product",
    "Source",
    "Terms",
    "Theatre",
    "actor",
    "actors",
    "base",
    "convert",
    "crosswalk",
    "indicator",
    "indicators",
    "members",
    "not_actors",
    "organisations",
    "parse",
    "partial",
    "product_groups",
    "products",
    "products_of",
    "publishable",
    "read_toml",
    "source",
    "sources",
    "stretch",
    "terms",
    "theatre",
    "theatres",
    "usd_per_euro",
]
