"""Where two contested powers stand in a state's trade, before and after the reference event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from suasion.catalog import actor
from suasion.page.inline import capital
from suasion.panel.result import Panel

__all__ = ["Standing", "spoken", "standing", "standings"]

Move = Literal["overtook", "led", "lost the lead to", "trailed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Shares of a state's trade of two powers in two years under one regime.

    ``level`` is the second power's own trade in value: an overtaken power may have grown.
    """

    state: str
    first: str
    second: str
    regime: str
    before: int
    after: int
    first_before: float
    first_after: float
    second_before: float
    second_after: float
    level_before: float
    level_after: float

    @property
    def lead(self) -> float:
        """The first power's lead in the later year, in points of share."""
        return self.first_after - self.second_after

    @property
    def lead_before(self) -> float:
        """Its lead in the earlier year."""
        return self.first_before - self.second_before

    @property
    def move(self) -> Move:
        """What happened between the two years, seen from the first power."""
        if self.lead > 0:
            return "overtook" if self.lead_before <= 0 else "led"
        return "lost the lead to" if self.lead_before > 0 else "trailed"


def standing(panel: Panel, state: str, regime: str = "own") -> Standing | None:
    """Return where the theatre's two contested powers stand in a state, None if not covered.

    Before is the year before the theatre's first reference event, after the newest year in which
    both powers' shares are covered.
    """
    if len(panel.theatre.contested) < 2 or not panel.theatre.events:
        return None
    first, second = panel.theatre.contested[:2]
    before = panel.theatre.events[0].date.year - 1

    def share(power: str, year: int) -> float | None:
        return panel.value("turnover_share", power, state, year, regime=regime)

    years = range(panel.theatre.until, before, -1)
    after = next(
        (
            year
            for year in years
            if share(first, year) is not None and share(second, year) is not None
        ),
        None,
    )
    if after is None:
        return None
    figures = [
        share(first, before),
        share(first, after),
        share(second, before),
        share(second, after),
        panel.value("turnover", second, state, before, regime=regime),
        panel.value("turnover", second, state, after, regime=regime),
    ]
    if any(one is None for one in figures):
        return None
    known = [float(one) for one in figures if one is not None]
    return Standing(state, first, second, regime, before, after, *known)


def standings(panel: Panel) -> list[Standing]:
    """Return the standing in every state whose own statistics cover it."""
    found = (standing(panel, state) for state in panel.theatre.states)
    return [one for one in found if one is not None]


def spoken(one: Standing) -> str:
    """Say a standing as a finding that could be false.

    Examples
    --------
    >>> spoken(Standing("KGZ", "CHN", "RUS", "own", 2021, 2023, 21, 35, 32, 19, 2.3, 3))
    'Between 2021 and 2023 China overtook Russia in Kyrgyzstan’s trade'
    """
    first, second = actor(one.first).spoken, actor(one.second).spoken
    trade = f"in {actor(one.state).possessive} trade"
    if one.move in ("lost the lead to", "trailed"):
        first, second = second, first
    if one.move in ("overtook", "lost the lead to"):
        return f"Between {one.before} and {one.after} {first} overtook {second} {trade}"
    return capital(f"{first} led {second} {trade} in {one.before} and in {one.after}")
