"""``suasion sources``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import write

__all__ = ["sources"]


def sources(
    *,
    coverage: Annotated[bool, Parameter(negative=())] = False,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """List the sources of the snapshot, or the years that each covers, gaps visible.

    Examples::

        suasion sources
        suasion sources --coverage

    Parameters
    ----------
    coverage
        Show what is covered by reporter and year: ■ observed, □ estimated, · not covered.
    """
    from suasion.sources import coverage_strips, coverage_table, listing, open_snapshot

    opened = open_snapshot(snapshot)
    if coverage:
        table = coverage_table(opened)
        write(table, format, out=out, title="coverage", brief=coverage_strips(table))
    else:
        table = listing(opened)
        brief = table.select("source", "title", "since", "until", "licence", "ship", "rows")
        write(table, format, out=out, brief=brief)
