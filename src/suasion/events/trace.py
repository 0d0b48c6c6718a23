"""From an event back to the rows of the ledgers, their sources and their vintages."""

from __future__ import annotations

from typing import Any

from suasion.errors import QueryError
from suasion.events.result import Events

__all__ = ["trace"]


def trace(held: Events, name: str) -> list[dict[str, Any]]:
    """Return one link for each record of an event, named by its id or that of a record.

    Raises
    ------
    QueryError
        No such event is held.

    Examples
    --------
    >>> from suasion.events import select
    >>> [one["row"] for one in trace(select("central-asia"), "CHN-0307")]
    [308, 237]
    """
    wanted = {*name.split("=")}
    for event in held.events:
        if wanted & {one.id for one in event.records}:
            return [
                {
                    "event": event.id,
                    "record": one.id,
                    "date": str(one.days),
                    "name": one.name,
                    "title": one.cited,
                    "url": one.url,
                    "file": held.snapshot.entry(one.source).vintage_file,
                    "row": one.row,
                    "sha256": held.snapshot.entry(one.source).vintage_sha256,
                }
                for one in event.records
            ]
    raise QueryError(
        "no such event is held",
        where=f"event {name!r}, theatre {held.theatre.id}",
        remedy=f"suasion events {held.theatre.id} lists them with their ids",
    )
