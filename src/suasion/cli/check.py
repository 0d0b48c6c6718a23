"""``suasion check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import note, print_json, save, write
from suasion.errors import CheckFailed

__all__ = ["check"]


def check(
    what: Annotated[str, Parameter(name="THEATRE|FILE|SENTENCE")],
    /,
    *,
    explain: Annotated[str | None, Parameter(name="--explain")] = None,
    draft: Annotated[Path | None, Parameter(name="--draft")] = None,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """Check claims against the data and print their verdicts.

    Examples::

        suasion check central-asia
        suasion check central-asia --explain S03
        suasion check my-claims.toml --format json
        suasion check "China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022"

    Exit code 1 if no claim of the file can be tested, 2 if the file is refused.

    Parameters
    ----------
    what
        A theatre whose claims are shipped, the path of a claims file (TOML), or a sentence in
        quotes. A sentence is answered with how it was understood first; nothing is guessed.
    explain
        Show one claim with every test, specification and source.
    draft
        Write what was understood of a sentence to this claims file, to be completed.
    """
    import polars as pl

    from suasion.claims import check as checked_claims
    from suasion.claims.explain import explained
    from suasion.claims.sentence import as_claims, is_sentence, reading_of
    from suasion.sources.whole import place

    if is_sentence(what):
        reading = reading_of(what)
        if draft is not None:
            place(draft, reading.skeleton().encode())
            note(f"draft written: {draft}")
        checked = checked_claims(as_claims(reading), snapshot)
        note("\n".join(f"understood: {line}" for line in reading.understood))
        explain = "sentence"
    else:
        checked = checked_claims(what, snapshot)
    chosen = list(checked) if explain is None else [checked[explain]]
    if format == "json":
        print_json([one.as_dict() for one in chosen], out)
    elif explain is not None and format == "table":
        save(explained(checked, chosen[0]) + "\n", out, explain)
    else:
        columns = ["id", "says", "verdict", "test", "test_verdict", "value", "unit", "holds_in",
                   "n_specifications"]  # fmt: skip
        rows = checked.table.filter(pl.col("id").is_in([one.claim.id for one in chosen]))
        write(rows, format, out=out, brief=rows.select(columns))
    if explain is None:
        note(checked.text)
    if not checked.testable:
        raise CheckFailed(
            "no claim can be tested",
            where=what,
            remedy="see the reason of each claim: suasion check ... --explain ID",
        )
