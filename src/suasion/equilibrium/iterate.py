"""Find where a function of n numbers is zero: a given step, accelerated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from suasion.equilibrium.model import Floats

__all__ = ["TOLERANCE", "Found", "anderson", "settle"]

TOLERANCE = 1e-12
"""Largest |log(sales / income)| of a solution."""

_LONGEST = 2.0
_DIVERGED = 1e3


@dataclass(frozen=True, eq=False)
class Found:
    """Where an iteration ended.

    Attributes
    ----------
    logs
        The best point seen, (n,).
    excess
        The function there, (n,).
    iterations
        Evaluations of the function.
    """

    logs: Floats
    excess: Floats
    iterations: int

    @property
    def residual(self) -> float:
        """The largest |excess|; not finite if there never was a finite one."""
        return float(np.abs(self.excess).max())

    @property
    def converged(self) -> bool:
        """Whether the residual is within the tolerance."""
        return self.residual <= TOLERANCE


def anderson(
    excess: Callable[[Floats], Floats],
    step: Callable[[Floats], Floats],
    start: Floats,
    *,
    memory: int = 5,
    limit: int,
) -> Found:
    """Iterate x → x + step(excess(x)) with Anderson acceleration (1965), type II.

    Parameters
    ----------
    excess
        The function whose zero is sought, (n,) → (n,).
    step
        Turns its value into a step, (n,) → (n,).
    start
        Where to begin, (n,).
    memory
        Earlier steps used.
    limit
        Evaluations at most. It also ends when the excess is no number, or has grown a thousandfold.

    Examples
    --------
    >>> import numpy as np
    >>> found = anderson(lambda x: np.cos(x) - x, lambda r: r, np.zeros(1), limit=50)
    >>> found.converged, round(float(found.logs[0]), 6)
    (True, 0.739085)
    """
    x, now = start, excess(start)
    best = Found(x, now, 1)
    least = best.residual
    moves = np.empty((memory, x.size))
    turns = np.empty((memory, x.size))
    way = step(now)
    count = 1
    while count < limit and not least <= TOLERANCE and np.isfinite(now).all():
        move = _bounded(_accelerated(way, moves, turns, min(count - 1, memory)))
        x, old = x + move, way
        now = excess(x)
        way = step(now)
        moves[(count - 1) % memory], turns[(count - 1) % memory] = move, way - old
        count += 1
        size = float(np.abs(now).max())
        if size < least:
            best, least = Found(x, now, count), size
        elif size > _DIVERGED * least:
            break
    return replace(best, iterations=count)


def settle(
    excess: Callable[[Floats], Floats], damping: float, start: Floats, *, steps: int
) -> Floats:
    """Return where the plain iteration x → x + damping · excess(x) stands after some steps, (n,).

    Slow, but each step raises the prices of what is wanted: it goes the right way from anywhere.

    Examples
    --------
    >>> import numpy as np
    >>> settle(lambda x: 1 - x, 0.5, np.zeros(1), steps=3)
    array([0.875])
    """
    x = start
    for _ in range(steps):
        x = x + _bounded(damping * excess(x))
    return x


def _accelerated(way: Floats, moves: Floats, turns: Floats, held: int) -> Floats:
    """Return way - γ (moves + turns) with γ such that |way - γ turns| is least."""
    if held == 0:
        return way
    known = turns[:held]
    gram = known @ known.T
    # near convergence the turns are almost parallel: keep the small system solvable
    gram.flat[:: held + 1] *= 1 + 1e-12
    try:
        gamma = np.linalg.solve(gram, known @ way)
    except np.linalg.LinAlgError:
        return way
    return np.asarray(way - gamma @ (moves[:held] + known))


def _bounded(move: Floats) -> Floats:
    """Return a step in which no price more than sevenfolds at once."""
    longest = float(np.abs(move).max())
    return move if longest <= _LONGEST else move * (_LONGEST / longest)
