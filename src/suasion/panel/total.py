"""The one sum of the house: nothing covered sums to null, never to 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import narwhals as nw
from narwhals.typing import IntoDataFrame

__all__ = ["total"]

F = TypeVar("F", bound=IntoDataFrame)


def total(frame: F, by: Sequence[str], values: Sequence[str]) -> F:
    """Sum columns by group; a group without any value gets null.

    Engines and narwhals alike sum an all-null group to 0, which would turn absence into zero.

    Parameters
    ----------
    frame
        Any table narwhals accepts.
    by, values
        Grouping columns; columns to sum.

    Examples
    --------
    >>> import polars as pl
    >>> table = pl.DataFrame({"state": ["A", "A", "B"], "value": [1.0, None, None]})
    >>> total(table, ["state"], ["value"]).sort("state")["value"].to_list()
    [1.0, None]
    """
    table = nw.from_native(frame, eager_only=True)
    sums = [nw.col(name).sum() for name in values]
    counts = [nw.col(name).count().alias(f"n_{name}") for name in values]
    grouped = table.group_by(*by).agg(*sums, *counts)
    kept = [nw.when(nw.col(f"n_{name}") > 0).then(nw.col(name)).alias(name) for name in values]
    return grouped.with_columns(*kept).drop(*(f"n_{name}" for name in values)).to_native()
