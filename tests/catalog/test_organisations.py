"""Organisations act and have members; their codes and names stand beside those of countries."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from suasion.catalog import Actor, actors, crosswalk, organisations, read_toml
from suasion.catalog.ledger import terms

CATALOG = Path(str(files("suasion.catalog")))
DECLARED = read_toml(CATALOG / "organisations.toml")
KEYS = {"name", "short", "article", "names", "complete", "founded"}
COMPLETE = {"CC5", "CST", "CSTO", "EAEU", "OTS", "SCO"}


def spellings(code: str, one: Actor) -> set[str]:
    """All strings that mean one actor."""
    return {code, one.name, *one.names} | ({one.short} if one.short else set())


def test_tables_are_sorted_and_well_formed() -> None:
    assert list(DECLARED) == sorted(DECLARED)
    for code, content in DECLARED.items():
        assert set(content) <= KEYS, code
        assert code.isalnum(), code
        assert code == code.upper(), code
        assert 2 < len(code) <= 5, code


def test_an_organisation_is_no_country_bloc_or_group() -> None:
    assert set(DECLARED) == set(organisations())
    assert set(DECLARED).isdisjoint(read_toml(CATALOG / "actors.toml"))
    assert {one.kind for one in organisations().values()} == {"organisation"}
    for code, one in organisations().items():
        assert (one.iso2, one.numeric, one.cow, one.members) == (None, None, None, ()), code


def test_no_spelling_belongs_to_two_actors() -> None:
    owners: dict[str, set[str]] = {}
    for code, one in actors().items():
        for text in spellings(code, one):
            assert text == text.strip() != "", code
            owners.setdefault(text, set()).add(code)
    shared = {text: codes for text, codes in owners.items() if len(codes) > 1}
    assert {text for text, codes in shared.items() if codes & {*organisations()}} == set()


def test_a_list_that_is_complete_says_so() -> None:
    assert {code for code, one in organisations().items() if one.complete} == COMPLETE
    founded = {code for code, one in organisations().items() if one.founded}
    assert founded == COMPLETE | {"CIS"}


def test_how_an_organisation_is_spoken_of() -> None:
    assert (actors()["CSTO"].spoken, actors()["CSTO"].possessive) == ("the CSTO", "the CSTO’s")
    assert actors()["CICA"].spoken == "CICA"


@pytest.mark.parametrize("file", ["events/organisations.csv", "politics/positions_evidence.csv"])
def test_every_code_of_the_provider_files_is_known(shared_data: Path, file: str) -> None:
    with (shared_data / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes = {
        row[name] for row in rows for name in ("organisation", "member", "iso3") if name in row
    }
    assert len(codes) > 10
    assert codes <= set(crosswalk("ledger"))


def test_every_organisation_has_a_row_in_the_provider_files(shared_data: Path) -> None:
    with (shared_data / "events/organisations.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {crosswalk("ledger")[row["organisation"]] for row in rows} == set(organisations())
    assert {row["status"] for row in rows} <= set(terms("memberships"))
