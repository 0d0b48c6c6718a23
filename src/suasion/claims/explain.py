"""One claim explained as text: tests, specifications, sources, and how to trace them."""

from __future__ import annotations

from textwrap import fill

from suasion.catalog import source
from suasion.claims.facts.outcome import Found
from suasion.claims.facts.result import FactResult
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
    lines += (
        ["", "records:", *(f"  {line}" for line in _records(result))] if result.on_facts else []
    )
    if traces := _traces(checked, result):
        lines += ["", "trace:", *(f"  {line}" for line in traces)]
    return "\n".join(lines)


def _test(test: TestResult | FactResult) -> list[str]:
    if isinstance(test, FactResult):
        near = [f"  nearest on record: {one}" for one in test.near if test.nearest_on_record]
        head = f"test: {test.test.label}: {test.verdict}"
        return [head, *(_found(one) for one in test.outcomes), *near]
    lines = [f"test: {test.test.label}: {test.verdict} ({test.reason})"]
    lines += [f"  {_MARK[one.holds]:17} {_spec(test.test, one)}" for one in test.by_specification]
    lines += [f"  {'  not covered':17} {one.specification}: {one.why}" for one in test.not_covered]
    return lines


def _found(one: Found) -> str:
    source = f"  [{one.label}: {one.record.cited}]" if one.record else ""
    return f"  {_MARK[one.holds]:17} {one.why}{source}"


def _spec(test: Test, one: SpecResult) -> str:
    return f"{compared(test, one)}  by {one.label}  [{one.specification}; {one.why}]"


def _records(result: ClaimResult) -> list[str]:
    """Return the rows of the ledgers behind the tests on facts, each with its own source."""
    rows = {
        f"{one.source} row {one.row}: {one.cited}{f' {one.url}' if one.url else ''}": None
        for test in result.on_facts
        for one in (*(each.record for each in test.outcomes if each.record), *test.beside)
    }
    return list(rows)[:12] + ([f"... and {len(rows) - 12} more rows"] if len(rows) > 12 else [])


def _traces(checked: Checked, result: ClaimResult) -> list[str]:
    """Return the commands that trace the cells, those of the claim itself first."""
    outcomes = [one for test in result.on_values for one in test.by_specification]
    subjects = [cell[:4] for one in outcomes for cell in one.measured.cells]
    compared = [cell[:4] for one in outcomes for each in one.against for cell in each.cells]
    name = checked.panel.theatre.id
    told = [
        f"suasion trace {name} {power or '-'} {state} {year} {indicator}"
        for indicator, power, state, year in dict.fromkeys([*subjects, *compared])
    ]
    return told[:12] + ([f"... and {len(told) - 12} more cells"] if len(told) > 12 else [])
