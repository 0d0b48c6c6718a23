"""Memberships in force at a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suasion.catalog import Interval, actors
from suasion.events.model import Membership

__all__ = ["Standing", "in_force", "standing"]

_RANK = {
    status: place
    for place, status in enumerate(("suspended", "member", "associate", "observer", "partner"))
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor is in an organisation on a day or in a period, and the rows that say so.

    ``statuses`` are all that were in force, the highest first; none: nothing was. ``known`` False:
    the rows leave it open, or the list of members is not complete and the actor is not on it.
    """

    statuses: tuple[str, ...]
    known: bool
    rows: tuple[Membership, ...]

    @property
    def status(self) -> str | None:
        """The highest status in force; a suspension goes before all else."""
        return self.statuses[0] if self.statuses else None


def standing(
    memberships: Iterable[Membership], organisation: str, member: str, day: Interval
) -> Standing:
    """Return the standing of an actor in an organisation on some day of a period.

    Examples
    --------
    >>> from suasion.catalog import partial
    >>> from suasion.events import select
    >>> held = select("central-asia").memberships
    >>> standing(held, "CSTO", "UZB", partial("2010")).status
    'member'
    >>> standing(held, "CSTO", "ARM", partial("2025")).status
    'suspended'
    """
    rows = tuple(
        one for one in memberships if (one.organisation, one.member) == (organisation, member)
    )
    here = [(one, one.holds(day)) for one in rows]
    holding = sorted((one for one, holds in here if holds), key=lambda one: _RANK[one.status])
    if holding and _whole(holding[0], day):
        holding = holding[:1]
    else:
        # suspended in the course of the period: until then it was what it was
        holding.sort(key=lambda one: one.status == "suspended")
    if holding:
        return Standing(tuple(one.status for one in holding), True, tuple(holding))
    if open_ := tuple(one for one, holds in here if holds is None):
        return Standing((), False, open_)
    if rows:
        return Standing((), True, rows)
    return Standing((), actors()[organisation].complete, ())


def _whole(one: Membership, period: Interval) -> bool:
    """Tell whether a suspension lies over all of a period, whatever else is still open."""
    return one.status == "suspended" and one.since is not None and one.since.last <= period.first


def in_force(
    memberships: Iterable[Membership], day: Interval
) -> tuple[tuple[str, str, Standing], ...]:
    """Return (organisation, actor, standing) of all that is in force on a day, sorted."""
    held = tuple(memberships)
    pairs = sorted({(one.organisation, one.member) for one in held})
    found = ((*pair, standing(held, *pair, day)) for pair in pairs)
    return tuple(one for one in found if one[2].status is not None)
