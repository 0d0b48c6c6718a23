"""``suasion leverage``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from suasion.cli.options import FormatOption, OutOption, SnapshotOption
from suasion.cli.output import note, write
from suasion.errors import QueryError

__all__ = ["leverage"]


def leverage(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    /,
    *,
    measure: str | None = None,
    instrument: str | None = None,
    power: str | None = None,
    state: str | None = None,
    year: int | None = None,
    choose: Annotated[list[str] | None, Parameter(name="--choose", negative=())] = None,
    format: FormatOption = "table",
    out: OutOption = None,
    snapshot: SnapshotOption = None,
) -> None:
    """Measure what each power could withdraw from each state, and what that would cost.

    A cut-off loss is the change of the state's real income, in percent, if the power closed trade
    with it in both directions and everything else adjusted: a loss is negative. Its range runs over
    all admissible choices that are not fixed with --choose.

    Examples::

        suasion leverage central-asia --measure cutoff-loss --state KGZ --year 2023
        suasion leverage central-asia --measure cutoff-loss --choose sigma=5 --choose reporter=own
        suasion leverage central-asia --state KAZ --year 2015 --instrument "section 3"
        suasion leverage central-asia --measure exposure --instrument debt --power CHN
        suasion leverage central-asia --format csv --out leverage.csv

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    measure
        cutoff-loss, exposure, share or concentration; without it all four.
    instrument
        trade, gas, oil, "raw materials", debt, arms; for cut-off losses also "section 0" to
        "section 9" of the SITC, or sections for all ten.
    power
        Only this power: a code such as CHN, EUU; CHN+RUS for both acting together.
    state
        Only this state.
    year
        Only this year.
    choose
        Fix a choice: sigma=4|5|7, gross_output=1.5|2|2.5, reporter=matrix|own|mirror,
        sectors=one|as_exported|as_imported. May be given several times.
    """
    from suasion.leverage import measure as measured

    found = measured(
        theatre,
        measure=measure,  # type: ignore[arg-type]
        instrument=instrument, power=power, state=state, year=year,
        choose=_choices(choose or []), snapshot=snapshot,
    )  # fmt: skip
    brief = found.table.select(
        "measure", "instrument", "state", "power", "year", "value", "unit", "low", "high", "basis",
        "missing", "cost", "asymmetry", "updated",
    )  # fmt: skip
    brief = brief.drop([name for name in brief.columns if brief[name].is_null().all()])
    write(found.table, format, out=out, brief=brief, decimals=3)
    note(found.text)


def _choices(given: list[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for one in given:
        name, sign, option = one.partition("=")
        if not sign or name in chosen:
            raise QueryError(
                "a choice is given twice" if name in chosen else "no choice",
                where=f"--choose {one}",
                remedy="write KEY=VALUE, each key once, for example --choose sigma=5",
            )
        chosen[name] = option
    return chosen
