"""What a claim rests on, as page blocks: every test under every specification, and its trace."""

from __future__ import annotations

from suasion.catalog import source
from suasion.claims.facts.result import FactResult
from suasion.claims.result import Checked, ClaimResult, TestResult
from suasion.claims.wording import moved, said
from suasion.events import Record
from suasion.page import Block, Column, Note, Part, PartMark, Prose, Table
from suasion.page.inline import capital
from suasion.specification import choices

__all__ = ["part", "test_blocks", "trace", "uncovered"]

_MARKS: dict[str, PartMark] = {
    "supported": "holds",
    "contradicted": "fails",
    "mixed": "mixed",
    "not testable": "cannot",
}
_OUTCOMES: dict[bool | None, PartMark] = {True: "holds", False: "fails", None: "cannot"}
_WORDS: dict[PartMark, str] = {"holds": "holds", "fails": "fails", "cannot": "cannot be told"}


def part(test: TestResult | FactResult) -> Part:
    """Return one line for a tested part: its mark, and what it rests on."""
    return Part(_MARKS[test.verdict], f"{test.test.label}{_figures(test)}")


def _figures(test: TestResult | FactResult) -> str:
    """Add to a part what it rests on: before and after, or why it cannot be told."""
    if test.verdict == "not testable":
        return f": {test.reason}"
    if isinstance(test, FactResult):
        return "" if test.verdict == "supported" else f": {test.reason}"
    one = test.by_specification[0]
    return f": {moved(one.against[0], one.measured)}" if _changes(test) else ""


def _changes(test: TestResult) -> bool:
    return test.test.condition.relative and bool(test.by_specification[0].against)


def test_blocks(result: ClaimResult) -> tuple[Block, ...]:
    """Return every test under every admissible specification, as one table."""
    told = [one for one in result.on_values if one.by_specification]
    if not told:
        return ()
    rows: list[tuple[str | Part, ...]] = []
    for test in told:
        for place, one in enumerate(test.by_specification):
            figures = moved(one.against[0], one.measured) if _changes(test) else said(one.measured)
            outcome = _OUTCOMES[one.holds]
            label = capital(test.test.label) if place == 0 else ""
            rows.append((label, capital(one.label), figures, Part(outcome, _WORDS[outcome])))
    columns = (Column("Test"), Column("Whose figures"), Column("Figure", "right"), Column(""))
    if len(told) == 1:
        return (Table(_verdict_words(told[0]), columns[1:], tuple(row[1:] for row in rows)),)
    reasons = tuple(_verdict_words(one) for one in told if one.verdict != "supported")
    table = Table("Every test, under every admissible specification", columns, tuple(rows))
    return (table, Prose(reasons)) if reasons else (table,)


def _verdict_words(test: TestResult) -> str:
    return f"{capital(test.test.label)}: {test.verdict}; {test.reason}"


def uncovered(result: ClaimResult) -> tuple[Block, ...]:
    """Say once who could not speak on the tests, and on what."""
    told: dict[str, list[str]] = {}
    for test in result.on_values:
        for one in test.not_covered if test.by_specification else ():
            reasons = told.setdefault(_who(one.specification["reporter"]), [])
            if one.why not in reasons:
                reasons.append(one.why)
    return tuple(
        Note(f"Not counted: {who}. {capital(reasons[0])}" + _more(len(reasons) - 1))
        for who, reasons in told.items()
    )


def _who(reporter: str) -> str:
    told = [one for one in (*choices(), *choices("cut-off loss")) if one.id == "reporter"]
    labels = [option.label for one in told for option in one.option if option.id == reporter]
    return labels[0]


def _more(n: int) -> str:
    return (
        f", and the like in {n} more tests."
        if n > 1
        else ", and so in one more test."
        if n
        else "."
    )


def trace(checked: Checked, result: ClaimResult) -> tuple[str, ...]:
    """Return the steps from the claim to the checksum of the first vintage behind it."""
    decided = [one for one in result.on_values if one.by_specification]
    facts = [one for one in result.on_facts if one.sources]
    if not decided and not facts:
        return ()
    *steps, name = _of_value(result, decided[0]) if decided else _of_fact(result, facts[0])
    entry = checked.panel.snapshot.entry(name)
    held = f"{source(name).title}, {entry.vintage_file}"
    return (*steps, held, f"vintage sha256 {entry.vintage_sha256}")


def _of_value(result: ClaimResult, test: TestResult) -> tuple[str, ...]:
    holding = [one for one in test.by_specification if one.holds] or list(test.by_specification)
    one = holding[0]
    indicator, power, state, year, regime, _ = one.measured.cells[0]
    return (
        result.claim.id,
        f"{_numbered(result, test)}, {test.test.label}",
        f"value {said(one.measured)}",
        f"cell {indicator} {power or ''} → {state} {year} ({regime})",
        one.measured.sources[0],
    )


def _of_fact(result: ClaimResult, test: FactResult) -> tuple[str, ...]:
    found = [one.record for one in test.outcomes if one.record] or list(test.beside)
    one = found[0]
    what = (
        f"event {one.id}, {one.days}" if isinstance(one, Record) else f"row of {one.organisation}"
    )
    return (
        result.claim.id,
        f"{_numbered(result, test)}, {test.test.label}",
        what,
        f"row {one.row}",
        one.source,
    )


def _numbered(result: ClaimResult, test: TestResult | FactResult) -> str:
    return f"test {1 + result.tests.index(test)}"
