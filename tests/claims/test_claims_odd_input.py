"""What an analyst may well write and no verdict should follow from."""

from __future__ import annotations

from pathlib import Path

import pytest

from suasion import cli
from suasion.claims import check, load
from suasion.errors import DeclarationError, QueryError

FILE = """
theatre = "central-asia"

[[claim]]
id = "A"
says = "Said [sic]."
speaker = "An analyst"
date = "2024-03"
kind = "trend"
{claim}

[[claim.test]]
label = "part"
measure = "{measure}"
{power}
state = {state}
period = {period}
condition = {{ {condition} }}
"""
ABOVE = 'kind = "above", value = 1, unit = "bn USD"'


def written(folder: Path, **parts: str) -> Path:
    filled = {
        "claim": "", "measure": "turnover", "power": 'power = "CHN"', "state": '"KGZ"',
        "period": "2022", "condition": ABOVE,
    } | parts  # fmt: skip
    path = folder / "odd.toml"
    path.write_text(FILE.format(**filled), encoding="utf-8")
    return path


def refused(path: Path) -> DeclarationError:
    with pytest.raises(DeclarationError) as fault:
        load(path)
    assert fault.value.file == path.name
    assert fault.value.key
    assert fault.value.remedy
    assert cli.run(["check", str(path)]) == 2
    return fault.value


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ('kind = "highest", since = 20222', "impossible period"),
        ('kind = "highest", since = 2022', "does not lie before"),
        ('kind = "lowest", since = 2023', "does not lie before"),
        ('kind = "rises", from = 2022', "does not lie before"),
        ('kind = "falls", from = [2021, 2022]', "does not lie before"),
        ('kind = "rises", from = 0', "impossible period"),
        ('kind = "rises", from = [2021, 2019]', "impossible period"),
        ('kind = "exceeds"', "itself"),
        ('kind = "exceeds", times = 2', "itself"),
        ('kind = "exceeds", power = "CHN"', "itself"),
        ('kind = "exceeds", state = "KGZ"', "itself"),
        ('kind = "exceeds", period = 2022', "itself"),
        ('kind = "exceeds", period = [2022, 2022]', "itself"),
        ('kind = "exceeds", measure = "turnover"', "itself"),
        ('kind = "exceeds", measure = "influence"', "unknown measure"),
        ('kind = "exceeds", measure = "turnover_share"', "unit mismatch"),
        ('kind = "exceeds", measure = "population"', "unit mismatch"),
        ('kind = "exceeds", measure = "gdp", power = "RUS"', "state alone"),
        ('kind = "exceeds", period = 20222', "impossible period"),
        ('kind = "rank", is = 1, among = ["CHN"]', "nobody else"),
        ('kind = "rank", is = 1, among = ["RUS", "RUS"]', "twice"),
        ('kind = "rank", is = 1, among = ["RUS", "WLD"]', "all partners"),
        ('kind = "rank", is = 0', "greater than or equal to 1"),
        ('kind = "rank", is = 1.5', "integer"),
        ('kind = "above", value = nan, unit = "bn USD"', "finite"),
        ('kind = "above", value = inf, unit = "bn USD"', "finite"),
        ('kind = "equals", value = 1, tolerance = nan, unit = "bn USD"', "finite"),
        ('kind = "equals", value = 1, tolerance = -1, unit = "bn USD"', "greater"),
        ('kind = "equals", value = 1, unit = "bn USD"', "required"),
        ('kind = "above", value = 1', "required"),
        ('kind = "above", value = "much", unit = "bn USD"', "number"),
        ('kind = "above", value = 1, unit = "bn"', "unknown unit"),
        ('kind = "above", value = 1, unit = ""', "unknown unit"),
        ('kind = "above", value = 1, unit = "%"', "unit mismatch"),
        ('kind = "above", value = 1, unit = "points"', "unit mismatch"),
        ('kind = "rises", from = 2021, by = 5, unit = "mn %"', "unknown unit"),
        ('kind = "rises", from = 2021, by = -5, unit = "%"', "greater"),
        ('kind = "unchanged", from = 2021, within = 0, unit = "%"', "greater"),
        ('kind = "unchanged", from = 2021, within = 5', "required"),
        ('kind = "exceeds", power = "RUS", times = 0', "greater"),
        ('kind = "exceeds", power = "RUS", times = inf', "finite"),
        ('value = 1, unit = "bn USD"', "kind"),
        ("", "kind"),
    ],
)
def test_conditions_that_say_nothing_are_refused(tmp_path: Path, condition: str, what: str) -> None:
    assert what in refused(written(tmp_path, condition=condition)).what


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"state": "[]"}, "no state"),
        ({"state": '["KGZ", "KGZ"]'}, "twice"),
        ({"state": '["CA5", "KGZ"]'}, "twice"),
        ({"state": '["KGZ", "GEO"]'}, "not in theatre"),
        ({"state": '"Kyrgyzstan"'}, "unknown actor"),
        ({"state": '"kgz"'}, "unknown actor"),
        ({"power": 'power = "WLD"', "condition": 'kind = "rank", is = 1'}, "all partners"),
        ({"power": 'power = "JPN"'}, "not in theatre"),
        ({"power": 'power = "RUS"', "state": '"RUS"'}, "acts on itself"),
        ({"measure": "gdp"}, "state alone"),
        ({"measure": "gdp", "power": "", "condition": 'kind = "rank", is = 1'}, "needs a power"),
        (
            {"measure": "gdp", "power": "",
             "condition": 'kind = "exceeds", measure = "turnover"'},
            "needs a power",
        ),
        (
            {"measure": "turnover_share",
             "condition": 'kind = "above", value = 1, unit = "mn EUR"'},
            "unit mismatch",
        ),
        ({"condition": 'kind = "exceeds", power = "JPN"'}, "not in theatre"),
        ({"condition": 'kind = "exceeds", state = "GEO"'}, "not in theatre"),
        ({"condition": 'kind = "rank", is = 1, among = ["JPN"]'}, "not in theatre"),
        ({"period": "2022.5"}, "integer"),
        ({"period": "[2019]"}, "integer"),
        ({"period": '"last year"'}, "integer"),
        ({"claim": 'weight = "high"'}, "Extra inputs"),
        ({"claim": 'verdict = "supported"'}, "Extra inputs"),
    ],
)  # fmt: skip
def test_subjects_that_cannot_be_measured_are_refused(
    tmp_path: Path, parts: dict[str, str], what: str
) -> None:
    assert what in refused(written(tmp_path, **parts)).what


@pytest.mark.parametrize(
    "date", ["2023-02-30", "2023-13", "2023-00", "20233", "spring 2023", "", "2023-05-01-01", "-5"]
)
def test_dates_that_never_were(tmp_path: Path, date: str) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace("2024-03", date))
    fault = refused(path)
    assert "impossible date" in fault.what
    assert fault.key == "claim.0.date"


@pytest.mark.parametrize("date", ["'2023'", "'2023-05'", "'2023-05-31'", "2023-05-31", "2023"])
def test_dates_that_were(tmp_path: Path, date: str) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace('"2024-03"', date))
    (claim,) = load(path).claim
    assert claim.date == date.strip("'")


def test_the_key_leads_to_the_fault(tmp_path: Path) -> None:
    path = written(tmp_path)
    good = path.read_text()
    path.write_text(good + good.split("central-asia\"\n")[1].replace('"A"', '"B"').replace(
        '"turnover"', '"sympathy"'
    ))  # fmt: skip
    assert refused(path).key == "claim.1.test.0.measure"


@pytest.mark.parametrize(
    "blob",
    [b"\xff\xfet\x00h\x00", b'theatre = "\xe4"', b"\x00", b"theatre"],
    ids=["UTF-16", "Latin-1", "null", "no value"],
)
def test_files_that_are_no_text(tmp_path: Path, blob: bytes) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(blob)
    refused(path)


def test_files_that_are_none(tmp_path: Path) -> None:
    refused(tmp_path / "absent.toml")
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    refused(folder)
    with pytest.raises(QueryError):
        load(tmp_path)


def test_claims_of_a_theatre_of_ones_own(tmp_path: Path) -> None:
    theatre = tmp_path / "mine.toml"
    theatre.write_text(
        'id = "mine"\ntitle = "Mine"\nstates = ["KGZ"]\npowers = ["CHN", "ISL"]\n'
        'since = 2019\nuntil = 2022\nsections = ["claims"]\n'
    )
    path = written(tmp_path, condition='kind = "rank", is = 1')
    path.write_text(path.read_text().replace("central-asia", theatre.as_posix()))
    assert check(path)["A"].verdict == "supported"
    other = written(tmp_path, power='power = "RUS"')
    other.write_text(other.read_text().replace("central-asia", theatre.as_posix()))
    assert "RUS is not in theatre mine" in refused(other).what


def test_what_was_checked_is_found_by_id_and_in_tables(tmp_path: Path) -> None:
    checked = check(written(tmp_path, period="1993"))
    assert checked["A"].verdict == "not testable"
    with pytest.raises(QueryError, match="no such claim"):
        checked["B"]
    assert checked.values().is_empty()
    assert "specification" in checked.values().columns
    assert checked.table.height == 1
    assert checked.provenance == {}
    assert "1 not testable" in checked.text
    assert "sic" in checked._repr_html_()
