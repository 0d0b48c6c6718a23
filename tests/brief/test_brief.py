"""The brief: written from the numbers, self-contained, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from suasion.brief import compose, write
from suasion.catalog import publishable, theatre
from suasion.leverage import measure
from suasion.page import ClaimRow, Claims, Heading, Lead, Panels
from suasion.panel import build

THEATRE = """
id = "two"
title = "Two states"
states = ["ARM", "GEO"]
powers = ["RUS", "EUU", "CHN"]
contested = ["CHN", "RUS"]
since = 2000
until = 2023
sections = ["states", "coverage"]

[[events]]
date = 2022-02-24
text = "Feb 2022"
"""


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write("central-asia", tmp_path_factory.mktemp("out")).read_text(encoding="utf-8")


def _digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_runs_elsewhere_give_identical_folders(tmp_path: Path) -> None:
    settings = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
    )
    digests = []
    for place, changed in enumerate(settings):
        out = tmp_path / str(place)
        code = f"import suasion as su; su.brief.write('central-asia', {str(out)!r})"
        subprocess.run(
            [sys.executable, "-c", code], check=True, env={**os.environ, **changed}, cwd=tmp_path
        )
        digests.append(_digest(out))
    assert digests[0] == digests[1]
    assert list(digests[0]) == ["central-asia.html"]


@pytest.mark.parametrize("name", ["central-asia", "south-caucasus"])
def test_no_external_address(tmp_path: Path, name: str) -> None:
    text = write(name, tmp_path).read_text(encoding="utf-8")
    # the page loads nothing from elsewhere; it leads to the sources of facts, and nowhere else
    links = re.findall(r'<a href="(https?://[^"]+)" rel="noreferrer">', text)
    assert all(publishable(unescape(link)) for link in links)
    assert bool(links) == (name == "central-asia")
    rest = re.sub(r'<a href="https?://[^"]+" rel="noreferrer">', "<a>", text)
    assert not re.search(r"""(?:src|href|action|poster)\s*=\s*["']?(?:https?:)?//""", rest)
    assert not re.search(r"url\(\s*['\"]?(?!['\"]?(?:data:|#))", text)
    assert "@import" not in text


def test_every_claim_has_its_row_verdict_and_trace(html: str) -> None:
    page = compose(build("central-asia"))
    rows = [row for block in page.blocks if isinstance(block, Claims) for row in block.rows]
    assert {"S03", "S25", "S31"} < {row.id for row in rows}
    assert len(rows) >= 9
    for row in rows:
        assert f'id="{row.id}"' in html
        assert isinstance(row, ClaimRow)
        if row.verdict != "not testable":
            assert row.trace[-1].startswith("vintage sha256 ")
            assert row.evidence


def test_every_state_has_three_panels_with_words_and_figures() -> None:
    page = compose(build("central-asia"))
    at = next(i for i, one in enumerate(page.blocks) if getattr(one, "anchor", "") == "claims")
    panels = [block for block in page.blocks[at:] if isinstance(block, Panels)]
    central = theatre("central-asia")
    assert len(panels) == len(central.states) + len(central.context) == 6
    for block in panels:
        assert len(block.blocks) == 3


def test_a_theatre_is_a_file(tmp_path: Path) -> None:
    declared = tmp_path / "two.toml"
    declared.write_text(THEATRE, encoding="utf-8")
    path = write(str(declared), tmp_path / "out")
    text = path.read_text(encoding="utf-8")
    assert path.name == "two.html"
    assert "Two states" in text
    assert "Armenia" in text
    assert "Kazakhstan" not in re.sub(r"<table.*?</table>", "", text, flags=re.DOTALL)


def test_the_headline_follows_the_numbers() -> None:
    panel = build("central-asia")
    lead = compose(panel).blocks[0]
    assert isinstance(lead, Lead)
    lev = measure(panel, measure="cutoff-loss", choose={"sigma": "5", "gross_output": "2"})
    own = {(one.state, one.year): one for one in lev.leads if one.reporter == "own"}
    for state in ("KAZ", "KGZ", "UZB"):
        assert own[state, 2022].ahead == ("RUS", "CHN")
        assert own[state, 2023].ahead == ("CHN", "RUS")
    told = "By 2023 losing China would cost Kazakhstan, Kyrgyzstan and Uzbekistan more than losing"
    assert lead.title == f"{told} Russia"
    assert "9 of 9" in str(lead.how_sure)


def test_a_failed_write_leaves_the_old_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "south-caucasus.html"
    path.write_text("the old brief", encoding="utf-8")
    before = _digest(tmp_path)

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        write("south-caucasus", tmp_path)
    assert _digest(tmp_path) == before
    assert path.is_file()


def test_headings_are_sentences() -> None:
    page = compose(build("central-asia"))
    texts = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert len(texts) >= 8
    assert all(len(text.split()) >= 4 for text in texts)


@pytest.mark.parametrize(
    ("states", "powers", "title"),
    [
        ('["MNG", "KAZ", "RUS"]', '["CHN", "DEU", "EUU"]', "Of the powers the EU traded most"),
        ('["KGZ"]', '["TUR"]', "Of the powers Türkiye traded most with Kyrgyzstan"),
        ('["NRU"]', '["IRN", "RUS"]', "known from its partners"),
    ],
)
def test_odd_theatres_get_honest_headlines(
    tmp_path: Path, states: str, powers: str, title: str
) -> None:
    declared = tmp_path / "odd.toml"
    declared.write_text(
        f'id = "odd"\ntitle = "Odd"\nstates = {states}\npowers = {powers}\n'
        "since = 1992\nuntil = 2023\n",
        encoding="utf-8",
    )
    page = compose(build(str(declared)))
    assert isinstance(page.blocks[0], Lead)
    assert title in page.blocks[0].title
    texts = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert not [text for text in texts if "Kazakhstan publishes nothing" in text]
    assert write(str(declared), tmp_path / "out").is_file()
