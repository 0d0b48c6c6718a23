"""Many small cuts of one world at once: each stops the trade of a few pairs.

λ·k differs from λ in a few cells only, so that all cuts share two matrix products per iteration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from suasion.equilibrium.iterate import TOLERANCE
from suasion.equilibrium.model import Floats
from suasion.equilibrium.sectors import Sectors

__all__ = ["Cells", "CutMany", "Pairs"]

Pairs = Sequence[tuple[int, int]]
"""Positions of exporter and importer whose trade stops."""

_LIMIT = 30
_MEMORY = 4
# with less left of what a country buys, the difference of two sums would lose its last digits
_LEAST = 1e-3


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells that are cut, all cuts together: number of the cut, sector, exporter, importer."""

    cut: NDArray[np.intp]
    sector: NDArray[np.intp]
    exporter: NDArray[np.intp]
    importer: NDArray[np.intp]

    @classmethod
    def of(cls, cuts: Sequence[Pairs], sectors: Sequence[int]) -> Cells:
        """Name the cells of every cut in these sectors; a pair named twice is cut once.

        Examples
        --------
        >>> Cells.of([[(0, 1)], [(1, 2)]], [0]).cut.tolist()
        [0, 1]
        """
        rows = [
            (number, sector, one, other)
            for number, pairs in enumerate(cuts)
            for sector in sectors
            for one, other in dict.fromkeys(pairs)
        ]
        return cls(*np.array(rows, dtype=np.intp).reshape(-1, 4).T)


class CutMany:
    """Frozen-Jacobian steps for many cuts together, closed model.

    Parameters
    ----------
    base, sigma
        The world, and σ, the elasticity of substitution.
    frozen
        Inverse of the Jacobian at the baseline, (n, n).
    """

    def __init__(self, base: Sectors, sigma: float, frozen: Floats) -> None:
        self._base, self._sigma, self._step = base, sigma, frozen.T
        s, n = base.size.shape
        # exporter × (sector, importer): both sums are then plain products
        self._flat = np.ascontiguousarray(base.shares.transpose(1, 0, 2).reshape(n, s * n))
        self._idle = np.where(base.size == 0, 1.0, 0.0)

    def real_income(self, cells: Cells, count: int) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the change of real income by cut and country, (count, n), and which converged."""
        logs = np.zeros((count, self._base.output.size))
        lost = self._base.shares[cells.sector, cells.exporter, cells.importer]
        path = _Path()
        with np.errstate(all="ignore"):
            for _ in range(_LIMIT):
                index, excess = self._excess(logs, cells, lost)
                worst = np.abs(excess).max(axis=1)
                if not (worst > TOLERANCE).any():
                    break
                logs = logs + path.move(-(excess @ self._step))
            fallen = index / self._base.unit
            powers = self._base.weight / (1 - self._sigma)
            prices = np.exp((powers * np.log(fallen)).sum(axis=1))
            enough = fallen.min(axis=(1, 2)) >= _LEAST
            income = np.exp(logs) / prices - 1
        # where nothing is lost nothing changes, not nearly nothing
        income[np.bincount(cells.cut, lost, count) == 0] = 0.0
        return income, (worst <= TOLERANCE) & enough

    def _excess(self, logs: Floats, cells: Cells, lost: Floats) -> tuple[Floats, Floats]:
        """Return Φ, (count, s, n), and log(sales / income), (count, n)."""
        base = self._base
        wages, pull = np.exp(logs), np.exp((1 - self._sigma) * logs)
        index = (pull @ self._flat).reshape(len(logs), *base.size.shape)
        np.subtract.at(
            index, (cells.cut, cells.sector, cells.importer), lost * pull[cells.cut, cells.exporter]
        )
        index += self._idle
        output, expenditure = base.totals
        scale = (wages @ base.output / output) / (wages @ base.expenditure / expenditure)
        spending = base.size * (wages * scale[:, None])[:, None, :] / index
        revenue = spending.reshape(len(logs), -1) @ self._flat.T
        np.subtract.at(
            revenue,
            (cells.cut, cells.exporter),
            lost * spending[cells.cut, cells.sector, cells.importer],
        )
        return index, np.log(pull * revenue / (wages * base.output))


class _Path:
    """Anderson acceleration (1965, type II) of many iterations side by side, each its own."""

    def __init__(self) -> None:
        self._moves: list[Floats] = []
        self._turns: list[Floats] = []
        self._way: Floats | None = None

    def move(self, way: Floats) -> Floats:
        """Return the next move of each, (count, n), from the plain one."""
        if self._way is not None:
            self._turns = [*self._turns, way - self._way][-_MEMORY:]
        step = way if not self._turns else self._accelerated(way)
        self._moves = [*self._moves, step][-_MEMORY:]
        self._way = way
        return step

    def _accelerated(self, way: Floats) -> Floats:
        """Return way - γ (moves + turns), γ such that |way - γ turns| is least for each."""
        turns = np.stack(self._turns, axis=1)
        moves = np.stack(self._moves, axis=1)
        gram = turns @ turns.transpose(0, 2, 1)
        # what stands still has turns of zero: keep its small system solvable
        size = np.trace(gram, axis1=1, axis2=2)[:, None, None]
        gram = gram + np.eye(gram.shape[1]) * (1e-12 * size + 1e-280)
        gamma = np.linalg.solve(gram, turns @ way[:, :, None])
        return np.asarray(way - (gamma * (moves + turns)).sum(axis=1))
