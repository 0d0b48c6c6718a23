"""Page blocks of tests on facts: what the ledgers have, row by row, each with its own source."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.claims.facts.outcome import Found
from suasion.claims.facts.result import FactResult
from suasion.events import Record
from suasion.events.chart import source_cell
from suasion.page import Block, Cell, Column, Part, PartMark, Table
from suasion.page.inline import capital

__all__ = ["facts_blocks"]

_OUTCOMES: dict[bool | None, tuple[PartMark, str]] = {
    True: ("holds", "holds"),
    False: ("fails", "fails"),
    None: ("cannot", "cannot be told"),
}


def facts_blocks(tests: Sequence[FactResult]) -> tuple[Block, ...]:
    """Return one table of all outcomes, and one of the records that come nearest."""
    if not tests:
        return ()
    rows: list[tuple[Cell, ...]] = []
    for test in tests:
        for place, one in enumerate(test.outcomes):
            label = capital(test.test.label) if place == 0 else ""
            rows.append((label, _recorded(one), _source(one), Part(*_OUTCOMES[one.holds])))
    columns = (Column("Test"), Column("What is on record"), Column("Who says so"), Column(""))
    tables: list[Block] = [Table("Every test on facts, by record", columns, tuple(rows))]
    if beside := _beside(tests):
        heads = (
            Column("Record", whole=True),
            *map(Column, ("Date", "What it is", "Who says so")),
        )
        tables.append(Table("Records beside it", heads, beside))
    return tuple(tables)


def _recorded(one: Found) -> str:
    """Write what was found; where it is an amount, also of what."""
    record = one.record
    if isinstance(record, Record) and record.name not in one.why and record.amount is not None:
        return f"{capital(one.why)}: {record.name}, {record.days.spoken}"
    return capital(one.why)


def _source(one: Found) -> Cell:
    return "the ledgers, by their silence" if one.record is None else source_cell(one.record)


def _beside(tests: Sequence[FactResult]) -> tuple[tuple[Cell, ...], ...]:
    """Return the records that a test rests on or comes near to, beyond those of the outcomes."""
    told = {one.record for test in tests for one in test.outcomes if one.record}
    found = {
        one: None
        for test in tests
        for one in test.beside
        if isinstance(one, Record) and one not in told
    }
    return tuple((one.id, one.days.spoken, one.name, source_cell(one)) for one in list(found)[:8])
