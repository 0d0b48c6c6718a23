"""Sources: declared data sets, their licence, and the windows they cover."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Literal, Self

from pydantic import Field, model_validator

from suasion.catalog.actors import actors
from suasion.catalog.declared import Declared, declared_files, parse, read_toml
from suasion.catalog.indicator import indicators
from suasion.catalog.products import products
from suasion.catalog.shapes import Shape
from suasion.errors import QueryError

__all__ = ["Coverage", "Source", "source", "sources"]

ALL = "all"


class Coverage(Declared):
    """A window in which a source speaks, and what its silence there means.

    ``absent = "zero"``: a partner that a report leaves out did not trade, provided the reporter
    (in a reconciled matrix: the importer) lists anybody at all in that year. ``absent =
    "unknown"``: silence says nothing. Outside every window nothing is known. ``census``: the source
    itself counts everybody, so that whoever it does not name in a year had nothing in it.
    """

    reporter: str = ALL
    flows: tuple[Literal["imports", "exports", "turnover"], ...] = ()
    products: tuple[str, ...] = ()
    """In a source of products: those spoken of, and ``reporter`` is then the exporter."""
    partners: tuple[str, ...] = ()
    since: int
    until: int
    absent: Literal["zero", "unknown"]
    census: bool = False
    missing: tuple[str, ...] = ()
    status: Literal["observed", "estimated"] = "observed"
    note: str = ""

    def overlaps(self, other: Coverage) -> bool:
        """Tell whether two windows speak of the same figures."""
        same_partners = (
            not self.partners or not other.partners or bool({*self.partners} & {*other.partners})
        )
        return (
            self.reporter == other.reporter
            and (not self.flows or not other.flows or bool({*self.flows} & {*other.flows}))
            and same_partners
            and self.since <= other.until
            and other.since <= self.until
        )


class Source(Declared):
    """A data set of a provider, as one file of its own layout."""

    id: str
    title: str
    short: str
    provider: str
    file: str
    shape: Shape
    parser: str
    indicators: tuple[str, ...] = ()
    unit: str = ""
    last_year: int
    expects: tuple[str, ...] = ()
    licence: str = Field(min_length=1)
    ship: Literal["yes", "figures only"]
    citation: str = Field(min_length=1)
    reports: Literal["own", "reconciled"] = "own"
    note: str = ""
    coverage: tuple[Coverage, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if unknown := sorted(set(self.indicators) - set(indicators())):
            raise ValueError(
                f"unknown indicator {', '.join(unknown)} | "
                f"known: {', '.join(sorted(indicators()))} | indicators"
            )
        if (self.shape not in ("event", "membership")) != bool(self.indicators and self.unit):
            raise ValueError(
                f"a source of shape {self.shape} with or without quantities | figures name "
                "indicators and unit, events and memberships neither | indicators"
            )
        for n, one in enumerate(self.coverage):
            known = products() if self.shape == "product" else {}
            if strange := sorted(set(one.products) - set(known)):
                raise ValueError(
                    f"unknown product {', '.join(strange)} | in a source of products, "
                    f"use codes of products.toml | coverage.{n}"
                )
            named = {one.reporter, *one.partners, *one.missing} - {ALL}
            if strange := sorted(named - set(actors())):
                raise ValueError(
                    f"unknown actor {', '.join(strange)} | "
                    f"use codes of the crosswalk | coverage.{n}"
                )
            if one.since > one.until or one.until > self.last_year:
                raise ValueError(
                    f"coverage {one.since}-{one.until} is no period up to last_year | "
                    f"correct it | coverage.{n}"
                )
        for one, other in combinations(self.coverage, 2):
            if one.overlaps(other):
                raise ValueError(
                    f"overlapping coverage: {one.reporter} {one.since}-{one.until} and "
                    f"{other.since}-{other.until} | let each window speak of its own figures | "
                    "coverage"
                )
        return self


@cache
def sources() -> dict[str, Source]:
    """Return all sources by id.

    Examples
    --------
    >>> sources()["china-customs"].ship
    'yes'
    """
    loaded = (parse(Source, read_toml(path), file=path.name) for path in declared_files("sources"))
    return {one.id: one for one in loaded}


def source(name: str) -> Source:
    """Return one source, or say which exist.

    Raises
    ------
    QueryError
        The source is unknown.
    """
    try:
        return sources()[name]
    except KeyError:
        raise QueryError(
            "unknown source", where=f"source {name!r}", remedy=f"known: {', '.join(sources())}"
        ) from None
