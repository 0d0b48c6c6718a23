"""Cut-off loss: real income a state would lose if a power closed trade with it, both ways.

Hirschman (1945): what a power could withdraw, what that would cost the state, and what it would
cost the power. Trade in general equilibrium by exact hat algebra; see the room `equilibrium`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from suasion.equilibrium import Baseline
from suasion.errors import QueryError
from suasion.leverage.gdp import gdp_of
from suasion.leverage.matrix import SECTIONS, Base, base_of, base_years
from suasion.leverage.report import Report, mirror_report, own_report
from suasion.leverage.world import Sectors, make_world, updated
from suasion.sources import Entry, Snapshot
from suasion.specification import Specification

__all__ = ["Cut", "Setting", "cut_all", "setting"]


@dataclass(frozen=True, slots=True)
class Cut:
    """What closing trade between a power and a state does, under one specification.

    Attributes
    ----------
    loss
        Change of the state's real income, percent: negative is a loss.
    cost
        Change of the power's own, percent; of a bloc or coalition all its members together.
    """

    loss: float
    cost: float

    @property
    def asymmetry(self) -> float | None:
        """The state's loss over the power's, both in percent; None where the power loses nothing.

        Examples
        --------
        >>> Cut(loss=-2.0, cost=-0.5).asymmetry
        4.0
        """
        return self.loss / self.cost if self.cost < 0 else None


@dataclass(frozen=True, eq=False)
class Setting:
    """A state in a year, with its trade as one side reports it.

    Attributes
    ----------
    state, year, reporter
        Whose trade, when, by whose statistics (``matrix``, ``own``, ``mirror``).
    base
        The matrix, the state's row and column replaced where a report is used.
    report
        What was used, None where the matrix stands as it is.
    replaced
        Percent of the state's trade that the report gives; 0 in the matrix.
    """

    state: str
    year: int
    reporter: str
    base: Base
    report: Report | None
    replaced: float

    def speaks_of(self, partners: Sequence[str]) -> bool:
        """Tell whether the trade with these partners is of the year.

        Under ``mirror`` a power that reports nothing keeps what the matrix of an earlier year has:
        that would not be this year's figure. Of a bloc nine tenths of its trade must be reported.
        """
        if self.state not in self.base.at:
            return False
        inside = [code for code in partners if code in self.base.at and code != self.state]
        if self.report is None or self.report.complete:
            return bool(inside)
        at, trade = self.base.at, self.base.trade
        mine = at[self.state]
        size = {one: trade[mine, at[one]] + trade[at[one], mine] for one in inside}
        told = sum(size[code] for code in inside if code in self.report.partners)
        return bool(told > 0.9 * sum(size.values()) and told > 0)

    def cut(
        self, partners: Sequence[str], specification: Specification, *, section: str | None = None
    ) -> Cut | None:
        """Close trade between the state and some partners, both ways, and let the rest adjust.

        Parameters
        ----------
        partners
            A power, a bloc's members, the members of a coalition.
        specification
            Of ``cut-off loss``; its ``reporter`` is this setting's.
        section
            Close trade in one section of the SITC only; it needs a rule for sections.

        Returns
        -------
        Cut or None
            None where nothing is known of the partners, or the matrix does not have the state.

        Raises
        ------
        QueryError
            A section without sections.
        """
        if not self.speaks_of(partners):
            return None
        return cut_all(self.base, [(self.state, partners)], specification, section=section)[0]


def cut_all(
    base: Base,
    asked: Sequence[tuple[str, Sequence[str]]],
    specification: Specification,
    *,
    section: str | None = None,
) -> list[Cut]:
    """Close trade between a state and some partners, for many such questions about one world.

    Parameters
    ----------
    base
        The matrix, updated or not.
    asked
        State and partners.
    specification, section
        As in :meth:`Setting.cut`.

    Raises
    ------
    QueryError
        A section without sections.
    """
    sectors = specification["sectors"]
    if section is not None and (section not in SECTIONS or sectors == "one"):
        raise QueryError(
            "no such section",
            where=f"section {section!r}, sectors={sectors}",
            remedy=f"one of {', '.join(SECTIONS)}, with sectors=as_exported or as_imported",
        )
    ratio, sigma = float(specification["gross_output"]), float(specification["sigma"])
    baseline = _baseline(base, ratio, sectors, sigma)
    output = baseline.world.output
    cuts, powers = [], []
    for state, partners in asked:
        mine = base.at[state]
        power = [base.at[code] for code in partners if code in base.at and code != state]
        powers.append(power)
        cuts.append([pair for one in power for pair in ((mine, one), (one, mine))])
    at = None if section is None else SECTIONS.index(section)
    income = 100 * baseline.solve_cuts(cuts, sector=at)
    return [
        Cut(
            loss=float(income[number, base.at[state]]),
            cost=float(output[power] @ income[number, power] / output[power].sum()),
        )
        for number, ((state, _), power) in enumerate(zip(asked, powers, strict=True))
    ]


@lru_cache(maxsize=4)
def _baseline(base: Base, gross_output: float, sectors: Sectors, sigma: float) -> Baseline:
    """Prepare a world once for all states and powers that are asked for under it."""
    made = make_world(base, gross_output=gross_output, sectors=sectors)
    # one row and column differ from the matrix: its Jacobian leads to the same solution
    like = None if base.origin is None else _plain(base.origin, gross_output, sigma)
    return Baseline(made.world, sigma=sigma, like=like)


@lru_cache(maxsize=16)
def _plain(base: Base, gross_output: float, sigma: float) -> Baseline:
    return Baseline(make_world(base, gross_output=gross_output).world, sigma=sigma)


def setting(snapshot: Snapshot, state: str, year: int, reporter: str) -> Setting | None:
    """Return a state's trade in a year as one side reports it, None where nothing is known.

    Years after the last all-pairs matrix take its world, with the state's own row, column and GDP
    of the year (``own``), or with what its partners report (``mirror``).

    Parameters
    ----------
    snapshot
        Where the matrix, the reports and GDP are read from.
    state, year
        Whose trade, and when.
    reporter
        ``matrix``, ``own`` or ``mirror``.

    Examples
    --------
    >>> from suasion.sources import open_snapshot
    >>> held = setting(open_snapshot(), "KAZ", 2021, "own")
    >>> held.base.year, round(held.replaced)
    (2015, 100)
    """
    return _setting(snapshot, state, year, reporter, tuple(snapshot.entries.values()))


@lru_cache(maxsize=128)
def _setting(
    snapshot: Snapshot, state: str, year: int, reporter: str, _entries: tuple[Entry, ...]
) -> Setting | None:
    years = [one for one in base_years(snapshot) if one <= year]
    if not years:
        return None
    base = base_of(snapshot, years[-1])
    if reporter == "matrix":
        known = base.year == year and state in base.at
        return Setting(state, year, reporter, base, None, 0.0) if known else None
    if base.year < year and base.year < base_years(snapshot)[-1]:
        # between two matrices the world of the earlier one would be too old
        return None
    report = (
        own_report(snapshot, state, year)
        if reporter == "own"
        else mirror_report(snapshot, base, state, year)
    )
    size = gdp_of(snapshot, year).get(state)
    if report is None or size is None or state not in base.at:
        return None
    changed, replaced = updated(base, report, size)
    return Setting(state, year, reporter, changed, report, replaced)
