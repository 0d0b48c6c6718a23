"""From a figure back to file, checksum and row."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import polars as pl
import pytest

from suasion.errors import QueryError
from suasion.panel import Panel, trace


def test_the_row_is_that_of_the_providers_file(central: Panel, shared_data: Path) -> None:
    (link,) = trace(central, "CHN", "KGZ", 2022, "imports")
    path = shared_data / link.file
    assert link.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert link.row is not None
    row = pl.read_parquet(path).row(link.row - 1, named=True)
    (record,) = link.records
    values = set(map(str, row.values()))
    assert str(record.value) in values or record.value in row.values()
    assert (record.row, record.value, record.unit) == (link.row, 4069468.372, "thousand USD")
    assert any("China" in text or text == "CHN" for text in values)


def test_the_line_is_that_of_the_text_file(central: Panel, shared_data: Path) -> None:
    (link,) = (
        one for one in trace(central, "CHN", "CA5", 2022, "turnover") if one.aggregate == "provider"
    )
    lines = (shared_data / link.file).read_text(encoding="utf-8-sig").splitlines()
    assert link.row is not None
    (cells,) = csv.reader([lines[link.row - 1]])
    assert "70.2" in cells
    assert "2022" in cells


def test_every_covered_cell_can_be_traced(panel: Panel) -> None:
    cells = panel.table.filter(pl.col("value").is_not_null())
    keys = cells.select("power", "state", "year", "indicator").unique(maintain_order=True)
    awkward = cells.filter(pl.col("records").list.len() == 0).select(keys.columns)
    few = pl.concat([keys.gather_every(300), awkward.unique(maintain_order=True).gather_every(17)])
    assert few.height > 30
    for power, state, year, indicator in few.iter_rows():
        links = trace(panel, power, state, year, indicator)
        assert links, (power, state, year, indicator)
        for link in links:
            assert len(link.sha256) == 64
            assert panel.snapshot.holds(link.source)
            assert str(link).startswith(link.indicator)
            assert (link.row is None) == (len(link.records) != 1)


def test_a_sum_names_every_row_behind_it(central: Panel) -> None:
    (link,) = (
        one
        for one in trace(central, "EUU", "KGZ", 2022, "imports")
        if one.source == "nso-bilateral"
    )
    assert link.row is None
    assert sum(one.value for one in link.records) / 1e3 == pytest.approx(link.value)
    assert all("→ KGZ 2022, counted by KGZ" in one.what for one in link.records)


def test_a_share_is_followed_by_its_denominator(central: Panel) -> None:
    links = trace(central, "CHN", "KGZ", 2022, "turnover_share")
    assert [(one.indicator, one.power) for one in links if one.regime == "own"] == [
        ("turnover_share", "CHN"),
        ("turnover", "WLD"),
    ]


def test_a_ratio_is_followed_by_gdp_and_gdp_by_its_factors(central: Panel) -> None:
    links = trace(central, "CHN", "KGZ", 2022, "turnover_gdp")
    assert {one.source for one in links if one.indicator == "gdp"} == {
        "wdi-gdp-per-capita",
        "wdi-population",
    }
    per_head, heads = trace(central, None, "KGZ", 2022, "gdp")
    assert per_head.records[0].value * heads.records[0].value / 1e6 == pytest.approx(heads.value)


def test_silence_is_traced_to_the_file_that_is_silent(central: Panel) -> None:
    zeros = central.table.filter(status="zero", state="CA5", indicator="imports")
    cell = zeros.row(0, named=True)
    links = trace(central, cell["power"], "CA5", cell["year"], cell["indicator"])
    (silent,) = (one for one in links if one.status == "zero")
    assert (silent.source, silent.row, silent.records) == ("oec-totals", None, ())
    assert "leaves the partner out" in str(silent)


def test_what_is_not_covered_has_no_chain(central: Panel) -> None:
    assert trace(central, "CHN", "TJK", 2022, "turnover") != ()
    assert trace(central, "CHN", "TJK", 2021, "turnover") == ()
    assert trace(central, "USA", "TKM", 2023, "turnover") == ()


@pytest.mark.parametrize(
    ("power", "state", "year", "indicator", "part"),
    [
        ("XXX", "KGZ", 2022, "imports", "power"),
        ("CHN", "kyrgyzstan", 2022, "imports", "state"),
        ("CHN", "KGZ", 2030, "imports", "year"),
        ("CHN", "KGZ", 2022, "tonnage", "indicator"),
        (None, "KGZ", 2022, "imports", "power"),
    ],
)
def test_unknown_parts_are_refused(
    central: Panel, power: str | None, state: str, year: int, indicator: str, part: str
) -> None:
    with pytest.raises(QueryError) as fault:
        trace(central, power, state, year, indicator)
    assert part in fault.value.what
    assert fault.value.remedy
