"""ClaimReview: fields as schema.org names them, ratings, no date of the review, safe in a page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from suasion.brief import write
from suasion.catalog import source
from suasion.claims import Checked, Claim, Claims, check, check_claim
from suasion.claims.claimreview import claim_review, json_ld
from suasion.claims.sentence import as_claims, reading_of
from suasion.page import Page, Prose, to_html

EVIL = "</script><script>alert('1')</script><!-- <script> & \"so\" \u2028 it’s"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check("central-asia")


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write("central-asia", tmp_path_factory.mktemp("out")).read_text(encoding="utf-8")


def of(checked: Checked, *names: str) -> Checked:
    return Checked(checked.panel, tuple(checked[name] for name in names))


def restated(checked: Checked, name: str, **changes: Any) -> Checked:
    claim = checked[name].claim.model_copy(update=changes)
    return Checked(checked.panel, (check_claim(checked.panel, claim),))


class Reader(HTMLParser):
    """Collects the linked data, all ids, and fails where tags do not close."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.data: list[str] = []
        self.scripts = 0
        self.inside = False
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids.add(known.get("id") or "")
        self.scripts += tag == "script"
        self.inside = tag == "script" and known.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.data.append(data)


def test_every_field(checked: Checked) -> None:
    (review,) = claim_review(of(checked, "G11"))
    result = checked["G11"]
    assert review == {
        "@type": "ClaimReview",
        "@id": "#G11",
        "claimReviewed": result.claim.says,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": result.claim.speaker},
            "datePublished": "2026-11",
        },
        "author": {"@type": "Organization", "name": "Suasion"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": "Contradicted",
        },
        "reviewBody": f"{result.finding} Nearest true: {result.nearest_true}".replace("’", "'"),
        "citation": [source(name).citation for name in result.sources],
    }


@pytest.mark.parametrize(
    ("claim", "value", "word"),
    [
        ("G01", 5, "Supported"),
        ("G02", 3, "Mixed"),
        ("G04", 1, "Contradicted"),
        ("G10", None, "Not testable"),
    ],
)
def test_ratings(checked: Checked, claim: str, value: int | None, word: str) -> None:
    (review,) = claim_review(of(checked, claim))
    rating = review["reviewRating"]
    assert (rating.get("ratingValue"), rating["alternateName"]) == (value, word)
    assert ("worstRating" in rating) == ("bestRating" in rating) == (value is not None)


def test_there_is_one_for_each_claim_and_none_has_a_date_of_its_own(checked: Checked) -> None:
    reviews = claim_review(checked)
    assert [one["@id"] for one in reviews] == [f"#{one.claim.id}" for one in checked]
    for one in reviews:
        assert "datePublished" not in one
        assert "url" not in one
        assert one["reviewBody"]
        assert not set("’‘“”–\N{NO-BREAK SPACE}") & set(one["reviewBody"])


def test_what_has_no_test_says_what_is_needed(checked: Checked) -> None:
    claim = Claim(
        id="N", says="x", speaker="y", date="2023", kind="event", needs="A ledger of events."
    )
    (review,) = claim_review(Checked(checked.panel, (check_claim(checked.panel, claim),)))
    assert review["reviewBody"] == "A ledger of events."
    assert review["citation"] == []


@pytest.mark.parametrize(
    ("date", "written"),
    [("2023", "2023"), ("2023-5", "2023-05"), ("2023-5-7", "2023-05-07"), ("0987", "0987")],
)
def test_dates_have_their_zeros(checked: Checked, date: str, written: str) -> None:
    (review,) = claim_review(restated(checked, "G01", date=date))
    assert review["itemReviewed"]["datePublished"] == written


def test_nobody_is_named_for_a_sentence_as_typed() -> None:
    claims = as_claims(reading_of("China's trade with Kyrgyzstan exceeded 10 bn USD in 2022"))
    assert isinstance(claims, Claims)
    (review,) = claim_review(check(claims))
    assert review["itemReviewed"] == {"@type": "Claim"}


def test_addresses_that_two_claims_share_are_left_out(checked: Checked) -> None:
    renamed = [
        checked["G01"].claim.model_copy(update={"id": name}) for name in ("A 1", "A/1", "B 1")
    ]
    results = tuple(check_claim(checked.panel, one) for one in renamed)
    reviews = claim_review(Checked(checked.panel, results), anchored=True)
    assert [one.get("@id") for one in reviews] == [None, None, "#B-1"]
    assert [one.get("url") for one in reviews] == [None, None, "#B-1"]


def test_the_brief_holds_one_entry_for_each_claim_at_its_address(
    html: str, checked: Checked
) -> None:
    read = Reader(html)
    assert read.scripts == 2
    content = json.loads("".join(read.data))
    assert content["@context"] == "https://schema.org"
    assert content["@graph"] == claim_review(checked, anchored=True)
    assert len(content["@graph"]) == len(checked)
    for one in content["@graph"]:
        assert one["url"] == one["@id"]
        assert one["@id"].removeprefix("#") in read.ids


def test_a_brief_without_claims_has_none(tmp_path: Path) -> None:
    read = Reader(write("south-caucasus", tmp_path).read_text(encoding="utf-8"))
    assert read.data == []
    assert read.scripts == 1


def test_no_claim_can_end_the_script(checked: Checked) -> None:
    text = json_ld(claim_review(restated(checked, "G01", says=EVIL, speaker=EVIL)))
    blocks = (Prose(("Text.",)),)
    document = to_html(Page("A title", "Series", "2026", blocks, linked_data=text))
    plain = to_html(Page("A title", "Series", "2026", blocks))
    for opening in ("<script", "</script"):
        assert document.count(opening) == plain.count(opening) + 1
    assert document.count("<!--") == plain.count("<!--")
    (review,) = json.loads("".join(Reader(document).data))["@graph"]
    assert review["claimReviewed"] == review["itemReviewed"]["author"]["name"] == EVIL


def test_a_page_takes_json_only() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        Page("A title", "Series", "2026", (Prose(("Text.",)),), linked_data="no JSON")


def test_what_is_right_is_said_once(checked: Checked) -> None:
    (review,) = claim_review(of(checked, "G07"))
    assert checked["G07"].nearest_true == checked["G07"].finding
    assert review["reviewBody"].count("2.53 bn USD") == 1
