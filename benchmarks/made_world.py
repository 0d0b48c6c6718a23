"""A made world for timing: gravity with noise, zeros and internal trade, from a seed."""

from __future__ import annotations

import numpy as np

from suasion.equilibrium import Shock, World


def world(countries: int = 200, sectors: int = 1, seed: int = 0) -> World:
    """Sizes over four orders of magnitude, a fifth of the pairs without trade, deficits."""
    rng = np.random.default_rng(seed)
    size = np.exp(rng.normal(0, 2, countries))
    place = rng.uniform(size=(countries, 2))
    distance = np.linalg.norm(place[:, None] - place[None], axis=2) + 0.02
    shape = (sectors, countries, countries)
    trade = np.outer(size, size) / distance * np.exp(rng.normal(0, 1, shape))
    trade *= rng.uniform(size=shape) > 0.2
    at_home = np.eye(countries, dtype=bool)
    trade[:, at_home] = 0
    foreign = (trade.sum(axis=1) + trade.sum(axis=2)) / 2
    share = rng.uniform(0.5, 0.95, (sectors, countries))
    trade[:, at_home] = share / (1 - share) * foreign + 1e-9 * size
    return World([f"C{i:03}" for i in range(countries)], trade[0] if sectors == 1 else trade)


def draws(count: int, countries: int = 200, seed: int = 1) -> list[Shock]:
    """k of every pair, lognormal with a standard deviation of a tenth."""
    rng = np.random.default_rng(seed)
    return [Shock(np.exp(rng.normal(0, 0.1, (countries, countries)))) for _ in range(count)]
