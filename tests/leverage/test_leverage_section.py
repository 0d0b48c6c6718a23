"""The section on cut-off losses: titles from the numbers, soft where the range is open."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pytest

from suasion.brief.lead_losses import loss_lead
from suasion.catalog import theatre
from suasion.errors import QueryError
from suasion.leverage import Leverage
from suasion.leverage.section import leverage_blocks
from suasion.leverage.shown import own_states, powers_of, silent
from suasion.leverage.table import LOSSES, rows_table
from suasion.page import Heading, Key, Panels, Spread, Table
from suasion.panel import Panel, build

SIGMAS = ("4", "5", "7")


@pytest.fixture(scope="module")
def panel() -> Panel:
    return build("central-asia")


def rows(
    power: str, state: str, year: int, losses: Iterable[float], reporter: str = "own"
) -> list[tuple[object, ...]]:
    """One row to σ: 4, 5 (the usual one), 7."""
    return [
        (power, state, year, "trade", reporter, sigma, "2", "one", -loss, -0.01, loss / 0.01, 100.0)
        for sigma, loss in zip(SIGMAS, losses, strict=True)
    ]


def made(panel: Panel, *parts: list[tuple[object, ...]]) -> Leverage:
    table = pl.DataFrame([row for part in parts for row in part], LOSSES, orient="row")
    return Leverage(panel, rows_table([]), table, {})


def title(lev: Leverage) -> str:
    heading = leverage_blocks(lev, "1")[0]
    assert isinstance(heading, Heading)
    return heading.text


def test_a_turn_in_all_states_is_the_finding(panel: Panel) -> None:
    parts = []
    for state in ("KAZ", "KGZ"):
        parts += rows("CHN", state, 2022, (0.9, 0.7, 0.5)) + rows("RUS", state, 2022, (1.2, 1, 0.8))
        parts += rows("CHN", state, 2023, (1.3, 1.1, 0.9)) + rows("RUS", state, 2023, (1, 0.8, 0.6))
    lev = made(panel, parts)
    assert title(lev) == "Russia still led in 2022. A year later China did, in both"
    lead = loss_lead(lev)
    assert lead is not None
    assert lead.title == (
        "By 2023 losing China would cost Kazakhstan and Kyrgyzstan more than losing Russia"
    )
    assert lead.how_sure[0].rows[0] == ("Kazakhstan", "+0.30 (+0.30 to +0.30)")


def test_an_order_that_one_choice_turns_is_no_finding(panel: Panel) -> None:
    lev = made(
        panel, rows("CHN", "KAZ", 2023, (1.3, 1.1, 0.6)), rows("RUS", "KAZ", 2023, (1, 0.8, 0.7))
    )
    assert title(lev) == "In 2023 it is open whether Kazakhstan would miss China or Russia more"
    lead = loss_lead(lev)
    assert lead is not None
    assert "open" in lead.title
    assert lead.how_sure[1].rows == (("Kazakhstan", "2 of 3"),)
    firm = rows("CHN", "UZB", 2023, (1.3, 1.1, 0.9)) + rows("RUS", "UZB", 2023, (1, 0.8, 0.6))
    both = Leverage(
        panel, lev.table, pl.concat([lev.by_specification, made(panel, firm).by_specification]), {}
    )
    assert title(both) == (
        "In 2023 losing China would cost Uzbekistan more than losing Russia; for Kazakhstan it "
        "is open"
    )


def test_states_without_own_statistics_stand_beside(panel: Panel) -> None:
    lev = made(
        panel,
        rows("CHN", "KAZ", 2023, (1.3, 1.1, 0.9)), rows("RUS", "KAZ", 2023, (1, 0.8, 0.6)),
        rows("CHN", "TJK", 2015, (0.8, 0.6, 0.4), "matrix"),
        rows("RUS", "TJK", 2015, (0.4, 0.3, 0.2), "matrix"),
        rows("CHN", "TJK", 2023, (0.9, 0.7, 0.5), "mirror"),
    )  # fmt: skip
    assert own_states(lev) == ["KAZ"]
    assert silent(lev) == ["TJK"]
    spread = [one for one in leverage_blocks(lev, "1") if isinstance(one, Spread)][-1]
    side = spread.left[0]
    assert isinstance(side, Heading)
    assert side.text == ("In 2015 losing China would have cost Tajikistan more than losing Russia")
    inside = spread.right[0]
    assert isinstance(inside, Panels)
    chart = inside.blocks[0]
    assert "by partners" in chart.subtitle
    assert "Uzbekistan" not in str(leverage_blocks(lev, "1")[:4])


def test_reporters_are_never_mixed(panel: Panel) -> None:
    lev = made(
        panel,
        rows("CHN", "KGZ", 2015, (0.8, 0.7, 0.6)),
        rows("CHN", "KGZ", 2015, (3, 2, 1.5), "matrix"),
    )
    spans = {one.reporter: (one.low, one.loss, one.high) for one in lev.told}
    assert spans == {"own": (0.6, 0.7, 0.8), "matrix": (1.5, 2, 3)}


def test_order_of_powers_is_the_theatres_and_four_are_enough(panel: Panel) -> None:
    losses = {"RUS": 0.5, "IND": 0.1, "CHN": 0.6, "TUR": 0.2, "USA": 0.01, "EUU": 0.9}
    lev = made(panel, *(rows(one, "KAZ", 2023, (x, x, x)) for one, x in losses.items()))
    assert powers_of(lev, "KAZ") == ["CHN", "RUS", "EUU", "TUR"]
    with pytest.raises(QueryError):
        lev.chart("UZB")


def test_both_together_beside_the_sum_of_each(panel: Panel) -> None:
    lev = made(
        panel,
        rows("CHN", "KAZ", 2023, (1.3, 1.1, 0.9)), rows("RUS", "KAZ", 2023, (1, 0.8, 0.6)),
        rows("CHN+RUS", "KAZ", 2023, (2.4, 2.0, 1.6)),
    )  # fmt: skip
    table = next(one for one in leverage_blocks(lev, "1") if isinstance(one, Table))
    last = table.rows[-1]
    assert last[2] == "China with Russia"
    assert last[6] == pytest.approx(1.9)


def test_one_state_and_one_power_still_stand() -> None:
    one = theatre("central-asia").model_copy(
        update={"id": "one", "states": ("KAZ",), "powers": ("TUR",), "contested": (),
                "group": None, "context": (), "extra_dyads": ()}
    )  # fmt: skip
    lev = made(build(one), rows("TUR", "KAZ", 2023, (0.2, 0.14, 0.1)))
    assert (
        title(lev) == "In 2023 losing Türkiye would have cost Kazakhstan 0.14 % of its real income"
    )
    assert loss_lead(lev) is None
    assert leverage_blocks(made(build(one)), "1") == ()
    assert isinstance(leverage_blocks(lev, "1")[1], Key)
