"""What every cut-off must satisfy, whatever the figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_worlds import CODES, base_of, bases, in_matrix, report

from suasion.equilibrium import import_loss
from suasion.leverage.cutoff import Cut
from suasion.leverage.losses import chosen, partners_of, specifications
from suasion.leverage.matrix import Base
from suasion.leverage.world import INTERNAL, make_world, updated
from suasion.specification import Specification, admissible

(USUAL,) = chosen({"reporter": "matrix", "sigma": "5", "gross_output": "2", "sectors": "one"})
SIGMAS = st.sampled_from(["4", "5", "7"])
RATIOS = st.sampled_from(["1.5", "2", "2.5"])


def cut(base: Base, partners: list[str], one: Specification = USUAL) -> Cut:
    found = in_matrix(base).cut(partners, one)
    assert found is not None
    return found


def under(sigma: str, ratio: str) -> Specification:
    (one,) = chosen({"reporter": "matrix", "sigma": sigma, "gross_output": ratio, "sectors": "one"})
    return one


@settings(max_examples=40, deadline=None)
@given(bases(), SIGMAS, RATIOS)
def test_two_powers_together_cost_at_least_what_each_costs(
    base: Base, sigma: str, ratio: str
) -> None:
    """For a small state whose trade balances: a deficit that shrinks would be a gain beside."""
    trade = (base.trade + base.trade.T) / 2
    mine = base.at["KAZ"]
    gdp = np.maximum(base.gdp, 100.0)
    trade[mine] *= 0.5 / trade[mine].sum()
    trade[:, mine] = trade[mine]
    gdp[mine] = 1.0
    balanced = base_of(trade, gdp)
    one = under(sigma, ratio)
    alone = [cut(balanced, [power], one).loss for power in ("CHN", "RUS")]
    together = cut(balanced, ["CHN", "RUS"], one).loss
    assert together <= min(alone) + 1e-9


@settings(max_examples=40, deadline=None)
@given(bases())
def test_a_power_that_does_not_trade_costs_nothing_by_leaving(base: Base) -> None:
    trade = base.trade.copy()
    at = base.at
    trade[at["TUR"], at["KAZ"]] = trade[at["KAZ"], at["TUR"]] = 0
    found = cut(base_of(trade, base.gdp), ["TUR"])
    assert found.loss == 0
    assert found.cost == 0
    assert found.asymmetry is None


@settings(max_examples=40, deadline=None)
@given(bases(), SIGMAS, st.floats(0.001, 0.4))
def test_a_state_that_only_buys_loses_no_more_than_the_closed_form_says(
    base: Base, sigma: str, share: float
) -> None:
    """1 - (1 - ω)^(1/(σ-1)) is exact where the state's own price does not move.

    Kazakhstan is made a thousandth of the others, buys ω of all it absorbs from China and sells it
    nothing. What it no longer buys it need not earn: it sells less abroad and dearer, so the closed
    form is the most that it can lose.
    """
    trade, gdp = base.trade.copy(), np.maximum(base.gdp, 100.0)
    mine, china, germany = (base.at[code] for code in ("KAZ", "CHN", "DEU"))
    gdp[mine] = 0.1
    output = 2 * gdp[mine]
    trade[mine] = trade[:, mine] = 0
    trade[china, mine] = share * output
    trade[germany, mine] = 0.1 * output
    trade[mine, germany] = (0.1 + share) * output
    small = base_of(trade, gdp)
    found = cut(small, ["CHN"], under(sigma, "2")).loss
    made = make_world(small, gross_output=2.0).world.trade
    assert made[china, mine] / made[:, mine].sum() == pytest.approx(share)
    assert -100 * import_loss(share, sigma=float(sigma)) - 1e-6 <= found < 0


@settings(max_examples=30, deadline=None)
@given(bases(), st.floats(1e-3, 1e6))
def test_the_unit_of_account_changes_nothing(base: Base, factor: float) -> None:
    scaled = base_of(base.trade * factor, base.gdp * factor)
    here, there = cut(base, ["CHN"]), cut(scaled, ["CHN"])
    assert there.loss == pytest.approx(here.loss, rel=1e-6, abs=1e-9)
    assert there.cost == pytest.approx(here.cost, rel=1e-6, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(bases(), st.permutations(range(len(CODES))))
def test_the_order_of_countries_changes_nothing(base: Base, order: list[int]) -> None:
    turned = base_of(
        base.trade[np.ix_(order, order)], base.gdp[order], tuple(CODES[at] for at in order)
    )
    here, there = cut(base, ["RUS"]), cut(turned, ["RUS"])
    assert there.loss == pytest.approx(here.loss, rel=1e-6, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(bases(), st.floats(0.05, 3.0))
def test_internal_trade_is_at_least_a_tenth_of_output(base: Base, ratio: float) -> None:
    made = make_world(base, gross_output=ratio)
    home = np.diagonal(made.world.trade)
    assert (home >= INTERNAL * ratio * base.gdp * (1 - 1e-12)).all()
    sold = base.trade.sum(axis=1)
    for place, code in enumerate(CODES):
        output = ratio * base.gdp[place]
        if code in made.floored:
            assert home[place] == pytest.approx(INTERNAL * output)
            assert sold[place] > 0.9 * output * (1 - 1e-9)
        else:
            assert home[place] + sold[place] == pytest.approx(output)


def test_a_complete_report_replaces_row_and_column_and_silence_is_zero() -> None:
    base = base_of(np.full((6, 6), 5.0), np.full(6, 100.0))
    told = report({"CHN": 7.0}, {"CHN": 3.0, "RUS": 2.0}, unknown=frozenset({"FRA"}))
    changed, replaced = updated(base, told, 140.0)
    row = dict(zip(CODES, changed.trade[changed.at["KAZ"]].tolist(), strict=True))
    column = dict(zip(CODES, changed.trade[:, changed.at["KAZ"]].tolist(), strict=True))
    assert row == {"CHN": 7, "DEU": 0, "FRA": 5, "KAZ": 0, "RUS": 0, "TUR": 0}
    assert column == {"CHN": 3, "DEU": 0, "FRA": 5, "KAZ": 0, "RUS": 2, "TUR": 0}
    assert changed.gdp.tolist() == [100, 100, 100, 140, 100, 100]
    assert replaced == pytest.approx(100 * 12 / 22)
    # everybody else's trade stays, and so does the matrix it was made from
    others = [at for at in range(6) if at != base.at["KAZ"]]
    assert np.array_equal(changed.trade[np.ix_(others, others)], base.trade[np.ix_(others, others)])
    assert base.trade[base.at["KAZ"], base.at["CHN"]] == 5


def test_partners_reports_replace_only_what_they_say() -> None:
    base = base_of(np.full((6, 6), 5.0), np.full(6, 100.0))
    told = report({"RUS": 1.0}, {"RUS": 2.0, "CHN": 9.0}, complete=False)
    changed, replaced = updated(base, told, 100.0)
    at = changed.at
    assert changed.trade[at["KAZ"], at["RUS"]] == 1
    assert changed.trade[at["KAZ"], at["CHN"]] == 5  # nothing was said of it
    assert changed.trade[at["CHN"], at["KAZ"]] == 9
    assert replaced == pytest.approx(100 * 12 / (1 + 4 * 5 + 2 + 9 + 3 * 5))


def test_who_reports_nothing_has_no_loss_under_partners_reports() -> None:
    from suasion.leverage.cutoff import Setting

    base = base_of(np.full((6, 6), 5.0), np.full(6, 100.0))
    told = report({"RUS": 1.0}, {"RUS": 2.0, "CHN": 9.0}, complete=False)
    changed, replaced = updated(base, told, 100.0)
    held = Setting("KAZ", 2021, "mirror", changed, told, replaced)
    assert held.cut(["RUS"], USUAL) is not None
    # one direction is not the trade of a year
    assert held.cut(["CHN"], USUAL) is None
    assert held.cut(["CHN", "RUS"], USUAL) is None


def test_only_the_matrix_has_sections() -> None:
    assert len(admissible("cut-off loss")) == 81
    assert len(specifications("matrix")) == 27
    assert len(specifications("own")) == 9
    assert {one["sectors"] for one in specifications("mirror")} == {"one"}
    assert partners_of("CHN+RUS", 2021) == ("CHN", "RUS")
    assert "GBR" in partners_of("EUU", 2015)
    assert "GBR" not in partners_of("EUU", 2021)
