"""What a brief got wrong, and what is right: one table from the verdicts."""

from __future__ import annotations

from suasion.catalog import source
from suasion.claims.facts.result import FactResult
from suasion.claims.result import Checked, ClaimResult, TestResult
from suasion.events.chart import source_cell
from suasion.page import Block, Cell, Column, Heading, Note, Part, Table
from suasion.page.inline import capital

__all__ = ["correction_blocks"]


def correction_blocks(checked: Checked, number: str) -> tuple[Block, ...]:
    """Return the section: every part that fails or is mixed, with what is right and its source."""
    wrong = [(one, test) for one in checked if one.claim.theme for test in _wrong(one)]
    if not wrong:
        return ()
    failed = {one.claim.id for one, test in wrong if test.verdict == "contradicted"}
    said_by = next(one.claim.speaker for one, _ in wrong)
    return (
        Heading(
            f"{_count(len(failed))} of its statements {'is' if len(failed) == 1 else 'are'} wrong "
            "in some part",
            kicker=f"{number} · What the brief got wrong, and what is right",
            anchor="corrections",
            subtitle=f"{said_by}, {wrong[0][0].claim.date}: parts that the records contradict, and "
            "parts on which sources differ.",
        ),
        Table(
            "What was said, and what is right",
            (Column("Claim"), Column("What was said"), Column("What is right, or what differs"),
             Column("Source"), Column("")),
            tuple(_row(one, test) for one, test in wrong),
        ),
        Note("Written from the verdicts: a later check of other data may change this list."),
    )  # fmt: skip


def _wrong(result: ClaimResult) -> list[TestResult | FactResult]:
    order = {"contradicted": 0, "mixed": 1}
    found = [one for one in result.tests if one.verdict in order and one.nearest_true]
    return sorted(found, key=lambda one: order[one.verdict])


def _row(result: ClaimResult, test: TestResult | FactResult) -> tuple[Cell, ...]:
    mark = Part("fails", "wrong") if test.verdict == "contradicted" else Part("mixed", "differs")
    return (
        result.claim.id,
        f"{capital(test.test.label)}",
        test.nearest_true or "",
        _source(test),
        mark,
    )


def _source(test: TestResult | FactResult) -> Cell:
    """Return the source of what is right: that of the first record, as a link where it may be."""
    if isinstance(test, FactResult):
        records = [one.record for one in test.outcomes if one.record] or list(test.beside)
        if not records:
            return "the ledgers, by their silence"
        return source_cell(records[0])
    return "; ".join(source(name).short for name in test.sources)


def _count(n: int) -> str:
    words = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[n] if n < len(words) else str(n)
