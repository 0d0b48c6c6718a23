"""The paragraph: whether one power gained at the other's expense, written from the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from suasion.catalog import actor
from suasion.contest.moves import Move
from suasion.page.inline import capital

if TYPE_CHECKING:
    from suasion.contest.result import Contest

_MINUS = re.compile(r"(?<![0-9A-Za-z])-(?=[0-9])")

__all__ = ["headline", "listed", "of_kind", "paragraph", "sentences"]


def listed(codes: Sequence[str]) -> str:
    """Write actors as a list.

    Examples
    --------
    >>> listed(["KAZ", "KGZ", "UZB"])
    'Kazakhstan, Kyrgyzstan and Uzbekistan'
    """
    return _joined([actor(code).spoken for code in codes])


def of_kind(contest: Contest, measure: str, regime: str, kind: str) -> list[Move]:
    """Return the movements of a class, the first contested power gaining, single states only."""
    states = contest.panel.theatre.states
    return [
        one
        for one in contest.moves
        if (one.measure.id, one.regime, one.found.kind) == (measure, regime, kind)
        and one.gainer == contest.contested[0]
        and one.state in states
    ]


def headline(contest: Contest) -> str:
    """Say what the states' own count says about trade, as a finding that could be false."""
    first, second = (actor(code).spoken for code in contest.contested)
    took = of_kind(contest, "turnover", "own", "displaced")
    over = of_kind(contest, "turnover", "own", "overtaken")
    if took:
        told = f"In trade {first} gained at {actor(contest.contested[1]).possessive} expense in"
        return f"{told} {listed([one.state for one in took])}"
    if over:
        told = f"In trade {first} overtook {second} without displacing it"
        return f"{told}: in {listed([one.state for one in over])} both grew"
    return f"That {first} gained at {actor(contest.contested[1]).possessive} expense is not shown"


def paragraph(contest: Contest) -> str:
    """Return the finding, and how sure it is."""
    return " ".join(sentences(contest))


def sentences(contest: Contest) -> list[str]:
    """Return the sentences: trade, other instruments, losses, who lost to whom, breaks."""
    parts = (_trade, _others, _losses, _bounds, _breaks)
    # a hyphen before a figure is a minus
    told = (_MINUS.sub("−", each(contest)) for each in parts)
    return [said for said in told if said]


def _trade(contest: Contest) -> str:
    first, second = contest.contested
    told = []
    phrases = {
        "displaced": f"{actor(first).possessive} trade grew while {actor(second).possessive} fell",
        "overtaken": f"both grew, {actor(first).possessive} faster: {actor(second).spoken} was "
        "overtaken, not displaced",
        "neither": "neither happened",
        "cannot be told": "the figures cannot tell",
    }
    for kind, phrase in phrases.items():
        found = of_kind(contest, "turnover", "own", kind)
        if found:
            until = max(one.until for one in found)
            told.append(
                f"in {listed([one.state for one in found])} ({contest.since} to {until}) {phrase}"
            )
    known = {one.state for kind in phrases for one in of_kind(contest, "turnover", "own", kind)}
    silent = [one for one in contest.states if one in contest.panel.theatre.states]
    silent = [one for one in silent if one not in known]
    sentence = f"By the states' own count of trade, {'; '.join(told)}." if told else ""
    if silent:
        sentence += f" For {listed(silent)} no own count tells both years."
    return sentence.strip()


def _others(contest: Contest) -> str:
    """Say by which other instruments one fell while the other rose, and by which nothing shows."""
    first, second = (actor(code).spoken for code in contest.contested)
    states = contest.panel.theatre.states
    found: dict[str, list[Move]] = {}
    for one in contest.moves:
        known = one.gainer == contest.contested[0] and one.found.kind != "not covered"
        if known and one.measure.id != "turnover" and one.state in states:
            found.setdefault(one.measure.instrument, []).append(one)
    took = {name: [o.state for o in held if o.found.kind == "displaced"]
            for name, held in found.items()}  # fmt: skip
    told = [f"{name} ({listed(where)})" for name, where in took.items() if where]
    none = [name for name, where in took.items() if not where]
    parts = []
    if told:
        parts.append(f"By other instruments {first} rose while {second} fell in {'; '.join(told)}.")
    if none:
        parts.append(f"In {_joined(none)} it is so in no state.")
    return " ".join(parts)


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _losses(contest: Contest) -> str:
    told = [
        f"{actor(one.state).spoken} {one.gained.value:+.2f} points with "
        f"{actor(one.gainer).spoken} and {one.lost.value:+.2f} with {actor(one.loser).spoken} "
        f"(one up, the other down in {one.displaced} of {one.of} specifications)"
        for one in contest.losses
        if one.reporter == "own" and one.state in contest.panel.theatre.states
    ]
    if not told:
        return ""
    what = f"What losing each would cost moved, {contest.since} to the newest year"
    return f"{what}: {'; '.join(told)}."


def _bounds(contest: Contest) -> str:
    gainer, loser = contest.contested
    told = []
    for one in contest.passed:
        found = one.between(loser, gainer)
        if found is not None and one.state in contest.panel.theatre.states:
            lost = -one.changes[loser]
            told.append(f"{found.low:.1f} to {found.high:.1f} of {lost:.1f} points in "
                        f"{actor(one.state).spoken}")  # fmt: skip
    if not told:
        return ""
    return capital(
        f"shares do not tell who lost to whom: of what {actor(loser).spoken} lost "
        f"{actor(gainer).spoken} can have taken {', '.join(told)}."
    )


def _breaks(contest: Contest) -> str:
    """Say what the test of breaks found, and what it could have found."""
    own = [one for one in contest.breaks if one.regime == "own"]
    own = [one for one in own if one.state in contest.panel.theatre.states]
    able = [one for one in own if one.found is not None and one.found.able]
    if not able:
        return "No series is long enough for a test of breaks." if own else ""
    told = [
        f"{actor(one.power).spoken} in {actor(one.state).spoken} {one.said} "
        f"({one.found.shift:+.1f} points; {one.found.detectable:.1f} could be found)"
        for one in able
        if one.found is not None and one.found.detectable is not None
    ]
    short = len(own) - len(able)
    rest = f" {short} series are too short to tell." if short else ""
    return f"Breaks of shares in {able[0].event.date.year}: {'; '.join(told)}.{rest}"
