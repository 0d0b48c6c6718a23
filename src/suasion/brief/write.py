"""Write a theatre's brief: its sections in order, one self-contained HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from suasion.catalog import Theatre, actor, theatre
from suasion.page import Block, Heading, Page, Prose, to_html
from suasion.panel import Panel, build
from suasion.sources import Snapshot
from suasion.sources.whole import place

if TYPE_CHECKING:
    from suasion.claims import Checked
    from suasion.leverage import Leverage

__all__ = ["compose", "write"]


def write(
    name: str | Path | Theatre,
    out: str | Path = "brief",
    snapshot: Snapshot | str | Path | None = None,
) -> Path:
    """Write the brief of a theatre.

    Parameters
    ----------
    name
        A shipped theatre, the path of a TOML file, or a theatre.
    out
        Folder to write to; made if it is not there.
    snapshot
        A snapshot or its folder; without it the one shipped.

    Returns
    -------
    pathlib.Path
        The HTML file. The same snapshot and declarations give the same bytes.
    """
    chosen = name if isinstance(name, Theatre) else theatre(name)
    panel = build(chosen, snapshot)
    content = to_html(compose(panel)).encode()
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{chosen.id}.html"
    place(path, content)
    return path


def compose(panel: Panel) -> Page:
    """Gather the blocks of a theatre's sections, in the order that it declares."""
    from suasion.brief.lead import lead
    from suasion.brief.method import foot

    lev = _leverage(panel)
    opening = lead(panel, lev)
    blocks: list[Block] = [opening]
    checked = _checked(panel) if "claims" in panel.theatre.sections else None
    number = 1
    for section in panel.theatre.sections:
        found = _section(panel, section, str(number), checked, lev)
        blocks += found
        number += bool(found)
    blocks.append(foot(panel, opening.title))
    newest = _newest(panel)
    return Page(
        title=f"{panel.theatre.title}: {opening.title}",
        series=panel.theatre.title,
        edition=f"Trade data to {newest}",
        blocks=tuple(blocks),
        description=opening.standfirst or opening.title,
        linked_data=_linked_data(checked),
    )


def _section(
    panel: Panel, section: str, number: str, checked: Checked | None, lev: Leverage | None
) -> tuple[Block, ...]:
    from suasion.brief.method import method_blocks
    from suasion.claims.corrections import correction_blocks
    from suasion.events import select
    from suasion.events.section import events_blocks
    from suasion.leverage.section import leverage_blocks
    from suasion.sources.section import coverage_blocks

    if section == "leverage":
        return () if lev is None else leverage_blocks(lev, number)
    if section == "contest":
        return _contest(lev, number)
    if section == "claims":
        return _claims(checked, number)
    if section == "corrections":
        return () if checked is None else correction_blocks(checked, number)
    if section == "events":
        return events_blocks(select(panel.theatre, snapshot=panel.snapshot), number)
    if section == "coverage":
        where = panel.theatre
        return coverage_blocks(
            panel.snapshot,
            number,
            since=where.since,
            until=where.until,
            actors={*where.states, *where.powers, "WLD"},
        )
    if section == "method":
        return method_blocks(number)
    return _states(panel, number)


def _states(panel: Panel, number: str) -> tuple[Block, ...]:
    from suasion.panel.section import KEY, state_blocks

    blocks: list[Block] = []
    where = panel.theatre
    for order, state in enumerate((*where.states, *where.context), start=1):
        role = "context: " if state in where.context else ""
        heading, *rest = state_blocks(panel, state, f"{number}.{order} · {role}{actor(state).name}")
        blocks += [heading, KEY, *rest] if order == 1 else [heading, *rest]
    return tuple(blocks)


def _contest(lev: Leverage | None, number: str) -> tuple[Block, ...]:
    """Compare the contested powers, where a theatre declares two and an event to compare around."""
    from suasion.contest import compare
    from suasion.contest.section import contest_blocks

    if lev is None or len(lev.panel.theatre.contested) < 2 or not lev.panel.theatre.events:
        return ()
    return contest_blocks(compare(lev), number)


def _leverage(panel: Panel) -> Leverage | None:
    """Measure cut-off losses once for the whole brief, where it tells of them."""
    from suasion.leverage import measure

    if not {"leverage", "contest"} & {*panel.theatre.sections}:
        return None
    return measure(panel, measure="cutoff-loss")


def _checked(panel: Panel) -> Checked | None:
    """Check the claims shipped for a theatre, None where none are."""
    from suasion.claims import check_claims, load, shipped

    if shipped(panel.theatre.id) is None:
        return None
    return check_claims(panel, load(panel.theatre.id))


def _linked_data(checked: Checked | None) -> str:
    from suasion.claims.claimreview import claim_review, json_ld

    return "" if checked is None else json_ld(claim_review(checked, anchored=True))


def _claims(checked: Checked | None, number: str) -> tuple[Block, ...]:
    from suasion.claims.section import claims_blocks

    if checked is None:
        return (
            Heading("No claim is declared for this theatre", kicker=f"{number} · What was said"),
            Prose(("Write one down, and check it: *suasion check my-claims.toml*.",)),
        )
    return claims_blocks(checked, number)


def _newest(panel: Panel) -> int:
    table = panel.table
    years: list[int] = table.filter(table["value"].is_not_null())["year"].to_list()
    return max(years)
