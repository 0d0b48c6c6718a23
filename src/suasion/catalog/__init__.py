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
from suasion.catalog.shapes import EVENT, FLOW, MEMBERSHIP, OBSERVATION, SHAPES
from suasion.catalog.source import Coverage, Source, source, sources
from suasion.catalog.theatre import Event, Theatre, theatre, theatres
from suasion.catalog.units import MILLION_USD, base, convert, usd_per_euro

__all__ = [
    "EVENT",
    "FLOW",
    "MEMBERSHIP",
    "MILLION_USD",
    "OBSERVATION",
    "SHAPES",
    "Actor",
    "Coverage",
    "Declared",
    "Event",
    "Indicator",
    "Interval",
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
