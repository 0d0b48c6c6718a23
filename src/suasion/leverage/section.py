"""Page blocks of leverage: what each power could withhold, and what that would cost."""

from __future__ import annotations

from suasion.catalog import actor
from suasion.leverage.chart import loss_chart, rows_chart, top_of
from suasion.leverage.finding import costs_more, section_title
from suasion.leverage.loss_tables import choke_table, feel_table
from suasion.leverage.result import Leverage
from suasion.leverage.shown import (
    latest_lead,
    names,
    own_newest,
    own_states,
    powers_of,
    silent,
    sources_of,
)
from suasion.leverage.told import Told
from suasion.page import Block, Heading, Key, Note, Panels, Prose, Spread
from suasion.page.block_text import KeyMark
from suasion.sources import foot_line

__all__ = ["leverage_blocks"]

_SUBTITLE = (
    "**Cut-off loss:** the real income a state would lose if a power and it stopped trading, "
    "all else adjusting, in percent. Power → state; σ = 5, output 2 × GDP."
)
_BESIDE = 2  # states that find room beside their finding


def leverage_blocks(lev: Leverage, number: str) -> tuple[Block, ...]:
    """Return the section; nothing where no cut-off loss is known.

    Parameters
    ----------
    lev
        Measured leverage, of cut-off losses at least.
    number
        Of the section.
    """
    own, others = own_states(lev), silent(lev)
    found = [one for state in own if (one := latest_lead(lev, state))]
    if not own:
        found = [one for state in others if (one := latest_lead(lev, state, "matrix"))]
    title = section_title(lev, found)
    if not title:
        return ()
    blocks: list[Block] = [
        Heading(
            title,
            kicker=f"{number} · What each power could withhold",
            anchor="leverage",
            subtitle=_SUBTITLE,
        ),
        _key(own, others),
    ]
    if own:
        blocks += _panels(lev, own)
    if others:
        blocks.append(_silent(lev, others, beside=bool(own)))
    blocks.append(feel_table(lev))
    choke = choke_table(lev, [one for one in lev.panel.theatre.states if one in {*own, *others}])
    blocks += [choke] if choke is not None else []
    shown = [one for one in lev.told if one.state in {*own, *others}]
    return (*blocks, Note(_foot(lev, shown)))


def _key(own: list[str], others: list[str]) -> Key:
    entries: list[tuple[KeyMark, str]] = [("other", "all-pairs matrix, mostly partners' figures")]
    if own:
        entries = [("own", "the state's own statistics"), *entries]
        entries.append(("range", "range over specifications"))
    if others:
        entries.append(("derived", "by partners' reports"))
    return Key(tuple(entries))


def _panels(lev: Leverage, own: list[str]) -> list[Block]:
    """Return the states with own statistics side by side on one scale, and how to read them."""
    top = top_of(lev, own)
    reach = max(one.high for one in _last(lev, own))
    charts = tuple(loss_chart(lev, state, y_max=top, x_max=reach) for state in own)
    left, right = Prose((_range_note(lev, own),)), Prose((_gap_note(lev, own),))
    return [Panels(charts), Spread((left,), (right,))]


def _last(lev: Leverage, own: list[str]) -> list[Told]:
    """Return the newest own figures that are drawn."""
    return [
        one for state in own for one in own_newest(lev, state) if one.power in powers_of(lev, state)
    ]


def _range_note(lev: Leverage, own: list[str]) -> str:
    last = [one for one in _last(lev, own) if one.loss > 0]
    told = "It runs over the admissible choices of σ and gross output"
    if last:
        low = min(one.low / one.loss for one in last)
        high = max(one.high / one.loss for one in last)
        told += f": from {low:.2f} to {high:.2f} times a value"
    return (
        f"**Reading the range.** {told}. It promises no coverage. One choice moves all powers "
        "together, so bars that overlap do not leave the order open: it is counted choice by "
        "choice."
    )


def _gap_note(lev: Leverage, own: list[str]) -> str:
    told = (
        "**Reading the gaps.** No line crosses a missing year: before a state's own reports there "
        "are only the matrices of three years. The EU: its members of the year, summed first."
    )
    if widest := _widest(lev, own):
        mine, matrix = widest
        told += (
            f" Where both counts are known they are joined: losing {actor(mine.power).spoken} in "
            f"{mine.year} cost {actor(mine.state).spoken} {matrix.loss:.2f} % by the matrix, "
            f"{mine.loss:.2f} % by its own count."
        )
    return told


def _widest(lev: Leverage, own: list[str]) -> tuple[Told, Told] | None:
    """Return own and matrix where they differ most, among the contested powers."""
    held = {(one.state, one.power, one.year): one for one in lev.told if one.reporter == "own"}
    pairs = [
        (held[key], one)
        for one in lev.told
        if one.reporter == "matrix" and one.state in own
        and one.power in lev.panel.theatre.contested
        and (key := (one.state, one.power, one.year)) in held
    ]  # fmt: skip
    apart = [pair for pair in pairs if min(one.loss for one in pair) > 0]
    return max(apart, key=lambda pair: abs(pair[0].loss - pair[1].loss), default=None)


def _silent(lev: Leverage, states: list[str], *, beside: bool) -> Block:
    """Return the states without own statistics, beside their finding if they are few."""
    charts = tuple(rows_chart(lev, state) for state in states)
    if not beside or len(states) > _BESIDE:
        return Panels(charts)
    found = [one for state in states if (one := latest_lead(lev, state, "matrix"))]
    told = (
        costs_more(found, when=f"in {found[0].year}", would="would have cost")
        if found
        else f"Of {names(states)} no own statistics are held"
    )
    text = (
        f"No own statistics of {names(states)} are held: three all-pairs matrices, and later "
        "what partners report. A power that reports nothing has no mark. Ranges: in the tables."
    )
    left: tuple[Block, ...] = (Heading(told, level=3), Prose((text,)))
    return Spread(left, (Panels(charts, columns=2),), ratio="4+8")


def _foot(lev: Leverage, rows: list[Told]) -> str:
    return (
        f"{foot_line(lev.panel.snapshot, sources_of(lev, rows))} Years after the last matrix "
        "take its world, with the state's own row, column and GDP of the year. A model's figures, "
        "not a forecast: who stops trading with whom, and how long, is assumed."
    )
