"""Made series of levels that have no break, from a seed: what the false break rate is measured on.

Changes have variance one unless said otherwise. A shift is added by `shifted`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SINCE = 2022
BURN_IN = 100
KINDS = {
    "independent": "independent, normal",
    "ar 0.3": "autocorrelated, AR(1) 0.3",
    "ar 0.6": "autocorrelated, AR(1) 0.6",
    "level ar 0.5": "of levels that return to a trend, AR(1) 0.5 (over-differenced)",
    "ar 0.8": "autocorrelated, AR(1) 0.8",
    "heavy": "independent, heavy tails (Student's t, 3 degrees)",
    "skew": "independent, skew (exponential)",
    "last louder": "independent, standard deviation twice as large after the date",
}


def changes(kind: str, many: int, n: int, m: int, seed: int) -> Floats:
    """Return changes of one kind, (many, n + m)."""
    rng = np.random.default_rng(seed)
    size = (many, n + m)
    if kind == "heavy":
        return np.asarray(rng.standard_t(3, size) / np.sqrt(3))
    if kind == "skew":
        return np.asarray(rng.exponential(size=size) - 1)
    if kind == "last louder":
        return np.asarray(rng.normal(size=size) * np.where(np.arange(n + m) < n, 1, 2))
    rho = 0.0 if kind == "independent" else float(kind.split()[-1])
    drawn = np.asarray(autoregressive(rho, many, n + m + 1, rng))
    if kind.startswith("level"):
        # Var(x_t - x_{t-1}) = 2 (1 - ρ) Var(x)
        return np.asarray(np.diff(drawn, axis=1) / np.sqrt(2 * (1 - rho)))
    return drawn[:, 1:]


def autoregressive(rho: float, many: int, length: int, rng: np.random.Generator) -> Floats:
    """Return stationary AR(1) series of variance one, (many, length)."""
    shocks = rng.normal(size=(many, BURN_IN + length)) * np.sqrt(1 - rho**2)
    for at in range(1, shocks.shape[1]):
        shocks[:, at] += rho * shocks[:, at - 1]
    return np.asarray(shocks[:, BURN_IN:])


def shifted(drawn: Floats, shift: float, m: int) -> Floats:
    """Return the changes with a shift of the level, spread evenly over the last m."""
    moved = drawn.copy()
    moved[:, -m:] += shift / m
    return moved


def series(drawn: Floats, m: int, *, start: float = 30.0) -> Iterator[dict[int, float]]:
    """Yield levels by year: the last m years are 2022 and after."""
    first = SINCE + m - 1 - drawn.shape[1]
    for row in drawn:
        levels = start + np.concatenate([[0.0], np.cumsum(row)])
        yield {first + at: float(level) for at, level in enumerate(levels)}
