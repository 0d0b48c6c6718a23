"""The test of Andrews (2003) as he prints it, for a regression on a constant: for comparison."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def shares_further(drawn: Floats, m: int, *, weighted: str) -> tuple[Floats, Floats, int]:
    """Return the statistic of the end, (r,), those of the blocks, (r, b), and b.

    `weighted`: "S" by the inverse covariance of the residuals, "P" none, every residual squared by
    itself, "sum" none, the residuals summed.
    """
    before, after = drawn[:, :-m], drawn[:, -m:]
    n, left_out = before.shape[1], -(-m // 2)
    windows = sliding_window_view(before, m, axis=1)
    means = before.sum(axis=1, keepdims=True) - windows[:, :, :left_out].sum(axis=2)
    blocks = windows - (means / (n - left_out))[:, :, None]
    end = after - before.mean(axis=1, keepdims=True)
    if weighted == "P":
        return (end**2).sum(axis=1), (blocks**2).sum(axis=2), blocks.shape[1]
    weights = np.ones((len(drawn), m))
    if weighted == "S":
        # of the residuals about one mean, over all blocks of the whole sample
        residuals = drawn - drawn.mean(axis=1, keepdims=True)
        all_blocks = sliding_window_view(residuals, m, axis=1)
        covariance = np.einsum("rbi,rbj->rij", all_blocks, all_blocks) / all_blocks.shape[1]
        weights = np.linalg.solve(covariance, weights[:, :, None])[:, :, 0]
    of_blocks = np.abs(np.einsum("rbm,rm->rb", blocks, weights))
    return np.abs((end * weights).sum(axis=1)), of_blocks, blocks.shape[1]


def rejected(drawn: Floats, m: int, *, weighted: str, counted: bool) -> NDArray[np.bool_]:
    """Return whether p ≤ 0.05; `counted`: the end counts among the blocks, so that p > 0."""
    end, blocks, many = shares_further(drawn, m, weighted=weighted)
    further = (blocks >= end[:, None] * (1 - 1e-12)).sum(axis=1)
    p = (1 + further) / (1 + many) if counted else further / many
    return np.asarray(p <= 0.05)
