"""Write a theatre's brief: its sections in order, one self-contained HTML file."""

from __future__ import annotations

from pathlib import Path

from suasion.catalog import Theatre, actor, theatre
from suasion.page import Block, Heading, Page, Prose, to_html
from suasion.panel import Panel, build
from suasion.sources import Snapshot
from suasion.sources.whole import place

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

    opening = lead(panel)
    blocks: list[Block] = [opening]
    for number, section in enumerate(panel.theatre.sections, start=1):
        blocks += _section(panel, section, str(number))
    blocks.append(foot(panel, opening.title))
    newest = _newest(panel)
    return Page(
        title=f"{panel.theatre.title}: {opening.title}",
        series=panel.theatre.title,
        edition=f"Trade data to {newest}",
        blocks=tuple(blocks),
        description=opening.standfirst or opening.title,
    )


def _section(panel: Panel, section: str, number: str) -> tuple[Block, ...]:
    from suasion.brief.method import method_blocks
    from suasion.panel.section import KEY, state_blocks
    from suasion.sources.section import coverage_blocks

    if section == "claims":
        return _claims(panel, number)
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
    blocks: list[Block] = []
    for order, state in enumerate(panel.theatre.states, start=1):
        kicker = f"{number}.{order} · {actor(state).name}"
        heading, *rest = state_blocks(panel, state, kicker)
        blocks += [heading, KEY, *rest] if order == 1 else [heading, *rest]
    return tuple(blocks)


def _claims(panel: Panel, number: str) -> tuple[Block, ...]:
    from suasion.claims import Checked, check_claim, load, shipped
    from suasion.claims.section import claims_blocks

    if shipped(panel.theatre.id) is None:
        return (
            Heading("No claim is declared for this theatre", kicker=f"{number} · What was said"),
            Prose(("Write one down, and check it: *suasion check my-claims.toml*.",)),
        )
    claims = load(panel.theatre.id)
    checked = Checked(panel, tuple(check_claim(panel, one) for one in claims.claim))
    return claims_blocks(checked, number)


def _newest(panel: Panel) -> int:
    table = panel.table
    years: list[int] = table.filter(table["value"].is_not_null())["year"].to_list()
    return max(years)
