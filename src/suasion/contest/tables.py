"""The tables of a contest, tidy and unrounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Literal

import polars as pl

from suasion.contest.ranges import Range

if TYPE_CHECKING:
    from suasion.contest.result import Contest

__all__ = ["TABLES", "Shown"]

Shown = Literal["movements", "losses", "bounds", "profile", "breaks", "shift-share"]

_TEXT, _NUMBER, _YEAR = pl.String(), pl.Float64(), pl.Int32()


def _spread(name: str) -> dict[str, Any]:
    return {f"{name}_change": _NUMBER, f"{name}_low": _NUMBER, f"{name}_high": _NUMBER}


def _three(one: Range | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if one is None else (one.value, one.low, one.high)


def _movements(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "instrument": _TEXT, "reporter": _TEXT, "since": _YEAR, "until": _YEAR,
        "gainer": _TEXT, "loser": _TEXT, "kind": _TEXT, "possible": pl.List(pl.String),
        **_spread("gainer"), **_spread("loser"), "unit": _TEXT,
        **_spread("gainer_share"), **_spread("loser_share"),
    }  # fmt: skip
    rows = [
        (
            one.state, one.measure.instrument, one.regime, one.since, one.until, one.gainer,
            one.loser, one.found.kind, list(one.found.possible), *_three(one.found.gainer),
            *_three(one.found.loser), one.measure.unit, *_three(one.found.gainer_share),
            *_three(one.found.loser_share),
        )
        for one in contest.moves
    ]  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


def _losses(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "reporter": _TEXT, "since": _YEAR, "until": _YEAR, "gainer": _TEXT,
        "loser": _TEXT, **_spread("gainer"), **_spread("loser"), "unit": _TEXT,
        "displaced": pl.Int32(), "specifications": pl.Int32(),
    }  # fmt: skip
    rows = [
        (
            one.state, one.reporter, one.since, one.until, one.gainer, one.loser,
            *_three(one.gained), *_three(one.lost), "points of real income", one.displaced, one.of,
        )
        for one in contest.losses
    ]  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


def _bounds(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "reporter": _TEXT, "since": _YEAR, "until": _YEAR, "loser": _TEXT,
        "gainer": _TEXT, "lost": _NUMBER, "gained": _NUMBER, "low": _NUMBER, "high": _NUMBER,
        "unit": _TEXT,
    }  # fmt: skip
    rows = [
        (
            one.state, one.regime, one.since, one.until, each.loser, each.gainer,
            -one.changes[each.loser], one.changes[each.gainer], each.low, each.high,
            "points of trade",
        )
        for one in contest.passed
        for each in one.bounds
    ]  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


def _profile(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "year": _YEAR, "power": _TEXT, "instrument": _TEXT, "of_year": _YEAR,
        "share": _NUMBER, "unit": _TEXT, "ratio": _NUMBER,
    }  # fmt: skip
    rows = [
        (
            one.state, one.year, each.power, each.instrument, one.newest[each.instrument],
            each.share, "%", each.ratio,
        )
        for one in contest.profiles
        for each in one.found.weights
    ]  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


def _breaks(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "power": _TEXT, "reporter": _TEXT, "event": pl.Date(), "first": _YEAR,
        "last": _YEAR, "before": pl.Int32(), "after": pl.Int32(), "shift": _NUMBER, "unit": _TEXT,
        "p_value": _NUMBER, "rank_p_value": _NUMBER, "resolution": _NUMBER, "critical": _NUMBER,
        "detectable": _NUMBER, "outcome": _TEXT,
    }  # fmt: skip
    rows = []
    for one in contest.breaks:
        test = one.found
        figures: tuple[Any, ...] = (None, None, None, "points", None, None, None, None, None)
        if test is not None:
            figures = (
                test.n, test.m, test.shift, "points", test.p_value, test.rank_p_value,
                test.resolution, test.critical, test.detectable,
            )  # fmt: skip
        rows.append(
            (one.state, one.power, one.regime, one.event.date, one.first, one.last, *figures,
             one.said)
        )  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


def _shift_share(contest: Contest) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "state": _TEXT, "since": _YEAR, "until": _YEAR, "power": _TEXT, "change": _NUMBER,
        "within": _NUMBER, "between": _NUMBER, "interaction": _NUMBER, "unit": _TEXT,
    }  # fmt: skip
    rows = [
        (
            one.state, one.since, one.until, power, float(one.found.change[at]),
            float(one.found.within[at]), float(one.found.between[at]),
            float(one.found.interaction[at]), "points of trade",
        )
        for one in contest.shifted
        for at, power in enumerate(one.powers)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema, orient="row")


TABLES: Final[dict[str, Callable[[Contest], pl.DataFrame]]] = {
    "movements": _movements,
    "losses": _losses,
    "bounds": _bounds,
    "profile": _profile,
    "breaks": _breaks,
    "shift-share": _shift_share,
}
