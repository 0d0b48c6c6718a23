"""Whether a share broke with its past at the end of its sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from suasion.contest.blocks import Yardstick, yardstick
from suasion.contest.changes import Changes
from suasion.errors import QueryError

__all__ = ["Instability", "instability"]

POWER = 0.8
# with fewer, false breaks are more than 7 in 100 when changes are strongly autocorrelated
FEWEST, FEWEST_PER_YEAR = 8, 3


@dataclass(frozen=True)
class Instability:
    """Whether the end of a series breaks with its past, and what could have been seen.

    Attributes
    ----------
    n, m
        Yearly changes before the date, and from it on.
    shift
        How far the last level is from where the mean yearly change before the date would have led,
        in the unit of the series (points of share): Σ of the m changes - m × mean of the n.
    scale
        Standard error of the shift if nothing has changed, in the unit of the series.
    freedom
        ν, degrees of freedom of the scale.
    statistic
        shift / scale; None if the past never varied.
    p_value
        How often chance alone gives a shift as large, in either direction; None if the past never
        varied.
    rank_p_value
        (1 + number of blocks that strayed at least as far) / (1 + number of blocks): Andrews' own
        p, counting the end itself. Assumes no shape of the changes, but is coarse.
    resolution
        The smallest that ``rank_p_value`` can be.
    able
        Whether the test can be relied upon: at least 8 changes before the date, three for each year
        after it, and a past that varied. If not it rejects nothing.
    critical
        |shift| from which the test rejects; None if not able.
    detectable
        The smallest true shift that the test finds in 80 of 100 cases; None if not able. It is a
        shift of the last level against the drift, all at once or spread over the m years.
    level
        The rate of false breaks.
    """

    n: int
    m: int
    shift: float
    scale: float
    freedom: float
    statistic: float | None
    p_value: float | None
    rank_p_value: float
    resolution: float
    able: bool
    critical: float | None
    detectable: float | None
    level: float

    @property
    def rejected(self) -> bool:
        """Whether the past cannot explain the end: a break."""
        return self.critical is not None and abs(self.shift) >= self.critical


def instability(
    series: Mapping[int, float | None], *, since: int, level: float = 0.05
) -> Instability:
    r"""Test a yearly series for a break at a date declared beforehand, near its end.

    The null: yearly changes go on as before. They may be autocorrelated (measured up to 0.6), with
    a constant mean and about normal shape. The level of the series may wander.

    The statistic is Andrews' (2003, Econometrica 71, 1661-1694) on changes with a constant,
    unweighted: the sum of the residuals of the m changes after the date, so that the critical value
    is a shift in points and no matter how the shift is spread. Its spread is taken, as there, from
    all blocks of m consecutive changes before the date. Two departures, both measured at these
    lengths (docs/validation-contest.md):

    * Andrews weighs by the inverse of the m × m covariance of the residuals. Estimated from ten to
      thirty years the weights add no power; without them the critical value is one shift in points.
    * He takes the share of blocks that strayed further as p. For 11 years before and 2 after it
      finds a break in 12 or more of 100 series that have none, and with the end counted among the
      blocks it can find none at all. So p is smoothed: the shift over the root mean square of the
      blocks is compared with Student's t. The counted share is handed on too.

    Parameters
    ----------
    series
        Level by year (per cent of a total); None, or no entry, where a year is not covered. Only
        consecutive years make a change, only consecutive changes a block.
    since
        The first year in which the break can show.
    level
        The rate of false breaks, between 0 and 0.5.

    Raises
    ------
    QueryError
        A level of the test out of range, a value that is not finite, a gap from the date on, fewer
        than 5 changes before it, no change or more than 5 after it.

    Examples
    --------
    >>> shares = [20, 22, 21, 24, 25, 24, 27, 28, 27, 30, 31, 33, 24, 21]
    >>> found = instability(dict(zip(range(2010, 2024), shares)), since=2022)
    >>> found.n, found.m, round(found.shift, 2), found.rejected
    (11, 2, -14.36, True)
    """
    if not 0 < level < 0.5:
        raise QueryError(
            "no such level of a test", where=f"level {level}", remedy="give 0.05, or 0.01"
        )
    changes = Changes.of(series, since=since)
    n, m = len(changes.before), len(changes.after)
    shift = float(changes.after.sum() - m * changes.before.mean())
    past = yardstick(changes)
    size = max(abs(value) for value in series.values() if value is not None)
    # equal changes differ in the last digits of their levels
    varied = past.scale > 1e-12 * size
    able = varied and n >= max(FEWEST, FEWEST_PER_YEAR * m)
    critical, detectable = _found_from(past, level) if able else (None, None)
    return Instability(
        n=n, m=m, shift=shift, scale=past.scale, freedom=past.freedom,
        statistic=shift / past.scale if varied else None,
        p_value=_p_value(shift, past) if varied else None,
        rank_p_value=_rank_p_value(shift, past),
        resolution=1 / (1 + len(past.deviations)),
        able=able, critical=critical, detectable=detectable, level=level,
    )  # fmt: skip


def _p_value(shift: float, past: Yardstick) -> float:
    # here, because to import it takes longer than to test
    from scipy.special import stdtr

    return float(2 * stdtr(past.freedom, -abs(shift) / past.scale))


def _rank_p_value(shift: float, past: Yardstick) -> float:
    further = int((np.abs(past.deviations) >= abs(shift)).sum())
    return (1 + further) / (1 + len(past.deviations))


def _found_from(past: Yardstick, level: float) -> tuple[float, float]:
    """Return the shift that is rejected, and the true shift that is found with 80 % power.

    The second is the noncentrality of Student's t at which the first is passed in 80 of 100 cases,
    in units of the true spread. The scale is more often below the true spread than above it, the
    more so the fewer blocks there are: it is set right at its median, or the test would promise to
    find more than it does. Rejections in the wrong direction are not counted: they hardly occur.
    """
    from scipy.special import chdtri, nctdtrinc, stdtrit

    critical = float(stdtrit(past.freedom, 1 - level / 2))
    detectable = float(nctdtrinc(past.freedom, 1 - POWER, critical))
    median = float(np.sqrt(chdtri(past.freedom, 0.5) / past.freedom))
    return critical * past.scale, detectable * past.scale / median
