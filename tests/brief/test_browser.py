"""The brief in a browser without network: no error, no request, charts drawn, keys work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import BROWSER, Tab, tab

from suasion.brief import write

pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")

_DRAWN = """
[...document.querySelectorAll('figure .drawing svg')]
  .filter(svg => !svg.parentElement.closest('svg') && svg.getClientRects().length)
  .map(svg => [svg.getBoundingClientRect().width, svg.getBoundingClientRect().height,
               svg.querySelectorAll('path, line, text').length])
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write("central-asia", tmp_path_factory.mktemp("brief"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Tab]:
    with tab() as opened:
        yield opened


@pytest.mark.parametrize("width", [1280, 360])
def test_no_console_error_and_no_request(chromium: Tab, page: Path, width: int) -> None:
    chromium.open(page, width=width)
    requests = [one["request"]["url"] for one in chromium.of_kind("Network.requestWillBeSent")]
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in requests if url.startswith("file:")]) == 1
    assert chromium.of_kind("Runtime.exceptionThrown") == []
    logged = [one["entry"] for one in chromium.of_kind("Log.entryAdded")]
    assert [one for one in logged if one["level"] == "error"] == []
    called = chromium.of_kind("Runtime.consoleAPICalled")
    assert [one for one in called if one["type"] == "error"] == []


@pytest.mark.parametrize("width", [1280, 360])
def test_every_chart_is_drawn(chromium: Tab, page: Path, width: int) -> None:
    chromium.open(page, width=width)
    chromium.value("document.querySelectorAll('details').forEach(one => { one.open = true })")
    drawn = chromium.value(_DRAWN)
    figures = chromium.value("document.querySelectorAll('figure .drawing').length")
    assert len(drawn) == figures
    assert figures >= 25
    assert [one for one in drawn if one[0] < 250 or one[1] < 40 or one[2] < 8] == []


@pytest.mark.parametrize("width", [1280, 820, 360])
def test_nothing_scrolls_sideways(chromium: Tab, page: Path, width: int) -> None:
    chromium.open(page, width=width)
    assert chromium.value("document.scrollingElement.scrollWidth") <= width
    chromium.value("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert chromium.value("document.scrollingElement.scrollWidth") <= width


def test_evidence_opens_and_closes_by_keyboard(chromium: Tab, page: Path) -> None:
    chromium.open(page)
    first = "document.querySelector('details.opens')"
    assert chromium.value(f"{first}.open") is False
    for _ in range(60):
        chromium.press("Tab", 9)
        if chromium.value(f"document.activeElement === {first}.querySelector('summary')"):
            break
    else:
        pytest.fail("the evidence cannot be reached by Tab")
    chromium.press("Enter", 13)
    assert chromium.value(f"{first}.open") is True
    assert (
        chromium.value(f"{first}.querySelector('.drawing svg').getBoundingClientRect().height") > 40
    )
    chromium.press("Enter", 13)
    assert chromium.value(f"{first}.open") is False


def test_evidence_opens_without_script(chromium: Tab, page: Path) -> None:
    chromium.open(page, script=False)
    summary = "document.querySelector('details.opens summary')"
    chromium.value(f"{summary}.click()")
    assert chromium.value("document.querySelector('details.opens').open") is True
    chromium.send("Emulation.setScriptExecutionDisabled", value=False)


def test_targets_are_large_enough_to_touch(chromium: Tab, page: Path) -> None:
    chromium.open(page, width=360)
    heights = chromium.value(
        "[...document.querySelectorAll('summary, button')].filter(e => e.getClientRects().length)"
        ".map(e => e.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 24
