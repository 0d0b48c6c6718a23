"""The crosswalk of actors: against ISO 3166, against Correlates of War, against the providers."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
import pycountry
import pytest

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared provider files are not beside this checkout"
)

KINDS = {"state", "former", "bloc", "group", "world", "residual"}
KEYS = {
    "name", "article", "short", "kind", "iso2", "numeric", "cow", "demonym", "capital", "names",
    "members",
}  # fmt: skip
FORMER = {"SUN", "YUG", "SCG", "CSK", "DDR", "FDR", "YAR", "YMD", "ANT", "NAA", "PCI"}

# Correlates of War state numbers, written down by hand and not taken from the crosswalk.
COW_BY_HAND = {
    "USA": 2, "GBR": 200, "FRA": 220, "DEU": 255, "FDR": 260, "DDR": 265, "POL": 290, "SRB": 345,
    "XKX": 347, "RUS": 365, "UKR": 369, "BLR": 370, "ARM": 371, "GEO": 372, "AZE": 373,
    "IRN": 630, "TUR": 640, "YEM": 679, "ARE": 696, "AFG": 700, "TKM": 701, "TJK": 702,
    "KGZ": 703, "UZB": 704, "KAZ": 705, "CHN": 710, "MNG": 712, "TWN": 713, "PRK": 731,
    "KOR": 732, "JPN": 740, "IND": 750, "PAK": 770,
}  # fmt: skip
COW_SHARED = {365: {"RUS", "SUN"}, 345: {"SRB", "SCG", "YUG"}}

# Two labels of the ideal-point file are not those of the state its number stands for.
IDEAL_POINT_RELABELLED: dict[tuple[int, str], str] = {(260, "DEU"): "FDR", (680, "YAR"): "YMD"}

Actors = dict[str, dict[str, Any]]


def read_catalog(name: str) -> dict[str, Any]:
    """Parse one TOML file of the catalog."""
    return tomllib.loads(files("suasion.catalog").joinpath(name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def actors() -> Actors:
    """Every actor by code."""
    return read_catalog("actors.toml")


@pytest.fixture(scope="module")
def not_actors() -> list[str]:
    """Every string in a partner column that denotes no actor."""
    names: list[str] = read_catalog("not_actors.toml")["names"]
    return names


def spellings(code: str, actor: dict[str, Any]) -> list[str]:
    """All strings that resolve to one actor."""
    return [code, actor["name"], *actor.get("names", [])]


def kind(actor: dict[str, Any]) -> str:
    """Kind of an actor; a country, kind "state", does not say so."""
    return str(actor.get("kind", "state"))


def members(actor: dict[str, Any], year: int) -> set[str]:
    """Members of a bloc or group in one year."""
    return {
        entry["actor"]
        for entry in actor["members"]
        if entry["since"] <= year <= entry.get("until", year)
    }


def cow_of(actors: Actors, code: str) -> int | None:
    """Correlates of War number of an actor, if it has one."""
    number: int | None = actors[code].get("cow")
    return number


def repeated(items: Iterable[Any]) -> list[Any]:
    """What occurs more than once."""
    return [item for item, count in Counter(items).items() if count > 1]


def test_countries_are_those_of_iso_3166_and_kosovo(actors: Actors) -> None:
    expected: dict[str, tuple[str, int | None]] = {"XKX": ("XK", None)}
    expected |= {c.alpha_3: (c.alpha_2, int(c.numeric)) for c in pycountry.countries}
    found = {
        code: (actor["iso2"], actor.get("numeric"))
        for code, actor in actors.items()
        if kind(actor) == "state"
    }
    assert found == expected


def test_only_countries_carry_iso_codes(actors: Actors) -> None:
    others = [actor for actor in actors.values() if kind(actor) != "state"]
    assert not [actor["name"] for actor in others if "iso2" in actor or "numeric" in actor]


def test_former_entities_have_codes_of_their_own(actors: Actors) -> None:
    assert {code for code, actor in actors.items() if kind(actor) == "former"} == FORMER


def test_tables_are_sorted_and_well_formed(actors: Actors) -> None:
    assert list(actors) == sorted(actors)
    for code, actor in actors.items():
        assert len(code) == 3, code
        assert code == code.upper(), code
        assert set(actor) <= KEYS, code
        assert kind(actor) in KINDS, code
        assert all(text == text.strip() != "" for text in spellings(code, actor)), code


@pytest.mark.parametrize("key", ["iso2", "numeric", "short", "demonym", "capital"])
def test_what_identifies_an_actor_is_unique(actors: Actors, key: str) -> None:
    assert repeated(actor[key] for actor in actors.values() if key in actor) == []


def test_no_spelling_belongs_to_two_actors(actors: Actors) -> None:
    every = [text for code, actor in actors.items() for text in spellings(code, actor)]
    assert repeated(every) == []


def test_no_spelling_is_also_declared_to_be_no_actor(actors: Actors, not_actors: list[str]) -> None:
    every = {text for code, actor in actors.items() for text in spellings(code, actor)}
    assert every.isdisjoint(not_actors)
    assert not_actors == sorted(set(not_actors))


def test_cow_codes_agree_with_the_list_by_hand(actors: Actors) -> None:
    assert {code: actors[code].get("cow") for code in COW_BY_HAND} == COW_BY_HAND


def test_a_cow_code_is_shared_only_with_a_former_state(actors: Actors) -> None:
    holders: dict[int, set[str]] = {}
    for code, actor in actors.items():
        if "cow" in actor:
            holders.setdefault(actor["cow"], set()).add(code)
    assert {cow: codes for cow, codes in holders.items() if len(codes) > 1} == COW_SHARED
    today = [a["cow"] for a in actors.values() if "cow" in a and kind(a) == "state"]
    assert repeated(today) == []


@pytest.mark.parametrize(
    ("year", "size"),
    [
        (1957, 0), (1958, 6), (1972, 6), (1973, 9), (1981, 10), (1986, 12), (1995, 15),
        (2003, 15), (2004, 25), (2007, 27), (2012, 27), (2013, 28), (2019, 28), (2020, 27),
    ],
)  # fmt: skip
def test_european_union_has_the_members_of_the_year(actors: Actors, year: int, size: int) -> None:
    assert len(members(actors["EUU"], year)) == size


def test_united_kingdom_was_a_member_until_2019(actors: Actors) -> None:
    assert "GBR" in members(actors["EUU"], 2019)
    assert members(actors["EUU"], 2019) - members(actors["EUU"], 2020) == {"GBR"}


@pytest.mark.parametrize(
    ("group", "states"),
    [("CA5", {"KAZ", "KGZ", "TJK", "TKM", "UZB"}), ("SC3", {"ARM", "AZE", "GEO"})],
)
def test_groups_begin_in_1991(actors: Actors, group: str, states: set[str]) -> None:
    assert members(actors[group], 1990) == set()
    assert members(actors[group], 1991) == members(actors[group], 2024) == states


def test_members_are_countries_named_once(actors: Actors) -> None:
    for code, actor in actors.items():
        if "members" not in actor:
            assert kind(actor) not in {"bloc", "group"}, code
            continue
        entries = [entry["actor"] for entry in actor["members"]]
        assert repeated(entries) == []
        assert {kind(actors[entry]) for entry in entries} == {"state"}


def column(file: str, *names: str) -> set[str]:
    """Every value in some text columns of a Parquet file."""
    frame = pl.read_parquet(SHARED / file, columns=list(names))
    return {str(value) for name in names for value in frame[name].cast(pl.String).unique()}


def pairs(file: str, *names: str) -> set[tuple[Any, ...]]:
    """Every combination that occurs in some columns of a Parquet file."""
    return set(pl.read_parquet(SHARED / file, columns=list(names)).unique().rows())


def world_bank_pairs(file: str) -> set[tuple[str, str]]:
    """Country codes and names in the rows below the line that starts the table."""
    with (SHARED / file).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    start = next(i for i, row in enumerate(rows) if "Country Name" in row)
    code, name = (rows[start].index(label) for label in ("Country Code", "Country Name"))
    body = [row for row in rows[start + 1 :] if len(row) == len(rows[start])]
    return {(row[code], row[name]) for row in body if row[code]}


EUROSTAT = "trade/eurostat_eu27_exports_annual_2010_2023.parquet"
DOTS = "trade/imf_dots_world_and_russia_by_partner_2010_2023.parquet"
IMTS = "trade/imf_imts_russia_by_partner_2016_2024.parquet"
UNCTAD = "trade/unctad_trade_matrix_1995_2005_2015.parquet"
OEC = "trade/oec_bilateral_totals_1963_2014.parquet"
GDP = "finance/wdi_gdp_per_capita_current_usd.csv"
POPULATION = "finance/wdi_population.csv"
IDEAL_POINTS = "politics/bsv_ideal_points_2025_07_by_year.parquet"
CAPABILITIES = "security/cow_nmc_1816_2022.parquet"


def provider_names() -> dict[str, set[str]]:
    """Every string by which each provider names a partner."""
    return {
        EUROSTAT: column(EUROSTAT, "partner"),
        DOTS: column(DOTS, "reporter", "partner"),
        IMTS: column(IMTS, "partner", "partner_iso3"),
        UNCTAD: column(UNCTAD, "exporter", "importer"),
        OEC: column(OEC, "exporter", "importer"),
        GDP: set(chain.from_iterable(world_bank_pairs(GDP))),
        POPULATION: set(chain.from_iterable(world_bank_pairs(POPULATION))),
    }


@needs_shared
def test_every_partner_of_the_providers_is_known(actors: Actors, not_actors: list[str]) -> None:
    known = {text for code, actor in actors.items() for text in spellings(code, actor)}
    for file, names in provider_names().items():
        assert len(names) > 150, file
        assert names - known - set(not_actors) == set(), file


@needs_shared
def test_code_and_name_of_a_row_are_the_same_actor(actors: Actors) -> None:
    actor_of = {text: own for own, actor in actors.items() for text in spellings(own, actor)}
    rows = pairs(IMTS, "partner_iso3", "partner") | world_bank_pairs(GDP)
    rows |= world_bank_pairs(POPULATION)
    assert {(c, name) for c, name in rows if actor_of.get(c) != actor_of.get(name)} == set()


@needs_shared
def test_cow_codes_agree_with_the_ideal_points(actors: Actors) -> None:
    labels: set[tuple[int, str]] = {
        (cow, iso3) for cow, iso3 in pairs(IDEAL_POINTS, "ccode", "iso3c") if iso3
    }
    assert len(labels) > 195
    wrong = {
        (cow, iso3)
        for cow, iso3 in labels
        if cow_of(actors, IDEAL_POINT_RELABELLED.get((cow, iso3), iso3)) != cow
    }
    assert wrong == set()
    ours = {actor["cow"] for actor in actors.values() if "cow" in actor}
    # Kosovo, not a member of the United Nations, has no ideal point.
    assert ours - {cow for cow, _ in labels} == {347}


@needs_shared
def test_every_state_in_the_cow_system_today_is_an_actor(actors: Actors) -> None:
    frame = pl.read_parquet(SHARED / CAPABILITIES, columns=["ccode", "year"])
    latest = frame.filter(pl.col("year") == frame["year"].max())
    system = {int(cow) for cow in latest["ccode"]}
    today = {a["cow"] for a in actors.values() if "cow" in a and kind(a) == "state"}
    assert today == system
