"""``suasion check``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from suasion.cli.options import CheckFormatOption, OutOption, SnapshotOption
from suasion.cli.output import CheckFormat, note, print_json, save, write
from suasion.errors import CheckFailed, QueryError, SuasionError

if TYPE_CHECKING:
    import polars as pl

    from suasion.claims import Checked
    from suasion.claims.record import Record

__all__ = ["check"]


def check(
    what: Annotated[str, Parameter(name="THEATRE|FILE|SENTENCE")],
    /,
    *,
    explain: Annotated[str | None, Parameter(name="--explain")] = None,
    record: Annotated[bool, Parameter(name="--record", negative=())] = False,
    draft: Annotated[Path | None, Parameter(name="--draft")] = None,
    format: CheckFormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """Check claims against the data and print their verdicts.

    Examples::

        suasion check central-asia
        suasion check central-asia --explain S03
        suasion check my-claims.toml --format json
        suasion check my-claims.toml --record
        suasion check "China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022"
        suasion check "Xi visited Kazakhstan in September 2022"

    If a record lies beside the claims file, the verdicts are compared with it. Exit code 1 if one
    moved or no claim of the file can be tested, 2 if the file or its record is refused.

    Parameters
    ----------
    what
        A theatre whose claims are shipped, the path of a claims file (TOML), or a sentence in
        quotes. A sentence is answered with how it was understood first; nothing is guessed.
    explain
        Show one claim with every test, specification and source.
    record
        Record the verdicts and what they rest on beside the claims file: FILE.record.json.
    draft
        Write what was understood of a sentence to this claims file, to be completed.
    """
    from suasion.claims import check as checked_claims
    from suasion.claims.record_files import record_file
    from suasion.claims.sentence import is_sentence

    sentence = is_sentence(what)
    if record and (sentence or explain is not None):
        raise QueryError(
            "a record holds all claims of a file",
            where="--record with " + ("a sentence" if sentence else "--explain"),
            remedy="name a claims file (--draft writes one)"
            if sentence
            else "leave one of them out",
        )
    if sentence:
        checked, explain, path = _understood(what, draft, snapshot), "sentence", None
    else:
        checked, path = checked_claims(what, snapshot), record_file(what)
    former = _former(path, overwrite=record)
    _show(checked, explain, format, out)
    moved = _compare(checked, former, explain)
    if record and path is not None:
        _record(checked, path)
    elif moved:
        raise CheckFailed(
            f"{moved} {'verdict' if moved == 1 else 'verdicts'} moved since the record",
            where=f"file {path}",
            remedy=f"see the reasons above; if they are right: suasion check {what} --record",
        )
    if not checked.testable:
        raise CheckFailed(
            "no claim can be tested",
            where=what,
            remedy="see the reason of each claim: suasion check ... --explain ID",
        )


def _understood(what: str, draft: Path | None, snapshot: Path | None) -> Checked:
    """Check a sentence, and say how it was understood."""
    from suasion.claims import check as checked_claims
    from suasion.claims.sentence import as_claims, reading_of
    from suasion.sources.whole import place

    reading = reading_of(what)
    if draft is not None:
        place(draft, reading.skeleton().encode())
        note(f"draft written: {draft}")
    claims = as_claims(reading)
    note("\n".join(f"understood: {line}" for line in reading.understood))
    return checked_claims(claims, snapshot)


def _show(checked: Checked, explain: str | None, format: CheckFormat, out: Path | None) -> None:
    """Print the claims asked for in the format asked for."""
    from suasion.claims.claimreview import claim_review, json_ld
    from suasion.claims.explain import explained

    chosen = checked if explain is None else replace(checked, results=(checked[explain],))
    if format == "claimreview":
        reviews = claim_review(chosen)
        save(json_ld(reviews) + "\n", out, f"{len(reviews)} reviews")
    elif format == "json":
        print_json([one.as_dict() for one in chosen], out)
    elif explain is not None and format == "table":
        save(explained(chosen, chosen[explain]) + "\n", out, explain)
    else:
        columns = ["id", "says", "verdict", "test", "test_verdict", "value", "unit", "holds_in",
                   "n_specifications"]  # fmt: skip
        write(chosen.table, format, out=out, brief=_told_once(chosen.table.select(columns)))
    if explain is None:
        note(checked.text)


def _former(path: Path | None, *, overwrite: bool) -> Record | None:
    """Read the record beside the claims; one that is damaged may be overwritten."""
    from suasion.claims.record_files import read_record

    try:
        return None if path is None else read_record(path)
    except SuasionError as fault:
        if not overwrite:
            raise
        note(f"not compared: {fault.what}")
        return None


def _compare(checked: Checked, former: Record | None, explain: str | None) -> int:
    """Say what moved since the record, and return in how many claims a verdict did."""
    from suasion.claims.compare import compare
    from suasion.claims.moved import moved_text
    from suasion.claims.record import recorded

    if former is None:
        return 0
    moves = compare(former, recorded(checked), only=explain)
    if moves:
        note(moved_text(moves))
    return sum(one.verdict_moved for one in moves)


def _record(checked: Checked, path: Path) -> None:
    from suasion.claims.record import recorded
    from suasion.claims.record_files import write_record

    written = write_record(recorded(checked), path)
    note(f"record {'written' if written else 'unchanged'}: {path}")


def _told_once(table: pl.DataFrame) -> pl.DataFrame:
    """Leave out what a line repeats of the claim above it."""
    import polars as pl

    again = pl.col("id") == pl.col("id").shift()
    return table.with_columns(
        pl.when(again.fill_null(False)).then(pl.lit("")).otherwise(pl.col(name)).alias(name)
        for name in ("id", "says", "verdict")
    )
