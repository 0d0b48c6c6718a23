"""Compare the contested powers over a theatre."""

from __future__ import annotations

from pathlib import Path

from suasion.contest.breaks import breaks
from suasion.contest.losses import loss_moves
from suasion.contest.moves import moves
from suasion.contest.passed import passed
from suasion.contest.profiles import profiles
from suasion.contest.result import Contest
from suasion.contest.sections import shifted
from suasion.errors import QueryError
from suasion.leverage import Leverage, measure
from suasion.panel import Panel, build
from suasion.sources import Snapshot

__all__ = ["compare"]


def compare(
    measured: Leverage | Panel | str | Path,
    *,
    since: int | None = None,
    until: int | None = None,
    state: str | None = None,
    snapshot: Snapshot | str | Path | None = None,
) -> Contest:
    """Compare how the contested powers moved in each state: shares, levels, losses, breaks.

    Parameters
    ----------
    measured
        Measured leverage, or a panel or theatre to measure it on.
    since
        The earlier year; without it the year before the theatre's first reference event.
    until
        The newest year to be used; without it the theatre's last.
    state
        Only this state; without it all, and all together.
    snapshot
        Where a theatre is named: a snapshot or its folder; without it the one shipped.

    Returns
    -------
    Contest
        Movements by instrument and by who counts, bounds, profile, breaks, shift-share.

    Raises
    ------
    QueryError
        A theatre without two contested powers, an unknown state, years in the wrong order.

    Examples
    --------
    >>> found = compare("central-asia", state="KGZ")
    >>> found.movement("turnover", "own", "KGZ").found.kind
    'overtaken'
    """
    leverage = _leverage(measured, state, snapshot)
    panel, theatre = leverage.panel, leverage.panel.theatre
    if len(theatre.contested) < 2 or not theatre.events:
        raise QueryError(
            "nobody to compare", where=f"theatre {theatre.id}",
            remedy="declare two contested powers and a reference event in its TOML",
        )  # fmt: skip
    first = theatre.events[0].date.year - 1 if since is None else since
    last = theatre.until if until is None else until
    if not theatre.since <= first < last <= theatre.until:
        raise QueryError(
            "years in the wrong order or outside the theatre", where=f"{first} to {last}",
            remedy=f"two years between {theatre.since} and {theatre.until}, the earlier first",
        )  # fmt: skip
    states = _states(panel, state)
    return Contest(
        panel=panel, leverage=leverage, since=first, until=last, states=states,
        moves=tuple(moves(panel, states, since=first, until=last)),
        losses=tuple(loss_moves(leverage, since=first, until=last)),
        passed=tuple(passed(panel, states, since=first, until=last)),
        profiles=tuple(profiles(panel, states, (first, last))),
        breaks=tuple(breaks(panel, states, until=last)),
        shifted=tuple(shifted(panel.snapshot, theatre, states)),
    )  # fmt: skip


def _leverage(
    measured: Leverage | Panel | str | Path,
    state: str | None,
    snapshot: Snapshot | str | Path | None,
) -> Leverage:
    if isinstance(measured, Leverage):
        return measured
    panel = measured if isinstance(measured, Panel) else build(measured, snapshot)
    _states(panel, state)
    alone = state if state != panel.theatre.group else None
    return measure(panel, measure="cutoff-loss", state=alone, choose={"sectors": "one"})


def _states(panel: Panel, state: str | None) -> tuple[str, ...]:
    theatre = panel.theatre
    known = (*theatre.states, *([theatre.group] if theatre.group else []))
    if state is None:
        return known
    if state not in known:
        raise QueryError(
            "unknown state", where=f"state {state!r}, theatre {theatre.id}",
            remedy=f"one of {', '.join(known)}",
        )  # fmt: skip
    return (state,)
