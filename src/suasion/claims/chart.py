"""The one chart of a claim: what decides its verdict."""

from __future__ import annotations

from typing import Literal

from suasion.catalog import actor, indicator
from suasion.claims.conditions import (
    Above,
    Below,
    Change,
    Equals,
    Exceeds,
    Rank,
)
from suasion.claims.measured import Measured
from suasion.claims.result import Checked, ClaimResult, TestResult
from suasion.claims.wording import chart_title, said
from suasion.page import Chart, Column, Table, without_empty
from suasion.page.inline import capital
from suasion.panel.chart import beside_chart, line_chart
from suasion.sources import foot_line

__all__ = ["evidence_chart"]

_WIDTH = 500
_TESTS: dict[bool | None, Literal["holds", "fails", "cannot"]] = {
    True: "holds",
    False: "fails",
    None: "cannot",
}
_VERBS = {"rises": "rose", "falls": "fell", "unchanged": "stayed"}


def evidence_chart(checked: Checked, result: ClaimResult) -> Chart | None:
    """Return the chart that shows what decides a claim, None where nothing is covered."""
    decided = [one for one in result.on_values if one.by_specification]
    if not decided:
        return None
    first = decided[0]
    condition = first.test.condition
    if isinstance(condition, Above | Below | Equals):
        return _by_member(checked, first) or _by_specification(checked, first)
    if isinstance(condition, Change):
        return _changes(checked, decided)
    if isinstance(condition, Rank):
        return _ranking(checked, first)
    return _over_time(checked, first)


def _unit(value: Measured) -> tuple[str, float]:
    return ("bn USD", 1e3) if value.unit == "mn USD" else (value.unit, 1.0)


def _by_member(checked: Checked, test: TestResult) -> Chart | None:
    """Return own beside mirror for every state of a group, in one year."""
    subject = test.test
    states = [each.actor for state in subject.states for each in actor(state).members]
    if not states or subject.power is None or not isinstance(subject.period, int):
        return None
    year = subject.period
    rows = [(subject.power, state, year) for state in states]
    power = actor(subject.power).label
    own, mirror = 0.0, 0.0
    for whom, state, _ in rows:
        pair = [
            checked.panel.value(subject.measure, whom, state, year, regime=regime)
            for regime in ("own", "mirror")
        ]
        if pair[0] is not None and pair[1] is not None:
            own, mirror = own + pair[0], mirror + pair[1]
    if not own:
        return None
    return beside_chart(
        checked.panel,
        subject.measure,
        rows,
        title=f"Where both count, {power} counts {mirror / own:.1f} times what the states do",
        subtitle=f"{indicator(subject.measure).name} with {power} in {year}, by state",
        label="state",
        width=_WIDTH,
    )


def _by_specification(checked: Checked, test: TestResult) -> Chart:
    from suasion.page.figure import Dot, Row, Threshold, dots
    from suasion.page.svg import to_svg

    subject = test.test
    unit, scale = _unit(test.by_specification[0].measured)
    rows = []
    for one in test.by_specification:
        value = one.measured
        dot = Dot(
            (value.value or 0.0) / scale,
            subject.power or "",
            "derived" if value.status in ("estimated", "partial") else "own",
            low=None if value.low is None else value.low / scale,
            high=None if value.high is None else value.high / scale,
        )
        mark = _TESTS[one.holds]
        rows.append(Row(capital(one.label), (dot,), test=mark))
    condition = subject.condition
    threshold = None
    if isinstance(condition, Above | Below | Equals):
        wanted = test.by_specification[0].measured.convert(condition.value, condition.unit)
        word = {"above": "more than", "below": "less than", "equals": "about"}[condition.kind]
        threshold = Threshold(wanted / scale, f"claimed: {word} {wanted / scale:g}")
    alt = _alt(test)
    values = [said(one.measured) for one in test.by_specification]
    return Chart(
        title=capital(f"{' or '.join(dict.fromkeys(values))}, by {_whose(test)}"),
        subtitle=capital(test.by_specification[0].measured.named),
        svg=to_svg(dots(rows, unit=unit, threshold=threshold, width=_WIDTH), alt_text=alt),
        alt=alt,
        table=_table(test),
        foot=foot_line(checked.panel.snapshot, test.sources),
    )


def _whose(test: TestResult) -> str:
    told = test.by_specification
    return told[0].label if len(told) == 1 else "whose figures one believes"


def _changes(checked: Checked, tests: list[TestResult]) -> Chart | None:
    """Return before and after for every change that the claim states in one measure.

    A claim about one state, power and measure is shown year by year instead.
    """
    from suasion.page.figure import Dot, Row, dots
    from suasion.page.svg import to_svg

    first = tests[0].test
    alike = [
        one
        for one in tests
        if one.test.measure == first.measure
        and one.test.power == first.power
        and isinstance(one.test.condition, Change)
        and one.by_specification[0].against
        and one.by_specification[0].against[0].value is not None
    ]
    if len({one.test.states for one in alike}) < 2:
        return _over_time(checked, tests[0])
    unit, scale = _unit(alike[0].by_specification[0].measured)
    rows = []
    for one in alike:
        after = one.by_specification[0].measured
        before = one.by_specification[0].against[0]
        pair = (
            Dot((before.value or 0.0) / scale, first.power or "", "own", words=before.when),
            Dot((after.value or 0.0) / scale, first.power or "", "own", words=after.when),
        )
        mark = _TESTS[one.by_specification[0].holds]
        rows.append(Row(" and ".join(actor(s).label for s in one.test.states), pair, test=mark))
    named = indicator(first.measure).name
    power = actor(first.power).spoken if first.power else ""
    alt = " ".join(_alt(one) for one in alike)
    held = sum(1 for one in alike if one.verdict == "supported")
    return Chart(
        title=capital(
            f"{power}: {named.lower()} {_VERBS[first.condition.kind]} "
            f"in {held} of {len(alike)} states"
        ),
        subtitle=f"{named}, {power} → state, {unit}",
        svg=to_svg(dots(rows, unit=unit, width=_WIDTH), alt_text=alt),
        alt=alt,
        table=_table(*alike),
        foot=foot_line(checked.panel.snapshot, {name for one in alike for name in one.sources}),
    )


def _ranking(checked: Checked, test: TestResult) -> Chart:
    from suasion.page.figure import Dot, Row, dots
    from suasion.page.svg import to_svg

    outcome = test.by_specification[0]
    known = [one for one in (outcome.measured, *outcome.against) if one.value is not None]
    known.sort(key=lambda one: -(one.value or 0.0))
    unit, scale = _unit(outcome.measured)
    rows = [
        Row(one.power_name, (Dot((one.value or 0.0) / scale, one.power or "", "own"),))
        for one in known
    ]
    place = 1 + [one.power for one in known].index(test.test.power)
    alt = f"{capital(outcome.measured.named)}, by power: " + "; ".join(
        f"{one.power_name} {said(one)}" for one in known
    )
    return Chart(
        title=f"{outcome.measured.power_name} is number {place}, {known[0].power_name} the first",
        subtitle=f"{indicator(test.test.measure).name} in {outcome.measured.when}, "
        f"by {outcome.label}",
        svg=to_svg(dots(rows, unit=unit, width=_WIDTH), alt_text=alt + "."),
        alt=alt + ".",
        table=_table(test),
        foot=foot_line(checked.panel.snapshot, test.sources),
    )


def _over_time(checked: Checked, test: TestResult) -> Chart | None:
    subject = test.test
    powers = [subject.power] if subject.power else []
    condition = subject.condition
    if isinstance(condition, Exceeds) and condition.power:
        powers.append(condition.power)
    if not powers or len(subject.states) != 1:
        return _by_specification(checked, test)
    since = condition.since if hasattr(condition, "since") else subject.span[0] - 10
    first = since if isinstance(since, int) else since[0]
    return line_chart(
        checked.panel,
        subject.measure,
        subject.states[0],
        powers=[one for one in powers if one],
        since=min(first, subject.span[0] - 8),
        title=chart_title(subject, test.by_specification[0]),
        width=_WIDTH,
    )


def _alt(test: TestResult) -> str:
    told = [f"{said(one.measured)} by {one.label}" for one in test.by_specification]
    return f"{capital(test.by_specification[0].measured.named)}: {'; '.join(told)}."


def _table(*tests: TestResult) -> Table:
    unit, scale = _unit(tests[0].by_specification[0].measured)
    digits = 1 if unit == "%" else 3
    seen: dict[Measured, str] = {}
    for test in tests:
        for one in test.by_specification:
            for each in (one.measured, *one.against):
                if each.value is not None:
                    seen.setdefault(each, one.label)
    return without_empty(
        Table(
            caption=f"The figures behind it, {tests[0].test.label}",
            columns=(
                Column("Figure"),
                Column("Counted by"),
                Column("Value", "right", unit, digits),
                Column("Low", "right", unit, digits),
                Column("High", "right", unit, digits),
                Column("Status"),
            ),
            rows=tuple(
                (
                    capital(one.named),
                    label,
                    (one.value or 0.0) / scale,
                    "" if one.low is None else one.low / scale,
                    "" if one.high is None else one.high / scale,
                    one.status + (f" (without {one.missing_named})" if one.missing else ""),
                )
                for one, label in seen.items()
            ),
        )
    )
