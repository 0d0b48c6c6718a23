"""Blocks of years before a date: how far each ended from where the drift would have led."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from suasion.contest.changes import Changes, Floats
from suasion.errors import QueryError

__all__ = ["Yardstick", "block_weights", "persistence", "yardstick"]

# beyond it the expected spread of the blocks nears zero, and what is divided by it has no meaning
MOST_PERSISTENT = 0.9


@dataclass(frozen=True, eq=False)
class Yardstick:
    """How far the end of a sample strays from the drift when nothing has changed.

    Attributes
    ----------
    deviations
        Of each block of m consecutive changes, (b,), in the unit of the series.
    scale
        Standard error of the deviation of the end, in the unit of the series.
    freedom
        ν, how many independent deviations the scale rests upon.
    """

    deviations: Floats
    scale: float
    freedom: float


@lru_cache(maxsize=128)
def block_weights(years: tuple[int, ...], m: int) -> Floats:
    """Return A, (b, n): A x are the deviations of the b blocks of m consecutive changes x.

    A block's deviation is the sum of its changes less m times the mean of the n changes without
    its first ⌈m/2⌉: a mean that knows about half of the block strays from it about as much as a
    mean that knows nothing of the end strays from the end (Andrews 2003, section 2).

    Parameters
    ----------
    years
        In which the changes end, rising, n. Across a gap there is no block.
    m
        Length of a block.

    Raises
    ------
    QueryError
        No m consecutive changes.

    Examples
    --------
    >>> block_weights((2001, 2002, 2003), 1)
    array([[ 1. , -0.5, -0.5],
           [-0.5,  1. , -0.5],
           [-0.5, -0.5,  1. ]])
    """
    n, left_out = len(years), -(-m // 2)
    rows = []
    for start in range(n - m + 1):
        if years[start + m - 1] - years[start] == m - 1:
            row = np.full(n, -m / (n - left_out))
            row[start : start + left_out] = 0
            row[start : start + m] += 1
            rows.append(row)
    if not rows:
        raise QueryError(
            "no block of consecutive years as long as the end of the sample",
            where=f"{m} changes",
            remedy="take a source with fewer gaps, or fewer years after the date",
        )
    weights = np.array(rows)
    weights.setflags(write=False)
    return weights


def persistence(years: tuple[int, ...], before: Floats) -> float:
    r"""Return the autocorrelation of changes one year apart, between 0 and 0.9.

    With r the usual estimate, ρ = r + (1 + 4r) / n: r is too low by about that much in short
    samples (Marriott & Pope 1954, Biometrika 41). Below zero it is taken as none: so short a series
    cannot tell, and a false negative ρ would promise too much.

    Examples
    --------
    >>> round(persistence(tuple(range(8)), np.array([1.0, 1, 1, 1, -1, -1, -1, -1])), 3)
    0.9
    """
    away = before - before.mean()
    beside = np.diff(np.array(years)) == 1
    spread = float(away @ away) / len(away)
    if spread == 0:
        return 0.0
    found = float((away[1:] * away[:-1])[beside].sum()) / len(away) / spread
    return float(np.clip(found + (1 + 4 * found) / len(away), 0, MOST_PERSISTENT))


def yardstick(changes: Changes) -> Yardstick:
    """Return how far the end would stray if nothing had changed, judged by the blocks before it.

    Let D = A x be the deviations of the blocks, v(ρ) the variance of the end's deviation and w(ρ)
    the mean variance of the blocks' for changes of variance one and autocorrelation ρ^|years
    apart|. Then scale² = mean(D²) v(ρ) / w(ρ), and ν = 2 E[mean D²]² / Var[mean D²] for normal
    changes (Satterthwaite 1946, Biometrics Bulletin 2). The blocks carry their own autocorrelation,
    whatever it is; ρ serves only the small difference between them and the end.

    Parameters
    ----------
    changes
        Before the date and after it.

    Raises
    ------
    QueryError
        No block as long as the end.
    """
    m, n = len(changes.after), len(changes.before)
    weights = block_weights(changes.years, m)
    deviations = weights @ changes.before
    years = np.array([*changes.years, *range(changes.first, changes.first + m)])
    apart = np.abs(years[:, None] - years)
    alike = persistence(changes.years, changes.before) ** apart
    covariance = weights @ alike[:n, :n] @ weights.T
    blocks = float(np.trace(covariance))
    end = np.concatenate([np.full(n, -m / n), np.ones(m)])
    scale = np.sqrt(float(deviations @ deviations) * float(end @ alike @ end) / blocks)
    return Yardstick(deviations, float(scale), blocks**2 / float((covariance**2).sum()))
