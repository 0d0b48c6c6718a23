"""What checking yields: verdicts with the figures, the range and the sources behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from suasion.catalog import source
from suasion.claims.awaited import awaited
from suasion.claims.facts.result import FactResult
from suasion.claims.measured import Measured
from suasion.claims.model import Claim, Test
from suasion.claims.modelled import usual_first
from suasion.claims.verdict import Verdict
from suasion.claims.wording import finding
from suasion.errors import QueryError
from suasion.events import Events, select
from suasion.panel import Panel
from suasion.specification import Specification, choices

__all__ = ["Checked", "ClaimResult", "SpecResult", "TestResult"]


@dataclass(frozen=True, slots=True)
class SpecResult:
    """One test under one specification."""

    specification: Specification
    label: str
    measured: Measured
    against: tuple[Measured, ...]
    holds: bool | None
    why: str
    comparable: bool

    @property
    def value(self) -> float | None:
        """The value measured; None: not covered."""
        return self.measured.value

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        one = self.measured
        return {
            "specification": self.specification.as_dict(),
            "label": self.label,
            "period": one.when,
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "status": one.status,
            "missing": one.missing.split(";") if one.missing else [],
            "against": [
                {
                    "power": each.power,
                    "state": list(each.states),
                    "period": each.when,
                    "value": each.value,
                    "low": each.low,
                    "high": each.high,
                    "unit": each.unit,
                    "status": each.status,
                }
                for each in self.against
            ],
            "holds": self.holds,
            "why": self.why,
            "sources": list(one.all_sources),
        }


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test: its verdict and its outcomes under every admissible specification."""

    test: Test
    verdict: Verdict
    by_specification: tuple[SpecResult, ...]
    not_covered: tuple[SpecResult, ...]
    decided_by: str | None
    nearest_true: str | None

    @property
    def holds_in(self) -> int:
        """In how many specifications the test holds."""
        return sum(1 for one in self.by_specification if one.holds)

    @property
    def range(self) -> tuple[float, float] | None:
        """The range of the value over the specifications and the figures' own ranges."""
        if not self.by_specification:
            return None
        known = [one.measured for one in self.by_specification]
        return min(one.low_or_value for one in known), max(one.high_or_value for one in known)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that any specification rests on, also what is compared with."""
        used = {
            name
            for one in self.by_specification
            for each in (one.measured, *one.against)
            for name in each.all_sources
        }
        return tuple(sorted(used))

    @property
    def reason(self) -> str:
        """Why the verdict is what it is, in words."""
        if self.test.measure in awaited():
            return f"needs {awaited()[self.test.measure].needs}"
        if self.verdict == "not testable":
            told = self.by_specification or self.not_covered
            return "; ".join(dict.fromkeys(one.why for one in told))
        if self.decided_by == "reporter":
            return "the reporter decides: it depends on whose statistics are believed"
        if self.decided_by == "aggregate":
            return "it depends on whether the published total or the sum is believed"
        if self.decided_by is not None:
            return f"it depends on the choice: {_question(self.decided_by)}"
        n = len(self.by_specification)
        if n == 1:
            covered = "the one specification that covers it"
            return f"{'holds' if self.holds_in else 'fails'} in {covered}"
        failed = sum(1 for one in self.by_specification if one.holds is False)
        open_ = n - self.holds_in - failed
        held = f"holds in {self.holds_in} of {n} specifications"
        return f"{held}, cannot be told in {open_}" if open_ else held

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        # where a model was run: under its usual choices
        shown = usual_first(self.by_specification)
        first = shown[0].measured if shown else None
        spread = self.range
        return {
            "label": self.test.label,
            "verdict": self.verdict,
            "value": first.value if first else None,
            "unit": first.unit if first else None,
            "low": spread[0] if spread else None,
            "high": spread[1] if spread else None,
            "range": "specification",
            "holds_in": self.holds_in,
            "n_specifications": len(self.by_specification),
            "by_specification": [one.as_dict() for one in self.by_specification],
            "not_covered": [
                {"specification": one.specification.as_dict(), "why": one.why}
                for one in self.not_covered
            ],
            "decided_by": self.decided_by,
            "reason": self.reason,
            "nearest_true": self.nearest_true,
            "sources": list(self.sources),
        }


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim with its verdict."""

    claim: Claim
    verdict: Verdict
    tests: tuple[TestResult | FactResult, ...]

    @property
    def on_values(self) -> tuple[TestResult, ...]:
        """The tests on values."""
        return tuple(one for one in self.tests if isinstance(one, TestResult))

    @property
    def on_facts(self) -> tuple[FactResult, ...]:
        """The tests on facts."""
        return tuple(one for one in self.tests if isinstance(one, FactResult))

    @property
    def nearest_true(self) -> str | None:
        """What would be right, where the claim is contradicted or holds only in part."""
        told = [one.nearest_true for one in self.tests if one.nearest_true]
        return " ".join(dict.fromkeys(told)) or None

    @property
    def finding(self) -> str:
        """What the records show, in words."""
        return finding(self)

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources that the tests rest on."""
        return tuple(sorted({name for one in self.tests for name in one.sources}))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return {
            "id": self.claim.id,
            "says": self.claim.says,
            "speaker": self.claim.speaker,
            "date": self.claim.date,
            "kind": self.claim.kind,
            "theme": self.claim.theme,
            "negated": self.claim.negate,
            "verdict": self.verdict,
            "finding": self.finding,
            "tests": [one.as_dict() for one in self.tests],
            "nearest_true": self.nearest_true,
        }


@dataclass(frozen=True, eq=False)
class Checked:
    """Claims with their verdicts.

    Attributes
    ----------
    panel
        What they were checked against; the events are those that its snapshot holds.
    results
        One per claim.
    themes
        The order in which a brief shows them.
    """

    panel: Panel
    results: tuple[ClaimResult, ...]
    themes: tuple[str, ...] = ()

    @cached_property
    def events(self) -> Events:
        """The events that tests on facts were judged by."""
        return select(self.panel.theatre, snapshot=self.panel.snapshot)

    def __iter__(self) -> Iterator[ClaimResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, name: str) -> ClaimResult:
        for one in self.results:
            if one.claim.id == name:
                return one
        known = ", ".join(one.claim.id for one in self.results)
        raise QueryError("no such claim", where=f"claim {name!r}", remedy=f"known: {known}")

    @property
    def testable(self) -> int:
        """How many claims have a verdict other than ``not testable``."""
        return sum(1 for one in self.results if one.verdict != "not testable")

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per claim and test; value, low and high over the specifications."""
        schema = {
            "id": pl.String(),
            "says": pl.String(),
            "verdict": pl.String(),
            "test": pl.String(),
            "test_verdict": pl.String(),
            "value": pl.Float64(),
            "low": pl.Float64(),
            "high": pl.Float64(),
            "unit": pl.String(),
            "holds_in": pl.Int32(),
            "n_specifications": pl.Int32(),
            "nearest_true": pl.String(),
            "sources": pl.String(),
        }
        rows = [
            {
                "id": result.claim.id,
                "says": result.claim.says,
                "verdict": result.verdict,
                "test": test["label"],
                "test_verdict": test["verdict"],
                **{name: test[name] for name in ("value", "low", "high", "unit", "holds_in")},
                "n_specifications": test["n_specifications"],
                "nearest_true": test["nearest_true"],
                "sources": "; ".join(test["sources"]),
            }
            for result in self.results
            for test in [one.as_dict() for one in result.tests] or [_NO_TEST]
        ]
        return pl.DataFrame(rows, schema)

    def values(self) -> pl.DataFrame:
        """One row per value measured, with its specification: power → state."""
        figure, text = pl.Float64(), pl.String()
        schema = {
            **dict.fromkeys(("claim", "power", "state", "period", "measure"), text),
            "value": figure,
            **dict.fromkeys(("unit", "specification"), text),
            **dict.fromkeys(("low", "high"), figure),
            **dict.fromkeys(("level", "basis", "status"), text),
        }
        rows = [
            {
                "claim": result.claim.id,
                "power": one.measured.power,
                "state": "+".join(one.measured.states),
                "period": one.measured.when,
                "measure": one.measured.measure,
                "value": one.value,
                "unit": one.measured.unit,
                "specification": str(one.specification),
                "low": one.measured.low,
                "high": one.measured.high,
                "level": None,
                "basis": "rounding" if one.measured.low is not None else None,
                "status": one.measured.status,
            }
            for result in self.results
            for test in result.on_values
            for one in test.by_specification
        ]
        return pl.DataFrame(rows, schema)

    @property
    def text(self) -> str:
        """The tally in one sentence."""
        counts = {
            verdict: sum(1 for one in self.results if one.verdict == verdict)
            for verdict in ("supported", "contradicted", "mixed", "not testable")
        }
        told = ", ".join(f"{n} {verdict}" for verdict, n in counts.items() if n)
        return f"Of {len(self.results)} claims: {told}."

    def chart(self, name: str) -> Any:
        """Return the evidence chart of one claim as a page block, None where there is none."""
        from suasion.claims.chart import evidence_chart
        from suasion.claims.facts.chart import fact_chart

        return evidence_chart(self, self[name]) or fact_chart(self.events, self[name].on_facts)

    @property
    def provenance(self) -> dict[str, str]:
        """File and checksum of every source used."""
        names = sorted({name for one in self.results for name in one.sources})
        entries = [self.panel.snapshot.entry(name) for name in names]
        return {one.vintage_file: one.vintage_sha256 for one in entries}

    def cite(self) -> str:
        """Return the citations of the sources used, one to a line."""
        names = sorted({name for one in self.results for name in one.sources})
        return "\n".join(source(name).citation for name in names)

    def _repr_html_(self) -> str:
        columns = ["id", "says", "verdict", "test", "test_verdict", "value", "unit"]
        return str(self.table.select(columns)._repr_html_())


_NO_TEST: dict[str, Any] = {
    "label": None,
    "verdict": "not testable",
    "value": None,
    "low": None,
    "high": None,
    "unit": None,
    "holds_in": 0,
    "n_specifications": 0,
    "nearest_true": None,
    "sources": [],
}


def _question(choice: str) -> str:
    """Return the question that a choice about cut-off losses answers."""
    return next(one.question for one in choices("cut-off loss") if one.id == choice)
