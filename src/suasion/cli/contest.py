"""``suasion contest``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import note, save, write

if TYPE_CHECKING:
    import polars as pl

    from suasion.contest import Contest

__all__ = ["contest"]


def contest(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    /,
    *,
    since: int | None = None,
    until: int | None = None,
    state: str | None = None,
    show: str = "movements",
    charts: Path | None = None,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """Compare how the two contested powers moved in each state, and at whose expense.

    A movement is "displaced" where one power falls in value while the other rises, "overtaken"
    where both grow and shares shift, "neither" otherwise. Shares do not tell who lost to whom:
    "bounds" says what is possible.

    Examples::

        suasion contest central-asia
        suasion contest central-asia --state KGZ --since 2018 --until 2023
        suasion contest central-asia --show breaks
        suasion contest central-asia --charts pictures/ --format csv --out movements.csv

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    since
        The earlier year; without it the year before the theatre's first reference event.
    until
        The newest year to be used.
    state
        Only this state.
    show
        movements, losses, bounds, profile, breaks or shift-share.
    charts
        Write the shares and levels of every state as SVG into this folder.
    """
    from suasion.contest import compare

    found = compare(theatre, since=since, until=until, state=state, snapshot=snapshot)
    table = found.shown(show)  # type: ignore[arg-type]
    write(table, format, out=out, brief=_brief(table, show, found))
    note(found.text)
    if charts is not None:
        _draw(found, charts)


def _brief(table: pl.DataFrame, show: str, found: Contest) -> pl.DataFrame:
    """Return what is read: one direction, the columns that matter."""
    if show != "movements":
        return table
    import polars as pl

    columns = ["state", "instrument", "reporter", "since", "until", "gainer", "loser", "kind"]
    changes = ["gainer_change", "loser_change", "unit", "gainer_share_change", "loser_share_change"]
    mine = table.filter(pl.col("gainer") == found.contested[0])
    return mine.filter(pl.col("kind") != "not covered").select(*columns, *changes)


def _draw(found: Contest, folder: Path) -> None:
    from suasion.catalog import actor, indicator
    from suasion.errors import QueryError
    from suasion.page.svg import to_svg

    folder.mkdir(parents=True, exist_ok=True)
    for state in found.states:
        for measure in ("turnover_share", "turnover"):
            try:
                drawn = found.chart(state, measure)
            except QueryError:  # nothing is covered: there is nothing to draw
                continue
            alt = f"{indicator(measure).name} by power, {actor(state).label}"
            save(to_svg(drawn, alt_text=alt), folder / f"{state}-{measure}.svg", "chart")
