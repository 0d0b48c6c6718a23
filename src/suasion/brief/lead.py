"""The opening of a brief, written from the numbers."""

from __future__ import annotations

from suasion.brief.lead_losses import loss_lead
from suasion.catalog import actor
from suasion.leverage import Leverage
from suasion.page import Lead, SureGroup
from suasion.page.inline import capital
from suasion.panel import Panel
from suasion.panel.series import series
from suasion.panel.standing import Standing, standings

__all__ = ["lead"]


def lead(panel: Panel, lev: Leverage | None = None) -> Lead:
    """Return the finding, two sentences of what and how sure, and the "How sure" column.

    Where cut-off losses of the contested powers are known, they are the finding.
    """
    if lev is not None and (opening := loss_lead(lev)) is not None:
        return opening
    found = standings(panel)
    return Lead(
        title=_title(panel, found),
        standfirst=_standfirst(panel, found),
        how_sure=_sure(panel, found),
    )


def _names(states: list[str]) -> str:
    names = [actor(state).name for state in states]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _title(panel: Panel, found: list[Standing]) -> str:
    if not found:
        return _most(panel)
    first, second = actor(found[0].first).spoken, actor(found[0].second).spoken
    before, after = found[0].before, max(one.after for one in found)
    overtook = [one.state for one in found if one.move == "overtook"]
    lost = [one.state for one in found if one.move == "lost the lead to"]
    if overtook and not lost:
        told = f"{first} overtook {second} in the trade of {_names(overtook)}"
        return f"Between {before} and {after} {told}"
    if lost and not overtook:
        told = f"{second} overtook {first} in the trade of {_names(lost)}"
        return f"Between {before} and {after} {told}"
    ahead = [one.state for one in found if one.lead > 0]
    if ahead:
        return f"In {after} {first} led {second} in the trade of {_names(ahead)}"
    return f"In {after} {second} led {first} in the trade of {_names([one.state for one in found])}"


def _most(panel: Panel) -> str:
    """Say who trades most with the states that report, where no two powers are contested."""
    firsts: dict[str, list[str]] = {}
    years = set()
    for state in panel.theatre.states:
        figures = series(
            panel, "turnover", state, powers=panel.theatre.powers, since=0, regimes=["own"]
        )
        if figures:
            newest = max(one.year for one in figures)
            top = max((one for one in figures if one.year == newest), key=lambda one: one.value)
            firsts.setdefault(top.power, []).append(state)
            years.add(newest)
    if not firsts:
        return f"{panel.theatre.title} is known from its partners' statistics only"
    power, states = max(firsts.items(), key=lambda pair: len(pair[1]))
    first = actor(power).spoken
    return f"Of the powers {first} traded most with {_names(states)} in {max(years)}"


def _standfirst(panel: Panel, found: list[Standing]) -> str:
    told = [_levels(found)] if found else []
    if gap := _widest_gap(panel):
        told.append(gap)
    silent = [state for state in panel.theatre.states if not panel.reports(state)]
    if silent:
        told.append(
            f"Of {_names(silent)} no own statistics are held: their partners' speak for them."
        )
    return " ".join(told)


def _levels(found: list[Standing]) -> str:
    """Say whether the second power lost in value, or only in share."""
    second = actor(found[0].second)
    fell = [one.state for one in found if one.level_after < one.level_before]
    each = "it" if len(found) == 1 else "each"
    if not fell:
        told = f"{second.possessive} own trade with {each} grew in value"
        overtaken = any(one.move == "overtook" for one in found)
        tail = ", so it was overtaken, not displaced." if overtaken else " all the same."
        return capital(told + tail)
    if len(fell) == len(found):
        return capital(f"{second.possessive} trade with {each} fell in value too.")
    return capital(f"{second.possessive} own trade fell in value with {_names(fell)} only.")


def _widest_gap(panel: Panel) -> str:
    """Say by how much two counts of one trade differ, where they differ most."""
    worst = (1.0, "")
    for state in panel.theatre.states:
        for power in panel.theatre.contested:
            pairs: dict[int, dict[str, float]] = {}
            for one in series(panel, "turnover", state, powers=[power], since=panel.theatre.since):
                pairs.setdefault(one.year, {})[one.regime] = one.value
            both = {year: pair for year, pair in pairs.items() if len(pair) == 2 and pair["own"]}
            if both:
                year = max(both)
                ratio = both[year]["mirror"] / both[year]["own"]
                there, here = actor(power).capital, actor(state).capital
                larger = max(ratio, 1 / ratio)
                if larger > worst[0]:
                    who = (there, here) if ratio > 1 else (here, there)
                    worst = (
                        larger,
                        f"Whose statistics one believes matters: for {year} {who[0]} counts "
                        f"{larger:.1f} times what {who[1]} does.",
                    )
    return worst[1] if worst[0] > 1.1 else ""


def _sure(panel: Panel, found: list[Standing]) -> tuple[SureGroup, ...]:
    groups = []
    if found:
        first, second = actor(found[0].first), actor(found[0].second)
        rows = tuple((f"{actor(one.state).name}, {one.after}", f"{one.lead:+.1f}") for one in found)
        groups.append(
            SureGroup(
                capital(f"{first.possessive} lead over {second.spoken}, points of trade share"),
                rows,
            )
        )
        rows = tuple((actor(one.state).name, _mirror_order(panel, one)) for one in found)
        groups.append(SureGroup("The same order by the partners' count?", rows))
    silent = [state for state in panel.theatre.states if not panel.reports(state)]
    if silent:
        groups.append(
            SureGroup(_names(silent), (), "No own statistics are held; see their sections.")
        )
    return tuple(groups)


def _mirror_order(panel: Panel, one: Standing) -> str:
    """Say whether the partners' reports put the two powers in the same order."""
    for year in range(one.after, one.before, -1):
        levels = [
            panel.value("turnover", power, one.state, year, regime="mirror")
            for power in (one.first, one.second)
        ]
        if levels[0] is not None and levels[1] is not None:
            same = (levels[0] > levels[1]) == (one.lead > 0)
            return f"{'yes' if same else 'no'}, {year}"
    return "cannot be told"
