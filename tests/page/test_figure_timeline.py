"""A timeline keeps its grammar: any order the same bytes, no word on another, nothing left out."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.page.figure import Band, Event, Lane, Moment, Point, lines, markers, timeline
from suasion.page.figure_frame import Area, Frame
from suasion.page.figure_moments import STATUSES, ordered
from suasion.page.figure_text import text_width
from suasion.page.figure_timeline_place import spots, swarm
from suasion.page.figure_timeline_words import labelled
from suasion.page.svg import to_svg
from suasion.page.theme import BOLD_BREAK, TICK

WIDTHS = (328, 520, 1100)
CODES = ("CHN", "RUS", "EUU", "USA", "TUR", "IRN", "IND")
CLAIMED = Band(date(2022, 1, 1), date(2022, 1, 31), "claimed: Jan 2022")
INVASION = Event(2022.15, "Feb 2022: Russia invades Ukraine")


def on(day: str, label: str = "visit", code: str = "CHN", **more: Any) -> Moment:
    """A moment of a day."""
    at = date.fromisoformat(day)
    return Moment(at, more.pop("last", at), label, code, **more)


def during(month: str, label: str = "visit", code: str = "CHN", status: str = "done") -> Moment:
    """A moment of a month, its day not known."""
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Moment(first, last, label, code, status, exact=False)


def claim() -> list[Lane]:
    """One lane, three moments."""
    made = (
        on("2022-02-05", "leaders meet"),
        on("2022-11-02", "fourth gas line", status="announced"),
        on("2023-01-06", "comprehensive strategic partnership, joint statement in Beijing"),
    )
    return [Lane("Turkmenistan", made)]


def summits() -> list[Lane]:
    """Seven lanes with labels, two of them empty."""
    return [
        Lane("China", (on("2022-01-25", "video summit"), on("2023-05-18", "Xi'an summit"))),
        Lane("Russia", (on("2022-10-14", "Astana", "RUS"), on("2025-10-09", "Dushanbe", "RUS"))),
        Lane("European Union", (on("2025-04-03", "Samarkand summit", "EUU"),)),
        Lane("United States", (on("2023-09-19", "C5+1 summit, New York", "USA"),)),
        Lane("Türkiye"),
        Lane("Iran"),
        Lane("India", (on("2022-01-27", "video summit", "IND"),)),
    ]


def crowd() -> list[Lane]:
    """Seven powers, 300 moments of all sorts."""
    chance = random.Random(1)
    made: dict[str, list[Moment]] = {code: [] for code in CODES}
    for number in range(300):
        code, status = chance.choice(CODES), chance.choice(STATUSES)
        day = date(1991, 12, 1) + timedelta(days=chance.randrange(12_500))
        if chance.random() < 0.3:
            made[code].append(during(f"{day:%Y-%m}", f"event {number}", code, status))
        else:
            made[code].append(Moment(day, day, f"event {number}", code, status))
    return [Lane(code, tuple(moments)) for code, moments in made.items()]


EACH = pytest.mark.parametrize(
    "lanes", [claim(), summits(), crowd()], ids=["claim", "summits", "crowd"]
)


def layer(chart: alt.LayerChart, name: str) -> list[dict[str, Any]]:
    """Rows of a named layer."""
    return [row for part in chart.layer if part.name == name for row in part.data.values]


def texts(chart: alt.LayerChart) -> list[str]:
    """All that is written in a drawing."""
    return [str(word["text"]) for word in layer(chart, "words")]


def area(word: dict[str, Any]) -> Area:
    """What a word covers, its bold part as such."""
    day, _, rest = str(word["text"]).rpartition(BOLD_BREAK)
    broad = text_width(rest, word["size"], bold=word["weight"] > 500)
    broad += text_width(day, word["size"], bold=True) + text_width(" ", word["size"]) if day else 0
    left = word["x"] - broad * {"left": 0.0, "center": 0.5, "right": 1.0}[word["align"]]
    return left, word["y"] - 0.72 * word["size"], left + broad, word["y"] + 0.22 * word["size"]


def touch(one: Area, other: Area) -> bool:
    """Whether two areas lie on each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def mark_areas(chart: alt.LayerChart) -> list[Area]:
    """What marks, bars and lines of days cover."""
    boxes = layer(chart, "bars") + layer(chart, "stretches")
    found = [(row["x"], row["y"], row["x2"], row["y2"]) for row in boxes]
    for row in layer(chart, "marks"):
        reach = math.sqrt(row["size"]) / 2
        found.append((row["x"] - reach, row["y"] - reach, row["x"] + reach, row["y"] + reach))
    return found


def shuffled(lanes: list[Lane], seed: int) -> list[Lane]:
    """The same lanes with their moments in another order."""
    chance = random.Random(seed)
    return [Lane(e.label, tuple(chance.sample(e.moments, len(e.moments)))) for e in lanes]


@EACH
def test_the_order_of_moments_does_not_count(lanes: list[Lane]) -> None:
    charts = [timeline(shuffled(lanes, seed)) for seed in range(3)]
    drawn = {to_svg(chart, alt_text="What happened.") for chart in charts}
    assert len(drawn) == 1
    assert "NaN" not in drawn.pop()


@EACH
@pytest.mark.parametrize("width", WIDTHS)
def test_words_keep_clear_and_end_within_the_drawing(lanes: list[Lane], width: int) -> None:
    chart = timeline(lanes, width=width, highlight=CLAIMED, events=[Event(2022.9, "another")])
    words = layer(chart, "words")
    areas = [area(word) for word in words]
    assert not [(a, b) for a, b in combinations(areas, 2) if touch(a, b)]
    assert not [(a, b) for a in areas for b in mark_areas(chart) if touch(a, b)]
    pad = chart.padding
    assert min(a[0] for a in areas) >= -pad["left"] - 0.01
    assert max(a[2] for a in areas) <= chart.width + pad["right"] + 0.01
    assert min(a[1] for a in areas) >= -pad["top"]
    assert max(a[3] for a in areas) <= chart.height + pad["bottom"]
    assert chart.width + pad["left"] + pad["right"] == pytest.approx(width)
    assert min(word["size"] for word in words) >= TICK


@pytest.mark.parametrize("width", WIDTHS)
def test_no_rule_runs_through_a_word(width: int) -> None:
    chart = timeline(summits(), width=width, highlight=CLAIMED, events=[INVASION])
    upright = [r for r in layer(chart, "rules") + layer(chart, "grid") if r["x"] == r["x2"]]
    for word in layer(chart, "words"):
        left, top, right, bottom = area(word)
        for rule in upright:
            inside = left + 1 < rule["x"] < right - 1
            assert not (inside and rule["y"] < bottom and rule["y2"] > top), (word, rule)


def test_few_moments_have_their_words_and_many_only_read_outs() -> None:
    eight = tuple(on(f"2022-0{month}-06", f"meeting {month}") for month in range(1, 9))
    written = " ".join(texts(timeline([Lane("All", eight)])))
    assert all(f"meeting {month}" in written for month in range(1, 9))
    chart = timeline([Lane("All", (*eight, on("2022-09-06", "meeting 9")))])
    assert not any("meeting" in text for text in texts(chart))
    assert len(layer(chart, "readout")) == 9


def test_status_differs_in_shape_or_fill_and_is_said() -> None:
    made = tuple(on(f"2022-0{i}-01", status=status) for i, status in enumerate(STATUSES, 1))
    chart = timeline([Lane("China", made)])
    looks = {(row["shape"], row["fill"] == "#FFFFFF") for row in layer(chart, "marks")}
    assert len(looks) == 3
    written = " ".join(texts(chart))
    assert "visit, announced" in written
    assert "visit, stopped" in written


def test_a_key_names_the_shapes_where_marks_have_no_words() -> None:
    many = tuple(on(f"2022-01-{day:02}") for day in range(1, 11))
    assert "done" not in texts(timeline([Lane("China", many)]))
    odd = (during("2022-02"), on("2022-02-01", status="stopped"))
    assert {"done", "stopped", "day not known"} <= set(texts(timeline([Lane("All", many + odd)])))


def test_bars_of_unknown_days_differ_by_status_too() -> None:
    looks = []
    for status in STATUSES:
        chart = timeline([Lane("China", (during("2022-06", status=status),))])
        bars = [(bar["fill"], bar["opacity"]) for bar in layer(chart, "bars")]
        looks.append((bars, len(layer(chart, "marks"))))
    assert all(one != other for one, other in combinations(looks, 2))


def test_a_partial_date_is_a_bar_over_its_interval() -> None:
    moments = (during("2022-06"), on("2022-01-01"), on("2022-12-31"))
    chart = timeline([Lane("Russia", moments)], width=1100)
    bar = layer(chart, "bars")[0]
    days = [row["x"] for row in layer(chart, "marks")]
    per_day = (days[1] - days[0]) / 364
    assert bar["x2"] - bar["x"] == pytest.approx(30 * per_day, abs=0.1)
    assert bar["x"] - days[0] == pytest.approx(150.5 * per_day, abs=0.1)
    assert len(days) == 2
    assert any(text.startswith("Jun 2022") for text in texts(chart))


def test_days_that_are_all_covered_are_a_line() -> None:
    drill = on("2023-05-20", "drill", last=date(2023, 5, 29))
    chart = timeline([Lane("China", (drill, on("2023-06-03")))])
    assert len(layer(chart, "stretches")) == 1
    assert not layer(chart, "bars")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_lane_keeps_its_place(width: int) -> None:
    written = texts(timeline(summits(), width=width))
    assert written.count("none on record") == 2
    assert {"Türkiye", "Iran"} <= set(written)


def test_what_the_axis_leaves_out_is_counted() -> None:
    written = texts(timeline(summits(), since=date(2024, 1, 1), until=date(2025, 6, 30)))
    assert written.count("none on record") == 2
    assert written.count("none in this time") == 4
    assert "not drawn: 5 earlier, 1 later" in written


def test_what_is_claimed_is_a_band_with_its_word() -> None:
    chart = timeline(claim(), highlight=CLAIMED)
    (band,) = layer(chart, "highlight")
    first = min(row["x"] for row in layer(chart, "marks"))
    assert band["x2"] < first
    (word,) = (w for w in layer(chart, "words") if w["text"] == CLAIMED.label)
    assert word["y"] < 0
    assert word["fill"] == "#1B1B1A"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("1991-12-16", "2026-03-01"), {"1995", "2020"}),
        (("2022-02-05", "2023-01-06"), {"Feb", "2022", "Jan", "2023"}),
        (("2023-05-18", "2023-06-03"), {"21", "May 2023", "1", "Jun 2023"}),
    ],
)
def test_the_axis_counts_years_months_or_days(days: tuple[str, str], words: set[str]) -> None:
    chart = timeline([Lane("China", tuple(map(on, days)))], width=600)
    under = {str(w["text"]) for w in layer(chart, "words") if w["y"] > chart.height}
    assert words <= under


def test_lanes_of_one_power_are_named_in_its_colour() -> None:
    mixed = (on("2022-01-01"), on("2022-03-01", code="RUS"))
    chart = timeline([Lane("China", mixed[:1]), Lane("Kazakhstan", mixed)])
    fills = {str(word["text"]): word["fill"] for word in layer(chart, "words")}
    assert fills["China"] == "#A84300"
    assert fills["Kazakhstan"] == "#1B1B1A"


def test_marks_of_a_day_are_moved_apart_within_their_lane() -> None:
    frame = Frame(300, 0, 0, 0, 0, 0, x=(2022, 2023))
    plan = swarm(frame, [on("2022-05-01", f"visit {i}") for i in range(5)], 3.5, 30)
    heights = sorted(spot.y for spot in plan.spots)
    assert all(b - a >= 7 for a, b in pairwise(heights))
    assert heights[0] >= 3.5
    assert heights[-1] <= plan.height - 3.5


def test_a_day_is_not_broken_over_two_lines() -> None:
    frame = Frame(240, 0, 0, 2, 0, 0, x=(2020, 2024))
    vague = Moment(date(2021, 3, 5), date(2022, 8, 9), "the visit", "RUS", exact=False)
    written = [word.text.replace("\u00a0", " ") for word in labelled(frame, [vague], 30, []).words]
    assert written == ["between 5 Mar 2021", "and 9 Aug 2022", "the visit"]


def test_a_bar_along_the_whole_axis_has_its_words_under_it() -> None:
    frame = Frame(300, 0, 0, 2, 0, 0, x=(2020, 2024))
    loan = on("2020-01-01", "a long loan", last=date(2023, 12, 31))
    (spot,) = spots(frame, [loan])
    plan = labelled(frame, [loan], 30, [])
    assert spot.right - spot.left > 250
    assert all(word.y > plan.spots[0].y + 10 for word in plan.words)


@pytest.mark.parametrize(
    ("lanes", "options", "words"),
    [
        ([], {}, "at least one lane"),
        ([Lane("Iran")], {}, "since and until"),
        (claim(), {"since": date(2030, 1, 1)}, "since and until"),
        (claim(), {"since": date(2023, 1, 1), "until": date(2022, 1, 1)}, "until"),
        (claim(), {"since": date(2022, 3, 1), "highlight": CLAIMED}, "outside the axis"),
        (claim(), {"since": date(2022, 6, 1), "events": [INVASION]}, "outside"),
        (claim(), {"width": 150}, "wider"),
    ],
)
def test_timelines_refuse(lanes: list[Lane], options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        timeline(lanes, **options)


def test_empty_lanes_alone_take_the_days_they_are_given() -> None:
    chart = timeline([Lane("Iran")], since=date(2020, 1, 1), until=date(2025, 12, 31))
    assert "none on record" in texts(chart)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"label": " "}, "label"),
        ({"status": "planned"}, "done, announced, stopped"),
        ({"last": date(2021, 1, 1)}, "before it starts"),
    ],
)
def test_moments_refuse(change: dict[str, Any], words: str) -> None:
    plain = {"first": date(2022, 1, 1), "last": date(2022, 1, 1), "label": "visit", "code": "CHN"}
    with pytest.raises(ValueError, match=words):
        Moment(**(plain | change))


@pytest.mark.parametrize(
    ("first", "last", "exact", "words"),
    [
        ("2023-01-06", "2023-01-06", True, "6 Jan 2023"),
        ("2023-05-18", "2023-05-19", True, "18–19 May 2023"),
        ("2023-05-30", "2023-06-02", True, "30 May – 2 Jun 2023"),
        ("2022-12-30", "2023-01-02", True, "30 Dec 2022 – 2 Jan 2023"),
        ("2024-02-01", "2024-02-29", False, "Feb 2024"),
        ("2024-02-01", "2024-02-28", False, "between 1 and 28 Feb 2024"),
        ("2022-01-01", "2022-12-31", False, "2022"),
        ("2022-01-01", "2022-12-31", True, "1 Jan – 31 Dec 2022"),
        ("2022-11-05", "2023-02-01", False, "between 5 Nov 2022 and 1 Feb 2023"),
    ],
)
def test_days_are_said_as_precisely_as_known(
    first: str, last: str, exact: bool, words: str
) -> None:
    made = Moment(date.fromisoformat(first), date.fromisoformat(last), "x", "CHN", exact=exact)
    assert made.when == words


def test_moments_become_events_of_a_chart_of_years() -> None:
    made = [during("2022-06", "visit"), on("2022-02-24", "war", "RUS"), on("2021-01-01", "start")]
    events = markers(made)
    assert [event.text for event in events] == [
        "Jan 2021: start",
        "Feb 2022: war",
        "Jun 2022: visit",
    ]
    points = [Point("CHN", "China", year, 1.0) for year in range(2018, 2025)]
    assert "Feb 2022: war" in texts(lines(points, unit="bn USD", events=events[1:2]))


def test_timelines_are_valid_vega_lite() -> None:
    timeline(crowd(), highlight=CLAIMED, events=[INVASION]).to_dict(validate=True)


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2021, 12, 1), date(2023, 2, 1))
TEXTS = st.text("abc déĞ–'", min_size=1, max_size=60).filter(str.strip)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Any moment."""
    first, last = sorted((draw(DAYS), draw(DAYS))) if draw(st.booleans()) else [draw(DAYS)] * 2
    status, exact = draw(st.sampled_from(STATUSES)), draw(st.booleans())
    return Moment(first, last, draw(TEXTS), draw(st.sampled_from(CODES)), status, "", exact)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(moments(), max_size=7), min_size=1, max_size=4).filter(any),
    st.sampled_from(WIDTHS),
)
def test_any_moments_are_all_drawn_and_clear_of_each_other(
    made: list[list[Moment]], width: int
) -> None:
    chart = timeline([Lane(f"Lane {i}", tuple(lane)) for i, lane in enumerate(made)], width=width)
    said = [row["said"] for row in layer(chart, "readout")]
    wanted = [moment for lane in made for moment in ordered(lane)]
    for text, moment in zip(said, wanted, strict=True):
        assert moment.when in text
        assert moment.words in text
    areas = [area(word) for word in layer(chart, "words")]
    assert not [(a, b) for a, b in combinations(areas, 2) if touch(a, b)]
    assert max(a[2] for a in areas) <= chart.width + chart.padding["right"] + 0.01
    assert min(a[0] for a in areas) >= -chart.padding["left"] - 0.01
