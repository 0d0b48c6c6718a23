"""Page blocks of a state: who trades with it, by whose count, and since when it is known."""

from __future__ import annotations

from suasion.catalog import actor
from suasion.page import Absent, Block, Chart, Heading, Key, Note, Panels
from suasion.page.inline import capital
from suasion.page.numbers import brief_figure
from suasion.panel.chart import beside_chart, line_chart
from suasion.panel.result import Panel
from suasion.panel.series import leading, series
from suasion.panel.standing import spoken, standing

__all__ = ["KEY", "state_blocks"]

_SINCE = 2010

KEY = Key(
    (
        ("own", "counted by the state"),
        ("other", "counted by its partner"),
        ("derived", "estimated"),
        ("count", "the state's own count beside a partner's"),
        ("gap", "year that nothing covers"),
    )
)


def state_blocks(panel: Panel, state: str, number: str) -> tuple[Block, ...]:
    """Return the section of one state: finding, trade over time, shares, who counts what."""
    name = actor(state).name
    own = panel.reports(state)
    powers = leading(panel, "turnover", state) or leading(panel, "imports", state)
    if not powers:
        needs = f"No source held covers trade of {name} with the powers."
        return (Heading(f"{name}: nothing is covered", kicker=number), Note(needs))
    share = "turnover_share" if own else "import_share"
    panels = (
        line_chart(
            panel,
            "turnover",
            state,
            powers=powers,
            since=_SINCE,
            title=_top(panel, "turnover", state, "traded"),
        ),
        line_chart(
            panel,
            share,
            state,
            powers=leading(panel, share, state) or powers,
            since=_SINCE,
            title=_share_title(panel, state, share),
        ),
        _who_counts(panel, state) if own else _sales(panel, state),
    )
    missing = (
        Absent(name, "Trade, power → state", "No source held covers it."),
        Absent("Shares", "Power → state", "No total of the same regime is held."),
        Absent("Two counts", "Own beside partner's", "No year is covered by both sides."),
    )
    shown = tuple(chart or absent for chart, absent in zip(panels, missing, strict=True))
    return (Heading(_finding(panel, state), kicker=number), Panels(shown))


def _finding(panel: Panel, state: str) -> str:
    """Write the state's headline from its numbers; it softens where only partners count."""
    found = standing(panel, state)
    if found is not None:
        return spoken(found) + _grew(found.level_before, found.level_after, found.second)
    powers = panel.theatre.powers
    if own := series(panel, "turnover", state, powers=powers, since=0, regimes=["own"]):
        newest = max(own, key=lambda one: (one.year, one.value))
        figure = brief_figure(newest.value, newest.unit)
        told = f"{actor(newest.power).spoken} traded most with {actor(state).spoken}"
        return f"Of the powers {told} in {newest.year}: {figure}"
    return _by_partners(panel, state)


def _by_partners(panel: Panel, state: str) -> str:
    """Say what the partners of a state count that publishes nothing: its two first powers."""
    powers = panel.theatre.contested or panel.theatre.powers
    for measure, of in (("turnover", ""), ("imports", "sales of ")):
        figures = series(panel, measure, state, powers=powers, since=_SINCE, regimes=["mirror"])
        last = {one.power: one for one in figures}
        told = [
            f"{of}{actor(power).spoken} {brief_figure(one.value, one.unit)} in {one.year}"
            for power, one in sorted(last.items(), key=lambda pair: -pair[1].value)[:2]
        ]
        if told:
            return f"{actor(state).name} is known from its partners only: {', '.join(told)}"
    return f"{actor(state).name} publishes nothing that is held here, and neither do its partners"


def _grew(before: float, after: float, power: str) -> str:
    if after >= before:
        return (
            f", though {actor(power).possessive} trade grew by {100 * (after / before - 1):.0f} %"
        )
    return f", and {actor(power).possessive} trade fell by {100 * (1 - after / before):.0f} %"


def _top(panel: Panel, measure: str, state: str, verb: str) -> str:
    """Say who is first in the newest year; where only partners count, who they are.

    Only the state's own report speaks of all powers, so only it can say who is first.
    """
    powers = panel.theatre.powers
    own = series(panel, measure, state, powers=powers, since=_SINCE, regimes=["own"])
    figures = own or series(panel, measure, state, powers=powers, since=_SINCE, regimes=["mirror"])
    if not figures:
        return f"{actor(state).name}: nothing is covered"
    newest = max(one.year for one in figures)
    last = sorted((one for one in figures if one.year == newest), key=lambda one: -one.value)
    told = [(actor(one.power).spoken, brief_figure(one.value, one.unit)) for one in last[:2]]
    (power, figure), *second = told
    if own and second:
        others = "".join(f", {name} {value}" for name, value in second)
        return capital(f"{power} {verb} most in {newest}: {figure}{others}")
    others = "".join(f", {name} for {value}" for name, value in second)
    return capital(f"{power} {verb} for {figure} in {newest}{others}")


def _went(before: float, after: float) -> str:
    """Say how a share moved; what rounds to the same is said to have stayed."""
    if f"{before:.0f}" == f"{after:.0f}":
        return f"stayed at {after:.0f}\u00a0%"
    verb = "rose" if after > before else "fell"
    return f"{verb} from {before:.0f} to {after:.0f}\u00a0%"


def _share_title(panel: Panel, state: str, share: str) -> str:
    found = standing(panel, state)
    if found is not None:
        first, second = capital(actor(found.first).spoken), actor(found.second).spoken
        return (
            f"{first} {_went(found.first_before, found.first_after)}, "
            f"{second} {_went(found.second_before, found.second_after)}"
        )
    figures = series(panel, share, state, powers=panel.theatre.powers, since=_SINCE)
    if not figures:
        return "Shares cannot be rebuilt"
    newest = max(one.year for one in figures)
    last = sorted((one for one in figures if one.year == newest), key=lambda one: -one.value)
    word = "from" if share == "import_share" else "with"
    told = [f"{one.value:.0f} % {word} {actor(one.power).spoken}" for one in last[:3]]
    of = "imports" if share == "import_share" else "trade"
    return f"Of its {of} in {newest}: {', '.join(told)}"


def _sales(panel: Panel, state: str) -> Chart | None:
    """Return what the powers sell to a state that publishes nothing."""
    powers = leading(panel, "imports", state)
    return line_chart(
        panel,
        "imports",
        state,
        powers=powers,
        since=_SINCE,
        title=_top(panel, "imports", state, "sold"),
    )


def _who_counts(panel: Panel, state: str) -> Chart | None:
    """Return own beside mirror for the newest year in which most powers have both."""
    both: dict[int, set[str]] = {}
    figures = series(panel, "turnover", state, powers=panel.theatre.powers, since=_SINCE)
    for power in panel.theatre.powers:
        years = {
            regime: {one.year for one in figures if one.power == power and one.regime == regime}
            for regime in ("own", "mirror")
        }
        for year in years["own"] & years["mirror"]:
            both.setdefault(year, set()).add(power)
    if not both:
        return None
    year = max(both, key=lambda one: (len(both[one]), one))
    chosen = [power for power in panel.theatre.powers if power in both[year]]
    gaps = {}
    for power in chosen:
        pair = {one.regime: one.value for one in figures if (one.power, one.year) == (power, year)}
        gaps[power] = pair["mirror"] / pair["own"] if pair["own"] else float("inf")
    widest = max(gaps, key=lambda power: abs(gaps[power] - 1))
    who = actor(widest).capital or actor(widest).label
    here = actor(state).capital or actor(state).name
    title = (
        f"{who} counts {gaps[widest]:.1f} times what {here} does"
        if gaps[widest] >= 1.05
        else f"{here} counts {1 / gaps[widest]:.1f} times what {who} does"
        if gaps[widest] <= 0.95
        else f"In {year} both sides count alike, within 5 %"
    )
    return beside_chart(
        panel,
        "turnover",
        [(power, state, year) for power in chosen],
        title=title,
        subtitle=f"Trade in {year}, power → {actor(state).label}, by who counts",
    )
