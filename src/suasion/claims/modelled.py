"""Measures that the panel has no cells of: a room computes them when a test asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from suasion.catalog import indicator
from suasion.panel import Panel
from suasion.specification import Specification, admissible, choices

if TYPE_CHECKING:
    from suasion.claims.result import SpecResult

__all__ = ["choice_label", "is_modelled", "modelled_cell", "specifications_of", "usual_first"]

T = TypeVar("T", bound="SpecResult")


def is_modelled(measure: str) -> bool:
    """Tell whether a room computes the measure."""
    return not indicator(measure).in_panel


def specifications_of(measure: str) -> tuple[Specification, ...]:
    """Return the admissible specifications of a measure."""
    from suasion.leverage import about

    return admissible(about(measure)) if is_modelled(measure) else admissible()


def modelled_cell(
    panel: Panel,
    specification: Specification,
    measure: str,
    power: str | None,
    states: Sequence[str],
    year: int,
) -> dict[str, Any] | None:
    """Return a figure as a cell, None where it is not covered or asked of several states."""
    from suasion.leverage import look_up

    if len(states) != 1:
        return None
    found = look_up(panel, measure, power, states[0], year, specification)
    if found is None:
        return None
    return {
        "value": found.value, "low": None, "high": None, "status": found.status,
        "missing": found.missing, "sources": list(found.sources), "under": [],
        "cells": [(measure, power, states[0], year, found.regime, found.rests or None)],
    }  # fmt: skip


def usual_first(outcomes: Sequence[T]) -> list[T]:
    """Return one outcome for each reporter where a model was run: under its usual choices.

    Dozens of specifications are no reading; how many hold is said beside.
    """
    chosen: dict[str, T] = {}
    wanted = {one.id: one.usual for one in choices("cut-off loss") if one.id != "reporter"}
    for one in outcomes:
        if one.measured.status != "simulated":
            return list(outcomes)
        decided = one.specification.as_dict()
        reporter = decided.pop("reporter")
        if reporter not in chosen or decided == wanted:
            chosen[reporter] = one
    return list(chosen.values())


def choice_label(specification: Specification) -> str:
    """Write the choices about a cut-off loss: whose statistics, σ, output, sectors."""
    words = {
        (one.id, option.id): option.label
        for one in choices("cut-off loss")
        for option in one.option
    }
    decided = [pair for pair in specification.decided if pair != ("sectors", "one")]
    return ", ".join(words[pair] for pair in decided)
