"""The shipped declarations fit each other, and what is asked for by a wrong name is refused."""

from collections.abc import Callable, Iterable
from importlib.util import find_spec

import pytest

from suasion.catalog import (
    FLOW,
    OBSERVATION,
    SHAPES,
    actor,
    crosswalk,
    indicator,
    indicators,
    members,
    not_actors,
    source,
    sources,
    theatre,
    theatres,
)
from suasion.catalog.declared import declared_files
from suasion.errors import QueryError


@pytest.mark.parametrize(
    ("folder", "loaded"),
    [
        ("sources", {name: one.id for name, one in sources().items()}),
        ("indicators", {name: one.id for name, one in indicators().items()}),
        ("theatres", {name: one.id for name, one in theatres().items()}),
    ],
)
def test_a_declaration_is_filed_under_its_own_id(folder: str, loaded: dict[str, str]) -> None:
    assert [path.stem for path in declared_files(folder)] == sorted(loaded)
    assert all(name == own for name, own in loaded.items())


def test_every_source_has_a_parser_a_file_of_its_own_and_terms() -> None:
    assert len({one.file for one in sources().values()}) == len(sources())
    for one in sources().values():
        assert find_spec(f"suasion.sources.{one.parser}") is not None
        assert one.file.startswith(("trade/", "finance/"))
        assert min(map(len, (one.licence, one.citation, one.provider, one.short))) > 5
        assert (one.shape == "flow") == (set(one.indicators) <= {"imports", "exports", "turnover"})


def test_precedence_names_exactly_the_sources_of_an_indicator() -> None:
    for name, one in indicators().items():
        holders = {each.id for each in sources().values() if name in each.indicators}
        assert len(one.precedence) == len(set(one.precedence)), name
        assert set(one.precedence) == holders, name


def test_derived_indicators_are_made_of_indicators_that_exist() -> None:
    for one in indicators().values():
        assert set(one.of) <= set(indicators()), one.id
        assert bool(one.of) == (one.rule != "observed"), one.id
        assert one.definition
        assert one.does_not_cover


def test_windows_of_flow_sources_name_reporter_and_quantities() -> None:
    for one in sources().values():
        for window in one.coverage:
            assert bool(window.flows) == (one.shape == "flow"), one.id
            own = one.shape == "flow" and one.reports == "own"
            assert (window.reporter != "all") == own, one.id


def test_no_window_promises_more_than_the_provider_publishes() -> None:
    windows = [window for window in source("china-customs").coverage if window.since == 2022]
    assert [window.flows for window in windows] == [("turnover",)]
    assert max(window.until for window in source("eurostat-totals").coverage) == 2024
    assert source("eurostat-totals").last_year == 2025
    late = [window for window in source("imf-imts").coverage if window.until > 2022]
    assert [window.missing for window in late] == [("UZB",)]
    covered = {year for window in source("oec-totals").coverage
               for year in range(window.since, window.until + 1)}  # fmt: skip
    assert covered == set(range(1963, 2015)) - {1998, 2008, 2009}


def test_only_the_imf_may_not_be_redistributed() -> None:
    kept = {one.id for one in sources().values() if one.ship == "figures only"}
    assert kept == {"imf-dots", "imf-imts"}


def test_dyads_go_from_power_to_state() -> None:
    for one in theatres().values():
        assert len(one.dyads) == len(set(one.dyads))
        for power, state in one.dyads:
            assert power != state
            assert power in one.powers
            assert state in one.targets
    central = theatre("central-asia")
    assert central.targets == ("KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG", "RUS")
    assert ("RUS", "CHN") not in central.dyads
    assert ("USA", "RUS") in central.dyads
    assert list(central.years) == list(range(1992, 2025))


def test_a_reference_event_lies_at_its_date() -> None:
    (event,) = theatre("central-asia").events
    assert event.position == pytest.approx(2022 + 54 / 365.25)


def test_a_bloc_has_the_members_of_each_year_and_an_actor_itself() -> None:
    assert members("KAZ", [2000, 2001]) == [(2000, "KAZ"), (2001, "KAZ")]
    union = members("EUU", [2019, 2020])
    assert (2019, "GBR") in union
    assert (2020, "GBR") not in union
    assert [sum(year == each for each, _ in union) for year in (2019, 2020)] == [28, 27]
    assert actor("EUU").label
    assert actor("KGZ").label == "Kyrgyzstan"


def test_schemes_of_codes_lead_to_the_same_actor() -> None:
    assert crosswalk("iso3")["KGZ"] == crosswalk("iso2")["KG"] == crosswalk()["Kyrgyz Republic"]
    assert None not in crosswalk("iso2")
    assert not set(crosswalk()) & not_actors()


@pytest.mark.parametrize(
    ("ask", "what", "remedy"),
    [
        (lambda: actor("KGX"), "unknown actor", "KAZ, or EUU"),
        (lambda: members("KGX", [2000]), "unknown actor", "KAZ, or EUU"),
        (lambda: indicator("tariffs"), "unknown indicator", "exports, "),
        (lambda: source("fbic"), "unknown source", "china-customs, "),
        (lambda: theatre("balkans"), "unknown theatre", "central-asia, south-caucasus"),
    ],
)
def test_an_unknown_name_is_refused_and_the_known_are_named(
    ask: Callable[[], object], what: str, remedy: str
) -> None:
    with pytest.raises(QueryError, match=what) as caught:
        ask()
    assert remedy in caught.value.remedy
    assert caught.value.exit_code == 2


def test_all_shapes_carry_value_unit_status_and_place() -> None:
    needed = {"value", "low", "high", "unit", "status", "native", "native_unit", "row", "year"}
    schemas: Iterable[object] = SHAPES.values()
    assert list(schemas) == [FLOW, OBSERVATION]
    for schema in SHAPES.values():
        assert needed <= set(schema)
