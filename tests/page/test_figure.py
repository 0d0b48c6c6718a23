"""Charts keep their grammar: no line over a gap, no label over another, the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from suasion.page.figure import (
    Cell,
    Dot,
    Event,
    Point,
    Range,
    Row,
    Threshold,
    coverage,
    dots,
    lines,
    ranges,
)
from suasion.page.figure_frame import Kind
from suasion.page.figure_place import dodge
from suasion.page.figure_text import text_width
from suasion.page.svg import stacked, to_svg
from suasion.page.theme import LABEL, TICK

INVASION = Event(2022.15, "Feb 2022: Russia invades Ukraine")
CODES = ("CHN", "RUS", "EUU", "TUR", "USA", "IND", "IRN")
NAMES = dict(zip(CODES, ("China", "Russia", "EU", "Türkiye", "US", "India", "Iran"), strict=True))


def series(code: str, values: dict[int, float | None], kind: Kind = "own") -> list[Point]:
    """Points of one power."""
    return [Point(code, NAMES[code], year, value, kind) for year, value in values.items()]


def crowd() -> list[Point]:
    """Seven powers, most of them near nought, with missing years."""
    points = []
    for rank, code in enumerate(NAMES):
        steady = dict.fromkeys((2010, 2015, 2018, 2019, 2021, 2022), 0.05 * (7 - rank))
        points += series(code, steady | {2023: [5.35, 2.18, 0.46, 0.45, 0.43, 0.09, 0.04][rank]})
    return points


def layer(chart: alt.LayerChart, name: str) -> list[dict[str, Any]]:
    """Rows of a named layer."""
    return [row for part in chart.layer if part.name == name for row in part.data.values]


def labels(chart: alt.LayerChart) -> list[dict[str, Any]]:
    """Names at line ends, from the top."""
    words = [row for row in layer(chart, "words") if row["size"] == LABEL]
    return sorted(words, key=lambda row: row["y"])


def gallery() -> dict[str, alt.LayerChart]:
    """One chart of each sort."""
    pair = Dot(4.1, kind="count", words="by the state"), Dot(15.4, "CHN", words="by Beijing")
    tested = Row("Own statistics", (Dot(0.4, low=0.2, high=0.9),), "holds")
    cells = [Cell("Kazakhstan", 2018, "covered"), Cell("Kazakhstan", 2020, "zero")]
    return {
        "lines": lines(crowd(), unit="bn USD", events=[INVASION]),
        "dots": dots([Row("Kyrgyzstan", pair)], unit="bn USD"),
        "tested": dots([tested], unit="%", threshold=Threshold(0.5, "claimed: 0.5"), width=328),
        "ranges": ranges([Range("CHN", "China", 0.78, 0.43, 1.4)], unit="%", title="2023"),
        "coverage": coverage(cells, width=328),
    }


def test_no_line_crosses_a_missing_year() -> None:
    values = {2010: 1.0, 2012: 1.1, 2013: 1.2, 2014: None, 2015: 1.3, 2016: 1.4, 2019: 1.5}
    chart = lines(series("CHN", values), unit="bn USD")
    runs: dict[object, list[int]] = {}
    for row in layer(chart, "lines"):
        runs.setdefault(row["run"], []).append(row["year"])
    assert sorted(runs.values()) == [[2012, 2013], [2015, 2016]]
    drawn = {row["year"] for row in layer(chart, "marks")}
    assert drawn == {2010, 2012, 2013, 2015, 2016, 2019}


def test_lines_join_sources_never_and_estimates_by_dashes() -> None:
    points = series("CHN", {2020: 1.0, 2022: 3.0, 2023: 4.0})
    points += series("CHN", {2021: 2.0}, "derived") + series(
        "CHN", {2022: 9.0, 2023: 9.5}, "mirror"
    )
    chart = lines(points, unit="bn USD")
    assert [row["year"] for row in layer(chart, "estimated")] == [2020, 2021, 2022]
    by_run: dict[object, list[object]] = {}
    for row in layer(chart, "lines"):
        by_run.setdefault(row["run"], []).append(row["value"])
    assert sorted(by_run.values()) == [[3.0, 4.0], [9.0, 9.5]]


def test_missing_years_of_all_are_one_column_with_a_word() -> None:
    points = series("CHN", {2010: 1.0, 2014: 1.0}) + series("RUS", {2012: 1.0, 2016: None})
    chart = lines(points, unit="bn USD")
    assert len(layer(chart, "gaps")) == 3  # 2011, 2013, 2015-16
    words = [row["text"] for row in layer(chart, "words")]
    assert words.count("gap") == 3


@pytest.mark.parametrize("height", [120, 190])
def test_labels_at_line_ends_do_not_touch(height: int) -> None:
    ends = labels(lines(crowd(), unit="bn USD", height=height))
    assert len(ends) == len(NAMES)
    assert all(b["y"] - a["y"] >= 13 for a, b in pairwise(ends))


def test_labels_keep_the_order_of_the_values() -> None:
    names = [str(row["text"]).split("\u2005")[0] for row in labels(lines(crowd(), unit="bn USD"))]
    assert names == list(NAMES.values())


def test_labels_end_within_the_drawing() -> None:
    chart = lines(series("CHN", {2022: 1.0, 2023: 2.0}), unit="bn USD", width=328)
    (name,) = labels(chart)
    bold, _, rest = str(name["text"]).partition("\u2005")
    end = text_width(bold, LABEL, bold=True) + text_width(f" {rest}", LABEL)
    assert name["x"] + end <= chart.width + chart.padding["right"]


def test_a_label_of_another_year_says_so() -> None:
    points = series("CHN", {2022: 1.0, 2023: 2.0}) + series("RUS", {2020: 1.5, 2021: 1.6})
    assert [str(row["text"]) for row in labels(lines(points, unit=""))] == [
        "China\u20052.00",
        "Russia\u20051.60 in 2021",
    ]


def test_events_do_not_write_over_each_other_nor_through_a_rule() -> None:
    both = [Event(2021.5, "Sep 2021: one thing happens"), INVASION]
    chart = lines(crowd(), unit="bn USD", events=both)
    heads = [row for row in layer(chart, "words") if row["y"] < -5]
    areas = []
    for row in heads:
        broad = text_width(str(row["text"]), TICK)
        start = row["x"] - broad * (row["align"] == "right")
        areas.append((row["y"], start, start + broad))
    for (y, _, end), (other_y, start, _) in pairwise(sorted(areas)):
        assert y != other_y or start > end
    for rule in (row for row in layer(chart, "rules") if row["width"] == 0.8):
        assert not any(y > rule["y"] and a < rule["x"] < b for y, a, b in areas)


def test_lone_conflict_is_joined_and_both_values_are_said() -> None:
    points = series("CHN", {2015: 0.68, 2022: 1.0, 2023: 1.24})
    points += series("RUS", {2022: 1.1, 2023: 0.9}) + series("CHN", {2015: 2.0}, "mirror")
    chart = lines(points, unit="%")
    dotted = [row for row in layer(chart, "leaders") if row["dash"]]
    assert len(dotted) == 1
    assert {"2.00", "0.68"} <= {row["text"] for row in layer(chart, "words")}


def test_read_outs_say_who_whose_when_and_the_unit() -> None:
    point = Point("CHN", "China", 2022, 4.13, basis="Kyrgyzstan's statistics")
    drawn = to_svg(lines([point], unit="bn USD"), alt_text="China's sales.")
    said = re.findall(r'aria-label="([^"]*)"', drawn)
    assert said == ["China's sales.", "China, Kyrgyzstan's statistics, 2022: 4.13 bn USD"]


def test_parts_of_one_are_written_as_per_cent() -> None:
    chart = lines(series("CHN", {2022: 0.4, 2023: 0.563}), unit="% of imports", percent=True)
    assert [row["text"] for row in labels(chart)] == ["China\u200556.3"]


@pytest.mark.parametrize(
    ("points", "options", "words"),
    [
        ([], {}, "at least one value"),
        (series("CHN", {2022: None}), {}, "at least one value"),
        (series("CHN", {2022: float("nan")}), {}, "finite"),
        (series("CHN", {2022: 1.0}) * 2, {}, "two figures"),
        (series("CHN", {2022: 3.0}), {"y_max": 2}, "cut off"),
        (series("CHN", {2022: 3.0}), {"events": [Event(1991.9, "too early")]}, "outside"),
        (series("CHN", {2022: 3.0}), {"width": 150}, "shorter names"),
    ],
)
def test_lines_refuse(points: list[Point], options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        lines(points, unit="bn USD", **options)


def test_dodge_moves_little_and_keeps_order() -> None:
    wanted = [0.0, 1.0, 2.0, 50.0, 99.0, 100.0]
    moved = dodge(wanted, 13, 0, 100)
    assert all(b - a >= 13 - 0.01 for a, b in pairwise(moved))
    assert moved[0] >= 0
    assert moved[-1] <= 100
    assert dodge([5.0, 40.0], 13, 0, 100) == [5.0, 40.0]


def test_dots_place_each_value_once_and_clear_of_the_threshold() -> None:
    rows = [Row("A", (Dot(69.8, "CHN"),)), Row("B", (Dot(51.1, low=45, high=66),))]
    chart = dots(rows, unit="bn USD", threshold=Threshold(70, "claimed: 70"))
    rule = max(row["x"] for row in layer(chart, "grid") if row["stroke"] == "#1B1B1A")
    for word in layer(chart, "words"):
        if word["text"] in {"69.8", "51.1"}:
            broad = text_width(str(word["text"]), LABEL, bold=True)
            start = word["x"] - broad * (word["align"] == "right")
            assert not start < rule < start + broad


def test_dots_of_a_narrow_drawing_keep_their_labels_whole() -> None:
    label = "The states' own figures, Beijing's for the two without"
    chart = dots([Row(label, (Dot(51.1),))], unit="bn USD", width=328)
    words = [str(row["text"]) for row in layer(chart, "words") if row["size"] == LABEL]
    assert label in " ".join(words)
    assert all(text_width(text, LABEL) <= 328 for text in words)


def test_ranges_stand_in_aligned_columns_on_one_axis() -> None:
    rows = [Range("CHN", "China", 0.78, 0.43, 1.4), Range("TUR", "Türkiye", 0.14, 0.08, 0.25)]
    chart = ranges(rows, unit="%", x_max=2.0, title="2023, with its range")
    bold = [row for row in layer(chart, "words") if row["align"] == "right" and row["weight"] > 500]
    assert [row["text"] for row in bold] == ["0.78", "0.14"]
    assert bold[0]["x"] == bold[1]["x"]
    bars = layer(chart, "ranges")
    assert bars[0]["x"] < bars[0]["x2"]
    assert bars[0]["x2"] / chart.width == pytest.approx(0.7, abs=0.01)
    assert [row["said"] for row in layer(chart, "readout")][1] == "Türkiye: 0.14%, range 0.08–0.25"


@pytest.mark.parametrize(
    ("rows", "options", "words"),
    [
        ([], {}, "at least one row"),
        ([Range("CHN", "China", 2.0, 0.1, 1.0)], {}, "outside"),
        ([Range("CHN", "China", float("nan"), 0.1, 1.0)], {}, "finite"),
        ([Range("CHN", "China", 0.5, 0.1, 1.0)], {"x_max": 0.9}, "cut off"),
        ([Range("CHN", "China", 0.5, 0.1, 1.0)], {"width": 200}, "shorter names"),
    ],
)
def test_ranges_refuse(rows: list[Range], options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ranges(rows, unit="%", **options)


def test_stacked_drawings_are_one_without_overlap() -> None:
    strip = ranges([Range("CHN", "China", 0.78, 0.43, 1.4)], unit="%")
    alone = to_svg(strip, alt_text="one")
    both = stacked([strip, strip], alt_text="two")
    high = float(re.search(r'viewBox="0 0 \S+ (\S+)"', alone).group(1))  # type: ignore[union-attr]
    assert f'y="{high + 14:g}"' in both
    assert f' {2 * high + 14:g}" class="chart"' in both
    assert both.count('aria-label="two"') == 1


def test_coverage_draws_a_box_for_each_year_held() -> None:
    cells = [Cell("A", year, "covered") for year in (2010, 2011, 2013)]
    chart = coverage([*cells, Cell("B", 2012, "estimated")])
    key = 2
    assert len(layer(chart, "cells")) == 4 + key
    said = [row["said"] for row in layer(chart, "readout")]
    assert said[:3] == ["A, 2010–2011: covered", "A, 2012: not covered", "A, 2013: covered"]


@pytest.mark.parametrize("text", ["", "   "])
def test_a_drawing_needs_a_text_alternative(text: str) -> None:
    with pytest.raises(ValueError, match="text alternative"):
        to_svg(gallery()["dots"], alt_text=text)


@pytest.mark.parametrize("name", sorted(gallery()))
def test_drawings_are_quiet_and_stand_alone(name: str) -> None:
    drawn = to_svg(gallery()[name], alt_text="What it shows.")
    addresses = set(re.findall(r'https?://[^"\s]+', drawn))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "NaN" not in drawn
    assert "font-face" not in drawn
    assert re.match(r'<svg [^>]*role="img" aria-label="What it shows."', drawn)
    root = drawn[: drawn.index(">")]
    assert " width=" not in root
    assert " height=" not in root
    readout = drawn[drawn.index('class="readout"') :]
    assert drawn.count("aria-label") == readout.count("aria-label") + 1


@pytest.mark.parametrize("name", sorted(gallery()))
def test_charts_are_valid_vega_lite(name: str) -> None:
    gallery()[name].to_dict(validate=True)


def clipped(top: int) -> alt.Chart:
    """A chart with a clip path, which needs an id."""
    rows = [{"x": 0, "y": 0}, {"x": 1, "y": top}]
    data = alt.Data(values=rows)
    return alt.Chart(data).mark_line(clip=True).encode(x="x:Q", y="y:Q")


def test_ids_are_unique_when_drawings_share_a_page() -> None:
    page = "".join(to_svg(clipped(top), alt_text="A line.") for top in (1, 2))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert ids
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) == set(ids)


def test_the_same_chart_gives_the_same_bytes_in_any_process() -> None:
    here = Path(__file__)
    code = (
        f"import sys; sys.path.insert(0, {str(here.parent)!r})\n"
        "from test_figure import gallery, to_svg\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "print(*(to_svg(chart, alt_text=name) for name, chart in gallery().items()))\n"
    )
    outputs = set()
    for seed in ("0", "1"):
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
        made = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        outputs.add(made.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"<svg") == len(gallery())


def test_importing_charts_is_cheap() -> None:
    code = (
        "import sys, suasion.page.figure, suasion.page.svg\n"
        "sys.exit(any(name in sys.modules for name in ('altair', 'vl_convert', 'polars')))\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
    )
