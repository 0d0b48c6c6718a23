"""Write docs/validation-contest.md: how often the test of breaks is wrong, and what it can find.

Usage: ``python benchmarks/instability.py``. About a minute; seeds are fixed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "contest"))

from andrews import rejected, shares_further  # noqa: E402
from made_series import KINDS, SINCE, Floats, changes, series, shifted  # noqa: E402

from suasion.contest import Instability, instability  # noqa: E402

MANY = 5_000
SIZES = [(n, m) for n in (11, 20, 27) for m in (1, 2, 3)]
LENGTHS = ((27, 2), (11, 2))
SHIFTS = (0, 1, 2, 3, 4, 5, 6, 8, 10)
PAGE = """\
# How far the test of breaks can be trusted

`suasion.contest.instability` asks whether a yearly share broke with its past at a date declared
beforehand: n yearly changes before it, m after. This page is what it does on made series where the
truth is known, {many:,} of each kind. `benchmarks/instability.py` writes it; the tests repeat the
first table with other seeds.

## False breaks

Per cent of series without any break in which one is found at the level of 5 %. Chance in the
simulation alone: ± {error:.1f} (two standard errors).

{false}
What is promised is that changes go on as before, of about normal shape and with AR(1) up to 0.6:
there the rate is within {most_off:.1f} points of 5 %. Where levels return to a trend the test is
careful: it finds too few.

What is not promised: with heavy tails or skew there are up to {worst_shape:.1f} false breaks in
100, with autocorrelation of 0.8 up to {worst_ar:.1f}. And "the past cannot explain the end" is not
"the mean moved": if changes only become twice as large after the date, {louder:.0f} or more of 100
are called breaks.

## With years missing

False breaks, per cent, with two years missing in the middle and n = 20, m = 2:

{gaps}
## Andrews' own p, for comparison

False breaks, per cent, independent normal changes. "S" weighs by the covariance of the residuals,
"P" adds their squares, "sum" is unweighted as here. "share": p is the share of blocks that strayed
at least as far, as printed in the paper; "counted": the end counts among the blocks.

{andrews}
The share is too small: blocks overlap, and they are few. With the end counted no break can be found
below 19 blocks, and above the rate depends on where one over the number of blocks falls.

Breaks found, per cent, of a shift of four standard deviations, each statistic held to the critical
value that gives it exactly 5 % false breaks, m = 2:

{fair}
## Power

Per cent of series in which a shift is found, by its size in standard deviations of the yearly
changes (independent, normal):

{power}
## The smallest detectable shift

What is reported as ``detectable`` (median, and the middle 80 of 100 series) against the true shift
that is found in 80 of 100 series, in standard deviations of the yearly changes:

{detectable}
The report is as uncertain as any standard deviation from so few years, and too hopeful where few
years are strongly autocorrelated.
"""


def tested(drawn: Floats, m: int) -> list[Instability]:
    """Return the test of every series."""
    return [instability(one, since=SINCE) for one in series(drawn, m)]


def rate(found: list[Instability]) -> float:
    """Return the per cent of series with a break."""
    return 100 * float(np.mean([one.rejected for one in found]))


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def false_breaks() -> tuple[str, dict[str, list[float]]]:
    """Return the rates by kind and length."""
    found = {
        kind: [rate(tested(changes(kind, MANY, n, m, seed=100 * n + m), m)) for n, m in SIZES]
        for kind in KINDS
    }
    head = ["yearly changes", *(f"{n}, {m}" for n, m in SIZES)]
    rows = [[told, *(f"{each:.1f}" for each in found[kind])] for kind, told in KINDS.items()]
    return table(head, rows), found


def gaps() -> str:
    """Return the rates where two years are missing: four changes less."""
    rows = []
    for kind in ("independent", "ar 0.3", "ar 0.6"):
        drawn = changes(kind, MANY, 23, 2, seed=7)
        found = [
            instability({y: x for y, x in one.items() if y not in (2008, 2009)}, since=SINCE)
            for one in series(drawn, 2)
        ]
        assert found[0].n == 20, found[0].n
        rows.append([KINDS[kind], f"{rate(found):.1f}"])
    return table(["yearly changes", "false breaks"], rows)


def andrews() -> str:
    """Return the rates of Andrews' test in its variants."""
    rows = []
    for weighted in ("S", "P", "sum"):
        for counted in (False, True):
            cells = [
                100 * rejected(
                    changes("independent", 4 * MANY, n, m, seed=n + m), m,
                    weighted=weighted, counted=counted,
                ).mean()
                for n, m in SIZES
            ]  # fmt: skip
            way = "counted" if counted else "share"
            rows.append([f"{weighted}, {way}", *(f"{cell:.1f}" for cell in cells)])
    return table(["p", *(f"{n}, {m}" for n, m in SIZES)], rows)


def fair_power() -> str:
    """Return the power of the statistics, each at its own true critical value."""

    def over_blocks(weighted: str) -> Callable[[Floats], Floats]:
        def size(drawn: Floats) -> Floats:
            end, blocks, _ = shares_further(drawn, 2, weighted=weighted)
            return np.asarray(
                end / np.sqrt((blocks**2 if weighted != "P" else blocks).mean(axis=1))
            )

        return size

    rows = []
    for weighted in ("S", "P", "sum"):
        cells = []
        for n in (11, 20, 27):
            drawn = changes("independent", 4 * MANY, n, 2, seed=n)
            size = over_blocks(weighted)
            critical = np.quantile(size(drawn), 0.95)
            cells.append(100 * float((size(shifted(drawn, 4, 2)) >= critical).mean()))
        rows.append([weighted, *(f"{cell:.0f}" for cell in cells)])
    return table(["statistic", "n = 11", "n = 20", "n = 27"], rows)


def power() -> str:
    """Return the power curves."""
    rows = []
    for n, m in LENGTHS:
        drawn = changes("independent", MANY, n, m, seed=n)
        cells = [rate(tested(shifted(drawn, shift, m), m)) for shift in SHIFTS]
        rows.append([f"n = {n}, m = {m}", *(f"{cell:.0f}" for cell in cells)])
    return table(["length", *map(str, SHIFTS)], rows)


def detectable() -> str:
    """Return the reported against the true shift that is found in 80 of 100."""
    rows = []
    for kind in ("independent", "ar 0.3", "ar 0.6"):
        for n, m in LENGTHS:
            found = tested(changes(kind, MANY, n, m, seed=n), m)
            shift = np.array([one.shift for one in found])
            critical = np.array([one.critical for one in found], dtype=float)
            low, mid, high = np.quantile([one.detectable for one in found], [0.1, 0.5, 0.9])  # type: ignore[type-var]
            true = found_in_80(shift, critical)
            rows.append(
                [KINDS[kind], f"{n}, {m}", f"{mid:.1f} ({low:.1f} to {high:.1f})", f"{true:.1f}"]
            )
    return table(["yearly changes", "n, m", "reported", "true"], rows)


def found_in_80(shift: Floats, critical: Floats) -> float:
    """Return the true shift, in either direction, that 80 of 100 of the series would find."""
    from scipy.optimize import brentq

    def missing(size: float) -> float:
        either = [(np.abs(shift + way * size) >= critical).mean() for way in (1, -1)]
        return float(np.mean(either)) - 0.8

    return float(brentq(missing, 0, 100, xtol=1e-3))


def main() -> None:
    """Write the page."""
    false, rates = false_breaks()
    promised = rates["independent"] + rates["ar 0.3"] + rates["ar 0.6"]
    page = PAGE.format(
        most_off=max(abs(one - 5) for one in promised),
        many=MANY, error=200 * np.sqrt(0.05 * 0.95 / MANY), false=false, gaps=gaps(),
        worst_shape=max(rates["heavy"] + rates["skew"]), worst_ar=max(rates["ar 0.8"]),
        louder=np.floor(min(rates["last louder"])), andrews=andrews(), fair=fair_power(),
        power=power(), detectable=detectable(),
    )  # fmt: skip
    (ROOT / "docs" / "validation-contest.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
