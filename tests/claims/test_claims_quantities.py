"""Claims on debt and arms: one source counts for both sides, so there is one figure."""

from __future__ import annotations

import pytest
from small_panels import cell, judged, panel_of

from suasion.panel import Panel, build


@pytest.fixture(scope="module")
def central() -> Panel:
    return build("central-asia")


ABOVE = {"kind": "above", "value": 1.7, "unit": "bn USD"}
DEBT = {"measure": "debt", "power": "CHN", "state": "KGZ", "period": 2022}


def test_a_debt_counts_once_and_names_its_source(central: Panel) -> None:
    result = judged(central, ABOVE, **DEBT)
    assert result.verdict == "supported"
    (one,) = result.by_specification
    assert one.measured.value == pytest.approx(1782.227, abs=1e-3)
    assert one.label == "World Bank, debt statistics"
    assert judged(central, ABOVE | {"value": 1.8}, **DEBT).verdict == "contradicted"


def test_the_five_together_are_counted_by_the_source_and_not_by_themselves(central: Panel) -> None:
    (one,) = judged(central, ABOVE, **DEBT | {"state": "CA5"}).by_specification
    assert one.label == "World Bank, debt statistics"
    assert one.measured.value == pytest.approx(6826.459, abs=1e-3)


def test_two_states_are_summed_before_they_are_divided(central: Panel) -> None:
    asked = DEBT | {"measure": "debt_share", "state": ["KGZ", "TJK"]}
    (one,) = judged(central, {"kind": "above", "value": 1, "unit": "%"}, **asked).by_specification
    # (1782.227 + 986.368) / (4030.982 + 3073.297), from the oracle
    assert one.measured.value == pytest.approx(38.970, abs=1e-3)


@pytest.mark.parametrize(("year", "verdict"), [(2022, "supported"), (2003, "not testable")])
def test_a_stock_before_ten_covered_years_is_not_testable(
    central: Panel, year: int, verdict: str
) -> None:
    asked = {"measure": "arms_stock", "power": "RUS", "state": "KAZ", "period": year}
    result = judged(central, {"kind": "above", "value": 1, "unit": "mn TIV"}, **asked)
    assert result.verdict == verdict


def test_arms_are_no_money(central: Panel) -> None:
    asked = {"measure": "arms_stock", "power": "RUS", "state": "KAZ", "period": 2022}
    result = judged(central, {"kind": "above", "value": 1195, "unit": "mn TIV"}, **asked)
    assert [one.label for one in result.by_specification] == ["SIPRI, arms register"]
    assert result.verdict == "supported"


def test_a_reconciled_figure_of_trade_is_still_nobodys_own() -> None:
    """The indicators of trade have two counts; a matrix beside them is neither."""
    matrix = cell(100.0, regime="reconciled", source="oec-totals", records=["oec-totals:1"])
    condition = {"kind": "above", "value": 1, "unit": "mn USD"}
    assert judged(panel_of(matrix), condition).verdict == "not testable"
    debt = cell(100.0, indicator="debt", regime="reconciled", source="wb-debt",
                records=["wb-debt:1"])  # fmt: skip
    assert judged(panel_of(debt), condition, measure="debt").verdict == "supported"
