"""One claim explained as text: tests, specifications, sources, and how to trace them."""

from __future__ import annotations

from textwrap import fill

from suasion.catalog import source
from suasion.claims.model import Test
from suasion.claims.result import Checked, ClaimResult, SpecResult, TestResult
from suasion.claims.wording import compared

__all__ = ["explained"]

_MARK = {True: "+ holds", False: "- fails", None: "? cannot be told"}


def explained(checked: Checked, result: ClaimResult) -> str:
    """Return a claim with everything behind its verdict."""
    claim = result.claim
    lines = [
        fill(f"{claim.id}  {claim.says}", 100),
        f"      {claim.speaker}, {claim.date}",
        f"verdict: {result.verdict.upper()}",
        fill(result.finding, 100, initial_indent="  ", subsequent_indent="  "),
    ]
    if result.nearest_true:
        lines.append(fill(f"nearest true: {result.nearest_true}", 100, subsequent_indent="  "))
    for test in result.tests:
        lines += ["", *_test(test)]
    lines += ["", "sources:"]
    for name in result.sources:
        entry = checked.panel.snapshot.entry(name)
        lines.append(f"  {source(name).citation}")
        lines.append(f"    {entry.vintage_file}  sha256 {entry.vintage_sha256[:16]}...")
    lines += ["", "trace:", *(f"  {line}" for line in _traces(checked, result))]
    return "\n".join(lines)


def _test(test: TestResult) -> list[str]:
    lines = [f"test: {test.test.label}: {test.verdict} ({test.reason})"]
    lines += [f"  {_MARK[one.holds]:17} {_spec(test.test, one)}" for one in test.by_specification]
    lines += [f"  {'  not covered':17} {one.specification}: {one.why}" for one in test.not_covered]
    return lines


def _spec(test: Test, one: SpecResult) -> str:
    return f"{compared(test, one)}  by {one.label}  [{one.specification}; {one.why}]"


def _traces(checked: Checked, result: ClaimResult) -> list[str]:
    """Return the commands that trace the cells, those of the claim itself first."""
    outcomes = [one for test in result.tests for one in test.by_specification]
    subjects = [cell[:4] for one in outcomes for cell in one.measured.cells]
    compared = [cell[:4] for one in outcomes for each in one.against for cell in each.cells]
    name = checked.panel.theatre.id
    told = [
        f"suasion trace {name} {power or '-'} {state} {year} {indicator}"
        for indicator, power, state, year in dict.fromkeys([*subjects, *compared])
    ]
    return told[:12] + ([f"... and {len(told) - 12} more cells"] if len(told) > 12 else [])
