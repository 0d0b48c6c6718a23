"""Measure leverage over a theatre."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from suasion.errors import QueryError
from suasion.leverage.concentration import concentration_rows
from suasion.leverage.losses import Loss, Wanted, chosen, coalition, losses
from suasion.leverage.matrix import SECTIONS
from suasion.leverage.result import Leverage
from suasion.leverage.table import loss_rows, losses_table, rows_table
from suasion.leverage.ties import instruments, tie_rows
from suasion.panel import Panel, build
from suasion.sources import Snapshot

__all__ = ["Measure", "measure"]

Measure = Literal["cutoff-loss", "exposure", "share", "concentration"]


def measure(
    panel: Panel | str | Path,
    *,
    measure: Measure | None = None,
    instrument: str | None = None,
    power: str | None = None,
    state: str | None = None,
    year: int | None = None,
    choose: Mapping[str, str] | None = None,
    snapshot: Snapshot | str | Path | None = None,
) -> Leverage:
    """Measure what each power could withdraw from each state, and what that would cost.

    Parameters
    ----------
    panel
        A panel, or the theatre to build one for.
    measure
        ``cutoff-loss``, ``exposure``, ``share`` or ``concentration``; without it all four.
    instrument
        ``trade``, ``gas``, ``debt`` ...; for cut-off losses also one section of the SITC,
        ``section 7``, or ``sections`` for all ten, which are not computed unless asked for.
    power, state, year
        Only these; ``CHN+RUS`` is the contested powers acting together.
    choose
        Choices that are fixed, such as ``{"sigma": "5", "gross_output": "2"}``.
    snapshot
        Where a theatre is named: a snapshot or its folder; without it the one shipped.

    Returns
    -------
    Leverage
        A cut-off loss is the change of the state's real income in percent, so a loss is negative.

    Raises
    ------
    QueryError
        An unknown measure, instrument, power, state, year or choice; for a choice its options.

    Examples
    --------
    >>> found = measure("central-asia", measure="cutoff-loss", power="CHN", state="KGZ", year=2015,
    ...                 choose={"sigma": "5", "gross_output": "2", "sectors": "one",
    ...                         "reporter": "matrix"})
    >>> found.table["value"].round(2).to_list()
    [-2.0]
    """
    held = panel if isinstance(panel, Panel) else build(panel, snapshot)
    among = chosen(choose or {})
    wanted = _Asked(held, measure, instrument, power, state, year)
    found: list[Loss] = []
    rows: list[dict[str, Any]] = []
    if measure in (None, "cutoff-loss"):
        for one in wanted.cut_offs():
            found += losses(held.snapshot, held.theatre, one, among)
        rows += loss_rows(found)
    if measure in (None, "exposure", "share"):
        rows += wanted.only(tie_rows(held))
    if measure in (None, "concentration"):
        rows += wanted.only(concentration_rows(held))
    return Leverage(held, rows_table(rows), losses_table(found), dict(choose or {}))


@dataclass(frozen=True)
class _Asked:
    """What was asked for, checked."""

    panel: Panel
    measure: Measure | None
    instrument: str | None
    power: str | None
    state: str | None
    year: int | None

    def __post_init__(self) -> None:
        where = self.panel.theatre
        sections = [f"section {one}" for one in SECTIONS]
        both = coalition(where)
        powers = [power for power, _ in where.extra_dyads]
        known: dict[str, Iterable[object]] = {
            "measure": get_args(Measure),
            "instrument": [*instruments(), "sections", *sections],
            "power": dict.fromkeys([*where.powers, *powers, *([both] if both else [])]),
            "state": [*where.targets, *([where.group] if where.group else [])],
            "year": where.years,
        }
        for name, options in known.items():
            given = getattr(self, name)
            if given is not None and given not in options:
                raise QueryError(
                    f"unknown {name}", where=f"{name} {given!r}, theatre {where.id}",
                    remedy=f"one of {', '.join(map(str, options))}"
                    if name != "year" else f"{where.since} to {where.until}",
                )  # fmt: skip

    def cut_offs(self) -> Iterator[Wanted]:
        """Yield what to cut off: all trade, or section by section."""
        if self.instrument in (None, "trade"):
            yield Wanted(self.power, self.state, self.year)
        for one in SECTIONS:
            if self.instrument in ("sections", f"section {one}"):
                yield Wanted(self.power, self.state, self.year, one)

    def only(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows that were asked for."""
        asked = {
            "measure": self.measure, "instrument": self.instrument, "power": self.power,
            "state": self.state, "year": self.year,
        }  # fmt: skip
        fixed = {name: one for name, one in asked.items() if one is not None}
        return [row for row in rows if all(row[name] == one for name, one in fixed.items())]
