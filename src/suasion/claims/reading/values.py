"""From what a sentence binds to tests on values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from suasion.catalog.theatre import Theatre
from suasion.claims.reading.amounts import amount, level
from suasion.claims.reading.changes import change
from suasion.claims.reading.figures import Figure, plain
from suasion.claims.reading.grammar import Bound
from suasion.claims.reading.resolve import HOLE, Quantity, Unreadable, quantities

__all__ = ["value_tests"]

Test = dict[str, Any]
Condition = dict[str, Any]

_CHANGES = {"rises", "falls", "unchanged", "multiplied"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence, resolved in its theatre."""

    bound: Bound
    subject: Quantity
    other: Quantity | None
    theatre: Theatre

    @property
    def year(self) -> Any:
        return self.bound.get("year", HOLE)

    @property
    def start(self) -> Any:
        return self.bound.get("start", HOLE)

    def test(
        self, condition: Condition, period: Any = None, subject: Quantity | None = None
    ) -> Test:
        """Return the table of a test, on the sentence's subject unless another is given."""
        about = subject or self.subject
        return {
            "measure": about.measure,
            **({"power": about.power} if about.power else {}),
            "state": about.state,
            "period": self.year if period is None else period,
            "condition": condition,
        }


def value_tests(bound: Bound, theatre: Theatre) -> list[Test]:
    """Return the tests of a sentence about values, as tables of a claims file without labels.

    Raises
    ------
    Unreadable
        The theatre or the conditions cannot hold what is said.
    """
    asked = _Asked(bound, *quantities(bound, theatre), theatre)
    kind = bound["kind"]
    negate = bool(bound.get("denied")) != bool(bound.get("negate"))
    _check_nominal(asked)
    tests = _BUILD.get(kind, _change if kind in _CHANGES else _level)(asked)
    extra = _extreme(asked) if "extreme" in bound and kind != "extreme" else []
    if negate and (len(tests) > 1 or (extra and bound.get("denied"))):
        raise Unreadable("the opposite of two statements at once: write one sentence for each")
    if negate:
        tests = [{**tests[0], "negate": True}]
    return tests + extra


def _check_nominal(asked: _Asked) -> None:
    """Refuse growth of an economy that may mean real growth: the data are in current dollars."""
    moves = asked.bound["kind"] in _CHANGES or "extreme" in asked.bound
    if asked.subject.measure.startswith("gdp") and moves and not asked.bound.get("nominal"):
        raise Unreadable("real or nominal? the data are in current dollars: write “nominal GDP”")


def _level(asked: _Asked) -> list[Test]:
    bound = asked.bound
    # a level over several years is their mean, and only where the sentence says so
    period = [asked.start, asked.year] if bound.get("average") else asked.year
    return [asked.test(one, period) for one in _stated(bound)]


def _change(asked: _Asked) -> list[Test]:
    condition, at_start = change(asked.bound, asked.subject.measure)
    tests = [asked.test(condition, asked.start if at_start else asked.year)]
    if not asked.bound.get("figures"):
        return tests
    for part, period in (("first", asked.start), ("last", asked.year)):
        said = {
            key.removeprefix(f"{part}."): value
            for key, value in asked.bound.items()
            if key.startswith(f"{part}.")
        }
        tests += [asked.test(one, period) for one in _stated(said)]
    return tests


def _stated(bound: Bound) -> list[Condition]:
    """Return the conditions of a stated figure."""
    if bound["kind"] == "equals" and "value" in bound and not bound.get("exact"):
        figure: Figure = bound["value"]
        if figure.round:
            raise Unreadable(f"how exact is {figure.value}? write “about” or “exactly”")
    return level(bound["kind"], amount(bound))


def _extreme(asked: _Asked) -> list[Test]:
    since = asked.bound["since"]
    first = asked.theatre.since if since == "ever" else since
    return [asked.test({"kind": asked.bound["extreme"], "since": first})]


def _rank(asked: _Asked) -> list[Test]:
    if asked.bound["state"].plural:
        raise Unreadable("of each of them, or of their sum? write “the region” for the sum")
    return [asked.test({"kind": "rank", "is": _place(asked.bound)})]


def _place(bound: Bound) -> int:
    place = bound["place"]
    if not isinstance(place, int) or place < 1:
        raise Unreadable(f"{place} is no place")
    return place


def _exceeds(asked: _Asked) -> list[Test]:
    assert asked.other is not None
    pair = asked.subject, asked.other
    if asked.bound.get("less"):
        pair = asked.other, asked.subject
    return [asked.test(_above(*pair, asked.bound), subject=pair[0])]


def _above(one: Quantity, other: Quantity, bound: Bound) -> Condition:
    """Return the condition that one quantity exceeds another: only what differs is named."""
    differs = {
        name: getattr(other, name)
        for name in ("power", "state", "measure")
        if getattr(other, name) not in (None, getattr(one, name))
    }
    times = {"times": plain(bound["times"])} if "times" in bound else {}
    return {"kind": "exceeds", **differs, **times}


def _overtakes(asked: _Asked) -> list[Test]:
    """Test who was ahead in the later year, and that it was not so in the earlier."""
    ahead: Condition = {"kind": "exceeds", "power": _rival(asked).power}
    behind = {**asked.test(ahead, asked.start), "negate": True}
    return [asked.test(ahead), behind]


def _overtakes_at(asked: _Asked) -> list[Test]:
    """Test who held the place in the earlier year, and who in the later."""
    held = _rank(asked)[0]["condition"]
    return [asked.test(held), asked.test(held, asked.start, _rival(asked))]


def _rival(asked: _Asked) -> Quantity:
    bound = {**asked.bound, "power": asked.bound["power2"]}
    return quantities(bound, asked.theatre)[0]


_BUILD: dict[str, Callable[[_Asked], list[Test]]] = {
    "extreme": _extreme,
    "rank": _rank,
    "exceeds": _exceeds,
    "overtakes": _overtakes,
    "overtakes at": _overtakes_at,
}
