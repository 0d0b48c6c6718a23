"""Kinds of events that are listed completely: only of them may absence be read."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path

from suasion.catalog import Declared, Interval, parse, partial, read_toml
from suasion.events.match import Selection

__all__ = ["Complete", "complete_kind", "kinds"]


class Complete(Declared):
    """A kind of events that is complete over a period; no states: of every state."""

    name: str
    source: str
    powers: tuple[str, ...]
    instruments: tuple[str, ...]
    states: tuple[str, ...]
    since: int
    until: str

    @property
    def period(self) -> Interval:
        """The days over which it is complete."""
        return Interval(partial(str(self.since)).first, partial(self.until).last)

    def covers(self, asked: Selection, period: Interval) -> bool:
        """Tell whether everything that a selection asks for would be on the list."""
        return (
            bool(asked.powers)
            and {*asked.powers} <= {*self.powers}
            and bool(asked.instruments)
            and {*asked.instruments} <= {*self.instruments}
            and (not self.states or {*self.states} == {*asked.states})
            and self.period.holds(period)
        )


@cache
def kinds() -> tuple[Complete, ...]:
    """Return the complete kinds.

    Examples
    --------
    >>> [one.name for one in kinds()][2]
    'EU Special Representatives for Central Asia'
    """
    path = Path(str(files("suasion.events"))) / "complete.toml"
    content = read_toml(path)["kind"]
    return tuple(
        parse(Complete, one, file=path.name, prefix=f"kind.{n}.") for n, one in enumerate(content)
    )


def complete_kind(asked: Selection, period: Interval, ledgers: Collection[str]) -> Complete | None:
    """Return the complete kind that a selection falls under over a period, None if there is none.

    Examples
    --------
    >>> asked = Selection(powers=("EUU",), instruments=("appointment",))
    >>> complete_kind(asked, partial("2019"), ["events-eu"]).source
    'events-eu'
    >>> complete_kind(asked, partial("2030"), ["events-eu"]) is None
    True
    """
    found = (one for one in kinds() if one.source in ledgers and one.covers(asked, period))
    return next(found, None)
