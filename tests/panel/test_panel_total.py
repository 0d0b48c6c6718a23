"""The one sum of the house: nothing known sums to nothing, not to 0."""

from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.panel.total import total

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["KAZ", "KGZ", "TJK"]),
        st.none() | st.floats(-1e9, 1e9, allow_nan=False),
    ),
    max_size=30,
)


def by_hand(rows: list[tuple[str, float | None]]) -> dict[str, float | None]:
    sums: dict[str, float | None] = {}
    for name, value in rows:
        before = sums.get(name)
        sums[name] = before if value is None else value + (before or 0.0)
    return sums


def same(found: dict[str, float | None], wanted: dict[str, float | None]) -> bool:
    return found.keys() == wanted.keys() and all(
        (found[name] is None and value is None)
        or (
            found[name] is not None
            and value is not None
            and math.isclose(found[name] or 0.0, value, rel_tol=1e-9, abs_tol=1e-3)
        )
        for name, value in wanted.items()
    )


@settings(deadline=None)
@given(ROWS)
def test_it_equals_the_sum_where_anything_is_known(rows: list[tuple[str, float | None]]) -> None:
    frame = pl.DataFrame(rows, {"state": pl.String(), "value": pl.Float64()}, orient="row")
    summed = total(frame, ["state"], ["value"])
    assert same(dict(summed.iter_rows()), by_hand(rows))


@settings(deadline=None)
@given(ROWS)
def test_it_does_the_same_to_pandas(rows: list[tuple[str, float | None]]) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(rows, columns=["state", "value"]).astype(
        {"state": "object", "value": "float64"}
    )
    summed = total(frame, ["state"], ["value"])
    assert isinstance(summed, pd.DataFrame)
    found = {
        row.state: None if pd.isna(row.value) else float(row.value)
        for row in summed.itertuples(index=False)
    }
    assert same(found, by_hand(rows))


def test_each_column_is_judged_by_itself() -> None:
    frame = pl.DataFrame(
        {
            "state": ["KAZ", "KAZ", "KGZ"],
            "value": [1.0, 2.0, None],
            "low": [None, None, None],
            "high": [None, 5.0, 0.0],
        },
        schema_overrides={"low": pl.Float64()},
    )
    summed = total(frame, ["state"], ["value", "low", "high"]).sort("state")
    assert summed.to_dicts() == [
        {"state": "KAZ", "value": 3.0, "low": None, "high": 5.0},
        {"state": "KGZ", "value": None, "low": None, "high": 0.0},
    ]


def test_a_known_zero_stays_zero() -> None:
    frame = pl.DataFrame({"state": ["KAZ", "KAZ"], "value": [0.0, None]})
    assert total(frame, ["state"], ["value"])["value"].to_list() == [0.0]


def test_whole_numbers_and_several_keys() -> None:
    frame = pl.DataFrame({"a": [1, 1, 2], "b": ["x", "x", None], "value": [1, None, None]})
    summed = total(frame, ["a", "b"], ["value"]).sort("a")
    assert summed["value"].to_list()[0] == 1


def test_nothing_sums_to_nothing() -> None:
    frame = pl.DataFrame(schema={"state": pl.String(), "value": pl.Float64()})
    assert total(frame, ["state"], ["value"]).is_empty()
