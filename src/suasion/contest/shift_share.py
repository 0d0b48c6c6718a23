"""Whether a share moved inside sections of trade, or because sections grew differently."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from suasion.contest.changes import Floats
from suasion.errors import QueryError

__all__ = ["ShiftShare", "shift_share"]


@dataclass(frozen=True, eq=False)
class ShiftShare:
    """The change of every power's share in three parts, in percentage points.

    Attributes
    ----------
    within_sections, between_sections, interaction_sections
        Each part by section and power, (s, p).
    change
        Change of the share in the total, (p,): the three parts summed over sections and added.
    """

    within_sections: Floats
    between_sections: Floats
    interaction_sections: Floats
    change: Floats

    @cached_property
    def within(self) -> Floats:
        """What the power won or lost inside sections, (p,)."""
        return np.asarray(self.within_sections.sum(axis=0))

    @cached_property
    def between(self) -> Floats:
        """What it owes to sections growing differently, (p,)."""
        return np.asarray(self.between_sections.sum(axis=0))

    @cached_property
    def interaction(self) -> Floats:
        """What it won or lost inside sections that grew or shrank in weight meanwhile, (p,)."""
        return np.asarray(self.interaction_sections.sum(axis=0))


def shift_share(before: ArrayLike, after: ArrayLike) -> ShiftShare:
    r"""Return the parts of each power's change of share between two years.

    With w_s the weight of section s in the total and a_sp the share of power p in it,

    .. math:: \Delta \sum_s w_s a_{sp} = \sum_s w_s \Delta a_{sp} + \sum_s \Delta w_s\, a_{sp}
              + \sum_s \Delta w_s \Delta a_{sp}

    with w and a of the first year: within, between and interaction (Dunn 1960, Papers of the
    Regional Science Association 6, with the interaction kept apart). In a section that is empty in
    one of the years nobody had a share that could move: it counts as between.

    Parameters
    ----------
    before, after
        Flows, (s, p): section × power, in any unit. The rest of the world is a column, so that the
        columns sum to the total. Zero is no trade; what is not covered must not be in.

    Raises
    ------
    QueryError
        Arrays that are not of one shape (s, p), values that are missing or below zero, no trade.

    Examples
    --------
    >>> found = shift_share([[6, 4], [2, 8]], [[3, 7], [6, 24]])
    >>> found.change.round(9).tolist(), found.within.round(9).tolist()
    ([-17.5, 17.5], [-15.0, 15.0])
    >>> found.between.round(9).tolist(), found.interaction.round(9).tolist()
    ([-10.0, 10.0], [7.5, -7.5])
    """
    first, second = _flows(before, "before"), _flows(after, "after")
    if first.shape != second.shape:
        raise QueryError(
            "two years with different sections or powers",
            where=f"before {first.shape}, after {second.shape}",
            remedy="give the same sections and powers, in one order",
        )
    weight0, share0 = _parts(first)
    weight1, share1 = _parts(second)
    # where a year has no trade the share of the other stands in: it did not move
    share0 = np.where(weight0 > 0, share0, share1)
    share1 = np.where(weight1 > 0, share1, share0)
    moved, grew = share1 - share0, weight1 - weight0
    return ShiftShare(
        within_sections=100 * weight0 * moved,
        between_sections=100 * grew * share0,
        interaction_sections=100 * grew * moved,
        change=100 * (second.sum(axis=0) / second.sum() - first.sum(axis=0) / first.sum()),
    )


def _parts(flows: Floats) -> tuple[Floats, Floats]:
    """Return w, (s, 1), and a, (s, p): zero in an empty section."""
    size = flows.sum(axis=1, keepdims=True)
    return size / size.sum(), flows / np.where(size > 0, size, 1)


def _flows(given: ArrayLike, year: str) -> Floats:
    flows = np.asarray(given, dtype=np.float64)
    if flows.ndim != 2 or not flows.size:
        raise QueryError(
            "flows that are not a table", where=f"{year}, shape {flows.shape}",
            remedy="give one row per section and one column per power",
        )  # fmt: skip
    wrong = np.argwhere(~(np.isfinite(flows) & (flows >= 0)))
    if wrong.size:
        section, power = (int(at) for at in wrong[0])
        raise QueryError(
            "a flow that is missing or below zero",
            where=f"{year}, section {section}, power {power}, value {flows[section, power]}",
            remedy="give 0 only where there was no trade; leave out a section that is not covered",
        )
    if not flows.sum() > 0:
        raise QueryError(
            "no trade at all", where=year, remedy="choose a year in which the flow is covered"
        )
    return flows
