"""Verdicts in words, written from the numbers: who counts, what is found, what would be true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from suasion.catalog import actor, source
from suasion.claims.conditions import (
    Above,
    Below,
    Breaks,
    Change,
    Displaces,
    Equals,
    Exceeds,
    Highest,
    Lowest,
    Rank,
)
from suasion.claims.measured import Measured
from suasion.claims.modelled import choice_label, usual_first
from suasion.page.inline import capital
from suasion.page.numbers import brief_figure, brief_range
from suasion.specification import Specification

if TYPE_CHECKING:
    from suasion.claims.model import Test
    from suasion.claims.result import ClaimResult, SpecResult

_ASIDE = re.compile(r" \([^)]*\)$")

__all__ = ["chart_title", "compared", "finding", "moved", "nearest_true", "said", "spec_label"]


def spec_label(value: Measured, specification: Specification) -> str:
    """Return who counts under a specification, for one value.

    The label follows from the cells used: the states themselves, their partners, or both.
    """
    own = {state for _, _, state, _, regime, _ in value.cells if regime == "own"}
    mirror = {state for _, _, state, _, regime, _ in value.cells if regime == "mirror"}
    aggregates = {aggregate for *_, aggregate in value.cells}
    who = source(value.sources[0]).short if len(value.sources) == 1 else ""
    if not value.cells:
        return str(specification)
    if value.status == "simulated":
        return choice_label(specification)
    if {regime for *_, regime, _ in value.cells} == {"reconciled"}:
        return who or "their sources"
    if len(value.states) == 1 and actor(value.states[0]).kind == "group":
        if specification["reporter"] == "own":
            return "the states’ own statistics, partners’ where a state has none"
        counted = who or "their partners"
        if "provider" in aggregates:
            return f"{counted}, total as published"
        return f"{counted}, sum of the states"
    if own and value.status == "estimated":
        return f"{who or 'own reports'}, from partners’ reports"
    if own and not mirror:
        return (
            "own statistics" if len(own) > 1 else f"{actor(next(iter(own))).possessive} statistics"
        )
    if mirror and own:
        return "own statistics, partners’ where a state has none"
    if mirror:
        return who or "partners’ statistics"
    return who or "as reported"


def said(value: Measured) -> str:
    """Write a measured value, with what must be known about it.

    Examples
    --------
    >>> said(Measured("turnover", "CHN", ("KGZ",), 2022, "mn USD", 4130.3, status="observed"))
    '4.13 bn USD'
    """
    if value.value is None:
        return "not covered"
    text = brief_figure(value.value, value.unit)
    if value.status == "simulated":
        return f"{value.value:.2f} {value.unit}"
    if value.floor:
        return f"at least {text}"
    if value.missing:
        return f"{text} (without {value.missing_named})"
    if value.low is not None and value.high is not None:
        spread = brief_range(value.low, value.high, value.unit).split(" ")[0]
        return f"{text} (estimated, {spread})"
    return f"{text} (estimated)" if value.status == "estimated" else text


def moved(before: Measured, after: Measured) -> str:
    """Write a change, the unit once where both figures have it.

    Examples
    --------
    >>> first = Measured("turnover", "CHN", ("KGZ",), 2021, "mn USD", 1530.0)
    >>> moved(first, Measured("turnover", "CHN", ("KGZ",), 2022, "mn USD", 4130.3))
    '1.53 → 4.13 bn USD'
    """
    first, last = said(before), said(after)
    aside = _ASIDE.search(first)
    if aside and last.endswith(aside.group()):
        # what must be known about both is said once
        first, last = first.removesuffix(aside.group()), last.replace(" (", " (both ")
    for unit in ("bn USD", "mn USD", "%", "points"):
        if first.endswith(f" {unit}") and f" {unit}" in last:
            return f"{first.removesuffix(f' {unit}')} → {last}"
    return f"{first} → {last}"


def chart_title(test: Test, one: SpecResult) -> str:
    """Write the finding of a chart that shows one specification of a test."""
    value, subject = one.measured, capital(one.measured.named)
    quantity = subject.removesuffix(f" in {value.when}")
    if isinstance(test.condition, Change) and one.against:
        before = one.against[0]
        if before.value is None or value.value is None:
            return subject
        verb = _verb(before.value, value.value)
        change = f"from {said(before)} in {before.when} to {said(value)} in {value.when}"
        return f"{quantity} {verb} {change}"
    if isinstance(test.condition, Exceeds) and one.against:
        word = "more" if one.holds is not test.negate else "no more"
        return f"{subject}: {said(value)}, {word} than {said(one.against[0])}"
    return f"{subject}: {said(value)}; {one.why}"


def _verb(before: float, after: float) -> str:
    return "rose" if after > before else "fell" if after < before else "did not change:"


def finding(result: ClaimResult) -> str:
    """Say what the records show, one clause per specification of the tests that decide."""
    if not result.tests:
        return result.claim.needs
    told = [_test_finding(one.test, one.by_specification) for one in result.on_values]
    told += [
        f"{capital(one.test.label)}: {one.reason}."
        for one in result.on_facts
        if one.verdict != "not testable"
    ]
    kept = [text for text in dict.fromkeys(told) if text]
    if not kept:
        return "; ".join(dict.fromkeys(one.reason for one in result.tests))
    return " ".join(kept)


def _test_finding(test: Test, outcomes: Sequence[SpecResult]) -> str:
    shown = usual_first(outcomes)
    clauses = [f"{compared(test, one)} by {one.label}" for one in shown]
    if not clauses:
        return ""
    held = sum(1 for one in outcomes if one.holds)
    rest = f"; holds in {held} of {len(outcomes)}" if len(shown) < len(outcomes) else ""
    return f"{_subject(test)}: {'; '.join(dict.fromkeys(clauses))}{rest}."


def compared(test: Test, one: SpecResult) -> str:
    """Write a value with what it was compared with: an earlier one, another power, the rivals."""
    if isinstance(test.condition, Change) and one.against:
        return moved(one.against[0], one.measured)
    if isinstance(test.condition, Exceeds) and one.against:
        return f"{said(one.measured)} against {said(one.against[0])} ({one.against[0].named})"
    if isinstance(test.condition, Displaces):
        return f"{said(one.measured)}, {one.why}"
    if isinstance(test.condition, Breaks):
        return f"{said(one.measured)}; {one.why}"
    if isinstance(test.condition, Rank):
        return _place(one)
    if isinstance(test.condition, Highest | Lowest) and one.holds is not None and one.against:
        word = "next" if len(one.against) > 1 else "against"
        rival = _rival(one, highest=isinstance(test.condition, Highest))
        return f"{said(one.measured)}, {word} {said(rival)} in {rival.when}"
    return said(one.measured)


def _rival(one: SpecResult, *, highest: bool) -> Measured:
    known = [each for each in one.against if each.value is not None]
    pick = max if highest else min
    return pick(known, key=lambda each: each.value or 0.0)


def _place(one: SpecResult) -> str:
    value = one.measured
    known = [each for each in (value, *one.against) if each.value is not None]
    order = sorted(known, key=lambda each: -(each.value or 0.0))
    place = 1 + order.index(value)
    told = ", ".join(f"{each.power_name} {said(each)}" for each in order[: max(place, 3)])
    return f"{value.power_name} is number {place}: {told}"


def _subject(test: Test) -> str:
    value = Measured(test.measure, test.power, test.states, test.period, "")
    text = value.named
    if isinstance(test.condition, Change):
        since = test.condition.since
        before = since if isinstance(since, int) else "{}-{}".format(*since)
        text = text.removesuffix(f" in {value.when}") + f", {before} → {value.when}"
    return capital(text)


def nearest_true(test: Test, outcomes: Sequence[SpecResult], *, mixed: bool = False) -> str | None:
    """Return what would be true instead, from the figures of the specifications.

    Every specification is named with its value; a comparison says what it was compared with. Where
    the verdict is mixed both sides are named: neither is right alone.
    """
    told = []
    for one in usual_first(outcomes):
        if one.holds is None or (one.holds and not mixed):
            continue
        clause = _nearest(test, one)
        if clause:
            told.append(f"{clause} by {one.label}")
    if not told:
        return None
    return f"{_subject(test)}: {'; '.join(dict.fromkeys(told))}."


def _nearest(test: Test, one: SpecResult) -> str:
    condition, value = test.condition, one.measured
    if isinstance(condition, Above | Below | Equals):
        return said(value)
    if isinstance(condition, Change):
        before = one.against[0]
        if before.value is None or value.value is None:
            return ""
        verb = _verb(before.value, value.value)
        return f"{verb} from {said(before)} to {said(value)}"
    if isinstance(condition, Highest | Lowest):
        if not one.against or one.holds is None:
            return ""
        rival = one.against[0]
        word = "higher" if isinstance(condition, Highest) else "lower"
        if test.negate:
            return f"{said(value)}, and no year since {condition.since} was {word}"
        return f"{said(value)}, and {rival.when} was {word} with {said(rival)}"
    if isinstance(condition, Rank):
        return _place(one)
    return compared(test, one) if isinstance(condition, Exceeds | Displaces | Breaks) else ""
