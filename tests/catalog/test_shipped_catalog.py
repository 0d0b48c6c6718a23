"""The shipped declarations fit each other, and what is asked for by a wrong name is refused."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import get_args

import pytest

from suasion.catalog import (
    EVENT,
    FLOW,
    MATRIX,
    MEMBERSHIP,
    OBSERVATION,
    PRODUCT,
    SHAPES,
    actor,
    actors,
    crosswalk,
    indicator,
    indicators,
    members,
    not_actors,
    organisations,
    publishable,
    source,
    sources,
    terms,
    theatre,
    theatres,
)
from suasion.catalog.declared import declared_files
from suasion.catalog.ledger import Terms
from suasion.errors import QueryError

TRADE = {"imports", "exports", "turnover"}


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
        ledger = one.shape in ("event", "membership")
        figures = ("trade/", "finance/", "security/")
        assert one.file.startswith(("events/", "politics/") if ledger else figures)
        assert min(map(len, (one.licence, one.citation, one.provider, one.short))) > 5
        assert bool(one.indicators) == bool(one.unit) == (not ledger), one.id
        assert ledger or (one.shape == "flow") == ({*one.indicators} <= TRADE), one.id


def test_precedence_names_exactly_the_sources_of_an_indicator() -> None:
    for name, one in indicators().items():
        holders = {each.id for each in sources().values() if name in each.indicators}
        assert len(one.precedence) == len(set(one.precedence)), name
        assert set(one.precedence) == holders, name


def test_derived_indicators_are_made_of_indicators_that_exist() -> None:
    for one in indicators().values():
        assert set(one.of) <= set(indicators()), one.id
        made = one.in_panel and one.rule not in ("observed", "products")
        assert bool(one.of) == made, one.id
        assert bool(one.products) == (one.rule == "products"), one.id
        assert one.definition
        assert one.does_not_cover


def test_windows_of_flow_sources_name_reporter_and_quantities() -> None:
    for one in sources().values():
        for window in one.coverage:
            assert bool(window.flows) == (one.shape == "flow"), one.id
            assert not window.products or (one.shape, window.absent) == ("product", "unknown")
            if window.products:  # of an exporter, and about somebody
                assert window.reporter != "all"
                assert window.missing
                continue
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


def test_only_the_imf_the_excerpts_of_positions_and_arms_may_not_be_redistributed() -> None:
    kept = {one.id for one in sources().values() if one.ship == "figures only"}
    assert kept == {"imf-dots", "imf-imts", "positions", "sipri-register"}


def test_only_the_register_of_arms_counts_everybody_itself() -> None:
    windows = [(name, one) for name, each in sources().items() for one in each.coverage]
    assert [name for name, one in windows if one.census] == ["sipri-register"]
    assert all(one.absent == "zero" for _, one in windows if one.census)


def test_the_silence_of_a_ledger_says_nothing() -> None:
    ledgers = [one for one in sources().values() if not one.indicators]
    assert len(ledgers) == 5
    for one in ledgers:
        assert [window.absent for window in one.coverage] == ["unknown"], one.id
        assert "not redistributed" in one.licence, one.id


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


def test_all_shapes_carry_what_they_say_and_where_it_stands() -> None:
    figure = {"value", "low", "high", "unit", "status", "native", "native_unit", "row", "year"}
    sourced = {"url", "title", "confidence", "row", "status"}
    schemas: dict[str, object] = {**SHAPES}
    assert schemas == {
        "flow": FLOW, "observation": OBSERVATION, "event": EVENT, "membership": MEMBERSHIP,
        "product": PRODUCT, "matrix": MATRIX,
    }  # fmt: skip
    assert {one.shape for one in sources().values()} == set(SHAPES)
    for name, schema in SHAPES.items():
        if name in ("product", "matrix"):  # long tables: the figure stands once
            assert {"exporter", "importer", "year", "value", "unit", "row"} <= set(schema), name
        else:
            assert (figure if name in ("flow", "observation") else sourced) <= set(schema), name
    assert {"id", "date", "end", "power", "states", "amount", "unit", "bound"} <= set(EVENT)
    assert {"organisation", "member", "since", "until"} <= set(MEMBERSHIP)


@pytest.mark.parametrize("kind", get_args(Terms))
def test_the_closed_lists_have_words_for_all_they_allow(kind: Terms) -> None:
    listed = terms(kind)
    # units are texts, all else are words that a ledger and a claim write
    assert all(re.fullmatch("[a-z_]+", key) or kind == "units" for key in listed)
    assert all(word == word.strip() != "" for word in listed.values())
    assert len(listed) > 2
    # a unit may be written in two ways
    assert kind == "units" or len(set(listed.values())) == len(listed)


def test_the_closed_lists_are_as_long_as_the_ledgers_say() -> None:
    assert len(terms("dimensions")) == 7
    assert len({*terms("instruments")} - {"position"}) == 33  # positions are events of ours alone
    assert len(terms("statuses")) == 8


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://24.kg/english/1", True),
        ("http://www.example.org:8080/a?b=http://10.0.0.1/", True),
        ("https://user@example.org/", True),
        ("http://98.80.38.242:8888/wikipedia_en", False),
        ("http://98.80.38.242./x", False),
        ("http://[2001:db8::1]/x", False),
        ("http://[::ffff:98.80.38.242]/x", False),
        ("http://[not-an-address/x", False),
        ("http://1650472690/x", False),
        ("https://amansaja.com/index.php?q=x", False),
        ("https://en.AMANSAJA.com/x", False),
        ("https://www.fanyv88.com/x", False),
        ("https://scour.ing/x", False),
        ("ftp://example.org/x", False),
        ("file:///home/user/x.html", False),
        ("/home/user/x.html", False),
        ("https://github.com/someone/viz (src/voting.js @c2270e0)", False),
        ("localhost/x", False),
        ("", False),
    ],
)  # fmt: skip
def test_which_addresses_may_be_published(address: str, may: bool) -> None:
    assert publishable(address) is may


def test_organisations_act_but_trade_nothing() -> None:
    codes = {*organisations()}
    assert {"CSTO", "SCO", "EAEU", "OTS", "CIS", "WTO", "BRI"} < codes
    assert not codes & {*crosswalk("name").values()}
    assert not codes & {*crosswalk("iso3").values()}
    assert not codes & {*crosswalk("iso2").values()}
    ledger = crosswalk("ledger")
    assert codes < {*ledger.values()}
    assert {*actors()} <= {*ledger}
    assert ledger["BRI MoU"] == "BRI"
    assert "Kazakhstan" not in ledger  # a ledger writes codes
