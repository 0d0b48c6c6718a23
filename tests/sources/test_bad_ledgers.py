"""A bad ledger is refused by source, file, row, column and value, and what was stored stays."""

from pathlib import Path

import pytest
from damage import Damage, cut, encode, line, repeat, without
from provider_files import contents, place

from suasion import cli
from suasion.catalog import source
from suasion.errors import SourceError
from suasion.sources import Snapshot, build

CN, MEM, POS = "events-china", "memberships", "positions"
OTHERS, EU = "events-others", "events-eu"
DATE, MISSING, EARLY = "impossible date", "is missing", "lies before"
HEADER = "id, date, end_date, power, states, dimension, instrument, name, amount, unit"

# line 2 of the ledger of China: 1999-05-04, Kyrgyzstan; line 3: a pipeline; line 5: a visit;
# line 6: a summit. Of the memberships, line 2: CIS, TKM; line 4: UZB in the CSTO until 2012.
DATES = [
    Damage(CN, "no such day", line(2, "1999-05-04", "2022-02-30"), "February has no day 30", 2,
           "date", "2022-02-30"),
    Damage(CN, "29 February", line(2, "1999-05-04", "1999-02-29"), "February has no day 29", 2,
           "date", "1999-02-29"),
    Damage(CN, "no such month", line(3, "2010-06", "2022-13"), "there is no month 13", 3, "date",
           "2022-13"),
    Damage(CN, "date in words", line(3, "2010-06", "May 2022"), DATE, 3, "date", "May 2022"),
    Damage(CN, "date of another order", line(2, "1999-05-04", "04.05.1999"), DATE, 2, "date",
           "04.05.1999"),
    Damage(CN, "no such end", line(5, "2022-09-16", "2022-09-31"), "September has no day 31", 5,
           "end_date", "2022-09-31"),
    Damage(CN, "end before start", line(5, "2022-09-16", "2022-09-13"), EARLY, 5, "end_date",
           "2022-09-13"),
    Damage(CN, "end in the year before", line(4, "2017", "2014"), EARLY, 4, "end_date", "2014"),
    Damage(CN, "after the last year", line(6, "2023-05-18", "2027-01-01"), "after 2026", 6, "date",
           "2027-01-01"),
    Damage(CN, "before all years", line(4, "2015,2017", "1815,2017"), "outside 1900-2100", 4,
           "date", "1815"),
    Damage(MEM, "no such start", line(2, "2005-08-26", "2005-8-26"), DATE, 2, "from", "2005-8-26"),
    Damage(MEM, "end before start", line(4, "2012-06-28", "2002"), EARLY, 4, "to", "2002"),
    Damage(MEM, "no such end of an unknown start", line(7, "member,,,", "member,,2012-00,"), DATE,
           7, "to", "2012-00"),
    Damage(MEM, "start after the last year", line(6, "2013", "2031"), "after 2026", 6, "from",
           "2031"),
    Damage(POS, "no such day", line(2, "2022-03-02", "2022-03-32"), DATE, 2, "date", "2022-03-32"),
    Damage(POS, "after the last year", line(5, "2024-01", "2029-01"), "after 2026", 5, "date",
           "2029-01"),
]  # fmt: skip

WORDS = [
    Damage(CN, "unknown power", line(2, ",CHN,", ",CHX,"), "unknown actor", 2, "power", "CHX"),
    Damage(CN, "power left out", line(2, ",CHN,", ",,"), "unknown actor", 2, "power", ""),
    Damage(CN, "power by its name", line(2, ",CHN,", ",China,"), "unknown actor", 2, "power",
           "China"),
    Damage(CN, "one unknown of two states", line(3, "KAZ;UZB", "KAZ;UZX"), "unknown actor", 3,
           "states", "UZX"),
    Damage(CN, "states by commas", line(3, "KAZ;UZB", '"KAZ,UZB"'), "unknown actor", 3, "states",
           "KAZ,UZB"),
    Damage(OTHERS, "unknown organisation", line(2, ",CSTO,", ",OSCX,"), "unknown actor", 2,
           "power", "OSCX"),
    Damage(MEM, "unknown organisation", line(6, "BRI MoU", "BRI deal"), "unknown actor", 6,
           "organisation", "BRI deal"),
    Damage(MEM, "unknown member", line(6, "KGZ", "KYR"), "unknown actor", 6, "member", "KYR"),
    Damage(POS, "unknown state", line(4, "BRA", "BRZ"), "unknown actor", 4, "iso3", "BRZ"),
    Damage(POS, "unknown issue", line(5, "Taiwan_statement", "Thaiwan"), "unknown issue", 5,
           "issue", "Thaiwan"),
    Damage(POS, "another resolution", line(2, "ES-11/1_Uk", "ES-11/10_Uk"), "unknown issue", 2,
           "issue", "UNGA_ES-11/10_Ukraine"),
    Damage(CN, "unknown instrument", line(2, ",agreement,", ",treaty,"), "unknown instrument", 2,
           "instrument", "treaty"),
    Damage(CN, "a position in a ledger", line(2, ",agreement,", ",position,"),
           "unknown instrument", 2, "instrument", "position"),
    Damage(CN, "unknown dimension", line(3, ",energy,", ",fuel,"), "unknown dimension", 3,
           "dimension", "fuel"),
    Damage(EU, "unknown status", line(3, ",operating,", ",running,"), "unknown status", 3,
           "status", "running"),
    Damage(EU, "status left out", line(3, ",operating,", ",,"), "unknown status", 3, "status", ""),
    Damage(MEM, "unknown status", line(2, "associate", "guest"), "unknown status", 2, "status",
           "guest"),
    Damage(CN, "unknown confidence", line(4, ",low,", ",none,"), "unknown confidence", 4,
           "confidence", "none"),
    Damage(MEM, "unknown confidence", line(7, ",low", ",vague"), "unknown confidence", 7,
           "confidence", "vague"),
]  # fmt: skip

PARTS = [
    Damage(CN, "no address", line(2, "https://example.org/c/1", ""), MISSING, 2, "source_url", ""),
    Damage(CN, "no title", line(2, "Invented gazette: the treaty", "  "), MISSING, 2,
           "source_title", ""),
    Damage(CN, "no name", line(6, "Invented summit", ""), MISSING, 6, "name", ""),
    Damage(CN, "no id", line(6, "T-C05", ""), MISSING, 6, "id", ""),
    Damage(CN, "no date", line(6, "2023-05-18", ""), MISSING, 6, "date", ""),
    Damage(MEM, "no address", line(3, "https://example.org/m/2", ""), MISSING, 3, "source_url", ""),
    Damage(MEM, "no title", line(3, "Invented register: CSTO", ""), MISSING, 3, "source_title", ""),
    Damage(MEM, "no member", line(3, "KAZ", ""), MISSING, 3, "member", ""),
    Damage(POS, "no address", line(2, "https://example.org/p/1", ""), MISSING, 2, "source_url", ""),
    Damage(POS, "no position", line(2, "abstain", ""), MISSING, 2, "position_label", ""),
    Damage(CN, "id twice", line(4, "T-C03", "T-C01"), "stands in row 2 already", 4, "id", "T-C01"),
    Damage(CN, "row twice", repeat(3), "stands in row 3 already", 7, "id", "T-C02"),
    Damage(MEM, "membership twice", repeat(3), "stands in row 3 already", 8, "member", "KAZ"),
    Damage(MEM, "membership twice by two names",
           line(7, "WTO,TUR,member,,", "BRI,KGZ,member,2013,"), "stands in row 6 already", 7,
           "member", "KGZ"),
    Damage(POS, "position twice", repeat(2), "stands in row 2 already", 6, "iso3", "KAZ"),
    Damage(CN, "amount without unit", line(6, ",12,agreements,", ",12,,"), "without its unit", 6,
           "unit", ""),
    Damage(CN, "amount no number", line(6, ",12,", ",a dozen,"), "is no number", 6, "amount",
           "a dozen"),
    Damage(CN, "amount with a comma", line(3, ",2.5,", ',"2,5",'), "is no number", 3, "amount",
           "2,5"),
    Damage(CN, "amount nan", line(3, ",2.5,", ",nan,"), "is not finite", 3, "amount", "nan"),
    Damage(CN, "amount endless", line(3, ",2.5,", ",1e999,"), "is not finite", 3, "amount",
           "1e999"),
]  # fmt: skip

FILES = [
    Damage(CN, "quote inside a quoted cell", line(3, "of the pipeline", 'of "the" pipeline'),
           "cannot be read as a table", 3),
    Damage(CN, "quote not closed", line(4, "Invented years", '"Invented years'),
           "cannot be read as a table", 4),
    Damage(CN, "a cell too many", line(5, "Invented repost", "Invented, repost"),
           "17 cells instead of 16", 5),
    Damage(CN, "a cell too few", line(5, "T-C04,", ""), "15 cells instead of 16", 5),
    Damage(CN, "column missing", line(1, "source_url", "link"), "a column is missing", 1,
           "source_url"),
    Damage(CN, "column twice", line(1, "summary", "name"), "a column stands twice", 1, "name"),
    Damage(CN, "no column of a date", line(1, ",date,", ",when,"), "a column is missing", 1, "date",
           HEADER.replace("date, end", "when, end") + ", status, summary"),
    Damage(MEM, "column missing", line(1, "member", "state"), "a column is missing", 1, "member"),
    Damage(POS, "column missing", line(1, "position_label", "label"), "a column is missing", 1,
           "position_label"),
    Damage(CN, "no rows", without(1, None), "holds no facts"),
    Damage(MEM, "no rows", without(1, None), "holds no facts"),
    Damage(POS, "no rows", without(1, None), "holds no facts"),
    Damage(CN, "truncated inside a line", cut(0.5), "in the middle of a line", 3),
    Damage(MEM, "truncated inside a line", cut(0.9), "in the middle of a line", 7),
    Damage(POS, "truncated to nothing", cut(0), "in the middle of a line", 1),
    Damage(CN, "UTF-16", encode("utf-16"), "is not UTF-8 text", 1),
    Damage(POS, "Latin-1", line(3, "did not vote", b"n'a pas vot\xe9"), "is not UTF-8 text", 3),
]  # fmt: skip

EVERY = [pytest.param(one, id=str(one)) for one in [*DATES, *WORDS, *PARTS, *FILES]]


@pytest.mark.parametrize("damage", EVERY)
def test_a_bad_ledger_is_refused_by_name_and_nothing_is_stored(
    damage: Damage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    origin, out = tmp_path / "origin", tmp_path / "out"
    path, other = place(origin, damage.source), place(origin, "china-customs")
    build(origin, out)
    before = contents(out)
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace(",22.50,", ",22.75,"), encoding="utf-8")
    damage.hurt(path)
    with pytest.raises(SourceError) as caught:
        build(origin, out)
    refused = caught.value
    assert damage.what in refused.what
    assert (refused.source, refused.file) == (damage.source, Path(source(damage.source).file).name)
    assert (refused.row, refused.column) == (damage.row, damage.column)
    assert damage.value is None or refused.value == damage.value
    assert contents(out) == before

    assert cli.run(["data", "build", "--from", str(origin), "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, where, remedy = said.err[said.err.index("suasion: ") :].rstrip("\n").split("\n")
    assert first == f"suasion: {refused.what}"
    assert where.startswith(f"  where: source {damage.source}, file {refused.file}")
    named = {"row": damage.row, "column": damage.column}
    assert all(f", {name} {what}" in where for name, what in named.items() if what is not None)
    assert damage.value is None or f", value {damage.value!r}" in where
    assert len(remedy) > len("  remedy: ")
    assert str(origin) not in said.err
    assert contents(out) == before


@pytest.mark.parametrize("name", [CN, OTHERS, EU, MEM, POS])
def test_the_undamaged_ledger_is_accepted_and_every_record_names_its_line(
    name: str, tmp_path: Path
) -> None:
    lines = place(tmp_path / "origin", name).read_text(encoding="utf-8").splitlines()
    found = Snapshot(build(tmp_path / "origin", tmp_path / "out").folder).records(name).collect()
    assert found.height > 2
    for row in found.iter_rows(named=True):
        key = row.get("member") or row["id"] if name != POS else row["states"][0]
        assert key in lines[row["row"] - 1]


def test_of_two_issues_that_fit_the_longer_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issues = {
        name: {"power": "CHN", "name": name, "id": name}
        for name in ("Taiwan", "Taiwan_statement", "UNGA")
    }
    issues["UNGA_ES-11/1"] = {"power": "RUS", "name": "Vote", "id": "VOTE"}
    monkeypatch.setattr("suasion.sources.positions._issues", lambda: issues)
    place(tmp_path / "origin", POS)
    found = Snapshot(build(tmp_path / "origin", tmp_path / "out").folder).records(POS).collect()
    assert found["title"].to_list() == ["Vote", "Vote", "Taiwan_statement"]


def test_a_cell_over_two_lines_moves_the_lines_after_it(tmp_path: Path) -> None:
    """The line named is the one on which a row begins."""
    path = place(tmp_path / "origin", CN)
    line(2, "A sentence of the ledger that", '"A sentence\nof the ledger, that')(path)
    line(3, "print again.", 'print again."')(path)
    found = Snapshot(build(tmp_path / "origin", tmp_path / "out").folder).records(CN).collect()
    assert found["row"].to_list() == [2, 4, 5, 6, 7]
    line(7, ",CHN,", ",CHX,")(path)
    with pytest.raises(SourceError) as caught:
        build(tmp_path / "origin", tmp_path / "out")
    assert caught.value.row == 7
    line(7, ",CHX,", ",CHN,")(path)
    line(2, ",CHN,", ",CHX,")(path)
    with pytest.raises(SourceError) as caught:
        build(tmp_path / "origin", tmp_path / "out")
    assert caught.value.row == 2


def test_a_lease_may_end_after_the_last_year(tmp_path: Path) -> None:
    path = place(tmp_path / "origin", CN)
    line(5, "2022-09-16", "2049")(path)
    found = Snapshot(build(tmp_path / "origin", tmp_path / "out").folder).records(CN).collect()
    assert found.filter(id="T-C04")["end"].to_list() == ["2049"]
