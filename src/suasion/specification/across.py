"""Run a measure across the admissible specifications, and find the choice that decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from statistics import fmean
from typing import TypeVar

from suasion.specification.model import Specification, admissible

__all__ = ["across", "deciding_choice"]

R = TypeVar("R")


def across(
    measure: Callable[[Specification], R],
    *,
    rests_on: Callable[[R], Hashable],
    among: Sequence[Specification] | None = None,
) -> list[tuple[Specification, R]]:
    """Evaluate a measure under every admissible specification.

    Parameters
    ----------
    measure
        Returns the result under a specification.
    rests_on
        Names the cells a result rests on. Two specifications that lead to the same cells are one.
    among
        The admissible specifications; without them those about figures.

    Returns
    -------
    list of (Specification, result)
        In the order of the declared choices, duplicates left out.
    """
    seen: dict[Hashable, tuple[Specification, R]] = {}
    for one in admissible() if among is None else among:
        result = measure(one)
        seen.setdefault(rests_on(result), (one, result))
    return list(seen.values())


def deciding_choice(
    outcomes: Sequence[tuple[Specification, bool | None, float | None]],
) -> str | None:
    """Return the choice that separates where a statement holds from where it fails.

    A choice separates if within each of its options all decided outcomes agree and between options
    they differ. If several do, the one named explains most of the variance of the values.

    Parameters
    ----------
    outcomes
        (specification, holds or not or cannot be told, value).
    """
    found: list[tuple[float, str]] = []
    for choice in outcomes[0][0].as_dict() if outcomes else ():
        held: dict[str, set[bool]] = defaultdict(set)
        for specification, holds, _ in outcomes:
            if holds is not None:
                held[specification[choice]].add(holds)
        verdicts = [next(iter(each)) for each in held.values() if len(each) == 1]
        if len(verdicts) == len(held) and len(set(verdicts)) == 2:
            found.append((_explained(outcomes, choice), choice))
    return max(found)[1] if found else None


def _explained(
    outcomes: Sequence[tuple[Specification, bool | None, float | None]], choice: str
) -> float:
    """Return the share of the variance of the values that lies between a choice's options."""
    groups: dict[str, list[float]] = defaultdict(list)
    for specification, _, value in outcomes:
        if value is not None:
            groups[specification[choice]].append(value)
    values = [value for group in groups.values() for value in group]
    if len(values) < 2:
        return 0.0
    mean = fmean(values)
    total = sum((value - mean) ** 2 for value in values)
    between = sum(len(group) * (fmean(group) - mean) ** 2 for group in groups.values())
    return between / total if total else 0.0
