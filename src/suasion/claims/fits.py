"""Whether a condition fits the subject it is bound to: units, periods, what is compared with what.

Every rule raises ``ValueError("what | remedy")``; the loader adds file and key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from suasion.catalog import actors, base, indicator, indicators
from suasion.claims.conditions import (
    Breaks,
    Condition,
    Displaces,
    Exceeds,
    Highest,
    Lowest,
    Rank,
)
from suasion.claims.modelled import is_modelled
from suasion.errors import QueryError

if TYPE_CHECKING:
    from suasion.claims.model import Test

__all__ = ["check_fit", "check_period", "check_states", "span"]

Period = int | tuple[int, int]

_FIRST, _LAST = 1900, 2100


def span(period: Period) -> tuple[int, int]:
    """Return first and last year."""
    return (period, period) if isinstance(period, int) else period


def check_period(period: Period) -> None:
    """Refuse what is no year, and periods that end before they begin."""
    first, last = span(period)
    if not _FIRST <= first <= last <= _LAST:
        raise ValueError(f"impossible period {period} | write a year, or [first, last]")


def check_states(states: tuple[str, ...]) -> None:
    """Refuse lists that name nobody, or somebody twice: the sum would count him twice."""
    if not states:
        raise ValueError("no state | name one, or a list of them")
    counted = [
        each for code in states for each in {code, *(one.actor for one in actors()[code].members)}
    ]
    if twice := sorted({code for code in counted if counted.count(code) > 1}):
        raise ValueError(f"{', '.join(twice)} is counted twice | name each state once")


def check_fit(test: Test) -> None:
    """Refuse a condition that cannot be judged on its subject, or only by saying nothing."""
    condition = test.condition
    _check_unit(test.measure, condition)
    _check_currency(test, condition)
    _check_earlier(test, condition)
    if isinstance(condition, Exceeds):
        _check_comparison(test, condition)
    if isinstance(condition, Rank):
        _check_rivals(test, condition)
    if isinstance(condition, Displaces):
        _check_displaced(test, condition)
    _check_bought(test)
    if isinstance(condition, Breaks):
        _check_break(test)
    if is_modelled(test.measure) and len(test.states) > 1:
        raise ValueError(f"{test.measure} is of one state | write a test for each")


def _check_unit(measure: str, condition: Condition) -> None:
    unit = getattr(condition, "unit", None)
    if unit is None:
        return
    own = indicator(measure).unit
    try:
        allowed = {base(own)} | ({"EUR"} if base(own) == "USD" else set())
        # a change of a level may be stated as growth, a change of a share in points
        if condition.relative:
            allowed |= {"points"} if own == "%" else {"%"}
        given = base(unit)
        if given in ("%", "points") and unit != given:
            raise QueryError("unknown unit", remedy=f"write {given!r} without a scale")
    except QueryError as fault:
        raise ValueError(f"{fault.what} {unit!r} | {fault.remedy}") from fault
    if given not in allowed:
        raise ValueError(
            f"unit mismatch: {measure} is in {own}, the condition in {unit} | "
            f"state the condition in a unit of {', '.join(sorted(allowed))}"
        )


def _check_currency(test: Test, condition: Condition) -> None:
    """Refuse euros over several years: money changes currency at the rate of one year."""
    unit = getattr(condition, "unit", None)
    euro = getattr(condition, "currency", "USD") == "EUR" or (unit and base(unit) == "EUR")
    periods = (test.period, getattr(condition, "since", test.period))
    if euro and not all(isinstance(one, int) for one in periods):
        raise ValueError("euros over several years | compare single years, or state it in dollars")


def _check_earlier(test: Test, condition: Condition) -> None:
    """Refuse a change from, or a record since, a period that does not lie before the subject's."""
    since: Period | None = getattr(condition, "since", None)
    if since is None:
        return
    check_period(since)
    # a break can show in the very year
    if span(since)[1] >= test.span[0] + isinstance(condition, Breaks):
        word = "since" if isinstance(condition, Highest | Lowest) else "from"
        raise ValueError(
            f"{word} {since} does not lie before the period {test.period} | name an earlier one"
        )


def _check_comparison(test: Test, condition: Exceeds) -> None:
    other = {"power": test.power, "measure": test.measure, **condition.changes}
    if condition.measure is not None and condition.measure not in indicators():
        known = ", ".join(sorted(indicators()))
        raise ValueError(f"unknown measure {condition.measure!r} | known: {known}")
    if condition.period is not None:
        check_period(condition.period)
    measure = indicator(str(other["measure"]))
    if measure.level == "state" and condition.power is not None:
        raise ValueError(f"{measure.id} belongs to the state alone | remove power")
    if measure.level == "dyad" and other["power"] is None:
        raise ValueError(f"{measure.id} needs a power | add power to the condition")
    own = indicator(test.measure)
    if measure.unit != own.unit:
        raise ValueError(
            f"unit mismatch: {own.id} is in {own.unit}, {measure.id} in {measure.unit} | "
            "compare quantities of one unit"
        )
    if measure.level == "dyad" and other["power"] in (condition.state or test.states):
        raise ValueError(f"{other['power']} acts on itself | name another power or state")
    same = other["power"] == test.power and measure is own
    same &= condition.state is None or (condition.state,) == test.states
    same &= condition.period is None or span(condition.period) == test.span
    if same:
        raise ValueError(
            "a comparison with itself | name another power, state or period to compare with"
        )


def _check_break(test: Test) -> None:
    if indicator(test.measure).rule != "share":
        raise ValueError("a break is tested in a share | name a measure in %, such as import_share")
    if not isinstance(test.period, int):
        raise ValueError("a break is tested at the end of a series | name its last year as period")


def _check_bought(test: Test) -> None:
    """Refuse suppliers of a power whose suppliers are not all held."""
    of_suppliers = indicator(test.measure).rule in ("supply", "spread")
    if of_suppliers and test.power and actors()[test.power].kind != "bloc":
        raise ValueError(f"{test.measure} is known of blocs only | name one, such as EUU")


def _check_displaced(test: Test, condition: Displaces) -> None:
    if condition.power in (test.power, "WLD", *test.states):
        raise ValueError("nobody else loses | name another power in the condition")
    if indicator(test.measure).unit in ("%", "points") and not is_modelled(test.measure):
        raise ValueError(
            "a share falls whenever others grow faster | name a level, such as turnover or debt"
        )
    if test.power == "WLD" or not isinstance(test.period, int):
        raise ValueError("displacement is of one power in one year | name both")


def _check_rivals(test: Test, condition: Rank) -> None:
    if test.power is None:
        raise ValueError("a rank among powers needs a power | add power")
    if "WLD" in (test.power, *condition.among):
        raise ValueError("all partners together have no rank among powers | remove WLD")
    if len(set(condition.among)) < len(condition.among):
        raise ValueError("a power is named twice in among | name each once")
    if condition.among and not set(condition.among) - {test.power, *test.states}:
        raise ValueError("a rank among nobody else | name other powers in among, or leave it out")
