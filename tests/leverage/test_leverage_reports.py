"""What partners report of a state's trade: turnovers split, blocs shared out, sums ignored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from made_snapshot import Row, snapshot_of
from made_worlds import CODES, base_of, in_matrix

from suasion.catalog import theatre
from suasion.leverage.concentration import trade_concentration
from suasion.leverage.matrix import Base
from suasion.leverage.report import Report, mirror_report

YEAR = 2021


def matrix(**flows: float) -> Base:
    """Flows of Kazakhstan in the matrix, ``RUS_sold=30`` for what it sold to Russia."""
    trade = np.zeros((len(CODES), len(CODES)))
    at = {code: place for place, code in enumerate(CODES)}
    for name, value in flows.items():
        partner, way = name.split("_")
        pair = ("KAZ", partner) if way == "sold" else (partner, "KAZ")
        trade[at[pair[0]], at[pair[1]]] = value
    return base_of(trade, np.full(len(CODES), 1000.0))


def mirrored(folder: Path, base: Base, **told: list[Row]) -> Report:
    found = mirror_report(snapshot_of(folder, YEAR, **told), base, "KAZ", YEAR)
    assert found is not None
    assert not found.complete
    return found


RUSSIA: Row = ("RUS", "RUS", "KAZ", "turnover", 80.0)


def test_a_turnover_is_split_as_the_matrix_is(tmp_path: Path) -> None:
    found = mirrored(tmp_path, matrix(RUS_sold=30, RUS_bought=10), imf_imts=[RUSSIA])
    assert found.sold == {"RUS": 60.0}
    assert found.bought == {"RUS": 20.0}
    assert found.split == {"RUS"}
    assert found.records == {"RUS": ("imf-imts:2",)}


@pytest.mark.parametrize(
    ("row", "sold", "bought"),
    [
        (("RUS", "KAZ", "RUS", "goods", 55.0), 55.0, 25.0),
        (("RUS", "RUS", "KAZ", "goods", 55.0), 25.0, 55.0),
        # one source's exports may be more than another's turnover: nothing is below zero
        (("RUS", "KAZ", "RUS", "goods", 90.0), 90.0, 0.0),
    ],
)
def test_a_turnover_less_the_direction_that_is_known(
    tmp_path: Path, row: Row, sold: float, bought: float
) -> None:
    base = matrix(RUS_sold=30, RUS_bought=10)
    found = mirrored(tmp_path, base, imf_imts=[row], nso_bilateral=[RUSSIA])
    assert (found.sold["RUS"], found.bought["RUS"]) == (sold, bought)
    assert found.split == frozenset()
    assert set(found.records["RUS"]) == {"imf-imts:2", "nso-bilateral:2"}
    assert found.sources == ("imf-imts", "nso-bilateral")


def test_a_turnover_with_whom_the_matrix_knows_no_trade_tells_nothing(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, YEAR, imf_imts=[RUSSIA])
    assert mirror_report(snapshot, matrix(CHN_sold=1), "KAZ", YEAR) is None


def test_both_directions_known_leave_the_turnover_out(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("RUS", "KAZ", "RUS", "goods", 55.0), ("RUS", "RUS", "KAZ", "goods", 20.0), RUSSIA,
    ]  # fmt: skip
    found = mirrored(tmp_path, matrix(RUS_sold=30, RUS_bought=10), imf_imts=rows)
    assert (found.sold["RUS"], found.bought["RUS"]) == (55.0, 20.0)
    assert found.split == frozenset()


def test_a_blocs_total_is_shared_out_among_its_members(tmp_path: Path) -> None:
    base = matrix(DEU_bought=20, FRA_bought=10, DEU_sold=3, FRA_sold=9)
    rows: list[Row] = [
        ("EUU", "EUU", "KAZ", "goods", 90.0), ("EUU", "KAZ", "EUU", "goods", 40.0),
    ]  # fmt: skip
    found = mirrored(tmp_path, base, eurostat_totals=rows)
    assert found.bought == pytest.approx({"DEU": 60.0, "FRA": 30.0})
    assert found.sold == pytest.approx({"DEU": 10.0, "FRA": 30.0})
    assert found.partners == {"DEU", "FRA"}


def test_a_member_that_reported_itself_keeps_its_figure(tmp_path: Path) -> None:
    base = matrix(DEU_bought=20, FRA_bought=10)
    found = mirrored(
        tmp_path, base,
        eurostat_totals=[("EUU", "EUU", "KAZ", "goods", 90.0)],
        imf_imts=[("DEU", "DEU", "KAZ", "goods", 50.0)],
    )  # fmt: skip
    assert found.bought == pytest.approx({"DEU": 50.0, "FRA": 40.0})
    assert found.records["DEU"] == ("imf-imts:2",)
    assert found.records["FRA"] == ("eurostat-totals:2",)


def test_the_world_and_the_state_itself_are_no_partners(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("WLD", "WLD", "KAZ", "goods", 500.0), ("KAZ", "RUS", "KAZ", "goods", 7.0),
        ("CHN", "CHN", "KAZ", "goods", 5.0), ("CHN", "CHN", "KGZ", "goods", 9.0),
    ]  # fmt: skip
    found = mirrored(tmp_path, matrix(CHN_bought=1), imf_imts=rows)
    assert found.bought == {"CHN": 5.0}
    assert found.sold == {}
    # one direction alone is not the trade with a partner
    assert found.partners == frozenset()


def test_of_two_sources_the_one_with_precedence_counts(tmp_path: Path) -> None:
    found = mirrored(
        tmp_path, matrix(CHN_bought=1),
        imf_dots=[("CHN", "CHN", "KAZ", "goods", 4.0)],
        china_customs=[("CHN", "CHN", "KAZ", "goods", 6.0)],
    )  # fmt: skip
    assert found.bought == {"CHN": 6.0}
    assert found.records == {"CHN": ("china-customs:2",)}


def test_another_year_tells_nothing(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, YEAR, imf_imts=[("CHN", "CHN", "KAZ", "goods", 4.0)])
    assert mirror_report(snapshot, matrix(CHN_bought=1), "KAZ", 2020) is None


def test_concentration_by_hand_counts_a_bloc_as_one() -> None:
    # turnover: China 40, the EU 15 + 25, Russia 10, Türkiye 10 of 100
    base = matrix(
        CHN_sold=30, CHN_bought=10, DEU_sold=15, FRA_bought=25, RUS_sold=10, TUR_bought=10
    )
    index = trade_concentration(in_matrix(base), theatre("central-asia"))
    assert index == pytest.approx(40**2 + 40**2 + 10**2 + 10**2)
    only = in_matrix(matrix(DEU_sold=15, FRA_bought=25))
    assert trade_concentration(only, theatre("central-asia")) == pytest.approx(10_000)


def test_no_trade_has_no_concentration() -> None:
    assert trade_concentration(in_matrix(matrix()), theatre("central-asia")) is None
