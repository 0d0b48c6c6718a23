"""Which power matters by which instrument: relative specialisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from suasion.errors import QueryError

__all__ = ["Profile", "Weight", "profile"]

Shares = Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True)
class Weight:
    """How much an instrument weighs for a power.

    Attributes
    ----------
    power, instrument
        Who, by what.
    share
        Share of the power in the instrument, in the unit given.
    ratio
        This share over the mean of the power's shares: above 1 the power matters more by this
        instrument than by the others. None for a power that has nothing anywhere.
    """

    power: str
    instrument: str
    share: float
    ratio: float | None


@dataclass(frozen=True)
class Profile:
    """Relative specialisation of every power compared.

    Attributes
    ----------
    weights
        By power and instrument, in the order given.
    left_out
        Instruments that are not covered for all powers, each with the powers it is missing for.
        They count for none.
    """

    weights: tuple[Weight, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]

    def ratio(self, power: str, instrument: str) -> float | None:
        """Return the ratio of one power and instrument.

        Raises
        ------
        QueryError
            A power or instrument that is not compared.
        """
        for one in self.weights:
            if (one.power, one.instrument) == (power, instrument):
                return one.ratio
        raise QueryError(
            "not compared",
            where=f"power {power}, instrument {instrument}",
            remedy="see weights for what is, left_out for what is not covered",
        )


def profile(shares: Shares) -> Profile:
    """Return each power's share in an instrument over the mean of its shares.

    As the revealed comparative advantage of Balassa (1965, Manchester School 33), but every
    instrument weighs the same: debt, arms and trade have no common unit to be weighed by.

    Parameters
    ----------
    shares
        Share of each power by instrument, in per cent or as fractions; None, or no entry, where it
        is not covered. An instrument that is not covered for one power is left out for all.

    Raises
    ------
    QueryError
        A share that is below zero or not finite, or no instrument that is covered for all.

    Examples
    --------
    >>> found = profile({"trade": {"CHN": 30.0, "RUS": 20.0}, "arms": {"CHN": 10.0, "RUS": 80.0}})
    >>> found.ratio("CHN", "trade"), found.ratio("RUS", "arms")
    (1.5, 1.6)
    """
    powers = list(dict.fromkeys(power for by_power in shares.values() for power in by_power))
    kept: dict[str, dict[str, float]] = {}
    left_out = []
    for instrument, by_power in shares.items():
        known = _known(instrument, by_power)
        missing = tuple(power for power in powers if power not in known)
        if missing:
            left_out.append((instrument, missing))
        else:
            kept[instrument] = known
    if not kept:
        raise QueryError(
            "no instrument is covered for every power",
            where="; ".join(f"{one}: no {', '.join(powers)}" for one, powers in left_out),
            remedy="compare fewer powers, or another year",
        )
    weights = [weight for power in powers for weight in _weights(power, kept)]
    return Profile(tuple(weights), tuple(left_out))


def _weights(power: str, kept: Mapping[str, Mapping[str, float]]) -> list[Weight]:
    mean = sum(by_power[power] for by_power in kept.values()) / len(kept)
    return [
        Weight(power, instrument, by_power[power], by_power[power] / mean if mean else None)
        for instrument, by_power in kept.items()
    ]


def _known(instrument: str, by_power: Mapping[str, float | None]) -> dict[str, float]:
    known = {power: float(share) for power, share in by_power.items() if share is not None}
    for power, share in known.items():
        if not isfinite(share) or share < 0:
            raise QueryError(
                "a share that is below zero or not a number",
                where=f"instrument {instrument}, power {power}, value {share}",
                remedy="give None for what is not covered",
            )
    return known
