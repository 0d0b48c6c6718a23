"""Check claims: every test under every admissible specification, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from suasion import events
from suasion.catalog import indicator, theatre
from suasion.claims.awaited import awaited
from suasion.claims.conditions import Outcome, Rank
from suasion.claims.facts.result import check_fact
from suasion.claims.measured import Measured, measure
from suasion.claims.model import Claim, Claims, Test, load
from suasion.claims.modelled import specifications_of
from suasion.claims.result import Checked, ClaimResult, SpecResult, TestResult
from suasion.claims.sentence import as_claims, is_sentence, reading_of
from suasion.claims.verdict import Verdict, claim_verdict, negated, test_verdict
from suasion.claims.wording import nearest_true, spec_label
from suasion.errors import SuasionError
from suasion.events import Events
from suasion.panel import Panel, build
from suasion.sources import Snapshot
from suasion.specification import Specification, across, deciding_choice

__all__ = ["check", "check_claim", "check_claims"]


def check(name: str | Path | Claims, snapshot: Snapshot | str | Path | None = None) -> Checked:
    """Check the claims of a theatre, or of a file of one's own.

    Parameters
    ----------
    name
        A theatre whose claims are shipped, the path of a claims file, a sentence in one of the
        forms that are read (docs/sentences.md), or claims.
    snapshot
        A snapshot or its folder; without it the one shipped.

    Returns
    -------
    Checked
        One result per claim, in the order of the file.

    Raises
    ------
    DeclarationError
        The file declares something that cannot be tested.
    QueryError
        No claims are shipped for the theatre, or the sentence is not understood.

    Examples
    --------
    >>> checked = check("central-asia")
    >>> checked["S03"].verdict
    'mixed'
    >>> check("Kyrgyzstan joined the EAEU in 2015.").results[0].verdict
    'supported'
    """
    if isinstance(name, str) and is_sentence(name):
        claims = as_claims(reading_of(name))
    else:
        claims = name if isinstance(name, Claims) else load(name)
    return check_claims(build(theatre(claims.theatre), snapshot), claims)


def check_claims(panel: Panel, claims: Claims) -> Checked:
    """Check claims against a panel, and against the events that its snapshot holds."""
    held = _events(panel, None)
    results = tuple(check_claim(panel, one, held) for one in claims.claim)
    return Checked(panel, results, claims.themes)


def check_claim(panel: Panel, claim: Claim, held: Events | None = None) -> ClaimResult:
    """Check one claim against the values of a panel and the events of its theatre.

    Without ``held`` the events are those that the panel's snapshot holds.
    """
    tests = tuple(
        _check_test(panel, test)
        if isinstance(test, Test)
        else check_fact(_events(panel, held), test)
        for test in claim.tests
    )
    verdicts = [one.verdict for one in tests]
    if claim.negate:
        # the opposite of what its parts assert together, not the sum of their opposites
        verdict = negated(claim_verdict([negated(one) for one in verdicts]))
    else:
        verdict = claim_verdict(verdicts)
    return ClaimResult(claim, verdict, tests)


def _events(panel: Panel, held: Events | None) -> Events:
    return events.select(panel.theatre, snapshot=panel.snapshot) if held is None else held


def _check_test(panel: Panel, test: Test) -> TestResult:
    if test.measure in awaited():
        return TestResult(test, "not testable", (), (), None, None)
    pairs = across(
        lambda specification: _under(panel, test, specification),
        rests_on=lambda result: (result[0].cells, tuple(one.cells for one in result[1].against)),
        among=specifications_of(test.measure),
    )
    results = [_spec_result(test, specification, *found) for specification, found in pairs]
    known = [one for one in results if one.value is not None]
    covered = tuple([one for one in known if one.comparable] or known)
    verdict = _verdict(test, covered)
    outcomes = [(one.specification, one.holds, one.value) for one in covered]
    return TestResult(
        test=test,
        verdict=verdict,
        by_specification=covered,
        not_covered=tuple(one for one in results if one not in covered),
        decided_by=deciding_choice(outcomes) if verdict == "mixed" else None,
        nearest_true=nearest_true(test, covered, mixed=verdict == "mixed")
        if verdict in ("contradicted", "mixed")
        else None,
    )


def _verdict(test: Test, covered: Sequence[SpecResult]) -> Verdict:
    """Judge what the test asserts, then turn the verdict round if it is negated."""
    asserted = [one.holds if one.holds is None else one.holds is not test.negate for one in covered]
    return negated(test_verdict(asserted)) if test.negate else test_verdict(asserted)


def _under(panel: Panel, test: Test, specification: Specification) -> tuple[Measured, Outcome]:
    subject: dict[str, Any] = {
        "measure": test.measure,
        "power": test.power,
        "states": test.states,
        "period": test.period,
    }

    def look(**changes: Any) -> Measured:
        if "state" in changes:
            changes["states"] = (changes.pop("state"),)
        if "measure" in changes and indicator(changes["measure"]).level == "state":
            changes["power"] = None
        return measure(panel, specification, **{**subject, **changes})

    value = look()
    if value.value is None:
        return value, Outcome(None, f"{value.named} is not covered")
    condition = test.condition
    if isinstance(condition, Rank) and not condition.among:
        condition = condition.model_copy(update={"among": panel.theatre.powers})
    try:
        return value, condition.judge(value, look)
    except SuasionError as fault:
        return value, Outcome(None, f"{fault.what}: {fault.where}; {fault.remedy}")


def _spec_result(
    test: Test, specification: Specification, value: Measured, outcome: Outcome
) -> SpecResult:
    holds = outcome.holds
    if test.negate and holds is not None:
        holds = not holds
    return SpecResult(
        specification=specification,
        label=spec_label(value, specification),
        measured=value,
        against=outcome.against,
        holds=holds,
        why=outcome.why,
        comparable=outcome.comparable,
    )
