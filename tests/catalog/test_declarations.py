"""A declaration that cannot be is refused with its file, the key and a remedy."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from suasion import cli
from suasion.catalog import Source, indicators, parse, read_toml, sources, theatre
from suasion.errors import DeclarationError

CATALOG = Path(str(files("suasion.catalog")))
Edit = Callable[[str], str]


def swap(old: str, new: str) -> Edit:
    """Replace a text that occurs once."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return edit


def add(*lines: str) -> Edit:
    """Add lines before the first table."""
    return lambda text: re.sub(r"(?m)^\[\[", "\n".join([*lines, "[["]), text, count=1)


def drop(key: str) -> Edit:
    """Remove a key."""

    def edit(text: str) -> str:
        kept, times = re.subn(rf"(?m)^{key} = .*\n", "", text)
        assert times == 1, key
        return kept

    return edit


def end(*lines: str) -> Edit:
    """Add lines at the end."""
    return lambda text: text + "\n".join(["", *lines, ""])


def declare(folder: Path, kind: str, name: str, edit: Edit) -> Path:
    """Write a shipped declaration, changed, into a folder."""
    text = (CATALOG / kind / f"{name}.toml").read_text(encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(edit(text), encoding="utf-8")
    return path


def window(**changes: str) -> Edit:
    """Add a window to a source."""
    keys = {"reporter": '"CHN"', "since": "2020", "until": "2021", "absent": '"unknown"'} | changes
    return end("[[coverage]]", *(f"{key} = {value}" for key, value in keys.items()))


BAD_SOURCES = {
    "unknown indicator": (swap('"turnover"]\nunit', '"tariffs"]\nunit'), "indicators",
                          "unknown indicator tariffs", "export_share, exports"),
    "no indicator": (swap('["imports", "exports", "turnover"]\nunit', "[]\nunit"), "indicators",
                     "without quantities", "figures name indicators and unit"),
    "no unit": (drop("unit"), "indicators", "without quantities", "events and memberships neither"),
    "events with figures": (swap('shape = "flow"', 'shape = "event"'), "indicators",
                            "of shape event with or without quantities", "neither"),
    "overlapping coverage": (window(flows='["turnover"]', since="2024", until="2024"), "coverage",
                             "overlapping coverage: CHN 2022-2024 and 2024-2024", "each window"),
    "window of all overlaps": (window(since="2023", until="2023"), "coverage",
                               "overlapping coverage", "each window"),
    "no licence": (drop("licence"), "licence", "Field required", "add the key"),
    "empty licence": (swap('licence = "Facts; attribution to China Customs"', 'licence = ""'),
                      "licence", "at least 1 character", "correct"),
    "no citation": (drop("citation"), "citation", "Field required", "add the key"),
    "no coverage": (lambda text: text.partition("[[coverage]]")[0], "coverage", "Field required",
                    "add the key"),
    "unknown key": (add('wind = "east"'), "wind", "not permitted",
                    "known keys: citation, coverage"),
    "unknown key of a window": (window(whilst='"x"'), "coverage.3.whilst", "not permitted",
                                "known keys"),
    "unknown reporter": (window(reporter='"QQQ"'), "coverage.3", "unknown actor QQQ", "crosswalk"),
    "unknown partner": (window(partners='["KGX"]'), "coverage.3", "unknown actor KGX", "crosswalk"),
    "unknown missing": (window(missing='["KGX"]'), "coverage.3", "unknown actor KGX", "crosswalk"),
    "window turned round": (window(since="2021", until="2020"), "coverage.3", "2021-2020",
                            "correct"),
    "window after last_year": (window(since="2025", until="2025"), "coverage.3", "2025-2025",
                               "correct"),
    "unknown absence": (window(absent='"none"'), "coverage.3.absent", "'zero' or 'unknown'",
                        "correct"),
    "unknown terms": (swap('ship = "yes"', 'ship = "perhaps"'), "ship", "'figures only'",
                      "correct"),
    "products of a source of totals": (end('products = ["271121"]'), "coverage.2",
                                       "unknown product 271121", "in a source of products"),
    "unknown shape": (swap('shape = "flow"', 'shape = "flood"'), "shape", "'observation'",
                      "correct"),
    "year as text": (swap("last_year = 2024", 'last_year = "soon"'), "last_year", "integer",
                     "correct"),
}  # fmt: skip

BAD_THEATRES = {
    "unknown state": (swap('"UZB"]', '"UZX"]'), "states", "unknown actor UZX", "crosswalk"),
    "unknown power": (swap('["CHN", "RUS", "EUU"', '["CHN", "RSU", "EUU"'), "powers",
                      "unknown actor RSU", "crosswalk"),
    "unknown context": (swap('["AFG"]', '["AFX"]'), "context", "unknown actor AFX", "crosswalk"),
    "unknown dyad": (swap('[["CHN", "RUS"]]', '[["CHN", "RUX"]]'), "extra_dyads",
                     "unknown actor RUX", "crosswalk"),
    "unknown group": (swap('group = "CA5"', 'group = "CA6"'), "group", "unknown actor CA6",
                      "crosswalk"),
    "group with other members": (swap('"TKM", "UZB"]', '"TKM"]'), "group",
                                 "group CA5 has other members than states", "correct one"),
    "group without a state": (swap('"TKM", "UZB"]', '"TKM", "UZB", "MNG"]'), "group",
                              "group CA5 has other members than states", "correct one"),
    "contested without power": (swap('contested = ["CHN", "RUS"]', 'contested = ["CHN", "JPN"]'),
                                "contested", "no power", "list it under powers"),
    "turned round": (swap("since = 1992", "since = 2030"), "since", "after until", "exchange"),
    "no states": (swap('["KAZ", "KGZ", "TJK", "TKM", "UZB"]', "[]"), "states", "at least 1 item",
                  "correct"),
    "unknown section": (swap('"claims", "corrections"', '"claims", "stats"'), "sections.3",
                        "'states'", "correct"),
    "unknown key": (add('colour = "red"'), "colour", "not permitted", "known keys: contested"),
    "no title": (drop("title"), "title", "Field required", "add the key"),
    "impossible date": (swap("date = 2022-02-24", 'date = "spring"'), "events.0.date", "date",
                        "correct"),
}  # fmt: skip


def check(refused: DeclarationError, file: str, key: str, what: str, remedy: str) -> None:
    """Compare a refusal with what it must name."""
    assert (refused.file, refused.key) == (file, key)
    assert what in refused.what
    assert remedy in refused.remedy
    assert refused.exit_code == 2
    assert str(refused).splitlines()[1] == f"  where: file {file}, key {key}"


@pytest.mark.parametrize("case", BAD_SOURCES)
def test_a_bad_source_is_refused(case: str, tmp_path: Path) -> None:
    edit, key, what, remedy = BAD_SOURCES[case]
    path = declare(tmp_path, "sources", "china-customs", edit)
    with pytest.raises(DeclarationError) as caught:
        parse(Source, read_toml(path), file=path.name)
    check(caught.value, "china-customs.toml", key, what, remedy)


@pytest.mark.parametrize("case", BAD_THEATRES)
def test_a_bad_theatre_is_refused(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit, key, what, remedy = BAD_THEATRES[case]
    path = declare(tmp_path, "theatres", "central-asia", edit)
    with pytest.raises(DeclarationError) as caught:
        theatre(path)
    check(caught.value, "central-asia.toml", key, what, remedy)
    assert cli.run(["panel", str(path)]) == 2
    assert capsys.readouterr() == ("", f"suasion: {caught.value}\n")


@pytest.mark.parametrize(
    ("content", "key", "what", "remedy"),
    [
        (b'id = "x"\nsince = = 3\n', "(syntax)", "at line 2, column 9", "mend the line"),
        (b'id = "x"\nid = "y"\n', "(syntax)", "at line 2", "mend the line"),
        (
            b'title = "Asie centrale \xe9largie"\n',
            "(file)",
            "is not UTF-8 text",
            "save it as UTF-8",
        ),
        ('title = "x"\n'.encode("utf-16"), "(file)", "is not UTF-8 text", "save it as UTF-8"),
        (None, "(file)", "cannot be read: No such file", "check the name"),
    ],
    ids=["syntax", "key twice", "Latin-1", "UTF-16", "absent"],
)
def test_a_file_that_is_no_toml_is_refused(
    tmp_path: Path, content: bytes | None, key: str, what: str, remedy: str
) -> None:
    path = tmp_path / "mine.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DeclarationError) as caught:
        theatre(path)
    check(caught.value, "mine.toml", key, what, remedy)


def test_an_invisible_mark_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    path = declare(tmp_path, "theatres", "central-asia", lambda text: f"\ufeff{text}")
    assert theatre(str(path)) == theatre("central-asia")


@pytest.mark.parametrize("name", list(sources()))
def test_the_declaration_a_bad_one_is_made_from_is_accepted(name: str, tmp_path: Path) -> None:
    path = declare(tmp_path, "sources", name, lambda text: text)
    assert parse(Source, read_toml(path), file=path.name) == sources()[name]


def test_windows_of_other_figures_do_not_overlap(tmp_path: Path) -> None:
    for changes in (
        {"reporter": '"RUS"'},
        {"since": "2020", "until": "2021"},
        {"flows": '["exports"]', "partners": '["KGZ"]', "since": "2023", "until": "2023"},
    ):
        path = declare(tmp_path, "sources", "china-customs", window(**changes))
        assert len(parse(Source, read_toml(path), file=path.name).coverage) == 4


def test_a_prefix_leads_to_the_place_inside_a_file() -> None:
    kind = type(indicators()["imports"])
    with pytest.raises(DeclarationError) as caught:
        parse(kind, {"id": "x"}, file="f.toml", prefix="x.")
    assert caught.value.key == "x.name"
