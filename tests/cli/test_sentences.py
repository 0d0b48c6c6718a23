"""A sentence on the command line: understood and checked, or refused with what was not read."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from suasion import cli


def test_a_sentence_is_understood_then_checked(capsys: pytest.CaptureFixture[str]) -> None:
    said = "China's trade with Kyrgyzstan exceeded 10 billion dollars in 2022"
    assert cli.run(["check", said]) == 0
    printed = capsys.readouterr()
    assert "understood: turnover CHN → KGZ 2022 > 10 bn USD" in printed.err
    assert "verdict: MIXED" in printed.out
    assert cli.run(["check", said, "--format", "json"]) == 0
    (claim,) = json.loads(capsys.readouterr().out)
    assert (claim["says"], claim["verdict"]) == (said, "mixed")


def test_a_sentence_about_an_event_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "The SCO was created in 2001"]) == 0
    printed = capsys.readouterr()
    assert "understood: membership SCO: founded 2001" in printed.err
    assert "verdict: SUPPORTED" in printed.out


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("China gains in Central Asia at Russia's expense", "expense"),
        ("Atlantis sold Kyrgyzstan goods for 3 bn USD in 2022", "Atlantis"),
        ("China's trade with Kyrgyzstan exceeded 10 billion dollars", "year"),
        ("The SCO was dissolved in 2001", "dissolved"),
    ],
)
def test_what_is_not_understood_or_held_is_refused(
    capsys: pytest.CaptureFixture[str], sentence: str, word: str
) -> None:
    assert cli.run(["check", sentence]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert word in printed.err


def test_a_draft_is_written_to_be_completed(tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    said = "China's trade with Kyrgyzstan exceeded 10 billion dollars"
    assert cli.run(["check", said, "--draft", str(draft)]) == 2
    claim = tomllib.loads(draft.read_text(encoding="utf-8"))["claim"][0]
    assert claim["says"] == said
