"""``suasion events``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import note, write
from suasion.errors import QueryError

if TYPE_CHECKING:
    import polars as pl

    from suasion.events import Events

__all__ = ["events"]

_Flag = Parameter(negative=())


def events(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    /,
    *,
    power: str | None = None,
    state: str | None = None,
    instrument: str | None = None,
    dimension: str | None = None,
    since: str | None = None,
    until: str | None = None,
    text: str | None = None,
    conflicts: Annotated[bool, _Flag] = False,
    members: str | None = None,
    documents: Annotated[bool, _Flag] = False,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """List sourced events, what their sources contradict each other on, or memberships in force.

    A ledger is no census: what is not listed may have happened.

    Examples::

        suasion events central-asia --power CHN --instrument summit
        suasion events central-asia --state KGZ --since 2022-02 --text railway
        suasion events central-asia --conflicts
        suasion events central-asia --members 2023-05-18 --power CSTO

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    power
        Who acts: a code such as CHN, EUU, CSTO.
    state
        Who is acted on: a code such as KAZ; CA5 asks for events with all five.
    instrument
        One of visit, summit, agreement, loan, exercise, base, energy_contract ...
    dimension
        One of political, economic, security, energy, transport, cultural, sanctions.
    since
        A date as far as known: 2022, 2022-02, 2022-02-24.
    until
        Likewise.
    text
        Words of the name.
    conflicts
        Show what the sources of these events contradict each other on.
    members
        Show the memberships in force on this date instead: of the organisation that --power names,
        of the member that --state names.
    documents
        Show which topics joint documents name instead: named, absent or unread.
    """
    from suasion.events import select

    found = select(
        theatre, power=power, state=state, instrument=instrument, dimension=dimension,
        since=since, until=until, text=text, snapshot=snapshot,
    )  # fmt: skip
    if members is not None:
        write(_members(found, members, power, state), format, out=out)
    elif documents:
        table = select(theatre, snapshot=snapshot).documents
        brief = table.pivot("topic", index=["date", "name"], values="word")
        write(table, format, out=out, brief=brief)
    elif conflicts:
        table = _conflicts(found)
        brief = table.select("about", "record", "date", "power", "name", "said")
        write(table, format, out=out, brief=brief)
    else:
        write(found.table, format, out=out, brief=_listed(found))
        note(found.text)


def _members(found: Events, day: str, organisation: str | None, member: str | None) -> pl.DataFrame:
    import polars as pl

    from suasion.catalog import partial

    try:
        table = found.in_force(partial(day))
    except ValueError as fault:
        raise QueryError(
            str(fault), where=f"--members {day}", remedy="for example --members 2023-05-18"
        ) from None
    for column, wanted in (("organisation", organisation), ("member", member)):
        if wanted is not None:
            table = table.filter(pl.col(column) == wanted)
    return table


def _conflicts(found: Events) -> pl.DataFrame:
    import polars as pl

    rows = [
        (one.about, record.id, str(record.days), record.power, record.name, said, record.cited)
        for one in found.conflicts
        for record, said in zip(one.records, one.said, strict=True)
    ]
    columns = ["about", "record", "date", "power", "name", "said", "title"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")


def _listed(found: Events) -> pl.DataFrame:
    """Return one line an event, for reading."""
    import polars as pl

    from suasion.catalog import terms

    words, statuses = terms("instruments"), terms("statuses")
    rows = [
        (
            str(one.days), "/".join(one.powers), " ".join(one.states),
            words[one.first.instrument], one.name, statuses[one.first.status], one.id,
        )
        for one in found.events
    ]  # fmt: skip
    columns = ["date", "power", "states", "instrument", "event", "status", "id"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")
