"""Charts of cut-off losses: a panel and its strip of ranges, or a row to a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suasion.catalog import actor
from suasion.errors import QueryError
from suasion.leverage.chart_table import losses_alt, losses_columns
from suasion.leverage.finding import row_title, state_title
from suasion.leverage.result import Leverage
from suasion.leverage.shown import of_state, own_newest, powers_of, sources_of
from suasion.leverage.told import Told, newest
from suasion.page import Chart
from suasion.sources import foot_line

if TYPE_CHECKING:
    from altair import LayerChart

    from suasion.page.figure import Point, Row

__all__ = ["draw_losses", "loss_chart", "rows_chart", "strip", "top_of"]

_UNIT = "% of real income"


def draw_losses(
    lev: Leverage, state: str, *, width: int = 344, y_max: float | None = None
) -> LayerChart:
    """Draw the years of one state, a line to a power: own statistics filled, the matrix hollow.

    Parameters
    ----------
    lev
        Measured leverage.
    state
        Whose losses.
    width
        Of the whole drawing, px.
    y_max
        Top of the scale, for panels that share one.

    Raises
    ------
    QueryError
        No cut-off loss of the state was measured.
    """
    from suasion.page.figure import Event, lines

    rows = _drawn(lev, state)
    if not rows:
        known = sorted({one.state for one in lev.told})
        raise QueryError(
            "no cut-off loss is known of this state", where=state,
            remedy=f"known: {', '.join(known) or 'none'}",
        )  # fmt: skip
    order = {power: place for place, power in enumerate(powers_of(lev, state))}
    rows = sorted(rows, key=lambda one: (order[one.power], one.year, one.reporter))
    first, last = min(one.year for one in rows), max(one.year for one in rows)
    known_events = [Event(one.position, one.text) for one in lev.panel.theatre.events]
    return lines(
        [_point(one) for one in rows],
        unit=_UNIT,
        width=width,
        y_max=y_max,
        events=[one for one in known_events if first < one.year_between < last],
        emphasise=lev.panel.theatre.contested,
    )


def top_of(lev: Leverage, states: list[str]) -> float:
    """Return the largest loss that is drawn in any of the panels: they share one scale."""
    return max(one.loss for state in states for one in _drawn(lev, state))


def strip(lev: Leverage, state: str, *, width: int = 344, x_max: float) -> LayerChart:
    """Draw the newest year of a state's own statistics, each power with its range."""
    from suasion.page.figure import Range, ranges

    rows = _newest_drawn(lev, state)
    return ranges(
        [
            Range(one.power, actor(one.power).label, one.loss, one.low, one.high)
            for one in sorted(rows, key=lambda one: (-one.loss, one.power))
        ],
        unit="%",
        width=width,
        x_max=x_max,
        title=f"{rows[0].year}, with its range",
    )


def loss_chart(
    lev: Leverage, state: str, *, y_max: float | None = None, x_max: float | None = None
) -> Chart:
    """Return the panel of a state with own statistics, the strip of its newest year under it."""
    from suasion.page.svg import stacked

    rows = _drawn(lev, state)
    last = _newest_drawn(lev, state)
    reach = max(one.high for one in last) if x_max is None else x_max
    alt = losses_alt(rows, state)
    title, subtitle = state_title(lev, state)
    panel = draw_losses(lev, state, y_max=y_max)
    return Chart(
        title=title,
        subtitle=subtitle,
        svg=stacked([panel, strip(lev, state, x_max=reach)], alt_text=alt),
        alt=alt,
        table=losses_columns(rows, state),
        foot=foot_line(lev.panel.snapshot, sources_of(lev, rows)),
    )


def rows_chart(lev: Leverage, state: str, *, width: int = 344) -> Chart:
    """Return a row to a year for a state without own statistics: the matrix, then its partners."""
    from suasion.page.figure import dots
    from suasion.page.svg import to_svg

    powers = powers_of(lev, state)
    rows = [one for one in of_state(lev, state, "matrix") if one.power in powers]
    mirror = [one for one in of_state(lev, state, "mirror") if one.power in powers]
    after = max((one.year for one in rows), default=0)
    late = newest([one for one in mirror if one.year > after], lev.panel.theatre.contested)
    years = sorted({one.year for one in rows})
    drawn = [_row([one for one in rows if one.year == year]) for year in years]
    drawn += [_row(late)] if late else []
    shown = [*rows, *late]
    alt = losses_alt(shown, state)
    return Chart(
        title=row_title(lev, state),
        subtitle=_partners(late) or "Cut-off loss, % of real income; the matrix of each year",
        svg=to_svg(dots(drawn, unit="%", width=width), alt_text=alt),
        alt=alt,
        table=losses_columns(shown, state),
        foot=foot_line(lev.panel.snapshot, sources_of(lev, shown)),
    )


def _partners(late: list[Told]) -> str:
    """Say whose count the last row is, and how much of the state's trade it covers."""
    if not late:
        return ""
    return (
        f"{late[0].year}: by partners, {late[0].updated:.0f} % of its trade is of that year; "
        "before: the matrix"
    )


def _drawn(lev: Leverage, state: str) -> list[Told]:
    """Return the figures of a panel: own statistics and the matrix."""
    powers = powers_of(lev, state)
    return [one for one in of_state(lev, state, "own", "matrix") if one.power in powers]


def _newest_drawn(lev: Leverage, state: str) -> list[Told]:
    powers = powers_of(lev, state)
    return [one for one in own_newest(lev, state) if one.power in powers]


def _point(one: Told) -> Point:
    from suasion.page.figure import Point

    own = one.reporter == "own"
    return Point(
        one.power,
        actor(one.power).label,
        one.year,
        one.loss,
        kind="own" if own else "mirror",
        basis=f"{actor(one.state).possessive} statistics" if own else "all-pairs matrix",
    )


def _row(rows: list[Told]) -> Row:
    from suasion.page.figure import Dot, Row

    by_partners = rows[0].reporter == "mirror"
    # names said in a row above are not said again: a row of one or two is named anew
    late = ", by partners" if by_partners and len(rows) < 3 else ""
    return Row(
        f"{rows[0].year}",
        tuple(
            Dot(one.loss, one.power, "derived" if by_partners else "mirror",
                words=f"{actor(one.power).label}{late}")
            for one in rows
        ),
    )  # fmt: skip
