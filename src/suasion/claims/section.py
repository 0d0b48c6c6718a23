"""Page blocks of checked claims: the table, each row opening to its evidence."""

from __future__ import annotations

from suasion.catalog import source
from suasion.claims.chart import evidence_chart
from suasion.claims.result import Checked, ClaimResult, TestResult
from suasion.claims.wording import moved, said
from suasion.page import (
    Block,
    ClaimRow,
    Claims,
    Column,
    Heading,
    Note,
    Part,
    PartMark,
    Prose,
    Spread,
    Table,
)
from suasion.page.inline import capital
from suasion.specification import choices

__all__ = ["claims_blocks"]

_MARKS: dict[str, PartMark] = {
    "supported": "holds",
    "contradicted": "fails",
    "mixed": "mixed",
    "not testable": "cannot",
}
_OUTCOMES: dict[bool | None, PartMark] = {True: "holds", False: "fails", None: "cannot"}
_WORDS: dict[PartMark, str] = {"holds": "holds", "fails": "fails", "cannot": "cannot be told"}

_RULES = (
    "A part is supported if it holds in at least 95 % of the admissible specifications that cover "
    "it, contradicted if it holds in at most 5 % and more fail than cannot tell, mixed between. A "
    "claim is supported if all its parts are, contradicted if none holds and one is contradicted, "
    "mixed if it holds in part, not testable if no part can be told. No verdict is written by hand."
)


def claims_blocks(checked: Checked, number: str) -> tuple[Block, ...]:
    """Return the section: heading from the tally, a table for each speaker, the rules."""
    blocks: list[Block] = [
        Heading(
            _heading(checked),
            kicker=f"{number} · What was said, checked",
            anchor="claims",
            subtitle="Each sentence is in our words. Open a row for its figures under every "
            "admissible specification, its chart and its trace.",
        )
    ]
    speakers = list(dict.fromkeys(one.claim.speaker for one in checked))
    for speaker in speakers:
        said_by = tuple(one for one in checked if one.claim.speaker == speaker)
        if len(speakers) > 1:
            blocks.append(Heading(_of_speaker(speaker, said_by), level=3))
        blocks.append(Claims(tuple(_row(checked, one) for one in said_by)))
    return (*blocks, Note(_RULES))


def _of_speaker(speaker: str, said_by: tuple[ClaimResult, ...]) -> str:
    wrong = sum(1 for one in said_by if one.verdict == "contradicted")
    right = sum(1 for one in said_by if one.verdict == "supported")
    return (
        f"{speaker}: {_number(right)} of {_number(len(said_by))} supported, "
        f"{_number(wrong) if wrong else 'none'} contradicted"
    )


def _heading(checked: Checked) -> str:
    counts = {
        verdict: sum(1 for one in checked if one.verdict == verdict)
        for verdict in ("supported", "contradicted", "mixed", "not testable")
    }
    one = {verdict: n == 1 for verdict, n in counts.items()}
    told = [
        f"{_number(counts['supported'])} {'holds' if one['supported'] else 'hold'}",
        f"{_number(counts['contradicted'])} {'is' if one['contradicted'] else 'are'} wrong",
        f"{_number(counts['mixed'])} {'depends' if one['mixed'] else 'depend'} on the count or "
        f"{'holds' if one['mixed'] else 'hold'} only in part",
        f"{_number(counts['not testable'])} cannot be tested",
    ]
    kept = [text for text, n in zip(told, counts.values(), strict=True) if n]
    body = ", ".join(kept[:-1]) + f" and {kept[-1]}" if len(kept) > 1 else kept[0]
    return f"Of {_number(len(checked))} claims {body}"


def _number(n: int) -> str:
    words = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    return words[n] if n < len(words) else str(n)


def _row(checked: Checked, result: ClaimResult) -> ClaimRow:
    claim = result.claim
    chart = evidence_chart(checked, result)
    left: tuple[Block, ...] = (*_tests(result), *_uncovered(result))
    evidence = (Spread(left, (chart,)),) if chart is not None else left
    return ClaimRow(
        id=claim.id,
        sentence=claim.says,
        said_by=f"{claim.speaker}, {claim.date}",
        verdict=result.verdict,
        finding=_short(result),
        parts=tuple(_part(one) for one in result.tests),
        rests_on="; ".join(source(name).short for name in result.sources) or "nothing held",
        evidence=evidence or (Note(result.finding),),
        trace=_trace(checked, result),
    )


def _short(result: ClaimResult) -> str:
    """Write the finding: what is right in bold if contradicted, else what decides."""
    if result.verdict == "contradicted" and result.nearest_true:
        return f"**{result.nearest_true}**"
    deciding = next((one for one in result.tests if one.decided_by), None)
    if deciding is not None:
        told = [f"{said(one.measured)} by {one.label}" for one in deciding.by_specification]
        return f"{capital(deciding.reason)}. {capital('; '.join(told))}."
    if len(result.tests) > 2:
        counts = [
            (sum(1 for one in result.tests if one.verdict == verdict), word)
            for verdict, word in (
                ("supported", "hold"),
                ("contradicted", "fail"),
                ("mixed", "are mixed"),
                ("not testable", "cannot be told"),
            )
        ]
        told = [f"{n} {word}" for n, word in counts if n]
        tally = (
            f"All {len(result.tests)} parts {counts[0][1]}"
            if len(told) == 1
            else (f"Of {len(result.tests)} parts {', '.join(told)}")
        )
        return f"{tally}. {_first(result)}"
    return result.finding


def _first(result: ClaimResult) -> str:
    told = [one.nearest_true for one in result.tests if one.nearest_true]
    return told[0] if told else result.finding.split(". ")[0].rstrip(".") + "."


def _part(test: TestResult) -> Part:
    return Part(_MARKS[test.verdict], f"{test.test.label}{_figures(test)}")


def _figures(test: TestResult) -> str:
    """Add to a part what it rests on: before and after, or why it cannot be told."""
    if test.verdict == "not testable":
        return f": {test.reason}"
    one = test.by_specification[0]
    return f": {moved(one.against[0], one.measured)}" if _changes(test) else ""


def _changes(test: TestResult) -> bool:
    return test.test.condition.relative and bool(test.by_specification[0].against)


def _tests(result: ClaimResult) -> tuple[Block, ...]:
    """Return every test under every admissible specification, as one table."""
    told = [one for one in result.tests if one.by_specification]
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


def _uncovered(result: ClaimResult) -> tuple[Block, ...]:
    """Say once who could not speak on the tests, and on what."""
    told: dict[str, list[str]] = {}
    for test in result.tests:
        for one in test.not_covered if test.by_specification else ():
            reasons = told.setdefault(_who(one.specification["reporter"]), [])
            if one.why not in reasons:
                reasons.append(one.why)
    return tuple(
        Note(f"Not counted: {who}. {capital(reasons[0])}" + _more(len(reasons) - 1))
        for who, reasons in told.items()
    )


def _who(reporter: str) -> str:
    (choice,) = (one for one in choices() if one.id == "reporter")
    return next(option.label for option in choice.option if option.id == reporter)


def _more(n: int) -> str:
    return (
        f", and the like in {n} more tests."
        if n > 1
        else ", and so in one more test."
        if n
        else "."
    )


def _trace(checked: Checked, result: ClaimResult) -> tuple[str, ...]:
    """Return the steps from the claim to the checksum of the first vintage behind it."""
    decided = [one for one in result.tests if one.by_specification]
    if not decided:
        return ()
    test = decided[0]
    holding = [one for one in test.by_specification if one.holds] or list(test.by_specification)
    one = holding[0]
    indicator, power, state, year, regime, _ = one.measured.cells[0]
    name = one.measured.sources[0]
    entry = checked.panel.snapshot.entry(name)
    return (
        result.claim.id,
        f"test 1, {test.test.label}",
        f"value {said(one.measured)}",
        f"cell {indicator} {power or ''} → {state} {year} ({regime})",
        f"{source(name).title}, {entry.vintage_file}",
        f"vintage sha256 {entry.vintage_sha256}",
    )
