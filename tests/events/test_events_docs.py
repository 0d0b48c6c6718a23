"""The page on events: its examples run, its figures are those of the shipped snapshot."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from suasion import cli
from suasion.catalog import organisations, sources
from suasion.events import Events
from suasion.events.merge import _ALIKE, _ENOUGH, _NEAR, _SAME
from suasion.sources import open_snapshot

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
            for line in block.splitlines()]  # fmt: skip


def test_the_python_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "events.md", "exec"), {})
    assert "counts are coverage, not activity" in printed.getvalue()
    assert printed.getvalue().endswith("suspended\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "suasion"
    assert cli.run(arguments) == 0
    assert capsys.readouterr().out.count("\n") > 2


def test_the_page_shows_the_commands() -> None:
    assert COMMANDS[0].endswith("--power CHN --instrument visit --since 2022")
    assert len(COMMANDS) == 4


def test_the_ledgers_are_those_held() -> None:
    rows = {name: int(count) for name, count in re.findall(r"(?m)^\| `(.+?)` .* (\d+) \|$", PAGE)}
    entries = open_snapshot().entries
    ledgers = [one.id for one in sources().values() if not one.indicators]
    assert rows == {name: entries[name].rows for name in ledgers}


def test_the_equation_has_the_bounds_in_use(held: Events) -> None:
    assert f"≥ {_ENOUGH:g}   and   w(A ∩ B) ≥ {_ALIKE} · min" in PAGE
    assert f"≥ {_SAME} · w(A ∪ B)" in PAGE
    assert f"up to {_NEAR} days" in PAGE
    assert sum(len(one.records) > 1 for one in held.events) == 12
    assert "Twelve events" in PAGE


def test_the_complete_lists_are_named() -> None:
    (told,) = re.findall(r"only if the list is complete: (.+?)\.\n", PAGE, re.DOTALL)
    spoken = {"CC5": "China and the five", "CST": "Collective Security Treaty"}
    complete = {code for code, one in organisations().items() if one.complete}
    assert all(spoken.get(code, code) in told for code in complete)
    others = {*organisations()} - complete
    assert not [code for code in others if re.search(rf"\b{code}\b", told)]
