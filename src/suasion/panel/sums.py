"""Sums before anything is scored: blocs by the membership of the year, the world, the group.

A sum with members missing is ``partial`` and names them. Members that no source speaks of at all
make no cell: absence is not zero.
"""

from __future__ import annotations

import polars as pl

from suasion.catalog import Source, Theatre, actor, members
from suasion.panel.cells import (
    CELL,
    SUM_OF_STATES,
    combined_status,
    empty,
    joined_missing,
    no_native,
)
from suasion.panel.total import total
from suasion.sources import Snapshot

__all__ = [
    "WORLD",
    "bloc_cells",
    "finished",
    "group_cells",
    "group_members",
    "group_parts",
    "summed",
    "world_cells",
]

WORLD = "WLD"


def summed(parts: pl.DataFrame, by: list[str], expected: pl.DataFrame | None) -> pl.DataFrame:
    """Sum cells by group.

    Parameters
    ----------
    parts
        Cells with a column ``member``, the actor each stands for.
    by
        Grouping columns.
    expected
        Columns of ``by`` that it shares with ``parts``, and ``member``: who belongs to the sum;
        None where the parts are all there is.

    Returns
    -------
    polars.DataFrame
        ``by``, value, low, high, status, missing, records; low and high only where a part has them.
    """
    # floating-point sums depend on the order of their terms, and joins leave none
    bounded = parts.sort([*by, "member"], nulls_last=True).with_columns(
        pl.col("low").fill_null(pl.col("value")),
        pl.col("high").fill_null(pl.col("value")),
        ranged=pl.col("low").is_not_null() | pl.col("high").is_not_null(),
    )
    sums = total(bounded, by, ["value", "low", "high"])
    facts = parts.group_by(by).agg(
        statuses=pl.col("status").unique().sort(),
        had=pl.col("missing").str.join(";"),
        records=pl.col("records").sort_by("member").explode(),
    )
    ranged = bounded.group_by(by).agg(pl.col("ranged").any())
    result = sums.join(facts, on=by, nulls_equal=True).join(ranged, on=by, nulls_equal=True)
    result = result.with_columns(
        pl.when("ranged").then(bound).alias(bound) for bound in ("low", "high")
    )
    absent = _absent(parts, by, expected)
    return (
        result.join(absent, on=by, how="left", nulls_equal=True)
        .with_columns(missing=joined_missing("had", "absent"))
        .with_columns(status=combined_status(pl.col("missing"), pl.col("statuses")))
        .drop("ranged", "statuses", "had", "absent")
    )


def _absent(parts: pl.DataFrame, by: list[str], expected: pl.DataFrame | None) -> pl.DataFrame:
    schema = {name: parts.schema[name] for name in by} | {"absent": pl.String}
    if expected is None:
        return pl.DataFrame(schema=schema)
    shared = [name for name in by if name in expected.columns]
    wanted = parts.select(by).unique().join(expected, on=shared)
    there = parts.select([*by, "member"])
    gaps = wanted.join(there, on=[*by, "member"], how="anti", nulls_equal=True)
    return gaps.group_by(by).agg(absent=pl.col("member").str.join(";"))


def bloc_cells(cells: pl.DataFrame, theatre: Theatre) -> pl.DataFrame:
    """Return the powers that are blocs, summed over the members of the year."""
    made = [empty()]
    by = ["state", "year", "indicator", "regime", "source", "unit", "reporter"]
    for power in theatre.powers:
        if actor(power).kind != "bloc":
            continue
        pairs = members(power, theatre.years)
        schema = {"year": pl.Int32(), "member": pl.String()}
        expected = pl.DataFrame(pairs, schema, orient="row")
        parts = cells.rename({"power": "member"}).join(expected, on=["year", "member"], how="semi")
        made.append(finished(summed(parts, by, expected), power=power))
    return pl.concat(made)


def world_cells(cells: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    """Return all partners together, for sources whose reports are complete."""
    made = [empty()]
    by = ["state", "year", "indicator", "regime", "source", "unit", "reporter"]
    single = pl.col("aggregate").is_null()
    for source in snapshot.declared():
        if source.shape == "flow" and any(one.absent == "zero" for one in source.coverage):
            parts = cells.filter(single & (pl.col("source") == source.id))
            parts = parts.join(_complete_reporters(source, parts), on=["state", "regime"])
            parts = parts.rename({"power": "member"})
            world = summed(parts, by, None).join(_declared_gaps(source), on=["state"], how="left")
            world = world.with_columns(missing=joined_missing("missing", "gaps")).with_columns(
                status=pl.when(pl.col("missing") != "")
                .then(pl.lit("partial"))
                .otherwise(pl.col("status"))
            )
            made.append(finished(world.drop("gaps"), power=WORLD))
    return pl.concat(made)


def _complete_reporters(source: Source, parts: pl.DataFrame) -> pl.DataFrame:
    """Return (state, regime) for which the source lists all partners."""
    reporters = {one.reporter for one in source.coverage if one.absent == "zero"}
    regime = "reconciled" if source.reports == "reconciled" else "own"
    known = parts.filter(pl.col("regime") == regime)
    if "all" not in reporters:
        known = known.filter(pl.col("state").is_in(sorted(reporters)))
    return known.select("state", "regime").unique()


def _declared_gaps(source: Source) -> pl.DataFrame:
    gaps = {one.reporter: ";".join(one.missing) for one in source.coverage if one.missing}
    return pl.DataFrame(
        {"state": list(gaps), "gaps": list(gaps.values())},
        {"state": pl.String(), "gaps": pl.String()},
    )


def group_parts(ranked: pl.DataFrame, theatre: Theatre) -> pl.DataFrame:
    """Return the cells that make up the theatre's states together, ``member`` naming the state.

    Under ``own`` a state that never reports is counted by its partners: there is no other figure.
    """
    states = ranked.filter(pl.col("state").is_in(list(theatre.states)) & (pl.col("rank") == 1))
    reporting = states.filter(pl.col("regime") == "own")["state"].unique().to_list()
    silent = states.filter(~pl.col("state").is_in(reporting) & (pl.col("regime") == "mirror"))
    parts = pl.concat([states, silent.with_columns(regime=pl.lit("own"))]).drop("rank")
    # a member's own bloc or world sum enters as one figure: members before provider
    return (
        parts.sort(pl.col("aggregate").fill_null(""), maintain_order=True)
        .unique(
            ["state", "power", "year", "indicator", "regime"], keep="first", maintain_order=True
        )
        .rename({"state": "member"})
    )


def group_members(theatre: Theatre) -> pl.DataFrame:
    """Return (year, member) of the theatre's group."""
    schema = {"year": pl.Int32(), "member": pl.String()}
    pairs = members(theatre.group, theatre.years) if theatre.group else []
    return pl.DataFrame(pairs, schema, orient="row")


def group_cells(parts: pl.DataFrame, theatre: Theatre) -> pl.DataFrame:
    """Return the theatre's states together, summed from :func:`group_parts`."""
    if theatre.group is None:
        return empty()
    by = ["power", "year", "indicator", "regime", "unit"]
    sums = summed(parts, by, group_members(theatre))
    return finished(sums, state=theatre.group, source=SUM_OF_STATES, reporter=None)


def finished(sums: pl.DataFrame, **constants: str | None) -> pl.DataFrame:
    """Give sums the columns of cells; ``constants`` fills those that are the same throughout."""
    filled = [pl.lit(value, pl.String).alias(name) for name, value in constants.items()]
    members_ = pl.lit("members").alias("aggregate")
    return (
        sums.with_columns(members_, *no_native(), *filled).select(list(CELL)).match_to_schema(CELL)
    )
