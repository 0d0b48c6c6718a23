"""``suasion trace``."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from suasion.cli.options import SnapshotOption
from suasion.cli.output import note, print_json

__all__ = ["trace"]


def trace(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    power: Annotated[str, Parameter(name="POWER", allow_leading_hyphen=True)],
    state: Annotated[str, Parameter(name="STATE")],
    year: Annotated[int, Parameter(name="YEAR")],
    indicator: Annotated[str, Parameter(name="INDICATOR")],
    /,
    *,
    format: Annotated[Literal["table", "json"], Parameter(name="--format")] = "table",
    snapshot: SnapshotOption = None,
) -> None:
    """Print the chain from a figure to file, checksum and row, for every source of it.

    Example::

        suasion trace central-asia CHN KGZ 2022 imports --format json

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    power
        The power, such as CHN; WLD for all partners; - for an indicator of the state alone.
    state
        The state, such as KGZ, or the theatre's group, such as CA5.
    year
        The year.
    indicator
        imports, exports, turnover, import_share ...
    format
        A tree to read, or json: a list with one object per value and file.
    """
    from suasion.panel import build
    from suasion.panel import trace as traced

    panel = build(theatre, snapshot)
    links = traced(panel, None if power == "-" else power, state, year, indicator)
    if format == "json":
        print_json([one.as_dict() for one in links])
    else:
        for link in links:
            print(link)
    if not links:
        note(f"{indicator} {power} → {state} {year}: not covered by any source")
