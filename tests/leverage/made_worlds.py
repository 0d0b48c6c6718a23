"""Small worlds made up for tests: a matrix without a snapshot behind it."""

import numpy as np
from hypothesis import strategies as st

from suasion.leverage.cutoff import Setting
from suasion.leverage.matrix import Base
from suasion.leverage.report import Report
from suasion.sources import open_snapshot

CODES = ("CHN", "DEU", "FRA", "KAZ", "RUS", "TUR")


def base_of(trade: np.ndarray, gdp: np.ndarray, codes: tuple[str, ...] = CODES) -> Base:
    """A matrix of a year, its diagonal empty."""
    held = np.array(trade, dtype=float)
    np.fill_diagonal(held, 0)
    return Base(open_snapshot(), 2015, codes, held, np.array(gdp, dtype=float), (), 100.0)


def in_matrix(base: Base, state: str = "KAZ") -> Setting:
    """A state as the matrix has it."""
    return Setting(state, base.year, "matrix", base, None, 0.0)


@st.composite
def bases(draw: st.DrawFn) -> Base:
    """Worlds of six countries in which everybody trades with everybody."""
    seed = draw(st.integers(0, 2**32 - 1))
    made = np.random.default_rng(seed)
    gdp = np.exp(made.normal(0, 1.5, len(CODES))) * 100
    # openness between a few and some forty per cent of GDP
    openness = made.uniform(0.05, 0.4, len(CODES))
    parts = made.dirichlet(np.ones(len(CODES)), len(CODES))
    return base_of(parts * (gdp * openness)[:, None], gdp)


def report(
    sold: dict[str, float], bought: dict[str, float], *, complete: bool = True,
    unknown: frozenset[str] = frozenset(),
) -> Report:  # fmt: skip
    """What Kazakhstan reports of a year after the matrix."""
    rows = {code: (f"made:{at}",) for at, code in enumerate({**sold, **bought})}
    return Report("KAZ", 2021, sold, bought, rows, complete=complete, unknown=unknown)
