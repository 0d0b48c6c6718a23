"""The table of leverage: columns, ranges, choices, refusals, known ties."""

import csv
import io

import polars as pl
import pytest

from suasion import cli
from suasion.errors import QueryError
from suasion.leverage import measure
from suasion.leverage.lead import leads
from suasion.leverage.table import LOSSES, ROW
from suasion.panel import Panel, build

USUAL = {"sigma": "5", "gross_output": "2", "sectors": "one", "reporter": "own"}


@pytest.fixture(scope="module")
def panel() -> Panel:
    return build("central-asia")


def test_one_choice_is_one_specification_and_has_no_range(panel: Panel) -> None:
    table = measure(panel, measure="cutoff-loss", state="KAZ", year=2023, choose=USUAL).table
    assert dict(table.schema) == dict(ROW)
    assert table["specifications"].to_list() == [1] * table.height
    assert table["low"].null_count() == table["high"].null_count() == table.height
    assert set(table["basis"]) == {"reporter=own sigma=5 gross_output=2 sectors=one"}
    assert set(table["status"]) == {"simulated"}
    assert (table["value"] < 0).all()


def test_free_choices_give_a_range_around_the_usual_value(panel: Panel) -> None:
    found = measure(panel, measure="cutoff-loss", state="KGZ", year=2023)
    table, plain = found.table, measure(
        panel, measure="cutoff-loss", state="KGZ", year=2023, choose=USUAL
    ).table  # fmt: skip
    assert (table["low"] <= table["value"]).all()
    assert (table["value"] <= table["high"]).all()
    assert set(table["basis"]) == {"specification"}
    usual = dict(plain.select("power", "value").iter_rows())
    assert dict(table.select("power", "value").iter_rows()) == pytest.approx(usual)
    # both powers together cost at least what each costs, choice by choice
    by = found.by_specification
    keys = ["reporter", "sigma", "gross_output", "sectors"]
    joint = by.filter(power="CHN+RUS").select(*keys, joint="loss")
    alone = by.filter(pl.col("power").is_in(["CHN", "RUS"])).join(joint, on=keys)
    assert alone.height >= 18
    assert (alone["joint"] <= alone["loss"]).all()


def test_an_option_may_be_spelt_as_a_number(panel: Panel) -> None:
    asked = {"measure": "cutoff-loss", "state": "UZB", "power": "RUS", "year": 2023}
    one = measure(panel, **asked, choose=USUAL | {"gross_output": "2.0"})  # type: ignore[arg-type]
    other = measure(panel, **asked, choose=USUAL)  # type: ignore[arg-type]
    assert one.table.equals(other.table)


DEBT = {
    ("KGZ", 2022): 1782, ("TJK", 2022): 986, ("UZB", 2022): 2230, ("KAZ", 2022): 1709,
    ("TKM", 2015): 6025, ("TKM", 2022): 119,
}  # fmt: skip


def test_known_ties(panel: Panel) -> None:
    owed = measure(panel, measure="exposure", instrument="debt", power="CHN").table
    owed = owed.filter(unit="mn USD")
    for (state, year), value in DEBT.items():
        (found,) = owed.filter(state=state, year=year)["value"]
        assert found == pytest.approx(value, abs=0.5)
    gas = measure(
        panel, measure="exposure", instrument="gas", power="CHN", state="TKM", year=2022
    ).table
    assert gas.filter(unit="mn USD")["value"].to_list() == pytest.approx([10256], abs=0.5)
    arms = sum(
        panel.value("arms_deliveries", "RUS", "KAZ", year, regime="reconciled") or 0
        for year in range(2020, 2025)
    )
    assert arms == pytest.approx(1175, abs=0.5)


def test_shares_lie_between_nothing_and_all(panel: Panel) -> None:
    shares = measure(panel, measure="share").table
    assert shares.height > 1000
    assert shares["value"].min() >= 0  # type: ignore[operator]
    assert shares["value"].max() <= 100 + 1e-9  # type: ignore[operator]
    assert shares["value"].null_count() == 0


def test_concentration_of_suppliers_and_of_partners(panel: Panel) -> None:
    table = measure(panel, measure="concentration").table
    assert table["value"].is_between(0, 10_000).all()
    (kgz,) = table.filter(state="KGZ", year=2023)["value"]
    assert kgz == pytest.approx(1787, abs=1)
    assert table.filter(power="EUU", instrument="raw materials").height == 30


def made(rows: list[tuple[str, str, float]]) -> pl.DataFrame:
    """Losses of Kazakhstan in 2023 by power and σ."""
    full = [
        (power, "KAZ", 2023, "trade", "own", sigma, "2", "one", loss, -0.1, None, 100.0)
        for power, sigma, loss in rows
    ]
    return pl.DataFrame(full, LOSSES, orient="row")


def test_the_order_is_counted_choice_by_choice_though_ranges_overlap() -> None:
    table = made(
        [("CHN", "4", -1.2), ("CHN", "5", -0.9), ("CHN", "7", -0.6),
         ("RUS", "4", -1.1), ("RUS", "5", -0.8), ("RUS", "7", -0.7)]
    )  # fmt: skip
    (lead,) = leads(table, "CHN", "RUS")
    assert lead.losses == (0.9, 0.8)
    assert lead.ranges == ((0.6, 1.2), (0.7, 1.1))
    assert (lead.holding, lead.of) == (2, 3)
    assert not lead.decided


REFUSED = {
    "unknown choice": (["--choose", "tau=5"], "one of gross_output, reporter, sectors, sigma"),
    "unknown option": (["--choose", "sigma=9"], "one of 4, 5, 7"),
    "choice twice": (["--choose", "sigma=5", "--choose", "sigma=4"], "each key once"),
    "no choice": (["--choose", "sigma"], "KEY=VALUE"),
    "unknown measure": (["--measure", "loss"], "cutoff-loss, exposure, share, concentration"),
    "unknown instrument": (["--instrument", "love"], "trade"),
    "unknown power": (["--power", "QQQ"], "CHN"),
    "unknown state": (["--state", "USA"], "KAZ"),
    "unknown year": (["--year", "1900"], "1992 to 2024"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_is_refused(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, remedy = REFUSED[case]
    assert cli.run(["leverage", "central-asia", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert remedy in printed.err


def test_a_section_needs_sections(panel: Panel) -> None:
    with pytest.raises(QueryError, match="unknown instrument"):
        measure(panel, measure="cutoff-loss", instrument="section 10")
    found = measure(
        panel, measure="cutoff-loss", instrument="section 8", power="CHN", state="KGZ", year=2015
    ).table
    # the choke point of 2015: clothing, between 0.3 and 3.1 % under all choices
    assert found["instrument"].to_list() == ["section 8"]
    assert -5 < found["low"][0] < found["high"][0] < 0


def test_the_csv_has_the_columns_that_were_promised(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--measure",
        "exposure",
        "--instrument",
        "arms",
        "--state",
        "KAZ",
        "--year",
        "2023",
    ]
    assert cli.run(["leverage", "central-asia", *arguments, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    promised = ["power", "state", "year", "measure", "instrument", "value", "unit"]
    promised += ["low", "high", "basis"]
    assert set(promised) <= set(rows[0])
    assert {row["unit"] for row in rows} == {"mn TIV"}
