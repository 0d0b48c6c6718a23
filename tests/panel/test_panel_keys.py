"""Keys, ranks, statuses and what is missing, over every cell of both theatres."""

from __future__ import annotations

import polars as pl
import pytest

from suasion.catalog import actor, indicators, members
from suasion.errors import QueryError
from suasion.panel import Panel
from suasion.panel.cells import KEY

STATUSES = {"observed", "zero", "estimated", "partial", "not covered"}


def test_no_source_speaks_twice_in_a_cell(panel: Panel) -> None:
    again = panel.table.group_by([*KEY, "source"]).len().filter(pl.col("len") > 1)
    assert again.is_empty()


def test_one_source_has_precedence_in_every_cell(covered: pl.DataFrame) -> None:
    ranks = covered.group_by(KEY).agg(
        first=(pl.col("rank") == 1).sum(), ranks=pl.col("rank").sort(), n=pl.len()
    )
    assert ranks.filter(pl.col("first") != 1).is_empty()
    for held, n in ranks.select("ranks", "n").iter_rows():
        assert held == list(range(1, n + 1))


def test_precedence_is_the_declared_one(covered: pl.DataFrame) -> None:
    contested = covered.filter((pl.len() > 1).over(KEY)).sort([*KEY, "rank"])
    assert contested.height > 0
    for key, rows in contested.group_by(KEY, maintain_order=True):
        precedence = indicators()[str(key[0])].precedence
        places = [precedence.index(name) for name in rows["source"]]
        assert places == sorted(places), key


def test_statuses_are_known_and_estimates_stay_estimates(panel: Panel) -> None:
    assert set(panel.table["status"].unique()) <= STATUSES
    estimated = panel.table.filter(
        (pl.col("source") == "imf-imts") & (pl.col("year") >= 2022) & (pl.col("rank") >= 1)
    )
    assert set(estimated["status"]) == {"estimated"}


def test_partial_exactly_where_members_are_missing(covered: pl.DataFrame) -> None:
    lacking = pl.col("missing") != ""
    assert covered.filter(lacking != (pl.col("status") == "partial")).is_empty()
    assert covered.filter(lacking).height > 0
    assert covered["missing"].null_count() == 0


def test_who_is_missing_is_named_once_in_order_and_exists(covered: pl.DataFrame) -> None:
    lacking = covered.filter(pl.col("missing") != "").select("missing", "power").unique()
    for missing, power in lacking.iter_rows():
        named = missing.split(";")
        assert named == sorted(set(named))
        assert all(actor(code).kind in ("state", "former") for code in named)
        assert power not in named, "a power that is missing makes no cell"


def test_a_bloc_never_lacks_who_was_no_member(covered: pl.DataFrame) -> None:
    sums = covered.filter(
        (pl.col("power") == "EUU")
        & (pl.col("aggregate") == "members")
        & pl.col("indicator").is_in(["imports", "exports", "turnover"])
        & (pl.col("source") != "sum of states")
        & (pl.col("missing") != "")
    )
    for missing, year in sums.select("missing", "year").iter_rows():
        assert set(missing.split(";")) <= {one for _, one in members("EUU", [year])}


def test_a_row_of_the_panel_has_one_unit_per_indicator(panel: Panel) -> None:
    units = panel.table.group_by("indicator").agg(pl.col("unit").unique())
    for indicator, found in units.iter_rows():
        assert found == [indicators()[indicator].unit], indicator


@pytest.mark.parametrize(
    ("column", "wanted"),
    [("power", "XXX"), ("state", "kgz"), ("year", 1891), ("indicator", "tonnage")],
)
def test_what_the_panel_does_not_hold_is_refused_with_what_it_does(
    panel: Panel, column: str, wanted: object
) -> None:
    with pytest.raises(QueryError) as fault:
        panel.select(**{column: wanted})  # type: ignore[arg-type]
    assert column in fault.value.what
    assert "known:" in fault.value.remedy
