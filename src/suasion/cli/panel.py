"""``suasion panel``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import note, write

__all__ = ["panel"]


def panel(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    /,
    *,
    indicator: str = "turnover",
    power: str | None = None,
    state: str | None = None,
    year: int | None = None,
    alternatives: Annotated[bool, Parameter(negative=())] = False,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """Print the panel, power → state: what the state counts beside what its partners count.

    Examples::

        suasion panel central-asia --indicator imports --power CHN --state KGZ
        suasion panel central-asia --indicator turnover --year 2022 --alternatives --format csv

    The table shows own and mirror side by side; the other formats have one row per power, state,
    year, regime and source, empty where nothing is covered.

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    indicator
        imports, exports, turnover, import_share, export_share, turnover_share, gdp ...
    power
        Only this power, such as CHN; WLD: all partners.
    state
        Only this state, such as KGZ, or the theatre's group, such as CA5.
    year
        Only this year.
    alternatives
        Also sources that do not have precedence.
    """
    from suasion.panel import build, side_by_side

    rows = build(theatre, snapshot).select(
        indicator=indicator, power=power, state=state, year=year, alternatives=alternatives
    )
    brief = rows if alternatives else side_by_side(rows)
    write(rows, format, out=out, title=f"{indicator}, power → state", brief=brief)
    if format == "table":
        note(
            "≥ a floor: members are missing from the sum; * a share of such a sum; ~ estimated; "
            "empty: not covered"
        )
