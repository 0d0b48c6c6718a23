"""``suasion scenario``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from suasion.cli.options import FormatOption, OutOption
from suasion.cli.output import note, write
from suasion.errors import MatrixError

if TYPE_CHECKING:
    import polars as pl

    from suasion.equilibrium import Solution

__all__ = ["app"]

app = App(help="Work out what a change of trade costs would change.")


@app.command
def solve(
    trade: Annotated[Path, Parameter(name="TRADE")],
    /,
    *,
    costs: str,
    sigma: float,
    output: Path | None = None,
    mode: Literal["closed", "fixed-income"] = "closed",
    numeraire: str | None = None,
    format: FormatOption = "table",
    out: OutOption = None,
) -> None:
    """Solve the trade equilibrium after a change of trade costs: prices, real incomes, trade.

    Examples::

        suasion scenario solve trade.csv --costs k --sigma 5
        suasion scenario solve trade.csv --costs k --sigma 5 --numeraire DEU --format csv
        suasion scenario solve trade.csv --costs k --sigma 5 --output output.csv
        suasion scenario solve trade.csv --costs k --sigma 5 --mode fixed-income

    Parameters
    ----------
    trade
        A CSV file with the columns exporter, importer, baseline_trade and the one of --costs; one
        row for every pair, and for each country with itself (internal trade).
    costs
        The column with the cost change, as k = (new cost over old)^(1 - sigma): 1 is no change, 0
        stops the trade.
    sigma
        The elasticity of substitution, above 1. The trade elasticity is sigma - 1.
    output
        A CSV file with the columns country and output (total sales, in the unit of trade). Then
        internal trade is output less exports, and rows of a country with itself are not needed.
    mode
        closed: incomes move with prices. fixed-income: as older software, for comparison.
    numeraire
        The country whose price index stays what it is; without it world output keeps its value.
        Real incomes do not depend on it; the changes of exports and imports are in its units.
    """
    from suasion.equilibrium import solve as solved
    from suasion.equilibrium.long import from_long

    outputs = None if output is None else _read(output)
    world, shock = from_long(
        _read(trade), costs, file=str(trade), outputs=outputs, outputs_file=str(output)
    )
    found = solved(world, shock, sigma=sigma, mode=mode, numeraire=numeraire)
    write(found.table, format, out=out, title=_title(found), decimals=4)
    if outputs is not None and "expenditure" in outputs.columns:
        note(f"expenditure in {output} is not used: it follows from trade and output")
    note(f"{found.iterations} iterations, residual {found.residual:.1e}")
    if found.part.any():
        note("some countries trade with others no more: each part has a price level of its own")


def _title(found: Solution) -> str:
    unit = "world output" if found.numeraire is None else f"the price index of {found.numeraire}"
    return f"change in %, {found.mode} model, σ = {found.sigma:g}, relative to {unit}"


def _read(path: Path) -> pl.DataFrame:
    """Read a CSV file as text: what is a number is judged with its row."""
    import polars as pl

    try:
        table = pl.read_csv(path.read_bytes(), infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise MatrixError(
            f"cannot be read as a table ({str(fault).splitlines()[0]})",
            where=f"file {path}",
            remedy="give a comma-separated file in UTF-8 whose first row holds the column names",
        ) from fault
    twice = [name for name in table.columns if f"{name}_duplicated_0" in table.columns]
    if twice:
        raise MatrixError(
            "a column stands twice",
            where=f"file {path}, column {twice[0]}",
            remedy="rename or remove one of them",
        )
    return table
