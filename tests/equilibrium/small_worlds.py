"""Small worlds for tests: what Hypothesis draws, and a slow solver written independently."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from suasion.equilibrium import World

Floats = NDArray[np.float64]
SIGMAS = st.floats(1.5, 12)


def _positive(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers spread evenly over orders of magnitude."""
    return st.floats(np.log(low), np.log(high)).map(lambda x: float(np.exp(x)))


@st.composite
def trades(draw: st.DrawFn, n: int, *, balanced: bool = False) -> Floats:
    """One sector of n countries, internal trade larger than most of the rest."""
    cells = draw(st.lists(_positive(0.1, 10), min_size=n * n, max_size=n * n))
    trade = np.array(cells).reshape(n, n)
    if balanced:
        trade = trade + trade.T
    np.fill_diagonal(trade, draw(st.lists(_positive(5, 500), min_size=n, max_size=n)))
    return trade


@st.composite
def worlds(draw: st.DrawFn, *, low: int = 2, balanced: bool = False, sectors: int = 0) -> World:
    """A world whose countries all trade; its deficits are what the draws make them."""
    n = draw(st.integers(low, 6))
    stack = [draw(trades(n, balanced=balanced)) for _ in range(max(sectors, 1))]
    return World([f"C{i}" for i in range(n)], np.stack(stack) if sectors else stack[0])


@st.composite
def changes(draw: st.DrawFn, n: int) -> Floats:
    """k of every pair, from a tenth to three."""
    cells = draw(st.lists(_positive(0.1, 3), min_size=n * n, max_size=n * n))
    return np.array(cells).reshape(n, n)


@st.composite
def shocked_worlds(
    draw: st.DrawFn, *, balanced: bool = False, sectors: int = 0
) -> tuple[World, Floats]:
    """A world and a change of it."""
    world = draw(worlds(balanced=balanced, sectors=sectors))
    return world, draw(changes(len(world.countries)))


def slowly(world: World, k: Floats, sigma: float) -> tuple[Floats, Floats]:
    """Return ŵ and P̂ of the closed model, one sector, written out pair by pair.

    Shares no code with the package: prices rise where demand exceeds supply until nothing moves.
    """
    x = world.trade
    n = len(x)
    output, spent = x.sum(axis=1), x.sum(axis=0)
    wage = np.ones(n)
    for _ in range(50_000):
        scale = sum(wage * output) / sum(wage * spent)
        index = [
            sum(x[i, j] / spent[j] * k[i, j] * wage[i] ** (1 - sigma) for i in range(n))
            for j in range(n)
        ]
        sales = np.array(
            [
                sum(
                    x[i, j] / spent[j] * k[i, j] * wage[i] ** (1 - sigma) / index[j]
                    * scale * spent[j] * wage[j]
                    for j in range(n)
                )
                for i in range(n)
            ]
        )  # fmt: skip
        gap = np.log(sales / (wage * output))
        if max(abs(gap)) < 1e-12:
            break
        wage = wage * np.exp(gap / sigma)
    wage = wage * output.sum() / (wage @ output)
    index = [
        sum(x[i, j] / spent[j] * k[i, j] * wage[i] ** (1 - sigma) for i in range(n))
        for j in range(n)
    ]
    return wage, np.array(index) ** (1 / (1 - sigma))
