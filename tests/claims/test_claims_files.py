"""Claim files: what is refused, with file, key and remedy; what is not testable, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from suasion import cli
from suasion.claims import check, load
from suasion.errors import DeclarationError

GOOD = """
theatre = "central-asia"

[[claim]]
id = "A"
says = "China sold more."
speaker = "An analyst"
date = "2024-03"
kind = "trend"

[[claim.test]]
label = "rose"
measure = "imports"
power = "CHN"
state = "KGZ"
period = 2023
condition = { kind = "rises", from = 2021 }
"""


def saved(folder: Path, text: str) -> Path:
    path = folder / "claims.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_checked(tmp_path: Path) -> None:
    assert check(saved(tmp_path, GOOD))["A"].verdict == "supported"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('measure = "imports"', 'measure = "influence"', "measure"),
        ('date = "2024-03"', 'date = "2023-02-30"', "date"),
        ('date = "2024-03"', 'date = "2024-13"', "date"),
        ('date = "2024-03"', "date = 2023-02-30", "(syntax)"),
        ("from = 2021", 'from = 2021, by = 3, unit = "tonnes"', "test"),
        ("from = 2021", 'from = 2021, by = 3, unit = "persons"', "test"),
        ("from = 2021", "from = 2024", "test"),
        ("from = 2021", "from = 2021, nearly = true", "condition"),
        ('kind = "rises", from', 'kind = "soars", from', "condition"),
        ('power = "CHN"', 'power = "CHX"', "test"),
        ('power = "CHN"', "", "test"),
        ('power = "CHN"', 'power = "KGZ"', "test"),
        ('state = "KGZ"', 'state = "GEO"', "state"),
        ("period = 2023", "period = 20223", "test"),
        ("period = 2023", "period = [2023, 2021]", "test"),
        ('id = "A"', 'id = ""', "id"),
        ('speaker = "An analyst"', "", "speaker"),
        ('theatre = "central-asia"', 'theatre = "mars"', "theatre"),
        ('theatre = "central-asia"', 'theatre = "central-asia', "(syntax)"),
    ],
)
def test_a_bad_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, key: str
) -> None:
    assert old in GOOD
    path = saved(tmp_path, GOOD.replace(old, new))
    with pytest.raises(DeclarationError) as told:
        load(path)
    assert "claims.toml" in str(told.value)
    assert key in told.value.key
    assert "remedy" in str(told.value)
    assert cli.run(["check", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "claims.toml" in printed.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        'theatre = "central-asia"\n',
        GOOD + GOOD.split("\n\n", 1)[1],
        GOOD.split("[[claim.test")[0],
    ],
    ids=["empty", "no claim", "twice", "no test"],
)
def test_files_without_a_testable_claim_are_refused(tmp_path: Path, text: str) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(DeclarationError):
        load(path)
    assert cli.run(["check", str(path)]) == 2


def test_an_unknown_key_names_the_keys_known_there(tmp_path: Path) -> None:
    for old, new, known in (
        ('speaker = "An analyst"', 'speakers = "An analyst"', "says, speaker, test"),
        ("from = 2021", "from = 2021, nearly = true", "by, currency"),
    ):
        with pytest.raises(DeclarationError) as told:
            load(saved(tmp_path, GOOD.replace(old, new)))
        assert "known keys" in told.value.remedy
        assert known in told.value.remedy


def test_euros_over_several_years_are_refused(tmp_path: Path) -> None:
    text = GOOD.replace("period = 2023", "period = [2022, 2023]")
    text = text.replace("from = 2021", 'from = 2021, by = 1, unit = "mn EUR"')
    with pytest.raises(DeclarationError, match="euros over several years"):
        load(saved(tmp_path, text))


def test_other_text_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(GOOD.replace("An analyst", "Аналитик").encode("cp1251"))
    with pytest.raises(DeclarationError, match="UTF-8"):
        load(path)


@pytest.mark.parametrize("period", [1993, 2024])
def test_outside_coverage_is_not_testable_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], period: int
) -> None:
    text = GOOD.replace("period = 2023", f"period = {period}").replace("2021", "1992")
    path = saved(tmp_path, text)
    result = check(path)["A"]
    assert result.verdict == "not testable"
    assert "not covered" in result.tests[0].reason
    assert cli.run(["check", str(path), "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert '"not testable"' in printed.out
    assert "no claim can be tested" in printed.err


def test_a_claim_without_a_test_says_what_it_needs(tmp_path: Path) -> None:
    text = GOOD.split("[[claim.test")[0] + 'needs = "roll calls of 2022-24"\n'
    result = check(saved(tmp_path, text))["A"]
    assert result.verdict == "not testable"
    assert result.finding == "roll calls of 2022-24"
