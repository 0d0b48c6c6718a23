"""Declared things and their loader: actors, theatres, sources, indicators, record shapes, units."""

from suasion.catalog.actors import Actor, actor, actors, crosswalk, members, not_actors
from suasion.catalog.declared import Declared, parse, read_toml
from suasion.catalog.indicator import Indicator, indicator, indicators
from suasion.catalog.shapes import FLOW, OBSERVATION, SHAPES
from suasion.catalog.source import Coverage, Source, source, sources
from suasion.catalog.theatre import Event, Theatre, theatre, theatres
from suasion.catalog.units import MILLION_USD, base, convert, usd_per_euro

__all__ = [
    "FLOW",
    "MILLION_USD",
    "OBSERVATION",
    "SHAPES",
    "Actor",
    "Coverage",
    "Declared",
    "Event",
    "Indicator",
    "Source",
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
    "parse",
    "read_toml",
    "source",
    "sources",
    "theatre",
    "theatres",
    "usd_per_euro",
]
