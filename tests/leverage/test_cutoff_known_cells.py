"""Cut-off losses against numbers computed elsewhere, in Python and on the command line."""

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from suasion import cli
from suasion.leverage import setting
from suasion.leverage.losses import chosen, partners_of
from suasion.sources import open_snapshot

ORACLE = Path(__file__).parents[1] / "oracle" / "cutoff_losses.toml"
CELLS: list[dict[str, Any]] = tomllib.loads(ORACLE.read_text(encoding="utf-8"))["cell"]
USUAL = {"sigma": "5", "gross_output": "2", "sectors": "one"}


@pytest.mark.parametrize(
    "cell", CELLS, ids=lambda one: f"{one['power']}-{one['state']}-{one['year']}"
)
def test_known_cells(cell: dict[str, Any]) -> None:
    held = setting(open_snapshot(), cell["state"], cell["year"], cell["reporter"])
    (one,) = chosen(USUAL | {"reporter": cell["reporter"]})
    assert held is not None
    cut = held.cut(partners_of(cell["power"], cell.get("members_of", cell["year"])), one)
    assert cut is not None
    assert cut.loss == pytest.approx(cell["loss"], abs=cell["within"])
    if "cost" in cell:
        assert cut.cost == pytest.approx(cell["cost"], abs=cell["cost_within"])


def test_the_command_prints_the_same_cell(capsys: pytest.CaptureFixture[str]) -> None:
    fixed = [word for name, option in USUAL.items() for word in ("--choose", f"{name}={option}")]
    arguments = ["leverage", "central-asia", "--measure", "cutoff-loss", "--power", "CHN"]
    code = cli.run([*arguments, "--state", "KGZ", "--year", "2015", *fixed, "--format", "csv"])
    printed = capsys.readouterr()
    assert code == 0
    assert printed.err == "Central Asia: 1 row.\n"
    (row,) = csv.DictReader(io.StringIO(printed.out))
    assert float(row["value"]) == pytest.approx(-2.00, abs=0.03)
    # the matrix leads where it exists; Bishkek's own figures widen the range
    assert float(row["high"]) == pytest.approx(-0.68, abs=0.03)
    assert (row["power"], row["state"], row["year"]) == ("CHN", "KGZ", "2015")
    assert (row["measure"], row["instrument"], row["unit"]) == ("cutoff-loss", "trade", "%")
    assert (row["basis"], row["reporter"]) == ("specification", "matrix")


def test_the_matrix_leaves_out_only_economies_without_a_size() -> None:
    from suasion.leverage.matrix import base_of

    base = base_of(open_snapshot(), 2015)
    # 222 names, 205 with a GDP in the World Bank's tables, and Taiwan
    assert len(base.countries) == 206
    assert len(base.countries) + len(base.left_out) == 222
    assert base.kept == pytest.approx(99.86, abs=0.01)
