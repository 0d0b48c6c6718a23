"""Figures that invite a wrong verdict: uneven means, ties, ranges, silent sums, other measures."""

from __future__ import annotations

from typing import Any

import pytest
from small_panels import bound, cell, judged, mirror, panel_of

from suasion.catalog import theatre
from suasion.claims import Claim, check_claim
from suasion.claims.measured import Measured, measure
from suasion.specification import admissible

RISES = {"kind": "rises", "from": 2021}


def estimate(value: float, spread: float, **parts: Any) -> dict[str, Any]:
    return cell(value, low=value - spread, high=value + spread, status="estimated", **parts)


def test_means_over_years_that_lack_different_members_are_not_compared() -> None:
    """2018-19 lacks Kazakhstan in one of its years, 2022 in its only one: no like for like."""
    panel = panel_of(
        cell(10.0, year=2018, state="CA5", missing="KAZ"),
        cell(90.0, year=2019, state="CA5"),
        cell(20.0, year=2022, state="CA5", missing="KAZ"),
    )
    result = judged(panel, {"kind": "falls", "from": [2018, 2019]}, state="CA5", period=2022)
    assert result.verdict == "not testable"
    assert "do not speak for all" in result.reason


def test_a_mean_of_floors_is_a_floor() -> None:
    panel = panel_of(cell(10.0, year=2021, state="CA5", missing="KAZ"), cell(90.0, state="CA5"))
    for limit, verdict in ((49, "supported"), (51, "not testable")):
        condition = {"kind": "above", "value": limit, "unit": "mn USD"}
        result = judged(panel, condition, state="CA5", period=[2021, 2022])
        assert result.verdict == verdict


def test_a_mean_carries_the_range_of_its_years() -> None:
    panel = panel_of(cell(100.0, year=2021), estimate(200.0, 20.0))
    (one,) = judged(
        panel, {"kind": "above", "value": 100, "unit": "mn USD"}, period=[2021, 2022]
    ).by_specification
    assert (one.value, one.measured.low, one.measured.high) == (150.0, 140.0, 160.0)
    assert one.measured.status == "estimated"


def test_a_tie_is_no_record_and_no_defeat() -> None:
    panel = panel_of(cell(30.0, year=2021), cell(30.0))
    for kind in ("highest", "lowest"):
        result = judged(panel, {"kind": kind, "since": 2021})
        assert result.verdict == "not testable"
        assert "as high" in result.reason or "as low" in result.reason


def test_a_record_within_the_range_counts_against_certainty() -> None:
    """One count is sure of the record, the other's rounding leaves it open: not simply true."""
    panel = panel_of(
        cell(20.0, year=2021), cell(30.0),
        mirror(29.0, year=2021), mirror(30.0, low=28.0, high=32.0, status="estimated"),
    )  # fmt: skip
    result = judged(panel, {"kind": "highest", "since": 2021})
    assert result.verdict == "mixed"
    assert len(result.by_specification) == 2


def test_an_earlier_floor_that_is_higher_settles_it() -> None:
    panel = panel_of(cell(80.0, year=2021, state="CA5", missing="TKM"), cell(50.0, state="CA5"))
    result = judged(panel, {"kind": "highest", "since": 2021}, state="CA5")
    assert result.verdict == "contradicted"


def test_a_floor_can_rank_first_but_never_last() -> None:
    def cells(china: float) -> list[dict[str, Any]]:
        return [cell(china, missing="TKM", state="CA5"), cell(50.0, power="RUS", state="CA5")]

    rank = {"kind": "rank", "among": ["CHN", "RUS"]}
    assert judged(panel_of(*cells(60.0)), rank | {"is": 1}, state="CA5").verdict == "supported"
    assert judged(panel_of(*cells(40.0)), rank | {"is": 2}, state="CA5").verdict == "not testable"


def test_ranges_that_overlap_leave_a_rank_open() -> None:
    rank = {"kind": "rank", "is": 1, "among": ["CHN", "RUS"]}
    panel = panel_of(estimate(50.0, 5.0), cell(52.0, power="RUS"))
    assert judged(panel, rank).verdict == "not testable"
    assert judged(panel_of(estimate(60.0, 5.0), cell(52.0, power="RUS")), rank).verdict == (
        "supported"
    )


def test_without_among_all_powers_of_the_theatre_compete() -> None:
    others = [one for one in theatre("central-asia").powers if one not in ("CHN", "IRN")]
    cells = [cell(10.0, power=one) for one in others]
    first = judged(panel_of(cell(50.0), *cells), {"kind": "rank", "is": 1})
    assert first.verdict == "not testable"
    assert "Iran" in first.reason
    panel = panel_of(cell(50.0), *cells, cell(0.0, power="IRN", status="zero"))
    assert judged(panel, {"kind": "rank", "is": 1}).verdict == "supported"


def test_a_power_does_not_compete_for_itself() -> None:
    """Russia is a power and here the state: it has no rank in its own trade."""
    others = [one for one in theatre("central-asia").powers if one not in ("CHN", "RUS")]
    panel = panel_of(
        cell(50.0, state="RUS"), *(cell(10.0, power=one, state="RUS") for one in others)
    )
    assert judged(panel, {"kind": "rank", "is": 1}, state="RUS").verdict == "supported"


@pytest.mark.parametrize(("gdp", "verdict"), [(90.0, "supported"), (110.0, "contradicted")])
def test_trade_against_the_whole_economy(gdp: float, verdict: str) -> None:
    panel = panel_of(cell(100.0), cell(gdp, indicator="gdp", power=None, regime=None))
    assert judged(panel, {"kind": "exceeds", "measure": "gdp"}).verdict == verdict


def test_imports_against_exports() -> None:
    panel = panel_of(cell(100.0, indicator="imports"), cell(30.0, indicator="exports"))
    times = {"kind": "exceeds", "measure": "exports", "times": 3}
    assert judged(panel, times, measure="imports").verdict == "supported"
    assert judged(panel, times | {"times": 4}, measure="imports").verdict == "contradicted"


def test_ranges_that_overlap_leave_a_comparison_open() -> None:
    panel = panel_of(estimate(100.0, 5.0), estimate(102.0, 5.0, power="RUS"))
    result = judged(panel, {"kind": "exceeds", "power": "RUS"})
    assert result.verdict == "not testable"
    assert "overlap" in result.reason


def test_shares_that_lack_different_members_have_no_order() -> None:
    panel = panel_of(
        cell(40.0, indicator="turnover_share", state="CA5", missing="KAZ"),
        cell(30.0, indicator="turnover_share", state="CA5", power="RUS"),
    )
    result = judged(
        panel, {"kind": "exceeds", "power": "RUS"}, measure="turnover_share", state="CA5"
    )
    assert result.verdict == "not testable"


def test_several_states_are_summed_before_anything_is_divided() -> None:
    panel = panel_of(
        cell(10.0), cell(100.0, power="WLD"),
        cell(90.0, state="KAZ"), cell(900.0, power="WLD", state="KAZ"),
        cell(5.0, state="UZB"),  # its total is not covered: neither above nor below the line
    )  # fmt: skip
    share = measure(
        panel, admissible()[0], measure="turnover_share", power="CHN",
        states=("KGZ", "KAZ", "UZB"), period=2022,
    )  # fmt: skip
    assert share.value == pytest.approx(10.0)
    assert (share.missing, share.status) == ("UZB", "partial")
    level = measure(
        panel, admissible()[0], measure="turnover", power="CHN",
        states=("KGZ", "KAZ", "TJK"), period=2022,
    )  # fmt: skip
    assert (level.value, level.missing) == (100.0, "TJK")
    assert level.floor


def test_several_states_of_which_none_is_covered_are_not_zero() -> None:
    gone = measure(
        panel_of(cell(1.0)), admissible()[0], measure="turnover", power="CHN",
        states=("TJK", "TKM"), period=2022,
    )  # fmt: skip
    assert gone.value is None


def test_a_share_names_the_sources_below_the_line() -> None:
    panel = panel_of(
        mirror(30.0, indicator="turnover_share"),
        mirror(1.0, power="WLD", source="imf-dots", records=["imf-dots:3"]),
    )
    condition = {"kind": "above", "value": 20, "unit": "%"}
    result = judged(panel, condition, measure="turnover_share")
    assert result.sources == ("china-customs", "imf-dots")
    (one,) = result.by_specification
    assert one.as_dict()["sources"] == ["china-customs", "imf-dots"]


def test_a_silent_sum_of_states_names_who_was_silent() -> None:
    parts: dict[str, Any] = {"status": "zero", "records": []}
    panel = panel_of(
        cell(0.0, **parts),
        cell(0.0, state="CA5", source="sum of states", aggregate="members", **parts),
    )
    result = judged(panel, {"kind": "below", "value": 1, "unit": "mn USD"}, state="CA5")
    assert result.sources == ("nso-bilateral",)


def test_negated_and_wrong_it_does_not_say_that_a_lower_year_was_higher() -> None:
    claim = Claim(
        id="X", says="x", speaker="x", date="2023", kind="quantity",
        test=(bound({"kind": "highest", "since": 2020}, negate=True),),
    )  # fmt: skip
    panel = panel_of(cell(10.0, year=2020), cell(20.0, year=2021), cell(30.0))
    result = check_claim(panel, claim)
    assert result.verdict == "contradicted"
    assert "no year since 2020 was higher" in (result.nearest_true or "")


def test_what_did_not_change_did_not_fall() -> None:
    result = judged(panel_of(cell(30.0, year=2021), cell(30.0)), RISES)
    assert result.verdict == "contradicted"
    assert "fell" not in (result.nearest_true or "")


def test_a_share_of_fewer_states_says_so_in_words() -> None:
    value = Measured(
        "turnover_share", "CHN", ("CA5",), 2012, "%", 30.0, status="partial", missing="KAZ;SVK"
    )
    assert value.lacks_states
    assert (value.lowest, value.highest) == (0.0, float("inf"))
    other = Measured("turnover_share", "CHN", ("UZB",), 2012, "%", 30.0, missing="SVK")
    assert not other.lacks_states
