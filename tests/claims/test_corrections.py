"""What a brief got wrong and what is right; and the page that says so."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from suasion.brief import write
from suasion.catalog import publishable
from suasion.claims import Checked, check
from suasion.claims.corrections import correction_blocks
from suasion.page import Heading, Link, Part, Table


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check("central-asia")


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write("central-asia", tmp_path_factory.mktemp("out")).read_text(encoding="utf-8")


def corrections(checked: Checked) -> Table:
    (found,) = (one for one in correction_blocks(checked, "4") if isinstance(one, Table))
    return found


def test_corrections_hold_every_part_that_is_wrong_or_differs(checked: Checked) -> None:
    expected = {
        (one.claim.id, test.test.label, test.verdict)
        for one in checked
        for test in one.tests
        if one.claim.theme and test.verdict in ("contradicted", "mixed")
    }
    words = {"wrong": "contradicted", "differs": "mixed"}
    found = [(row[0], row[1], words[row[4].text]) for row in corrections(checked).rows
             if isinstance(row[4], Part)]  # fmt: skip
    lowered = {(id, label.casefold(), verdict) for id, label, verdict in expected}
    assert {(id, str(label).casefold(), verdict) for id, label, verdict in found} == lowered
    assert len(found) == len(expected)


def test_corrections_are_of_themed_claims_only(checked: Checked) -> None:
    assert checked["G04"].verdict == "contradicted"
    assert {str(row[0])[0] for row in corrections(checked).rows} == {"S"}
    guide = replace(checked, results=tuple(one for one in checked if not one.claim.theme))
    assert correction_blocks(guide, "4") == ()


def test_corrections_tell_what_is_contradicted_before_what_is_mixed(checked: Checked) -> None:
    rows = corrections(checked).rows
    ids = [row[0] for row in rows]
    assert ids == sorted(ids, key=[one.claim.id for one in checked].index)
    for id in {*ids}:
        marks = [row[4].text for row in rows if row[0] == id and isinstance(row[4], Part)]
        assert marks == sorted(marks, key=["wrong", "differs"].index)
    assert [row[4].text for row in rows if row[0] == "S04" and isinstance(row[4], Part)] == [
        "wrong",
        "differs",
    ]


def test_corrections_say_what_is_right_and_who_says_so(checked: Checked) -> None:
    for id, _, right, source, _ in corrections(checked).rows:
        assert len(str(right)) > 5, id
        assert source, id
        assert not isinstance(source, Link) or publishable(source.href)


def test_the_heading_of_the_corrections_counts_statements(checked: Checked) -> None:
    few = replace(checked, results=(checked["S05"], checked["S15"], checked["S09"]))
    head = correction_blocks(few, "4")[0]
    assert isinstance(head, Heading)
    assert head.text == "Two of its statements are wrong in some part"
    one = correction_blocks(replace(checked, results=(checked["S05"],)), "4")[0]
    assert isinstance(one, Heading)
    assert one.text == "One of its statements is wrong in some part"


def test_without_anything_wrong_there_are_no_corrections(checked: Checked) -> None:
    right = tuple(one for one in checked if one.verdict == "supported")
    assert right
    assert correction_blocks(replace(checked, results=right), "4") == ()


def test_the_brief_holds_all_statements_and_the_sections(html: str) -> None:
    ids = {f"S{n:02d}" for n in range(1, 38)}
    assert {*re.findall(r'id="(S\d\d)"', html)} == ids
    for anchor in ("claims", "corrections", "events"):
        assert len(re.findall(rf'id="{anchor}"', html)) == 1
    assert "What the brief got wrong, and what is right" in html
    assert "events are on record, and" in html


def test_links_of_the_brief_lead_only_where_they_may(html: str) -> None:
    outward = re.findall(r'<a [^>]*href="https?://[^>]*>', html)
    assert len(outward) > 50
    for tag in outward:
        assert 'rel="noreferrer"' in tag
        (href,) = re.findall(r'href="([^"]+)"', tag)
        assert publishable(unescape(href))
    lowered = html.casefold()
    for host in ("fanyv88", "scour.ing", "amansaja"):
        assert host not in lowered
    assert not re.search(r"https?://\d{1,3}(\.\d{1,3}){3}", html)
