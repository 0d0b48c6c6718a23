"""``suasion trace``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from suasion.cli.options import SnapshotOption
from suasion.cli.output import note, print_json
from suasion.errors import QueryError

if TYPE_CHECKING:
    from suasion.leverage.trace import Chain
    from suasion.panel.trace import Link

__all__ = ["trace"]


def trace(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    power: Annotated[str, Parameter(name="POWER|EVENT", allow_leading_hyphen=True)],
    state: Annotated[str | None, Parameter(name="STATE")] = None,
    year: Annotated[int | None, Parameter(name="YEAR")] = None,
    indicator: Annotated[str | None, Parameter(name="INDICATOR")] = None,
    /,
    *,
    format: Annotated[Literal["table", "json"], Parameter(name="--format")] = "table",
    snapshot: SnapshotOption = None,
) -> None:
    """Print the chain from a figure or an event to file, checksum and row, for every source of it.

    Examples::

        suasion trace central-asia CHN KGZ 2022 imports --format json
        suasion trace central-asia CHN-0307

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    power
        The power, such as CHN; WLD for all partners; - for an indicator of the state alone. Or the
        id of an event, alone.
    state
        The state, such as KGZ, or the theatre's group, such as CA5.
    year
        The year.
    indicator
        imports, turnover_share, debt, arms_stock, gas_sales, leverage ...
    format
        A tree to read, or json: a list with one object per value and file.
    """
    if state is None or year is None or indicator is None:
        if (state, year, indicator) != (None, None, None):
            raise QueryError(
                "a figure needs power, state, year and indicator",
                where=f"suasion trace {theatre} {power} {state}",
                remedy="for example: suasion trace central-asia CHN KGZ 2022 imports",
            )
        _event(theatre, power, format, snapshot)
        return
    from suasion.catalog import indicator as declared
    from suasion.leverage.trace import trace as computed
    from suasion.panel import build
    from suasion.panel import trace as traced

    panel = build(theatre, snapshot)
    whom = None if power == "-" else power
    if declared(indicator).in_panel:
        links: Sequence[Chain | Link] = traced(panel, whom, state, year, indicator)
    else:
        links = computed(panel, whom, state, year, indicator)
    if format == "json":
        print_json([one.as_dict() for one in links])
    else:
        for link in links:
            print(link)
    if not links:
        note(f"{indicator} {power} → {state} {year}: not covered by any source")


def _event(
    theatre: str, name: str, format: Literal["table", "json"], snapshot: Path | None
) -> None:
    from suasion.events import select
    from suasion.events.trace import trace as traced

    links = traced(select(theatre, snapshot=snapshot), name)
    if format == "json":
        print_json(links)
        return
    for link in links:
        print(f"{link['record']}  {link['date']}  {link['name']}")
        print(f"  source: {link['title']}")
        if link["url"]:
            print(f"          {link['url']}")
        print(f"  file: {link['file']}, row {link['row']}")
        print(f"  sha256 {link['sha256']}")
