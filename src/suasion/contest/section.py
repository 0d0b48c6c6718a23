"""Page blocks of a contest: whether one power gained at the other's expense."""

from __future__ import annotations

from suasion.catalog import Event, actor
from suasion.contest.chart import profile_chart, share_chart
from suasion.contest.instability import Instability
from suasion.contest.moves import Move
from suasion.contest.result import Contest
from suasion.contest.told import headline, sentences
from suasion.leverage.matrix import MATRIX
from suasion.page import Block, Cell, Column, Heading, Note, Panels, Part, Prose, Spread, Table
from suasion.page.inline import capital
from suasion.page.numbers import brief_figure
from suasion.sources import foot_line

__all__ = ["contest_blocks"]

_MARKS = {
    "displaced": "holds",
    "overtaken": "mixed",
    "neither": "fails",
    "cannot be told": "cannot",
}


def contest_blocks(contest: Contest, number: str) -> tuple[Block, ...]:
    """Return the section: finding, shares, movements, profile, breaks, shift-share."""
    first, second = (actor(code).spoken for code in contest.contested)
    said = sentences(contest)
    half = (len(said) + 1) // 2
    shares = tuple(
        chart
        for state in contest.panel.theatre.states
        if (chart := share_chart(contest, state)) is not None
    )
    profiles = tuple(
        chart
        for state in contest.panel.theatre.states
        if (chart := profile_chart(contest, state)) is not None
    )
    blocks: list[Block] = [
        Heading(
            headline(contest),
            kicker=f"{number} · {capital(first)} at {actor(contest.contested[1]).possessive} "
            "expense?",
            anchor="contest",
            subtitle=f"**Displaced**: {second} falls in value while {first} rises. **Overtaken**: "
            "both grow and shares shift. Shares alone do not tell who lost to whom.",
        ),
        Spread((Prose(tuple(said[:half])),), (Prose(tuple(said[half:])),)),
    ]
    if shares:
        blocks.append(Panels(shares))
    blocks.append(_movements(contest))
    if profiles:
        blocks += [
            Heading(f"Which of the two matters by what, in {contest.until} or before", level=3),
            Panels(profiles),
        ]
    blocks += [_breaks(contest, event) for event in contest.panel.theatre.events]
    blocks += [_shifted(contest), _sources(contest)]
    return tuple(block for block in blocks if not (isinstance(block, Table) and not block.rows))


def _movements(contest: Contest) -> Table:
    first, second = (actor(code).label for code in contest.contested)
    rows = tuple(
        (
            actor(one.state).label, one.measure.instrument, _who(one), f"{one.since}–{one.until}",
            _change(one, "gainer"), _points(one, "gainer_share"), _change(one, "loser"),
            _points(one, "loser_share"), Part(_MARKS[one.found.kind], one.found.kind),  # type: ignore[arg-type]
        )
        for one in contest.moves
        if one.gainer == contest.contested[0] and one.found.kind in _MARKS
    )  # fmt: skip
    columns = (
        Column("State"), Column("Instrument"), Column("Counted by"), Column("Years", whole=True),
        Column(first, "right"), Column("share", "right", "points", 1),
        Column(second, "right"), Column("share", "right", "points", 1), Column("What happened"),
    )  # fmt: skip
    return Table(
        f"Changes in value and in share, {first} and {second} → state, by instrument", columns, rows
    )


def _who(one: Move) -> str:
    return {"own": "the state", "mirror": "partners"}.get(one.regime, "one source")


def _change(one: Move, role: str) -> str:
    change = getattr(one.found, role)
    if change is None:
        return ""
    sign = "+" if change.value > 0 else "−" if change.value < 0 else ""
    return f"{sign}{brief_figure(abs(change.value), one.measure.unit)}"


def _points(one: Move, role: str) -> float | None:
    change = getattr(one.found, role)
    return None if change is None else change.value


def _breaks(contest: Contest, event: Event) -> Table:
    rows = tuple(
        (
            actor(one.state).label, actor(one.power).label,
            "the state" if one.regime == "own" else "partners", f"{one.first}–{one.last}",
            *_tested(one.found), one.said,
        )
        for one in contest.breaks
        if one.event == event and one.state in contest.panel.theatre.states
    )  # fmt: skip
    columns = (
        Column("State"), Column("Power"), Column("Counted by"),
        Column("Series", whole=True), Column("Shift", "right", "points", 1),
        Column("Could be found", "right", "points", 1), Column("p", "right", "", 3),
        Column("Smallest p by rank", "right", "", 3), Column("Outcome"),
    )  # fmt: skip
    return Table(
        f"Breaks in shares of trade at the event “{event.text}”: end-of-sample instability "
        "(Andrews 2003). “Could be found”: the smallest shift that is found in 80 of 100 cases",
        columns, rows,
    )  # fmt: skip


def _tested(found: Instability | None) -> tuple[Cell, ...]:
    """Return what a test found and could have found; empty where there is none."""
    if found is None:
        return ("", "", "", "")
    cells = (found.shift, found.detectable, found.p_value, found.resolution)
    return tuple("" if one is None else one for one in cells)


def _shifted(contest: Contest) -> Table:
    rows = tuple(
        (
            actor(one.state).label, actor(power).label, float(one.found.change[at]),
            float(one.found.within[at]), float(one.found.between[at]),
            float(one.found.interaction[at]),
        )
        for one in contest.shifted
        for at, power in enumerate(one.powers)
        if power in contest.contested
    )  # fmt: skip
    years = f"{contest.shifted[0].since} to {contest.shifted[0].until}" if contest.shifted else ""
    parts = ("Change", "Inside sections", "Sections grew", "Both")
    columns = (
        Column("State"), Column("Power"),
        *(Column(name, "right", "points", 1) for name in parts),
    )  # fmt: skip
    return Table(
        f"Why shares of trade moved, {years}, power → state: inside the sections of trade, or "
        "because sections grew differently",
        columns, rows,
    )  # fmt: skip


def _sources(contest: Contest) -> Note:
    panel = contest.panel
    used = {
        name
        for one in contest.moves
        if one.found.kind in _MARKS
        for power in (one.gainer, one.loser)
        for row in panel.first(one.measure.id, power, one.state, one.until)
        if row["regime"] == one.regime
        for name in panel.sources(row)
    }
    return Note(foot_line(panel.snapshot, used | ({MATRIX} if contest.shifted else set())))
