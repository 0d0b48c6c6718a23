"""The record of verdicts: written, read back, compared; what moved is said with its reasons."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from small_panels import bound, cell, mirror, panel_of

from suasion.claims import Checked, Claim, check, check_claim, shipped
from suasion.claims.compare import compare
from suasion.claims.differences import differences
from suasion.claims.moved import Moved, moved_text
from suasion.claims.record import Record, recorded
from suasion.claims.record_files import read_record, record_file, write_record
from suasion.errors import DeclarationError, QueryError
from suasion.panel import Panel
from suasion.sources import Snapshot

ABOVE = {"kind": "above", "value": 10, "unit": "bn USD"}
VINTAGES = {"nso-bilateral": "a" * 64, "china-customs": "c" * 64, "imf-imts": "e" * 64}
OWN, MIRROR = "reporter=own aggregate=members", "reporter=mirror aggregate=members"


def panel(folder: Path, *cells: dict[str, Any], **vintages: str) -> Panel:
    """A panel of a few cells, and a snapshot that knows only the vintages."""
    folder.mkdir(exist_ok=True)
    entries = [
        {
            "source": name, "records": "", "records_sha256": "", "rows": 1, "vintage_file": name,
            "vintage_sha256": checksum, "vintage_bytes": 1,
        }
        for name, checksum in {**VINTAGES, **vintages}.items()
    ]  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps({"format": 1, "sources": entries}))
    return Panel(panel_of(*cells).theatre, Snapshot(folder), panel_of(*cells).table)


def claim(*conditions: dict[str, Any], **parts: Any) -> Claim:
    tests = [
        bound(one, **{"label": f"part {n}", **parts}) for n, one in enumerate(conditions, start=1)
    ]
    return Claim(
        id="G02", says="More than 10.", speaker="A speaker", date="2023", kind="quantity",
        test=tuple(tests),
    )  # fmt: skip


def record_of(where: Panel, *claims: Claim) -> Record:
    return recorded(Checked(where, tuple(check_claim(where, one) for one in claims)))


def edited(record: Record, change: Callable[[dict[str, Any]], None]) -> Record:
    """A record in which the first claim is another."""
    content = copy.deepcopy(record.model_dump(mode="json"))
    change(content["claims"][0])
    return Record.model_validate(content)


@pytest.fixture
def usual(tmp_path: Path) -> Record:
    """4 bn by Bishkek, 15 bn by Beijing: mixed."""
    return record_of(panel(tmp_path / "usual", cell(4000.0), mirror(15000.0)), claim(ABOVE))


def one_moved(former: Record, now: Record) -> Moved:
    (only,) = compare(former, now)
    return only


def test_what_is_recorded(usual: Record) -> None:
    (found,) = usual.claims
    assert (found.id, found.says, found.verdict) == ("G02", "More than 10.", "mixed")
    assert found.vintages == {name: VINTAGES[name] for name in ("nso-bilateral", "china-customs")}
    (test,) = found.tests
    assert (test.label, test.verdict) == ("part 1", "mixed")
    kept = [(one["value"], one["unit"], one["holds"], one["why"]) for one in test.by_specification]
    assert kept == [
        (4000.0, "mn USD", False, "not above the threshold"),
        (15000.0, "mn USD", True, "above the threshold"),
    ]
    assert all({"low", "high", "label", "specification"} <= set(e) for e in test.by_specification)
    assert found.declared["test"][0]["condition"] == ABOVE


def test_a_record_comes_back_as_it_was(usual: Record, tmp_path: Path) -> None:
    path = tmp_path / "claims.record.json"
    assert write_record(usual, path)
    back = read_record(path)
    assert back == usual
    assert compare(back, usual) == compare(usual, back) == ()
    assert not write_record(back, path)


def test_its_bytes_follow_from_the_verdicts_alone(usual: Record) -> None:
    content = json.loads(usual.as_bytes())
    assert list(content) == sorted(content) == ["claims", "format", "theatre"]
    again = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert usual.as_bytes() == again.encode()


def test_the_order_of_the_file_does_not_matter(tmp_path: Path) -> None:
    where = panel(tmp_path / "one", cell(4000.0))
    two = [claim(ABOVE), claim(ABOVE).model_copy(update={"id": "A"})]
    assert record_of(where, *two).as_bytes() == record_of(where, *reversed(two)).as_bytes()


def test_the_last_digits_of_a_sum_are_not_kept(tmp_path: Path) -> None:
    first, second = (
        record_of(panel(tmp_path / "one", cell(value)), claim(ABOVE))
        for value in (4000.1, 4000.1 + 2e-12)
    )
    assert first.as_bytes() == second.as_bytes()


def test_the_same_bytes_in_every_environment(tmp_path: Path) -> None:
    written = []
    for number, changed in enumerate(
        (
            {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "3"},
            {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4"},
        )
    ):
        file = tmp_path / f"{number}.toml"
        shipped_file = shipped("central-asia")
        assert shipped_file is not None
        file.write_bytes(shipped_file.read_bytes())
        code = f"from suasion.cli import main; main(['check', {str(file)!r}, '--record'])"
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **changed}, capture_output=True
        )
        assert done.returncode == 0
        written.append((tmp_path / f"{number}.record.json").read_bytes())
    assert written[0] == written[1]


def test_the_shipped_record_is_that_of_the_shipped_data() -> None:
    path = record_file("central-asia")
    assert path is not None
    kept, now = read_record(path), recorded(check("central-asia"))
    assert kept is not None, "record the shipped claims: suasion check central-asia --record"
    assert not compare(kept, now), moved_text(compare(kept, now))
    assert path.read_bytes() == now.as_bytes(), "record again: suasion check central-asia --record"


def test_the_record_lies_beside_the_claims() -> None:
    assert record_file("a/b.toml") == Path("a/b.record.json")
    assert record_file("my.claims.toml") == Path("my.claims.record.json")
    assert record_file("south-caucasus") is None


def test_a_value_that_moves_a_verdict_is_named(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4000.0), mirror(9000.0))
    moved = one_moved(usual, record_of(where, claim(ABOVE)))
    assert moved.verdict_moved
    assert (moved.before, moved.after, moved.values) == ("mixed", "contradicted", 1)
    assert moved.why == (f'"part 1", {MIRROR}: value 15000 → 9000 mn USD',)
    assert moved.text.splitlines()[0] == "G02: mixed → contradicted"
    with pytest.raises(FrozenInstanceError):
        moved.values = 2  # type: ignore[misc]


def test_a_value_it_is_compared_with_is_named(tmp_path: Path) -> None:
    rises = claim({"kind": "rises", "from": 2021})
    former, now = (
        record_of(panel(tmp_path / "one", cell(4000.0), cell(before, year=2021)), rises)
        for before in (3000.0, 5000.0)
    )
    moved = one_moved(former, now)
    assert moved.why == (f'"part 1", {OWN}: against.CHN KGZ 2021.value 3000 → 5000',)


def test_a_range_and_a_gap_are_figures_too(tmp_path: Path) -> None:
    former = record_of(panel(tmp_path / "one", cell(10500.0)), claim(ABOVE))
    wide = panel(tmp_path / "two", cell(10500.0, low=9000.0, high=12000.0, status="estimated"))
    moved = one_moved(former, record_of(wide, claim(ABOVE)))
    assert (moved.before, moved.after) == ("supported", "not testable")
    assert moved.why == (f'"part 1", {OWN}: low none → 9000 (and 2 more fields)',)


def test_another_vintage_is_named_with_both_checksums(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "n", cell(4000.0), mirror(9000.0), **{"china-customs": "d" * 64})
    moved = one_moved(usual, record_of(where, claim(ABOVE)))
    assert f"vintage of china-customs changed: {'c' * 12} → {'d' * 12}" in moved.why
    assert not any("nso-bilateral" in why for why in moved.why)


def test_a_source_that_came_or_went_is_named(usual: Record, tmp_path: Path) -> None:
    poorer = record_of(panel(tmp_path / "now", cell(4000.0)), claim(ABOVE))
    gone, came = one_moved(usual, poorer), one_moved(poorer, usual)
    assert "source china-customs went" in gone.why
    assert "source china-customs came" in came.why
    assert f'specifications of "part 1" changed: {MIRROR} went' in gone.why
    assert f'specifications of "part 1" changed: {MIRROR} came' in came.why
    assert len(gone.why) == len(came.why) == 2


def test_a_test_that_was_rewritten_is_named(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4000.0), mirror(15000.0))
    lower = claim({**ABOVE, "value": 3})
    (why,) = one_moved(usual, record_of(where, lower)).why
    assert why == ("the claim or its tests were rewritten: test.0.condition.value 10 → 3")
    says = lower.model_copy(update={"says": "More than 3."})
    (why,) = one_moved(usual, record_of(where, says)).why
    assert why.startswith(
        "the claim or its tests were rewritten: says More than 10. → More than 3.; test.0"
    )


def test_who_says_it_is_no_reason(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4000.0), mirror(15000.0))
    other = claim(ABOVE).model_copy(update={"speaker": "Another", "date": "2024", "kind": "trend"})
    assert compare(usual, record_of(where, other)) == ()


def test_where_nothing_recorded_differs_the_method_does(usual: Record) -> None:
    now = edited(usual, lambda one: one.update(verdict="supported"))
    assert one_moved(usual, now).why == ("nothing recorded differs: the method changed",)


def test_a_part_that_moves_is_a_verdict_that_moved(tmp_path: Path) -> None:
    below = {"kind": "below", "value": 1, "unit": "bn USD"}
    twelve, eight = (
        record_of(panel(tmp_path / "one", cell(value)), claim(ABOVE, below, ABOVE))
        for value in (12000.0, 500.0)
    )
    moved = one_moved(twelve, eight)
    assert moved.before == moved.after == "mixed"
    assert moved.verdict_moved
    assert moved.text.splitlines()[:3] == [
        "G02: still mixed",
        '  part "part 1": supported → contradicted',
        '  part "part 2": contradicted → supported',
    ]


def test_figures_that_move_no_verdict_are_counted(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4100.0), mirror(15100.0))
    moves = compare(usual, record_of(where, claim(ABOVE)))
    assert not any(one.verdict_moved or one.why for one in moves)
    assert moved_text(moves) == "since the record 2 values moved without a verdict moving (G02)"


def test_a_claim_rewritten_without_effect_is_told(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4000.0), mirror(15000.0))
    moves = compare(usual, record_of(where, claim({**ABOVE, "value": 11})))
    assert moved_text(moves) == "since the record 1 claim rewritten without a verdict moving (G02)"


def test_new_and_gone_claims_are_told_and_move_nothing(usual: Record, tmp_path: Path) -> None:
    where = panel(tmp_path / "now", cell(4000.0), mirror(15000.0))
    now = record_of(where, claim(ABOVE).model_copy(update={"id": "G03"}))
    moves = compare(usual, now)
    assert not any(one.verdict_moved for one in moves)
    assert moved_text(moves).splitlines() == [
        "G02: in the record (mixed), but no longer among the claims",
        "G03: not in the record, now mixed",
    ]
    assert [one.claim for one in compare(usual, now, only="G03")] == ["G03"]


def test_reasons_beyond_a_few_are_counted(tmp_path: Path) -> None:
    many = claim(*[ABOVE] * 9)
    former, now = (
        record_of(panel(tmp_path / "one", cell(value)), many) for value in (12000.0, 8000.0)
    )
    moved = one_moved(former, now)
    assert (moved.values, len(moved.parts)) == (9, 9)
    assert len(moved.why) == 7
    assert moved.why[-1] == "and 3 more values"


def test_tests_of_one_label_are_kept_apart(tmp_path: Path) -> None:
    below = {"kind": "below", "value": 10, "unit": "bn USD"}
    record = record_of(panel(tmp_path / "one", cell(12000.0)), claim(ABOVE, below, label="it"))
    assert compare(record, record) == ()
    assert [one.verdict for one in record.claims[0].tests] == ["supported", "contradicted"]


def test_tests_on_other_things_than_values_are_compared_alike(usual: Record) -> None:
    """What a specification gives may have any fields, and a test any kind of declaration."""

    def events(day: str) -> Callable[[dict[str, Any]], None]:
        def change(one: dict[str, Any]) -> None:
            one["declared"] = {"event": {"member": "KAZ", "of": "SCO"}}
            entries = [{"specification": {}, "label": "ledger", "date": day, "records": ["e:1"]}]
            one["tests"][0].update(by_specification=entries, verdict="supported")
            one["verdict"] = "supported" if day < "2002" else "contradicted"

        return change

    moved = one_moved(edited(usual, events("2001-06-15")), edited(usual, events("2002-01-01")))
    assert moved.why == ('"part 1", ledger: date 2001-06-15 → 2002-01-01',)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"a": 1}, {"a": 1.0}, []),
        ({"a": 1.0}, {"a": 1.0 + 1e-12}, []),
        ({"a": True}, {"a": 1}, ["a True → 1"]),
        ({"a": 1.0000001}, {"a": 1.0000002}, ["a 1.0000001 → 1.0000002"]),
        ({"a": []}, {}, []),
        ({"a": ["x"]}, {"a": []}, ["a x → none"]),
        ({"a": ""}, {"a": "x"}, ['a "" → x']),
        (
            {"a": [{"period": "2021", "value": 1}]},
            {"a": [{"period": "2020", "value": 3}, {"period": "2021", "value": 1}]},
            ["a.2020.period none → 2020", "a.2020.value none → 3"],
        ),
        ({"a": [{"x": 1}, {"x": 2}]}, {"a": [{"x": 1}, {"x": 3}]}, ["a.1.x 2 → 3"]),
    ],
)
def test_differences(old: dict[str, Any], new: dict[str, Any], told: list[str]) -> None:
    assert differences(old, new, named_by=["period"]) == told


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda content: content[:-200],
    "no JSON": lambda _: b"theatre = 'central-asia'",
    "no text": lambda _: b"\xff\xfe\x00",
    "a list": lambda _: b"[]",
    "no format": lambda content: content.replace(b'"format": 1,', b""),
    "another verdict": lambda content: content.replace(b'"mixed"', b'"perhaps"'),
    "a strange key": lambda content: content.replace(b'"says"', b'"sais"'),
    "deep": lambda _: b"[" * 200_000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_record_is_refused(
    usual: Record, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "claims.record.json"
    path.write_bytes(damage(usual.as_bytes()))
    with pytest.raises(DeclarationError, match="damaged") as refused:
        read_record(path)
    assert refused.value.exit_code == 2
    assert str(path) in str(refused.value)
    assert "delete it, or record again" in refused.value.remedy


def test_a_record_of_a_later_version_is_refused(usual: Record, tmp_path: Path) -> None:
    path = tmp_path / "claims.record.json"
    path.write_bytes(usual.as_bytes().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(DeclarationError, match="format 2, known is 1"):
        read_record(path)


def test_a_record_that_cannot_be_read_or_written_is_told(usual: Record, tmp_path: Path) -> None:
    (tmp_path / "claims.record.json").mkdir()
    with pytest.raises(DeclarationError, match="cannot be read"):
        read_record(tmp_path / "claims.record.json")
    for name in ("claims.record.json", "no/such/folder/claims.record.json"):
        with pytest.raises(QueryError, match="cannot be written") as refused:
            write_record(usual, tmp_path / name)
        assert "copy the claims file" in refused.value.remedy
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".suasion")] == []
