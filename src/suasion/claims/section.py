"""Page blocks of checked claims: the table, each row opening to its evidence."""

from __future__ import annotations

from suasion.catalog import source
from suasion.claims.chart import evidence_chart
from suasion.claims.evidence import part, test_blocks, trace, uncovered
from suasion.claims.facts.chart import fact_chart
from suasion.claims.facts.result import FactResult
from suasion.claims.facts.section import facts_blocks
from suasion.claims.result import Checked, ClaimResult
from suasion.claims.wording import said
from suasion.page import Block, ClaimRow, Claims, Heading, Note, Spread
from suasion.page.inline import capital

__all__ = ["claims_blocks"]

_RULES = (
    "A part is supported if it holds in at least 95 % of the admissible specifications that cover "
    "it, contradicted if it holds in at most 5 % and more fail than cannot tell, mixed between. A "
    "claim is supported if all its parts are, contradicted if none holds and one is contradicted, "
    "mixed if it holds in part, not testable if no part can be told. A part on events is judged by "
    "record: supported by one that fits, mixed where sources of one event differ, contradicted by "
    "a record, or where a kind is listed completely. No verdict is written by hand."
)


def claims_blocks(checked: Checked, number: str) -> tuple[Block, ...]:
    """Return the section: heading from the tally, a table for each theme, the rules."""
    blocks: list[Block] = [
        Heading(
            _heading(checked),
            kicker=f"{number} · What was said, checked",
            anchor="claims",
            subtitle="Each sentence is in our words. Open a row for what decides it: figures under "
            "every admissible specification, records of events with their sources, its trace.",
        )
    ]
    themes = list(dict.fromkeys([*checked.themes, *(_theme(one) for one in checked)]))
    for theme in themes:
        about = tuple(one for one in checked if _theme(one) == theme)
        if len(themes) > 1:
            blocks.append(Heading(_of_theme(theme, about), level=3))
        blocks.append(Claims(tuple(_row(checked, one) for one in about)))
    return (*blocks, Note(_RULES))


def _theme(result: ClaimResult) -> str:
    return result.claim.theme or result.claim.speaker


def _of_theme(theme: str, about: tuple[ClaimResult, ...]) -> str:
    wrong = sum(1 for one in about if one.verdict == "contradicted")
    right = sum(1 for one in about if one.verdict == "supported")
    return (
        f"{theme}: {_number(right) if right else 'none'} of {_number(len(about))} supported, "
        f"{_number(wrong) if wrong else 'none'} contradicted"
    )


def _heading(checked: Checked) -> str:
    """Count the verdicts: on what was said, if some claims have a theme; else on all."""
    said_by = [one for one in checked if one.claim.theme] or list(checked)
    counts = {
        verdict: sum(1 for one in said_by if one.verdict == verdict)
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
    return f"Of {_number(len(said_by))} claims {body}"


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
    chart = evidence_chart(checked, result) or fact_chart(checked.events, result.on_facts)
    left: tuple[Block, ...] = (*test_blocks(result), *uncovered(result))
    left += facts_blocks(result.on_facts)
    evidence = (Spread(left, (chart,)),) if chart is not None else left
    return ClaimRow(
        id=claim.id,
        sentence=claim.says,
        said_by=f"{claim.speaker}, {claim.date}",
        verdict=result.verdict,
        finding=_short(result),
        parts=tuple(part(one) for one in result.tests),
        rests_on="; ".join(source(name).short for name in result.sources) or "nothing held",
        evidence=evidence or (Note(result.finding),),
        trace=trace(checked, result),
    )


def _short(result: ClaimResult) -> str:
    """Write the finding: what is right in bold if contradicted, else what decides."""
    if result.verdict == "contradicted" and result.nearest_true:
        return _right(result)
    if result.verdict == "not testable":
        return _untold(result)
    deciding = next((one for one in result.tests if one.decided_by), None)
    if isinstance(deciding, FactResult):
        return f"{capital(deciding.test.label)}: {deciding.reason}."
    if deciding is not None:
        told = [f"{said(one.measured)} by {one.label}" for one in deciding.by_specification]
        return f"{capital(deciding.reason)}. {capital('; '.join(told))}."
    if len(result.tests) > 2:
        return f"{_parts(result)}. {_first(result)}"
    return capital(result.finding)


def _right(result: ClaimResult) -> str:
    """Write what is right in bold, and plainly who says so."""
    told = [one for test in result.on_facts if test.nearest_true for one in test.near]
    if not told or result.on_values:
        return f"**{result.nearest_true}**"
    clauses = [f"**{one.text}**" + (f" ({one.source})" if one.source else "") for one in told]
    return f"{'; '.join(clauses)}."


def _untold(result: ClaimResult) -> str:
    """Say what is needed, and what comes nearest on record."""
    near = [one.nearest_on_record for one in result.on_facts if one.nearest_on_record]
    needs = result.claim.needs or "; ".join(dict.fromkeys(one.reason for one in result.tests))
    told = f"{capital(needs)}."
    return f"{told} Nearest on record: {near[0]}" if near else told


def _parts(result: ClaimResult) -> str:
    """Count the parts by verdict: all of one, or how many of each."""
    words = {
        "supported": ("holds", "hold"),
        "contradicted": ("fails", "fail"),
        "mixed": ("is mixed", "are mixed"),
        "not testable": ("cannot be told", "cannot be told"),
    }
    verdicts = [one.verdict for one in result.tests]
    told = {verdict: verdicts.count(verdict) for verdict in words if verdict in verdicts}
    if len(told) == 1:
        return f"All {len(verdicts)} parts {words[verdicts[0]][1]}"
    counted = [f"{n} {words[verdict][n > 1]}" for verdict, n in told.items()]
    return f"Of {len(verdicts)} parts {', '.join(counted)}"


def _first(result: ClaimResult) -> str:
    told = [one.nearest_true for one in result.tests if one.nearest_true]
    return told[0] if told else result.finding.split(". ")[0].rstrip(".") + "."
