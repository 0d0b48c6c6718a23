"""Absence is not zero, over every cell of both theatres."""

from __future__ import annotations

from typing import Any

import polars as pl

from suasion.catalog import Coverage, source, sources
from suasion.panel import Panel

MIRRORED = {"imports": "exports", "exports": "imports", "turnover": "turnover"}


def _flows(cell: dict[str, Any]) -> list[set[str]]:
    """The flows, as the reporter names them, of which all of one set must be covered."""
    said = cell["indicator"]
    if cell["regime"] == "mirror":
        said = MIRRORED[said]
    return [{said}] if said != "turnover" else [{"turnover"}, {"imports", "exports"}]


def _speaks(window: Coverage, cell: dict[str, Any], flow: str) -> bool:
    other = cell["power"] if cell["regime"] == "own" else cell["state"]
    return (
        window.reporter in ("all", cell["reporter"])
        and window.since <= cell["year"] <= window.until
        and (not window.flows or flow in window.flows)
        and (not window.partners or other in window.partners)
        and other not in window.missing
    )


def _inside(cell: dict[str, Any], absent: str | None = None) -> bool:
    windows = [
        one for one in source(cell["source"]).coverage if absent is None or one.absent == absent
    ]
    if cell["regime"] == "reconciled":
        return any(one.since <= cell["year"] <= one.until for one in windows)
    return any(
        all(any(_speaks(window, cell, flow) for window in windows) for flow in flows)
        for flows in _flows(cell)
    )


def test_a_value_is_null_exactly_where_nothing_is_covered(panel: Panel) -> None:
    null = pl.col("value").is_null()
    assert panel.table.filter(null != (pl.col("status") == "not covered")).is_empty()
    # in both directions there is something to see
    assert panel.table.filter(null).height > 1000
    assert panel.table.filter(~null).height > 1000


def test_a_cell_without_value_claims_nothing(panel: Panel) -> None:
    gaps = panel.table.filter(pl.col("value").is_null())
    for column in ("source", "low", "high", "reporter", "records", "rank", "native", "missing"):
        assert gaps[column].null_count() == gaps.height, column


def test_every_observed_cell_lies_inside_a_declared_window(covered: pl.DataFrame) -> None:
    cells = covered.filter(
        pl.col("indicator").is_in(["imports", "exports", "turnover"])
        & pl.col("source").is_in(list(sources()))
    )
    assert cells.height > 1000
    outside = [cell for cell in cells.iter_rows(named=True) if not _inside(cell)]
    assert outside == []


def test_a_zero_stands_only_where_silence_means_zero(covered: pl.DataFrame) -> None:
    zeros = covered.filter((pl.col("status") == "zero") & pl.col("source").is_in(list(sources())))
    assert zeros.height > 100
    for cell in zeros.iter_rows(named=True):
        assert cell["value"] == 0, cell
        assert cell["records"] == [], cell
        assert _inside(cell, absent="zero"), cell


def test_no_value_of_zero_comes_from_a_source_whose_silence_is_unknown(
    covered: pl.DataFrame,
) -> None:
    unknown = {
        name for name, one in sources().items() if all(w.absent == "unknown" for w in one.coverage)
    }
    zeros = covered.filter((pl.col("value") == 0) & pl.col("source").is_in(sorted(unknown)))
    # unless the provider wrote the 0 itself
    assert zeros.filter(pl.col("records").list.len() == 0).is_empty()


def test_a_reported_zero_has_its_record(covered: pl.DataFrame) -> None:
    shown = covered.filter(
        (pl.col("value") == 0)
        & (pl.col("status") == "observed")
        & pl.col("indicator").is_in(["imports", "exports", "turnover"])
    )
    assert shown.filter(pl.col("records").list.len() == 0).is_empty()


def test_a_sum_of_states_is_zero_only_if_every_state_is(
    panel: Panel, covered: pl.DataFrame
) -> None:
    zeros = covered.filter((pl.col("status") == "zero") & (pl.col("source") == "sum of states"))
    for cell in zeros.iter_rows(named=True):
        for state in panel.theatre.states:
            assert panel.value(
                cell["indicator"], cell["power"], state, cell["year"], regime=cell["regime"]
            ) in (0, None), (state, cell)


def test_nothing_is_negative_or_not_a_number(covered: pl.DataFrame) -> None:
    for column in ("value", "low", "high"):
        wrong = covered.filter((pl.col(column) < 0) | ~pl.col(column).is_finite())
        assert wrong.is_empty(), column


def test_a_range_encloses_its_value_and_has_two_ends(covered: pl.DataFrame) -> None:
    ranged = covered.filter(pl.col("low").is_not_null() | pl.col("high").is_not_null())
    assert ranged.height > 0 or covered.filter(pl.col("source") == "china-customs").is_empty()
    assert ranged.filter(pl.col("low").is_null() | pl.col("high").is_null()).is_empty()
    assert ranged.filter(
        (pl.col("low") > pl.col("value")) | (pl.col("high") < pl.col("value"))
    ).is_empty()


def test_every_power_state_and_year_has_a_row_in_both_regimes(panel: Panel) -> None:
    theatre = panel.theatre
    held = set(panel.table.select("indicator", "power", "state", "year", "regime").iter_rows())
    for indicator in ("imports", "exports", "turnover", "turnover_share", "turnover_gdp"):
        for power in theatre.powers:
            for state in (*theatre.states, *([theatre.group] if theatre.group else [])):
                for year in theatre.years:
                    for regime in ("own", "mirror"):
                        assert (indicator, power, state, year, regime) in held
