"""Conditions on a contest: displacement, and breaks with the past."""

import json
from typing import Any

import pytest
from pydantic import ValidationError
from small_panels import bound, cell, judged, panel_of

from suasion import cli
from suasion.claims import check_claim, load
from suasion.panel import build

DISPLACES = {"kind": "displaces", "power": "RUS", "from": 2021}


def moved(
    china: tuple[float, float], russia: tuple[float, float], world: tuple[float, float],
    **parts: Any,
) -> list[dict[str, Any]]:  # fmt: skip
    """Turnover in 2021 and 2022."""
    return [
        cell(value, power=power, year=year, **(parts if power == "CHN" and year == 2022 else {}))
        for power, pair in (("CHN", china), ("RUS", russia), ("WLD", world))
        for year, value in zip((2021, 2022), pair, strict=True)
    ]


@pytest.mark.parametrize(
    ("china", "russia", "verdict"),
    [
        ((10, 20), (30, 25), "supported"),
        ((10, 20), (30, 31), "contradicted"),  # overtaken at most
        ((20, 10), (30, 25), "contradicted"),  # both fell
    ],
)
def test_displacement_is_a_fall_beside_a_rise(
    china: tuple[float, float], russia: tuple[float, float], verdict: str
) -> None:
    panel = panel_of(*moved(china, russia, (100, 120)))
    assert judged(panel, DISPLACES).verdict == verdict


def test_ranges_that_leave_it_open_cannot_tell() -> None:
    panel = panel_of(*moved((10, 11), (30, 25), (100, 120), low=9.0, high=13.0))
    assert judged(panel, DISPLACES).verdict == "not testable"


def test_other_members_cannot_be_compared() -> None:
    panel = panel_of(*moved((10, 20), (30, 25), (100, 120), missing="SVK"))
    assert judged(panel, DISPLACES).verdict == "not testable"


def test_a_rival_that_is_not_covered_leaves_it_open() -> None:
    cells = [one for one in moved((10, 20), (30, 25), (100, 120)) if one["power"] != "RUS"]
    assert judged(panel_of(*cells), DISPLACES).verdict == "not testable"


BREAKS = {"kind": "breaks", "since": 2022, "by": 5, "unit": "points"}


def shares(last: float, *, first: int = 2000, noise: float = 0.5) -> list[dict[str, Any]]:
    """China's share: steps up and down by turns, then the last year."""
    steps = {year: 20 + noise * (year % 2) + 0.3 * (year % 3) for year in range(first, 2022)}
    return [
        cell(value, indicator="turnover_share", unit="%", year=year)
        for year, value in {**steps, 2022: last}.items()
    ]


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        (shares(35.0), "supported"),  # fifteen points in a year that never saw one
        (shares(20.3), "contradicted"),  # and a shift of five would have been found
        (shares(22.0, noise=9.0), "not testable"),  # nobody could have seen five points
        (shares(35.0, first=2018), "not testable"),  # three years tell nothing
    ],
)
def test_no_break_needs_a_test_that_would_have_found_one(
    cells: list[dict[str, Any]], verdict: str
) -> None:
    assert judged(panel_of(*cells), BREAKS, measure="turnover_share").verdict == verdict


REFUSED = {
    "rival is the power": ({**DISPLACES, "power": "CHN"}, {}, "nobody else loses"),
    "rival is the state": ({**DISPLACES, "power": "KGZ"}, {}, "nobody else loses"),
    "a share": (DISPLACES, {"measure": "turnover_share"}, "a share falls whenever others grow"),
    "a period": (DISPLACES, {"period": (2021, 2022)}, "before|one year"),
    "from a later year": ({**DISPLACES, "from": 2023}, {}, "does not lie before"),
    "a break of a level": (BREAKS, {"period": 2023}, "unit mismatch|tested in a share"),
    "a break over a period": (
        BREAKS,
        {"measure": "turnover_share", "period": (2022, 2023)},
        "at the end of a series",
    ),
    "several states": (
        {"kind": "above", "value": 1, "unit": "%"},
        {"measure": "leverage", "state": ("KAZ", "KGZ")},
        "is of one state",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_judged_is_refused(case: str) -> None:
    condition, parts, what = REFUSED[case]
    with pytest.raises(ValidationError, match=what):
        bound(condition, **parts)


def test_losses_are_judged_under_every_choice_and_turn_round_when_negated() -> None:
    panel = build("central-asia")
    claim = load("central-asia").claim
    (s37,) = [one for one in claim if one.id == "S37"]
    found, opposite = check_claim(panel, s37), check_claim(panel, s37.negated())
    assert [len(one.by_specification) for one in found.on_values] == [18, 18, 9]
    flipped = {"supported": "contradicted", "contradicted": "supported", "mixed": "mixed"}
    for one, other in zip(found.on_values, opposite.on_values, strict=True):
        assert other.verdict == flipped[one.verdict]
        reporters = {each.specification["reporter"] for each in one.by_specification}
        # what is compared over time comes from one count
        assert reporters <= {"own", "mirror"}


def test_a_computed_figure_is_traced_to_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["trace", "central-asia", "CHN", "KAZ", "2023", "leverage"]
    assert cli.run([*asked, "--format", "json"]) == 0
    chain = json.loads(capsys.readouterr().out)
    own = [one for one in chain if one["regime"] == "own"]
    rows = {one["source"]: [each["row"] for each in one["records"]] for one in own}
    assert rows["nso-bilateral"] == [21214, 21215]
    assert [one["value"] for one in own] == pytest.approx([0.784] * len(own), abs=0.001)
    assert all(len(one["sha256"]) == 64 for one in chain)
    assert all(one["records"] for one in chain)
    assert cli.run(["trace", "central-asia", "QQQ", "KAZ", "2023", "leverage"]) == 2
    assert "known: CHN" in capsys.readouterr().err


def test_suppliers_are_known_of_blocs_only() -> None:
    with pytest.raises(ValidationError, match="of blocs only"):
        bound({"kind": "above", "value": 1, "unit": "%"}, measure="supply_share", state="KAZ")


def test_a_break_may_show_in_the_very_year() -> None:
    assert bound(BREAKS, measure="turnover_share").condition.kind == "breaks"
    with pytest.raises(ValidationError, match="does not lie before"):
        bound({**BREAKS, "since": 2023}, measure="turnover_share")
