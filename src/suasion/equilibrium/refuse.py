"""Why a changed world has no equilibrium."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from suasion.equilibrium.iterate import TOLERANCE, Found
from suasion.equilibrium.model import Floats
from suasion.equilibrium.sectors import Sectors
from suasion.errors import NoEquilibrium

__all__ = ["not_found", "parts", "refuse_impossible"]


def parts(shocked: Floats) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the part of the world that each country trades with, and where trade is one-way.

    Parameters
    ----------
    shocked
        λ·k, (s, n, n).

    Returns
    -------
    tuple
        The part, (n,), from 0: countries that trade with each other, directly or not. And whether
        a country is out of the round of its part, (n,): its goods do not reach, be it through third
        ones, the country with the most partners, or that country's goods do not reach it.

    Examples
    --------
    >>> parts(np.array([[[1.0, 0.0, 0.2], [0.0, 1.0, 0.0], [0.0, 0.0, 0.8]]]))
    (array([0, 1, 0]), array([False, False,  True]))
    """
    sold = np.asarray((shocked > 0).any(axis=0))
    either = sold | sold.T
    part = np.full(sold.shape[0], -1, dtype=np.intp)
    one_way = np.zeros(sold.shape[0], dtype=bool)
    partners = either.sum(axis=1)
    while (part < 0).any():
        first = int(np.argmax(np.where(part < 0, partners, -1)))
        members = _reached(either, first)
        part[members] = part.max() + 1
        one_way |= members & ~(_reached(sold, first) & _reached(sold.T, first))
    return part, one_way


def _reached(linked: NDArray[np.bool_], first: int) -> NDArray[np.bool_]:
    """Return what can be reached from one country, itself included, (n,)."""
    members = np.zeros(linked.shape[0], dtype=bool)
    members[first] = True
    size = 0
    while size < (size := int(members.sum())):
        members |= linked[members].any(axis=0)
    return members


def refuse_impossible(base: Sectors, shocked: Floats, part: NDArray[np.intp]) -> None:
    """Refuse what cannot have an equilibrium.

    Raises
    ------
    NoEquilibrium
        A country that can buy nothing of a sector it buys now, that can sell nothing, or a part of
        the world cut off with a deficit or surplus: no price level would balance it.
    """
    starved = (base.size > 0) & ~(shocked.sum(axis=1) > 0)
    if starved.any():
        sector, buyer = (int(at) for at in np.argwhere(starved)[0])
        of = f" of sector {sector}" if base.size.shape[0] > 1 else ""
        raise NoEquilibrium(
            f"a country could buy nothing{of} at any price",
            where=base.countries[buyer],
            remedy="leave it one supplier: internal trade on the diagonal, or a k above zero",
        )
    unsold = ~(shocked.sum(axis=(0, 2)) > 0)
    if unsold.any():
        raise NoEquilibrium(
            "a country could sell nothing at any price",
            where=base.countries[int(np.argmax(unsold))],
            remedy="leave it one buyer: internal trade on the diagonal, or a k above zero",
        )
    if part.any():
        _refuse_unbalanced(base, part)


def _refuse_unbalanced(base: Sectors, part: NDArray[np.intp]) -> None:
    spent = np.bincount(part, weights=base.expenditure) / np.bincount(part, weights=base.output)
    wrong = [int(one) for one in np.flatnonzero(np.abs(spent - 1) > TOLERANCE)]
    if not wrong:
        return
    # the smallest part is the one that was cut off
    one = min(wrong, key=lambda at: int((part == at).sum()))
    names = [code for code, at in zip(base.countries, part, strict=True) if at == one]
    raise NoEquilibrium(
        "a part of the world would trade with no other, yet spends "
        f"{spent[one]:.10g} times what it earns",
        where=", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else ""),
        remedy="balance its output and expenditure in the matrix, or leave it a partner outside "
        "(a k above zero, both ways)",
    )


def not_found(base: Sectors, found: Found) -> NoEquilibrium:
    """Return the error for a search that ended without a solution."""
    at = int(np.argmax(np.nan_to_num(np.abs(found.excess), nan=np.inf)))
    return NoEquilibrium(
        "no equilibrium was found",
        where=f"{base.countries[at]}, whose sales and income differ by {found.residual:.1e} "
        f"in logs after {found.iterations} iterations",
        remedy="either trade can flow in one direction only, so that nothing balances it, or "
        "almost none is left, so that prices hardly move it: use larger k, in both directions",
    )
