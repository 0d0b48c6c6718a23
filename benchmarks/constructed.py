"""Write docs/validation-events.md: verdicts on claims constructed from the ledgers by rule.

Usage: ``python benchmarks/constructed.py``. The tests assert the figures that it writes.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "claims"))

from constructed import constructed, miss_reason  # noqa: E402
from constructed_ledger import Ledger  # noqa: E402
from validation_table import Results, rows  # noqa: E402

from suasion.claims.facts.result import check_fact  # noqa: E402
from suasion.events import select  # noqa: E402

STYLES = ("dated", "happened")
HEAD = """\
| date claimed as | offset | true | wrong year | wrong actor | wrong title | wrong state |
|---|---|---|---|---|---|---|
"""
PAGE = """\
# Verdicts on constructed claims

For every tenth event of the ledgers of Central Asia five claims are constructed by rule
(`tests/claims/constructed.py`): one true and four with one part exchanged. A true claim must be
supported. A false one must be contradicted, and what is told as true must name the right date,
actor, state or title with its record. One exception: a wrong word in a name, where no scale of
titles excludes it, must only not be supported, because a ledger is no census. An event that names
no state has none to get wrong.

"dated" claims the date of the event, "happened" its year, and that there was one such event only.
`benchmarks/constructed.py` writes this page; the tests assert its figures.

{table}
## Why verdicts miss

{reasons}
"Several events share these words": events of a series bear one name, and of a wrong year only the
neighbours in time can be told. "Another event is as claimed": every exchange tells what another
event was.

## Blind exchanges

Above an exchange that makes the claim true of another event is passed over. Taken blindly, such
claims count as misses though their verdict is right:

{blind}
## An event that the ledgers lack

Of the true claims on all {n} events, the event itself taken out of the ledgers, {testable} are not
testable ({share:.1f} %), as all should be, and {complete} are contradicted because the kind is
listed completely. {contradicted} are contradicted because another event comes near: a claim that
says there was one such event only is held to it. {supported} are supported by another event of the
same words.
"""


def judged(ledger: Ledger, *, blind: bool) -> dict[tuple[str, int], Results]:
    """Return claims and verdicts by style and offset."""
    return {
        (style, offset): [
            (one, check_fact(ledger.held, one.test))
            for one in constructed(ledger, offset=offset, style=style, blind=blind)
        ]
        for style in STYLES
        for offset in range(10)
    }


def reasons(ledger: Ledger, found: dict[tuple[str, int], Results]) -> str:
    """Return the misses by kind and reason."""
    counted = Counter(
        (style, one.kind, miss_reason(ledger, one))
        for (style, _), results in found.items()
        for one, result in results
        if not one.hit(result)
    )
    lines = [f"| {' | '.join(key)} | {number} |\n" for key, number in sorted(counted.items())]
    return "| date claimed as | kind | reason | claims |\n|---|---|---|---|\n" + "".join(lines)


def lacking(ledger: Ledger) -> dict[str, float]:
    """Return the verdicts on true claims whose event is taken out."""
    found: Counter[str] = Counter()
    for one in constructed(ledger, step=1):
        if one.kind == "true":
            others = (each for each in ledger.held.events if each is not one.event)
            result = check_fact(ledger.held.only(others), one.test)
            found["complete" if "is complete" in result.reason else result.verdict] += 1
    n = sum(found.values())
    return {
        "n": n, "testable": found["not testable"], "share": 100 * found["not testable"] / n,
        "complete": found["complete"], "contradicted": found["contradicted"],
        "supported": found["supported"],
    }  # fmt: skip


def main() -> None:
    """Write the page."""
    ledger = Ledger(select("central-asia"))
    found = judged(ledger, blind=False)
    blind = [row for row in rows(judged(ledger, blind=True)) if "| all |" in row]
    page = PAGE.format(
        table=HEAD + "".join(f"{row}\n" for row in rows(found)),
        reasons=reasons(ledger, found),
        blind=HEAD + "".join(f"{row}\n" for row in blind),
        **lacking(ledger),
    )
    (ROOT / "docs" / "validation-events.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
