"""Search for the prices at which every country sells what it earns."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from suasion.equilibrium.closed import Closed
from suasion.equilibrium.fixed_income import FixedIncome
from suasion.equilibrium.iterate import Found, anderson, settle
from suasion.equilibrium.model import Floats

__all__ = ["inverse", "quick", "settled", "thorough"]

_QUICK = 40
_ROUNDS, _SETTLE, _POLISH = 11, 20, 15
_TOO_LARGE = 1e11
_STILL = 1e-3


def quick(model: Closed | FixedIncome, frozen: Floats, shocked: Floats) -> Found:
    """Search with the baseline's Jacobian and Anderson(5); it may fail for extreme shocks.

    Parameters
    ----------
    model
        The equations.
    frozen
        Inverse of the Jacobian at the baseline, (n, n).
    shocked
        λ·k, (s, n, n).
    """
    start = np.zeros(frozen.shape[0])
    # what overflows shows as an excess that is no number, which the iteration looks for
    with np.errstate(all="ignore"):
        return anderson(
            lambda logs: model.excess(shocked, logs),
            partial(_newton, frozen),
            start,
            limit=_QUICK,
        )


def thorough(model: Closed | FixedIncome, shocked: Floats, spent: int = 0) -> Found:
    """Search in rounds: damped plain steps, which go the right way, then a Jacobian taken there.

    Damped plain steps alone need ten thousand where little trade is left; a fresh Jacobian alone
    diverges far from the solution. So each round makes twice the steps of the last, 40,000 in all.

    Parameters
    ----------
    model, shocked
        As in `quick`.
    spent
        Iterations already made, to be counted.
    """

    def excess(logs: Floats) -> Floats:
        return model.excess(shocked, logs)

    logs = np.zeros(shocked.shape[-1])
    with np.errstate(all="ignore"):
        for number in range(_ROUNDS):
            steps = _SETTLE * 2**number
            logs = settle(excess, model.damping, logs, steps=steps)
            fresh = inverse(model.jacobian(model.flows(shocked, np.exp(logs))))
            found = anderson(excess, partial(_newton, fresh), logs, limit=_POLISH)
            spent += steps + found.iterations
            if found.converged or not np.isfinite(logs).all():
                break
    return replace(found, iterations=spent)


def settled(model: Closed | FixedIncome, shocked: Floats, found: Found) -> bool:
    """Whether prices stand still where the residual is small.

    Where nothing comes back for what a country buys, its price falls for ever: what it buys, and
    with it the residual, only vanishes on the way. There the next Newton step is still large.

    Parameters
    ----------
    model, shocked
        As in `quick`.
    found
        Where the search ended.
    """
    with np.errstate(all="ignore"):
        jacobian = model.jacobian(model.flows(shocked, np.exp(found.logs)))
        # only what is singular to the last digit is left out: price levels of separate parts
        step = np.linalg.lstsq(jacobian, -found.excess, rcond=1e-14)[0]
    return float(np.abs(step).max()) < _STILL


def _newton(by: Floats, excess: Floats) -> Floats:
    return np.asarray(-(by @ excess))


def inverse(jacobian: Floats) -> Floats:
    """Return the inverse of a regular Jacobian, (n, n).

    Where parts of the world do not trade with each other it is singular beyond the one null vector
    that was removed: then the pseudo-inverse, which leaves their price levels alone.

    Examples
    --------
    >>> inverse(np.diag([2.0, 4.0]))
    array([[0.5 , 0.  ],
           [0.  , 0.25]])
    """
    if not np.isfinite(jacobian).all():
        return np.zeros_like(jacobian)
    try:
        plain = np.linalg.inv(jacobian)
    except np.linalg.LinAlgError:
        plain = np.full_like(jacobian, np.inf)
    if np.abs(plain).max() < _TOO_LARGE:
        return np.asarray(plain)
    return np.asarray(np.linalg.pinv(jacobian, rcond=1 / _TOO_LARGE))
