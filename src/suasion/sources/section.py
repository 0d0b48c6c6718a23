"""Page blocks of the sources: coverage, and the list with licence and citation."""

from __future__ import annotations

from suasion.catalog import actor, theatres
from suasion.page import Block, Column, Heading, Note, Table
from suasion.sources.chart import coverage_chart
from suasion.sources.snapshot import Snapshot

__all__ = ["coverage_blocks", "sources_table"]


def coverage_blocks(
    snapshot: Snapshot, number: str, *, since: int, until: int, actors: set[str]
) -> tuple[Block, ...]:
    """Return the section that shows what is held and what is not."""
    return (
        Heading(
            "Where the figures end, so do the findings",
            kicker=f"{number} · Coverage",
            anchor="coverage",
        ),
        coverage_chart(snapshot, since=since, until=until, actors=actors),
        *_not_redistributed(actors),
        sources_table(snapshot),
    )


def _not_redistributed(actors: set[str]) -> tuple[Block, ...]:
    """Say of which actors the figures that may not be redistributed are not in the snapshot."""
    held = {code for one in theatres().values() for code in (*one.targets, *one.powers, "WLD")}
    if not (strange := sorted(actors - held)):
        return ()
    names = ", ".join(actor(code).name for code in strange)
    return (Note(f"IMF figures may not be redistributed: none are shipped for {names}."),)


def sources_table(snapshot: Snapshot) -> Table:
    """Return the sources with provider, licence, citation and the checksum of the vintage."""
    rows = []
    for one in snapshot.declared():
        entry = snapshot.entry(one.id)
        shipped = "records shipped" if one.ship == "yes" else "only the theatre's totals shipped"
        rows.append(
            (one.title, one.citation, f"{one.licence} ({shipped})", entry.vintage_sha256[:16])
        )
    return Table(
        caption="Sources, licences and vintages",
        columns=(
            Column("Source"),
            Column("Cite as"),
            Column("Licence"),
            Column("Vintage (sha256)"),
        ),
        rows=tuple(rows),
    )
