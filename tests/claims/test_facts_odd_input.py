"""Tests on facts that cannot be judged: refused with file, key and remedy, or not testable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from suasion import cli
from suasion.catalog import terms
from suasion.claims import check, load
from suasion.claims.facts.result import FactResult, check_fact
from suasion.errors import DeclarationError
from suasion.events import select
from suasion.sources import Snapshot, shipped

HEAD = """
theatre = "central-asia"

[[claim]]
id = "A"
says = "Said."
speaker = "An analyst"
date = "2024-03"
kind = "event"

[[claim.test]]
label = "a figure"
measure = "turnover"
power = "CHN"
state = "KGZ"
period = 2022
condition = { kind = "above", value = 1, unit = "bn USD" }

[[claim.test]]
label = "a fact"
"""
VISIT = 'power = "CHN", state = "KAZ", instrument = "visit"'
IN_2022 = 'kind = "happened", within = "2022"'
COUNTED = 'kind = "number", at_least = 1'
IN_FORCE = 'kind = "in_force", at = "2022"'
GREW = 'kind = "stated", unit = "bn USD"'


def written(folder: Path, about: str, condition: str, kind: str = "event") -> Path:
    path = folder / "facts.toml"
    text = f"{HEAD}{kind} = {{ {about} }}\ncondition = {{ {condition} }}\n"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, key: str, what: str) -> DeclarationError:
    with pytest.raises(DeclarationError) as fault:
        load(path)
    assert fault.value.file == "facts.toml"
    assert fault.value.key == f"claim.0.test.1.{key}"
    assert what in fault.value.what
    assert fault.value.remedy
    assert cli.run(["check", str(path)]) == 2
    return fault.value


@pytest.mark.parametrize(
    ("more", "key", "what"),
    [
        ('place = "Astana"', "event.place", "Extra inputs"),
        ('words = [""]', "event.words", "empty word"),
        ('words = ["Xi", "  "]', "event.words", "empty word"),
        ('words = ["—"]', "event.words", "empty word"),
        ('words = ["визит"]', "event.words", "empty word"),
        ('words = "Xi"', "event.words", "tuple"),
        ('title = "friendship"', "event.title", "unknown title 'friendship'"),
        ('status = "done"', "event.status", "unknown status done"),
        ('status = ["signed", "done"]', "event.status", "unknown status done"),
        ("status = []", "event.status", "names nothing"),
        ('dimension = "sport"', "event.dimension", "unknown dimension sport"),
        ('within = "2022"', "event.within", "stands twice"),
        ('within = "2022-13"', "event.within", "no month 13"),
    ],
)
def test_events_that_cannot_be_looked_up(tmp_path: Path, more: str, key: str, what: str) -> None:
    refused(written(tmp_path, f"{VISIT}, {more}", IN_2022), key, what)


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('"visit"', '"visitation"', "event.instrument", "unknown instrument visitation"),
        ('"visit"', "[]", "event.instrument", "names nothing"),
        ('"CHN"', '"CHX"', "event.power", "unknown actor 'CHX'"),
        ('"CHN"', "[]", "event.power", "names nothing"),
        ('"KAZ"', '["KAZ", "Uzbekistan"]', "event.state", "unknown actor 'Uzbekistan'"),
        ('"KAZ"', "[]", "event.state", "names nothing"),
        (', instrument = "visit"', "", "event", "of what kind"),
        (', instrument = "visit"', ", words = []", "event", "of what kind"),
    ],
)
def test_subjects_that_name_nobody(tmp_path: Path, old: str, new: str, key: str, what: str) -> None:
    refused(written(tmp_path, VISIT.replace(old, new), IN_2022), key, what)


@pytest.mark.parametrize(
    ("condition", "key", "what"),
    [
        ('kind = "occurred", within = "2022"', "condition", "'occurred'"),
        ('within = "2022"', "condition", "discriminator"),
        ('kind = "above", value = 1, unit = "bn USD"', "condition", "'above'"),
        (IN_FORCE, "condition", "'in_force'"),
        ('kind = "named"', "condition", "'named'"),
        (f'kind = "before", event = {{ {VISIT} }}', "condition.event", "before itself"),
        (
            'kind = "before", event = { power = ["CHN"], state = ["KAZ"], instrument = "visit" }',
            "condition.event", "before itself",
        ),
        ('kind = "before", event = { power = "CHN" }', "condition.event", "of what kind"),
        (
            'kind = "before", event = { instrument = "tour" }',
            "condition.event.instrument", "unknown instrument tour",
        ),
        ('kind = "happened", within = "2022-02-30"', "condition.within", "no day 30"),
        ('kind = "happened", within = 2022-02-30', "(syntax)", ""),
        ('kind = "happened", within = "20222"', "condition.within", "no date"),
        ('kind = "happened", within = "spring 2022"', "condition.within", "no date"),
        ('kind = "happened", within = ""', "condition.within", "no date"),
        ('kind = "happened", within = []', "condition.within", "valid"),
        ('kind = "happened", within = ["2021", "2022", "2023"]', "condition.within", "valid"),
        ('kind = "happened", within = true', "condition.within", "valid"),
        ('kind = "happened", within = ["2023", "2022"]', "condition.within", "ends before"),
        ('kind = "dated", on = ["2023-05-19", "2023-05-18"]', "condition.on", "ends before"),
        ('kind = "dated"', "condition.on", "required"),
        ('kind = "dated", on = "2022", one = true', "condition.one", "Extra inputs"),
        ('kind = "first", within = "2022"', "condition.since", "required"),
        ('kind = "first", within = "2022", since = "2023"', "condition.since", "lie before"),
        ('kind = "first", within = "2022", since = "2022"', "condition.since", "lie before"),
        (f'{GREW}', "condition", "above, below or equals"),
        (f'{GREW}, above = 1, below = 3', "condition", "above, below or equals"),
        (f'{GREW}, above = 1, equals = 3', "condition", "above, below or equals"),
        (f'{GREW}, above = nan', "condition.above", "finite"),
        (f'{GREW}, equals = 1, tolerance = -1', "condition.tolerance", "greater"),
        (f'{GREW}, above = 1, tolerance = 1', "condition.tolerance", "a tolerance of what"),
        ('kind = "stated", above = 1', "condition.unit", "required"),
        ('kind = "stated", above = 1, unit = "bn FOO"', "condition.unit", "unknown unit 'bn FOO'"),
        ('kind = "stated", above = 1, unit = ""', "condition.unit", "unknown unit ''"),
        ('kind = "number", at_least = 0', "condition.at_least", "greater than or equal to 1"),
        ('kind = "number", at_least = 1.5', "condition.at_least", "integer"),
    ],
)  # fmt: skip
def test_conditions_that_cannot_be_judged(
    tmp_path: Path, condition: str, key: str, what: str
) -> None:
    path = written(tmp_path, VISIT, condition)
    if key == "(syntax)":
        with pytest.raises(DeclarationError, match="TOML"):
            load(path)
        return
    refused(path, key, what)


@pytest.mark.parametrize(
    ("about", "condition", "key", "what"),
    [
        ('organisation = "CSTO"', IN_FORCE, "membership.member", "needs its member"),
        (
            'organisation = "CSTO", member = "KAZ"', 'kind = "founded", on = "2002"',
            "membership.member", "start of an organisation has none",
        ),
        (
            'organisation = "NATO", member = "KAZ"', IN_FORCE, "membership.organisation",
            "unknown organisation 'NATO'",
        ),
        (
            'organisation = "KAZ", member = "KAZ"', IN_FORCE, "membership.organisation",
            "unknown organisation",
        ),
        ('organisation = "CSTO", member = "KAX"', IN_FORCE, "membership.member", "unknown actor"),
        (
            'organisation = "CSTO", member = "KAZ", status = "guest"', IN_FORCE,
            "membership.status", "unknown status guest",
        ),
        ('organisation = "CSTO", members = "KAZ"', IN_FORCE, "membership.members", "Extra inputs"),
        ('member = "KAZ"', IN_FORCE, "membership.organisation", "required"),
        ('organisation = "CSTO", member = "KAZ"', IN_2022, "condition", "'happened'"),
        (
            'organisation = "CSTO", member = "KAZ"', 'kind = "in_force", at = "2022-02-31"',
            "condition.at", "no day 31",
        ),
    ],
)  # fmt: skip
def test_memberships_that_cannot_be_looked_up(
    tmp_path: Path, about: str, condition: str, key: str, what: str
) -> None:
    refused(written(tmp_path, about, condition, kind="membership"), key, what)


@pytest.mark.parametrize(
    ("about", "condition", "key", "what"),
    [
        ('document = "x", topic = "gdi"', 'kind = "named"', "topic.document", "unknown document"),
        ('document = "kaz-2022", topic = "x"', 'kind = "named"', "topic.topic", "unknown topic"),
        ('document = "kaz-2022"', 'kind = "named"', "topic.topic", "required"),
        ('document = "kaz-2022", topic = "gdi"', 'kind = "praised"', "condition.kind", "'named'"),
        ('document = "kaz-2022", topic = "gdi"', "", "condition.kind", "required"),
    ],
)
def test_topics_that_cannot_be_looked_up(
    tmp_path: Path, about: str, condition: str, key: str, what: str
) -> None:
    refused(written(tmp_path, about, condition, kind="topic"), key, what)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ('measure = "turnover"', "measure"),
        ("period = 2022", "period"),
        ('membership = { organisation = "CSTO", member = "KAZ" }', "membership"),
        ('topic = { document = "kaz-2022", topic = "gdi" }', "topic"),
    ],
)
def test_two_kinds_in_one_test(tmp_path: Path, more: str, key: str) -> None:
    path = written(tmp_path, VISIT, IN_2022)
    path.write_text(path.read_text(encoding="utf-8") + more + "\n", encoding="utf-8")
    fault = refused(path, key, "Extra inputs")
    assert fault.remedy == "known keys: condition, event, label, negate"


@pytest.mark.parametrize(
    ("about", "condition"),
    [
        ('power = "IND", state = "TKM", instrument = "base"', IN_2022),
        ('power = "IND", state = "TKM", instrument = "base"', f"{IN_2022}, once = true"),
        ('words = ["Quetzalcoatl"]', 'kind = "dated", on = "2022"'),
        ('words = ["Quetzalcoatl"]', 'kind = "first", within = "2022", since = "1992"'),
        ('words = ["Quetzalcoatl"]', f'kind = "before", event = {{ {VISIT} }}'),
        (VISIT, 'kind = "before", event = { words = ["Quetzalcoatl"] }'),
        ('words = ["Quetzalcoatl"]', f"{GREW}, above = 1"),
        ('words = ["Quetzalcoatl"]', COUNTED),
        (f'{VISIT}, within = "1991"', COUNTED),
    ],
)
@pytest.mark.parametrize("negate", ["", "negate = true\n"])
def test_what_is_not_on_record_passes_no_test(
    tmp_path: Path, about: str, condition: str, negate: str
) -> None:
    path = written(tmp_path, about, condition)
    path.write_text(path.read_text(encoding="utf-8") + negate, encoding="utf-8")
    result = check(path)["A"].tests[1]
    assert isinstance(result, FactResult)
    assert result.verdict == "not testable"
    assert result.reason
    assert result.nearest_true is None


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The shipped snapshot without its ledgers."""
    folder = tmp_path_factory.mktemp("bare") / "snapshot"
    shutil.copytree(shipped(), folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    ledgers = {*select("central-asia").ledgers}
    kept = [one for one in manifest["sources"] if one["source"] not in ledgers]
    assert len(kept) == len(manifest["sources"]) - 5
    text = json.dumps({**manifest, "sources": kept})
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return Snapshot(folder)


def test_without_ledgers_no_fact_can_be_tested(bare: Snapshot) -> None:
    facts = [
        test
        for one in check("central-asia", bare)
        for test in one.tests
        if isinstance(test, FactResult)
    ]
    assert len(facts) > 60
    for test in facts:
        assert test.verdict == "not testable"
        assert test.reason == "the snapshot holds no ledger of events"
        assert not test.sources


def test_without_rows_only_complete_kinds_say_anything() -> None:
    held = select("central-asia").only(())
    for claim in load("central-asia").claim:
        for test in claim.test:
            if hasattr(test, "event"):
                result = check_fact(held, test)
                complete = "is complete" in result.reason
                assert result.verdict == "not testable" or complete


def test_the_units_of_amounts_are_those_of_the_ledgers() -> None:
    table = select("central-asia").table.filter(pl.col("unit").is_not_null())
    assert {*terms("units")} <= {*table["unit"]}
