"""Charts of a contest: shares over time, and which power matters by which instrument."""

from __future__ import annotations

from suasion.catalog import actor
from suasion.contest.profiles import Profiled
from suasion.contest.result import Contest
from suasion.page import Chart, Column, Table
from suasion.page.inline import capital
from suasion.panel.chart import line_chart
from suasion.sources import foot_line

__all__ = ["profile_chart", "share_chart"]

_SINCE = 1995
_WIDTH = 344


def share_chart(contest: Contest, state: str) -> Chart | None:
    """Return the shares of the two powers in a state's trade, by whoever counts all partners.

    None where the state itself does not count.
    """
    panel = contest.panel
    if not panel.reports(state):
        return None
    return line_chart(
        panel, "turnover_share", state, powers=contest.contested, since=_SINCE,
        title=_share_title(contest, state),
    )  # fmt: skip


def _share_title(contest: Contest, state: str) -> str:
    found = contest.movement("turnover", "own", state).found
    first, second = (actor(code).spoken for code in contest.contested)
    if found.gainer_share is None or found.loser_share is None:
        return f"{actor(state).name}: not covered in both years"
    up, down = found.gainer_share.value, found.loser_share.value
    told = f"{first} {up:+.1f} points, {second} {down:+.1f}".replace("-", "−")
    return f"{actor(state).name}: {told}"


def profile_chart(contest: Contest, state: str) -> Chart | None:
    """Return the shares of the two powers by instrument in the newest year, None if not covered."""
    from suasion.page.figure import Dot, Row, dots
    from suasion.page.svg import to_svg

    found = [one for one in contest.profiles if one.state == state]
    now = max(found, key=lambda one: one.year, default=None)
    if now is None:
        return None
    first, second = contest.contested
    rows = []
    for instrument, year in now.newest.items():
        pair = tuple(
            Dot(_share(now, power, instrument), power, "own", words=actor(power).label)
            for power in (first, second)
        )
        rows.append(Row(f"{capital(instrument)}, {year}", pair))
    alt = f"{_title(contest, now)}. " + "; ".join(
        f"{instrument}: {actor(first).label} {_share(now, first, instrument):.0f} %, "
        f"{actor(second).label} {_share(now, second, instrument):.0f} %"
        for instrument in now.newest
    )
    return Chart(
        title=_title(contest, now),
        subtitle=f"Share in what {actor(state).label} trades, owes, holds in arms, sells of raw "
        "materials",
        svg=to_svg(dots(rows, unit="%", width=_WIDTH), alt_text=f"{alt}."),
        alt=f"{alt}.",
        table=_table(found),
        foot=foot_line(contest.panel.snapshot, {*now.sources}),
    )


def _share(one: Profiled, power: str, instrument: str) -> float:
    weights = {(each.power, each.instrument): each.share for each in one.found.weights}
    return weights[power, instrument]


def _title(contest: Contest, now: Profiled) -> str:
    """Say by which instruments each of the two is ahead."""
    first, second = contest.contested
    ahead: dict[str, list[str]] = {first: [], second: []}
    for instrument in now.newest:
        one, other = (_share(now, power, instrument) for power in (first, second))
        if one != other:
            ahead[first if one > other else second].append(instrument)
    told = [
        f"{actor(power).spoken} leads in {_listed(names)}"
        for power, names in ahead.items()
        if names
    ]
    return f"{actor(now.state).name}: {', '.join(told) or 'neither leads'}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _table(found: list[Profiled]) -> Table:
    rows = tuple(
        (
            one.year, each.instrument, one.newest[each.instrument], actor(each.power).label,
            each.share, each.ratio,
        )
        for one in found
        for each in one.found.weights
    )  # fmt: skip
    columns = (
        Column("Then or now", "right"), Column("Instrument"), Column("Of year", "right"),
        Column("Power"), Column("Share", "right", "%", 1),
        Column("Over the mean of its shares", "right", "", 2),
    )  # fmt: skip
    return Table(
        f"Which power matters by which instrument, power → {actor(found[0].state).label}",
        columns, rows,
    )  # fmt: skip
