"""The timeline of a test on facts: what was claimed against what is on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from suasion.catalog import Interval
from suasion.claims.facts.happened import Dated, First, Happened
from suasion.claims.facts.outcome import Found
from suasion.claims.facts.result import FactResult
from suasion.claims.facts.stated import Stated
from suasion.claims.facts.subject import days_of
from suasion.events import Event, Events, Record
from suasion.events.chart import events_table, moment
from suasion.page import Chart
from suasion.page.inline import capital
from suasion.sources import foot_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suasion.page.figure import Band

__all__ = ["fact_chart"]

_WIDTH = 500
_TESTS: dict[bool | None, Literal["holds", "fails", "cannot"]] = {
    True: "holds",
    False: "fails",
    None: "cannot",
}
_MOST = 6


def fact_chart(held: Events, tests: Sequence[FactResult]) -> Chart | None:
    """Return the timeline of the first test that has records, None if none has."""
    from suasion.page.figure import Lane, timeline
    from suasion.page.svg import to_svg

    amounts = [one for one in tests if isinstance(one.test.condition, Stated) and _records(one)]
    if amounts and len(amounts) == len([one for one in tests if _records(one)]):
        return _amounts(held, amounts)
    order = {"contradicted": 0, "mixed": 1, "supported": 2, "not testable": 3}
    timed = [one for one in tests if _records(one)]
    if not timed:
        return None
    test = min(timed, key=lambda one: order[one.verdict])
    records = _records(test)[:_MOST]
    band = _band(test)
    lanes = [Lane("On record", tuple(moment(one) for one in records))]
    told = "; ".join(f"{one.days.spoken}: {one.name}" for one in records)
    claimed = f"{band.label}; " if band else ""
    alt = f"{capital(claimed)}on record {told}."
    return Chart(
        title=_title(test, records),
        subtitle=f"What was said: {test.test.label}",
        svg=to_svg(timeline(lanes, width=_WIDTH, highlight=band), alt_text=alt),
        alt=alt,
        table=events_table("Records behind it", [Event((one,)) for one in records]),
        foot=foot_line(held.snapshot, {one.source for one in records}),
    )


def _amounts(held: Events, tests: Sequence[FactResult]) -> Chart:
    """Return the amounts that sources state, each by itself, against what was claimed."""
    from suasion.page.figure import Dot, Row, Threshold, dots
    from suasion.page.svg import to_svg

    conditions = [one.test.condition for one in tests if isinstance(one.test.condition, Stated)]
    # tests of one condition share the drawing: the one that speaks of most amounts
    condition = max(conditions, key=conditions.count)
    found: dict[Record, Found] = {}
    for test in (one for one in tests if one.test.condition == condition):
        for one in test.outcomes:
            if isinstance(one.record, Record):
                found.setdefault(one.record, one)
    rows, told = [], []
    for record, one in found.items():
        low, high = condition.bounds(record) or (0.0, 0.0)
        value = high if record.bound == "most" else low
        kind: Literal["own", "derived"] = "derived" if record.bound else "own"
        rows.append(
            Row(
                f"{record.name}, {record.days.spoken}",
                (Dot(value, record.power, kind),),
                test=_TESTS[one.holds],
            )
        )
        told.append(f"{record.name}, {record.days.spoken}: {record.stated}")
    word, figure = condition.claimed
    alt = f"Amounts as sources state them: {'; '.join(told)}. Claimed: {word} {figure:g}."
    return Chart(
        title=_spread(list(found)),
        subtitle=f"As each source states it, {_unit(condition.unit)}; hollow: a floor or about",
        svg=to_svg(
            dots(
                rows,
                unit=_unit(condition.unit),
                width=_WIDTH,
                threshold=Threshold(figure, f"claimed: {word} {figure:g}"),
            ),
            alt_text=alt,
        ),
        alt=alt,
        table=events_table("Records behind it", [Event((one,)) for one in found]),
        foot=foot_line(held.snapshot, {one.source for one in found}),
    )


def _unit(unit: str) -> str:
    return "number" if unit == "count" else unit


def _spread(records: Sequence[Record]) -> str:
    """Say from where to where the stated amounts reach."""
    ordered = sorted(records, key=lambda one: one.amount or 0.0)
    if len(ordered) == 1:
        return f"One source states it: {ordered[0].stated}"
    return f"Sources state from {ordered[0].stated} to {ordered[-1].stated}"


def _records(test: FactResult) -> list[Record]:
    found = [*(one.record for one in test.outcomes), *test.beside]
    return list(dict.fromkeys(one for one in found if isinstance(one, Record)))


def _title(test: FactResult, records: Sequence[Record]) -> str:
    first = records[0]
    word = {
        "supported": "On record",
        "contradicted": "On record instead",
        "mixed": "The sources differ",
    }
    return f"{word.get(test.verdict, 'Nearest on record')}: {first.name}, {first.days.spoken}"


def _band(test: FactResult) -> Band | None:
    """Return the period that was claimed."""
    from suasion.page.figure import Band

    condition = test.test.condition
    if isinstance(condition, Happened | First):
        days = days_of(condition.within)
    elif isinstance(condition, Dated):
        days = days_of(condition.on)
    else:
        return None
    word = "claimed not" if test.test.negate else "claimed"
    return Band(days.first, days.last, f"{word}: {_said(days)}")


def _said(days: Interval) -> str:
    return replace(days, lasts=False).spoken if not days.lasts else days.spoken
