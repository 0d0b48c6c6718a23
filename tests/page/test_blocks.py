"""Blocks refuse what could not be published honestly."""

from __future__ import annotations

import dataclasses
import math
import subprocess
import sys

import pytest

from suasion.page import (
    Absent,
    Chart,
    ClaimRow,
    Column,
    Key,
    Page,
    Panels,
    Part,
    Prose,
    Table,
)

TABLE = Table("Loss", (Column("Year"), Column("Loss", "right", "%", 2)), ((2023, 0.78),))
SVG = '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def claim(verdict: str, finding: str = "As stated.") -> ClaimRow:
    return ClaimRow("S1", "So it is.", "A brief", verdict, finding, (), "A ledger", (), ())  # type: ignore[arg-type]


def test_blocks_are_frozen_and_slotted() -> None:
    block = Prose(("Text.",))
    with pytest.raises(dataclasses.FrozenInstanceError):
        block.paragraphs = ()  # type: ignore[misc]
    assert not hasattr(block, "__dict__")


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_chart_without_text_alternative_is_refused(alt: str) -> None:
    with pytest.raises(ValueError, match="text alternative"):
        Chart("China leads", "%", SVG, alt=alt, table=TABLE)


def test_chart_without_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="table"):
        Chart("China leads", "%", SVG, alt="Lines.", table=dataclasses.replace(TABLE, rows=()))
    with pytest.raises(ValueError, match="table"):
        Chart("China leads", "%", SVG, alt="Lines.", table=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "svg",
    [
        "a picture",
        "<svg><script>1</script></svg>",
        '<svg onload="1"></svg>',
        '<svg><image href="https://example.org/a.png"/></svg>',
        '<svg><use href="other.svg#a"/></svg>',
        "<svg><style>@import 'a.css'</style></svg>",
        '<svg><rect fill="url(https://example.org/#a)"/></svg>',
        "<svg><foreignObject/></svg>",
    ],
)
@pytest.mark.parametrize("field", ["svg", "phone", "paper"])
def test_drawing_with_code_or_outside_address_is_refused(svg: str, field: str) -> None:
    drawings = {"svg": SVG} | {field: svg}
    with pytest.raises(ValueError, match="drawing"):
        Chart("China leads", "%", alt="Lines.", table=TABLE, **drawings)


def test_table_refuses_what_is_no_figure_and_rows_of_another_length() -> None:
    with pytest.raises(ValueError, match="not covered"):
        dataclasses.replace(TABLE, rows=((2023, math.nan),))
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        dataclasses.replace(TABLE, rows=((2023,),))
    with pytest.raises(ValueError, match="caption"):
        dataclasses.replace(TABLE, caption=" ")


def test_words_outside_the_declared_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="'true' is not one of 'supported'"):
        claim("true")
    with pytest.raises(ValueError, match="part mark"):
        Part("maybe", "dates")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="key mark"):
        Key((("star", "a star"),))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="columns"):
        Panels((), columns=5)  # type: ignore[arg-type]


def test_verdict_without_finding_absence_without_need_page_without_title_are_refused() -> None:
    with pytest.raises(ValueError, match="what the records show"):
        claim("supported", finding="")
    with pytest.raises(ValueError, match="must say what it needs"):
        Absent("Arms", "Ten-year stock", "")
    with pytest.raises(ValueError, match="title"):
        Page("", "Central Asia", "2026", ())


def test_import_is_light() -> None:
    heavy = ["altair", "polars", "pyarrow", "numpy", "pandas", "csv", "suasion.page.html"]
    code = f"import sys, suasion.page; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
