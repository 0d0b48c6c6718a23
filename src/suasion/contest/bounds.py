"""Who lost to whom: what shares alone can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from suasion.errors import QueryError

__all__ = ["Bound", "bounds"]

ROUNDING = 1e-6


@dataclass(frozen=True)
class Bound:
    """How much of what one power lost another can have taken, in percentage points of share.

    Attributes
    ----------
    loser, gainer
        Who lost share, and who gained it.
    low, high
        The least and the most that can have passed between them: each is attained by some table of
        flows.
    """

    loser: str
    gainer: str
    low: float
    high: float


def bounds(changes: Mapping[str, float | None]) -> tuple[Bound, ...]:
    r"""Return sharp bounds on what each gainer took from each loser.

    Let f_ij ≥ 0 be the points that passed from i to j. Shares fix only the margins Σ_j f_ij = L_i
    and Σ_i f_ij = G_j; with T the sum of all losses these imply (Fréchet; Duncan & Davis 1953,
    American Sociological Review 18)

    .. math:: \max(0, L_i + G_j - T) \le f_{ij} \le \min(L_i, G_j),

    and nothing narrower. This is about net changes: no one is taken both to lose and to gain. If
    points also passed to and fro, then f_ij may be anything up to the share that i had before and
    that j has after, whichever is less, and, where there are third parties for points to pass
    through, nothing at all: shares do not bound gross flows any closer.

    Parameters
    ----------
    changes
        Change of the share of every power and of the rest of the world, in percentage points.
        Their sum is zero.

    Returns
    -------
    tuple of Bound
        For every loser and every gainer, in the order given; empty if no share changed.

    Raises
    ------
    QueryError
        A change that is not covered or not finite, or changes that do not sum to zero.

    Examples
    --------
    >>> for one in bounds({"RUS": -8.0, "EUU": -2.0, "CHN": 7.0, "rest": 3.0}):
    ...     print(one.loser, one.gainer, one.low, one.high)
    RUS CHN 5.0 7.0
    RUS rest 1.0 3.0
    EUU CHN 0.0 2.0
    EUU rest 0.0 2.0
    """
    known = _known(changes)
    losses = {power: -change for power, change in known.items() if change < 0}
    gains = {power: change for power, change in known.items() if change > 0}
    # the two differ by rounding only; the larger promises less
    total = max(sum(losses.values()), sum(gains.values()))
    return tuple(
        Bound(loser, gainer, max(0.0, lost + gained - total), min(lost, gained))
        for loser, lost in losses.items()
        for gainer, gained in gains.items()
    )


def _known(changes: Mapping[str, float | None]) -> dict[str, float]:
    known = {}
    for power, change in changes.items():
        if change is None or not isfinite(change):
            raise QueryError(
                "a change of share that is not covered",
                where=f"power {power}, value {change}",
                remedy="count the power to the rest of the world, for all dates alike",
            )
        known[power] = float(change)
    total = sum(known.values())
    if abs(total) > ROUNDING:
        raise QueryError(
            "changes of shares that do not sum to zero",
            where=f"sum {total:.6g} points over {', '.join(known)}",
            remedy="give the rest of the world too, and the shares of one reporter regime",
        )
    return known
