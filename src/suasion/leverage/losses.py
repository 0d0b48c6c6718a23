"""Cut-off losses of a theatre under every admissible specification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from suasion.catalog import Theatre, actor, members
from suasion.errors import QueryError
from suasion.leverage.cutoff import Cut, Setting, cut_all, setting
from suasion.leverage.matrix import base_years
from suasion.leverage.report import own_years
from suasion.sources import Snapshot
from suasion.specification import Specification, admissible, choices

__all__ = [
    "ABOUT",
    "Loss",
    "Wanted",
    "chosen",
    "coalition",
    "losses",
    "partners_of",
    "settings",
    "specifications",
]

ABOUT: Literal["cut-off loss"] = "cut-off loss"
_JOINED = "+"


@dataclass(frozen=True, slots=True)
class Loss:
    """A cut-off loss under one specification.

    Attributes
    ----------
    power, state, year
        Power → state; a coalition is written ``CHN+RUS``.
    specification
        The choices made.
    cut
        Loss and cost.
    replaced
        Percent of the state's trade that is from the year's report, 0 in the matrix.
    split
        Whether a turnover of the power had to be split between the two directions.
    instrument
        ``trade``, or ``section 7`` where only one section of the SITC is closed.
    """

    power: str
    state: str
    year: int
    specification: Specification
    cut: Cut
    replaced: float
    split: bool
    instrument: str = "trade"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dyad-years are asked for; None: all. ``section``: close trade in this section only."""

    power: str | None = None
    state: str | None = None
    year: int | None = None
    section: str | None = None


def chosen(fixed: Mapping[str, str]) -> tuple[Specification, ...]:
    """Return the admissible specifications in which these choices are made.

    Raises
    ------
    QueryError
        An unknown choice or option.

    Examples
    --------
    >>> len(chosen({"sigma": "5", "gross_output": "2", "sectors": "one"}))
    3
    """
    known = {one.id: [option.id for option in one.option] for one in choices(ABOUT)}
    fixed = {name: _spelled(option, known.get(name, [])) for name, option in fixed.items()}
    for name, option in fixed.items():
        if name not in known:
            raise QueryError(
                "unknown choice", where=name, remedy=f"one of {', '.join(sorted(known))}"
            )
        if option not in known[name]:
            raise QueryError(
                "unknown option of a choice",
                where=f"{name}={option}",
                remedy=f"one of {', '.join(known[name])}",
            )
    return tuple(
        one
        for one in admissible(ABOUT)
        if all(one[name] == option for name, option in fixed.items())
    )


def _spelled(option: str, known: Sequence[str]) -> str:
    """Return an option as it is declared: 2.0 is 2."""
    return next((one for one in known if _number(one) == _number(option) is not None), option)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def specifications(
    reporter: str, among: Sequence[Specification] | None = None
) -> list[Specification]:
    """Return those that a reporter allows: only the matrix has sections."""
    return [
        one
        for one in (admissible(ABOUT) if among is None else among)
        if one["reporter"] == reporter and (reporter == "matrix" or one["sectors"] == "one")
    ]


def coalition(theatre: Theatre) -> str | None:
    """Return the theatre's contested powers acting together, ``CHN+RUS``; None without two."""
    return _JOINED.join(theatre.contested) if len(theatre.contested) > 1 else None


def partners_of(power: str, year: int) -> tuple[str, ...]:
    """Return who closes trade: a country, a bloc's members of the year, a coalition's.

    Examples
    --------
    >>> len(partners_of("EUU", 2021)), partners_of("CHN+RUS", 2021)
    (27, ('CHN', 'RUS'))
    """
    codes: list[str] = []
    for part in power.split(_JOINED):
        inside = actor(part).kind == "bloc"
        codes += [code for _, code in members(part, [year])] if inside else [part]
    return tuple(dict.fromkeys(codes))


def settings(snapshot: Snapshot, theatre: Theatre, state: str) -> Iterator[tuple[int, str]]:
    """Yield (year, reporter) that may be known of a state."""
    bases = base_years(snapshot)
    if not bases:
        return
    for year in bases:
        yield year, "matrix"
    own = own_years(snapshot, state)
    for year in range(bases[0], theatre.until + 1):
        if year in bases or year > bases[-1]:
            if year in own:
                yield year, "own"
            yield year, "mirror"


def losses(
    snapshot: Snapshot,
    theatre: Theatre,
    wanted: Wanted,
    among: Sequence[Specification] | None = None,
) -> Iterator[Loss]:
    """Yield every cut-off loss that is asked for and can be told.

    Matrix years go first through the specifications, then through states: a world is prepared once
    for all of them.
    """
    both = coalition(theatre)
    pairs = [*theatre.dyads, *((both, state) for state in theatre.targets if both)]
    dyads: dict[str, list[str]] = {}
    for power, state in pairs:
        asked = wanted.power in (None, power) and wanted.state in (None, state)
        if asked and state not in power.split(_JOINED):
            dyads.setdefault(state, []).append(power)
    for year, reporter, states in _rounds(snapshot, theatre, dyads, wanted):
        held = [setting(snapshot, state, year, reporter) for state in states]
        told = [pair for each in held if each is not None for pair in _asked(each, dyads)]
        for one in specifications(reporter, among) if told else ():
            if wanted.section is None or one["sectors"] != "one":
                yield from _of(told, one, wanted.section)


def _rounds(
    snapshot: Snapshot, theatre: Theatre, dyads: Mapping[str, object], wanted: Wanted
) -> list[tuple[int, str, list[str]]]:
    """Return (year, reporter, states) whose worlds are the same: all states in the matrix."""
    rounds: dict[tuple[int, str, str], list[str]] = {}
    for state in dyads:
        for year, reporter in settings(snapshot, theatre, state):
            if wanted.year in (None, year):
                alone = "" if reporter == "matrix" else state
                rounds.setdefault((year, reporter, alone), []).append(state)
    return [(year, reporter, states) for (year, reporter, _), states in rounds.items()]


def _asked(
    held: Setting, dyads: Mapping[str, Sequence[str]]
) -> list[tuple[Setting, str, tuple[str, ...]]]:
    """Return (setting, power, partners) of whom the setting can tell."""
    pairs = [(power, partners_of(power, held.year)) for power in dyads[held.state]]
    return [(held, power, partners) for power, partners in pairs if held.speaks_of(partners)]


def _of(
    asked: Sequence[tuple[Setting, str, tuple[str, ...]]], one: Specification, section: str | None
) -> Iterator[Loss]:
    """Yield the losses of one world under one specification."""
    instrument = "trade" if section is None else f"section {section}"
    questions = [(held.state, partners) for held, _, partners in asked]
    cuts = cut_all(asked[0][0].base, questions, one, section=section)
    for (held, power, partners), cut in zip(asked, cuts, strict=True):
        split = held.report.split if held.report else frozenset()
        touched = not split.isdisjoint(partners)
        yield Loss(power, held.state, held.year, one, cut, held.replaced, touched, instrument)
