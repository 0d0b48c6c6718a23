"""Charts of the panel: a state's trade with the powers, over time and by who counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from suasion.catalog import actor, indicator
from suasion.events.chart import moment
from suasion.page import Chart, Column, Table, without_empty
from suasion.page.numbers import brief_figure
from suasion.panel.result import Panel
from suasion.panel.series import Figure, series
from suasion.sources import foot_line

if TYPE_CHECKING:
    from altair import LayerChart

    from suasion.events import Events
    from suasion.page.figure import Point

__all__ = ["beside_chart", "draw_lines", "line_chart"]

_BILLION = 1e3


def line_chart(
    panel: Panel,
    measure: str,
    state: str,
    *,
    powers: Sequence[str],
    since: int,
    title: str,
    regimes: Sequence[str] | None = None,
    width: int = 344,
) -> Chart | None:
    """Return the years of one state, a line to a power, own and mirror both drawn if it has them.

    None where nothing is covered.
    """
    from suasion.page.svg import to_svg

    figures = series(panel, measure, state, powers=powers, since=since, regimes=regimes)
    if not figures:
        return None
    drawn = draw_lines(panel, measure, figures, width=width)
    unit = indicator(measure).unit
    alt = _alt(figures, measure, state)
    name = actor(state).label
    return Chart(
        title=title,
        subtitle=f"{indicator(measure).name}, power → {name}"
        + (", current prices" if unit == "mn USD" else f", {unit}"),
        svg=to_svg(drawn, alt_text=alt),
        alt=alt,
        table=_table(figures, measure, state),
        foot=foot_line(panel.snapshot, {name for one in figures for name in one.sources}),
    )


def draw_lines(
    panel: Panel,
    measure: str,
    figures: Sequence[Figure],
    *,
    width: int,
    marked: Events | None = None,
) -> LayerChart:
    """Return figures of one state as an Altair chart, with the theatre's events or those given."""
    from suasion.page.figure import Event, lines, markers

    first, last = min(one.year for one in figures), max(one.year for one in figures)
    if marked is None:
        known = [Event(one.position, one.text) for one in panel.theatre.events]
    else:
        known = list(markers([moment(one.first) for one in marked.events]))
    events = [one for one in known if first < one.year_between < min(last, panel.theatre.until)]
    return lines(
        _points(figures),
        unit=_axis_unit(measure, figures),
        width=width,
        events=events,
        emphasise=[*panel.theatre.contested],
    )


def _points(figures: Sequence[Figure]) -> list[Point]:
    from suasion.page.figure import Point

    own = {one.power for one in figures if one.regime == "own"}
    return [
        Point(
            one.power,
            actor(one.power).label,
            one.year,
            _scaled(one.value, one.unit),
            kind="mirror" if one.regime == "mirror" else _kind(one),
            low=None if one.low is None else _scaled(one.low, one.unit),
            high=None if one.high is None else _scaled(one.high, one.unit),
            basis=one.basis + (", estimated" if one.status == "estimated" else ""),
            end=_end(one) if one.regime == "mirror" and one.power in own else "",
        )
        for one in figures
    ]


def _kind(one: Figure) -> Literal["derived", "own"]:
    return "derived" if one.status == "estimated" else "own"


def _end(one: Figure) -> str:
    capital = actor(one.power).capital
    return f"{actor(one.power).label} by {capital}" if capital else "by partners"


def _scaled(value: float, unit: str) -> float:
    return value / _BILLION if unit == "mn USD" else value


def _axis_unit(measure: str, figures: Sequence[Figure]) -> str:
    unit = figures[0].unit
    return "bn USD" if unit == "mn USD" else f"{unit} {_of(measure)}".strip()


def _of(measure: str) -> str:
    return {
        "import_share": "of imports",
        "export_share": "of exports",
        "turnover_share": "of trade",
        "turnover_gdp": "of GDP",
        "debt_share": "of public debt",
        "debt_gdp": "of GDP",
        "arms_share": "of arms",
    }.get(measure, "")


def _alt(figures: Sequence[Figure], measure: str, state: str) -> str:
    """Say what the chart shows: each power's first and last figure."""
    told = []
    for power in dict.fromkeys(one.power for one in figures):
        for regime in ("own", "mirror", "reconciled"):
            run = [one for one in figures if one.power == power and one.regime == regime]
            if run:
                first, last = run[0], run[-1]
                ends = f"{brief_figure(first.value, first.unit)} in {first.year}"
                if last.year != first.year:
                    ends += f", {brief_figure(last.value, last.unit)} in {last.year}"
                told.append(f"{actor(power).label} {ends} ({last.basis})")
    return f"{indicator(measure).name} of {actor(state).label} by power: {'; '.join(told)}."


def _table(figures: Sequence[Figure], measure: str, state: str) -> Table:
    unit = "bn USD" if figures[0].unit == "mn USD" else figures[0].unit
    digits = 1 if unit == "%" else 3
    return without_empty(
        Table(
            caption=f"{indicator(measure).name}, power → {actor(state).label}",
            columns=(
                Column("Power"),
                Column("Counted by"),
                Column("Year", "right"),
                Column("Value", "right", unit, digits),
                Column("Low", "right", unit, digits),
                Column("High", "right", unit, digits),
                Column("Status"),
            ),
            rows=tuple(
                (
                    actor(one.power).label,
                    one.basis,
                    one.year,
                    _scaled(one.value, one.unit),
                    "" if one.low is None else _scaled(one.low, one.unit),
                    "" if one.high is None else _scaled(one.high, one.unit),
                    one.status + (f" (without {one.missing})" if one.missing else ""),
                )
                for one in figures
            ),
        )
    )


def beside_chart(
    panel: Panel,
    measure: str,
    rows: Sequence[tuple[str, str, int]],
    *,
    title: str,
    subtitle: str,
    label: str = "power",
    width: int = 344,
    threshold: tuple[float, str] | None = None,
) -> Chart | None:
    """Return own and mirror side by side for (power, state, year), one row each.

    None where nothing is covered.
    """
    from suasion.page.figure import Dot, Row, Threshold, dots
    from suasion.page.svg import to_svg

    figures: list[Figure] = []
    drawn = []
    for power, state, year in rows:
        found = [
            one
            for one in series(panel, measure, state, powers=[power], since=year)
            if one.year == year
        ]
        figures += found
        pair = tuple(
            Dot(
                _scaled(one.value, one.unit),
                power if one.regime == "mirror" else "",
                _dot_kind(one),
                low=None if one.low is None else _scaled(one.low, one.unit),
                high=None if one.high is None else _scaled(one.high, one.unit),
                words="by the state" if one.regime == "own" else "by the partner",
            )
            for one in sorted(found, key=lambda one: one.regime, reverse=True)
        )
        name = actor(power if label == "power" else state).label
        note = _note({one.regime for one in found})
        drawn.append(Row(name, pair, note=note))
    if not figures:
        return None
    limit = Threshold(*threshold) if threshold else None
    alt = f"{title}. {_alt(figures, measure, figures[0].state)}" if len(rows) else title
    unit = "bn USD" if figures[0].unit == "mn USD" else figures[0].unit
    return Chart(
        title=title,
        subtitle=subtitle,
        svg=to_svg(dots(drawn, unit=unit, threshold=limit, width=width), alt_text=alt),
        alt=alt,
        table=_beside_table(figures, measure),
        foot=foot_line(panel.snapshot, {name for one in figures for name in one.sources}),
    )


def _dot_kind(one: Figure) -> Literal["derived", "count", "mirror"]:
    if one.status == "estimated":
        return "derived"
    return "count" if one.regime == "own" else "mirror"


def _note(regimes: set[str]) -> str:
    if not regimes:
        return "not covered"
    if regimes == {"mirror"}:
        return "own figure not covered"
    return "partner's figure not covered" if regimes == {"own"} else ""


def _beside_table(figures: Sequence[Figure], measure: str) -> Table:
    first = _table(figures, measure, figures[0].state)
    columns = (Column("State"), *first.columns)
    rows = tuple(
        (actor(one.state).label, *row) for one, row in zip(figures, first.rows, strict=True)
    )
    return Table(caption=f"{indicator(measure).name} by who counts", columns=columns, rows=rows)
