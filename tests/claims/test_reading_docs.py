"""The page on sentences shows only sentences that are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from suasion.catalog import theatre
from suasion.claims.reading import read

PAGE = Path(__file__).parents[2] / "docs" / "sentences.md"


def shown() -> list[str]:
    """The sentences of the page's lists and tables of forms."""
    forms = PAGE.read_text(encoding="utf-8").split("## Forms")[1].split("## How")[0]
    listed = re.findall(r"^- (.+)$", forms, re.MULTILINE)
    return listed + re.findall(r"^\|[^|]*\| (.+\.) \|$", forms, re.MULTILINE)


def test_the_page_shows_the_forms() -> None:
    assert len(shown()) >= 45


@pytest.mark.parametrize("sentence", shown())
def test_a_sentence_of_the_page_is_read(sentence: str) -> None:
    reading = read(sentence, theatre("central-asia"))
    assert reading.complete, (reading.unread, reading.missing)
