"""The opening of a brief from cut-off losses: who would be missed more, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.catalog import actor
from suasion.leverage import Lead as Compared
from suasion.leverage import Leverage
from suasion.leverage.finding import by_a_hair, costs_more, turned
from suasion.leverage.shown import names, own_states, silent
from suasion.page import Lead, SureGroup
from suasion.page.inline import capital

__all__ = ["loss_lead"]

_WORDS = {2: "both", 3: "all three", 4: "all four", 5: "all five"}


def loss_lead(lev: Leverage) -> Lead | None:
    """Return the opening, None where no state's own statistics compare two contested powers."""
    latest = lev.latest()
    found = [latest[state] for state in own_states(lev) if state in latest]
    if not found:
        return None
    year = max(one.year for one in found)
    when = f"by {year}" if turned(lev, found) else f"in {year}"
    standfirst = f"{_what(lev, found)} {_how_sure(lev, found)}".strip()
    return Lead(costs_more(found, when=when), standfirst, _sure(lev, found))


def _what(lev: Leverage, found: Sequence[Compared]) -> str:
    """Say what was a year earlier, and where the lead is a hair."""
    hair = [one for one in found if by_a_hair(one)]
    told = []
    if turned(lev, found):
        where = _WORDS.get(len(found), names(one.state for one in found))
        told.append(f"a year earlier it was the other way round in {where}")
    if hair:
        closest = min(hair, key=lambda one: (abs(one.margin), one.state))
        more, less = max(closest.losses), min(closest.losses)
        told.append(
            f"in {actor(closest.state).spoken} {actor(closest.ahead[0]).spoken} leads by a hair: "
            f"{more:.2f} % of real income against {less:.2f} %"
        )
    return capital(", and ".join(told)) + "." if told else ""


def _how_sure(lev: Leverage, found: Sequence[Compared]) -> str:
    ratios = [
        bound / loss
        for one in found
        for loss, bounds in zip(one.losses, one.ranges, strict=True)
        for bound in bounds
        if loss > 0
    ]
    told = (
        "The figures rest on each state’s own trade statistics and a model of world trade, whose "
        f"assumptions can change them by a factor of {min(ratios):.1f} to {max(ratios):.1f}"
    )
    widest = _two_counts(lev)
    return told + (f"; {widest}." if widest else ".")


def _two_counts(lev: Leverage) -> str:
    """Say where whose statistics one believes matters most, in years that both sides count."""
    held = {(one.state, one.power, one.year): one for one in lev.told if one.reporter == "own"}
    contested, own = lev.panel.theatre.contested, own_states(lev)
    apart = [
        (one.loss / held[key].loss, key)
        for one in lev.told
        if one.reporter == "mirror" and one.power in contested and one.state in own
        and (key := (one.state, one.power, one.year)) in held and held[key].loss > 0
    ]  # fmt: skip
    if not apart:
        return ""
    last = max(key[2] for _, key in apart)
    ratio, (state, power, year) = max(pair for pair in apart if pair[1][2] == last)
    if ratio < 1.1:
        return ""
    return (
        f"by its partners' count losing {actor(power).spoken} would in {year} cost "
        f"{actor(state).spoken} {ratio:.1f} times what its own count says"
    )


def _sure(lev: Leverage, found: Sequence[Compared]) -> tuple[SureGroup, ...]:
    first, second = actor(found[0].first), actor(found[0].second)
    year = max(one.year for one in found)
    groups = [
        SureGroup(
            capital(f"{first.possessive} lead over {second.spoken}, {year}, points"),
            tuple(
                (actor(one.state).name + ("" if one.year == year else f", {one.year}"),
                 f"{_signed(one.margin)} ({_signed(one.span[0])} to {_signed(one.span[1])})")
                for one in found
            ),
        ),
        SureGroup(
            "Specifications where the order holds",
            tuple((actor(one.state).name, f"{one.held} of {one.of}") for one in found),
        ),
        SureGroup(
            "The same order by partners' count of a year?",
            tuple((actor(one.state).name, _by_partners(lev, one)) for one in found),
        ),
    ]  # fmt: skip
    if others := silent(lev):
        groups.append(SureGroup(names(others), (), _of_silent(lev, others)))
    return tuple(groups)


def _signed(points: float) -> str:
    return f"{points:+.2f}".replace("-", "−")


def _by_partners(lev: Leverage, one: Compared) -> str:
    """Say whether partners put the two powers in the order of the state's count of the same year.

    The newest year that both sides count: an order of another year would be another question.
    """
    own, mirror = (
        {each.year: each for each in lev.leads
         if (each.state, each.reporter) == (one.state, reporter)}
        for reporter in ("own", "mirror")
    )  # fmt: skip
    both = sorted(own.keys() & mirror.keys())
    if not both:
        return "cannot be told"
    mine, other = own[both[-1]], mirror[both[-1]]
    if not (mine.decided and other.decided):
        return f"open, {mine.year}"
    return f"{'yes' if other.ahead == mine.ahead else 'no'}, {mine.year}"


def _of_silent(lev: Leverage, states: Sequence[str]) -> str:
    matrix = [one for state in states if (one := lev.latest("matrix").get(state))]
    if not matrix:
        return "No own statistics are held."
    year = matrix[0].year
    told = "; ".join(
        f"{actor(one.state).name} {actor(one.first).spoken} {one.losses[0]:.2f}, "
        f"{actor(one.second).spoken} {one.losses[1]:.2f}"
        for one in matrix
    )
    return f"No own statistics are held. By the matrix of {year}, percent: {told}."
