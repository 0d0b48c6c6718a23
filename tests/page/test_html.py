"""The document: whole, silent, escaped, the same each time, readable by all."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser

import pytest

from suasion.page import (
    Absent,
    Chart,
    ClaimRow,
    Claims,
    Column,
    Foot,
    Heading,
    Key,
    Lead,
    Note,
    Page,
    Panels,
    Part,
    Prose,
    Spread,
    SureGroup,
    Table,
    to_html,
)
from suasion.page.html_table import figure
from suasion.page.inline import inline, plain

VOID = {"meta", "link", "br", "img", "input", "hr"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" class="chart" role="img">'
    '<defs><clipPath id="clip0"><path d="M0 0h9v9z"/></clipPath></defs>'
    '<g clip-path="url(#clip0)"><path aria-label="China, 2023: 0.78" d="M1 1h1"/></g></svg>'
)
COLUMNS = (Column("Year"), Column("China", "right", "bn USD", 1), Column("Above 70?"))
TABLE = Table(
    "Trade",
    COLUMNS,
    ((2021, None, Part("cannot", "cannot be told")), (2022, 1234.56, Part("holds", "holds"))),
)


def chart(title: str, **more: str) -> Chart:
    return Chart(title, "bn USD", SVG, f"{title}: a line.", TABLE, "Source: WDI.", **more)


def row(name: str, verdict: str, **more: object) -> ClaimRow:
    values: dict[str, object] = {
        "sentence": f"Sentence of {name}.",
        "said_by": "A bulletin",
        "finding": "It was **6 January 2023**.",
        "parts": (Part("fails", "date"), Part("mixed", "title")),
        "rests_on": "Event ledger",
        "evidence": (Spread((TABLE,), (chart(f"Evidence of {name}"),)),),
        "trace": (name, "value 70.2", "vintage sha256 9dbc0fc6cc9a"),
    }
    return ClaimRow(id=name, verdict=verdict, **(values | more))  # type: ignore[arg-type]


def page(**more: object) -> Page:
    blocks = (
        Lead(
            "China leads & Russia follows",
            "By a hair, on *own* statistics.",
            (SureGroup("Lead", (("Kazakhstan", "+0.03"),)), SureGroup("Others", (), "Unknown.")),
        ),
        Heading("Russia still led in 2022", "1 · Power → state", label="Figure 1"),
        Key((("own", "own statistics"), ("range", "range"), ("gap", "no value"))),
        Panels((chart("Kazakhstan", phone=SVG, paper=SVG), chart("Kyrgyzstan"))),
        Note("Sources: WDI."),
        Spread((Heading("A side finding", level=3), Prose(("Text.",))), (TABLE,), ratio="4+8"),
        Heading("Of four statements one holds", "2 · Checked", "claims"),
        Claims(
            (
                row("S01", "supported"),
                row("S02", "contradicted"),
                row("S03", "mixed", evidence=(), trace=()),
                row("S04", "not testable"),
            )
        ),
        Panels((Absent("Arms", "Stock", "Needs a register."),), columns=4),
        Foot((("Method", ("Cut-off loss.",)), ("Licence", ("Open.",)))),
    )
    values = {"title": "Who leads", "series": "Central Asia", "edition": "2026", "blocks": blocks}
    return Page(**(values | more))  # type: ignore[arg-type]


class Reader(HTMLParser):
    """Collects what is asked below, and fails where tags do not close."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.levels: list[int] = []
        self.words: list[str] = []
        self.feed(document)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)


@pytest.fixture(scope="module")
def document() -> str:
    return to_html(page())


@pytest.fixture(scope="module")
def read(document: str) -> Reader:
    return Reader(document)


def body(document: str) -> str:
    """Return what a reader sees: no style, no script, no packed file."""
    return re.sub(r"<(style|script)>.*?</\1>|base64,[\w+/=]+", "", document, flags=re.DOTALL)


def test_markup_in_texts_is_shown_not_run() -> None:
    evil = '<script>alert("1")</script>'
    blocks = (
        Lead(evil, evil, (SureGroup(evil, ((evil, evil),), evil),)),
        Heading(evil, evil, evil, evil, evil),
        Table(evil, (Column(evil, unit=evil),), ((evil,), (Part("holds", evil),)), evil),
        Panels((Chart(evil, evil, SVG, evil, TABLE, evil, evil), Absent(evil, evil, evil))),
        Claims((row("S1", "mixed", sentence=evil, said_by=evil, finding=evil, rests_on=evil),)),
        Foot(((evil, (evil,)),)),
    )
    document = to_html(page(title=evil, series=evil, edition=evil, language='"', blocks=blocks))
    assert document.count("<script") == document.count("</script") == 1
    assert document.count("</style") == 1
    assert "&lt;script&gt;" in document
    Reader(document)


def test_inline_knows_two_marks_and_never_crosses_them() -> None:
    assert inline("**a *b* c**") == "<strong>a <em>b</em> c</strong>"
    assert inline("2 * 3 * 4, a*b*c, **") == "2 * 3 * 4, a*b*c, **"
    for text in ("***x***", "*a **b* c**", "**a *b** c*"):
        Reader(f"<p>{inline(text)}</p>")
    assert plain("**a** *b* 2 * 3") == "a b 2 * 3"


def test_same_page_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import test_html as t;"
        "print(hashlib.sha256(t.to_html(t.page()).encode()).hexdigest())"
    )
    here = os.path.dirname(__file__)  # noqa: PTH120
    sums = {
        subprocess.run(
            [sys.executable, "-c", code, here],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Bishkek"))
    }
    assert sums == {hashlib.sha256(to_html(page()).encode()).hexdigest() + "\n"}


def test_document_asks_for_nothing(document: str, read: Reader) -> None:
    for _, attributes in read.tags:
        for name in ("href", "src", "srcset", "data", "action", "xlink:href"):
            address = attributes.get(name) or "#"
            assert address.startswith(("#", "data:")), address
    assert not re.search(r"https?:|//[a-z]", body(document))
    style = re.findall(r"<style>(.*?)</style>", document, re.DOTALL)[0]
    assert "@import" not in style
    assert set(re.findall(r'url\("?(.{5})', style)) == {"data:"}


def test_policy_lets_only_the_own_script_run(document: str) -> None:
    script = re.findall(r"<script>(.*?)</script>", document, re.DOTALL)[0]
    packed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{packed}'" in document
    assert "default-src 'none'" in document


def test_head_says_what_it_is(document: str) -> None:
    assert document.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Who leads</title>" in document
    assert '<meta name="description" content="By a hair, on own statistics.">' in document
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in document
    assert '<a class="skip" href="#main">' in document
    assert '<main id="main">' in document


def test_headings_descend_one_by_one(read: Reader) -> None:
    assert read.levels[0] == 1
    assert read.levels.count(1) == 1
    for before, after in zip(read.levels, read.levels[1:], strict=False):
        assert after <= before + 1


def test_page_without_lead_has_a_heading_all_the_same() -> None:
    levels = Reader(to_html(page(blocks=(chart("Alone"), Heading("Side", level=3))))).levels
    assert levels == [1, 2, 2]


def test_ids_are_unique_and_references_meet(document: str, read: Reader) -> None:
    ids = Counter(attributes["id"] for _, attributes in read.tags if attributes.get("id"))
    assert set(ids.values()) == {1}
    assert set(re.findall(r"url\(#([\w-]+)\)", document)) <= set(ids)
    assert {"S01", "claims", "figure"} <= set(ids)


def test_verdicts_have_word_shape_and_count(document: str, read: Reader) -> None:
    words = " ".join(" ".join(read.words).split())
    for verdict in ("Supported", "Contradicted", "Mixed", "Not testable"):
        assert verdict in words
        assert f"1 {verdict.lower()}" in words
    marks = re.findall(r'<svg class="mark" width="18" height="18".*?</svg>', document)
    assert len(set(marks)) == 4
    grey = {re.sub("#[0-9A-F]{6}", "", mark) for mark in marks}
    assert len(grey) == 4
    for word in ("holds", "fails", "cannot be told", "holds in part"):
        assert f'aria-label="{word}"' in document


def test_claims_are_one_table_that_opens_without_script(document: str, read: Reader) -> None:
    roles = Counter(attributes.get("role") for tag, attributes in read.tags if tag != "svg")
    assert roles["table"] == 1
    assert roles["rowheader"] == 4
    # The head, four sentences, and evidence for the three that have some.
    assert roles["row"] == 8
    assert document.count('<details class="opens">') == 3
    assert "What is needed<span" in document
    assert "<code>9dbc0fc6cc9a</code>" in document


def test_one_speaker_heads_the_column_several_stand_in_their_rows() -> None:
    one = to_html(page(blocks=(Claims((row("S1", "mixed"), row("S2", "mixed"))),)))
    assert body(one).count("A bulletin") == 1
    two = Claims((row("S1", "mixed"), row("S2", "mixed", said_by="A minister")))
    other = body(to_html(page(blocks=(two,))))
    assert '<span class="speaker">A minister</span>' in other
    assert "What was said" in other


def test_chart_has_text_alternative_and_figures(document: str) -> None:
    assert 'role="img" aria-label="Kyrgyzstan: a line."' in document
    assert document.count('<details class="numbers">') == 5
    assert "re-phone re-paper" in document


def test_what_is_not_covered_is_said_in_words(document: str) -> None:
    assert '<td class="right"><span class="void">not covered</span></td>' in document
    packed = re.findall(r"data:text/csv;charset=utf-8;base64,([\w+/=]+)", document)[0]
    assert base64.b64decode(packed).decode("utf-8-sig").splitlines() == [
        'Year,"China, bn USD",Above 70?',
        "2021,,cannot be told",
        "2022,1234.56,holds",
    ]


def test_figures_are_rounded_and_grouped_only_when_asked() -> None:
    assert figure(1234.56, 1) == "1,234.6"
    assert figure(2022, None) == "2022"
    assert figure(-0.04, 1) == "0.0"
    assert figure(-3, None) == "\N{MINUS SIGN}3"


def test_only_fonts_in_use_are_embedded(document: str) -> None:
    plain_fonts = document.count("@font-face")
    wider = to_html(page(edition="Erdoğan, σ = 5, 2 ≤ 3"))
    assert wider.count("@font-face") == plain_fonts + 3
    assert sum(map(len, re.findall(r"font/woff2;base64,([\w+/=]+)", document))) < 350_000
