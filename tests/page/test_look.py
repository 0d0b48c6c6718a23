"""The look: words that can be read, one source of colours, fonts with their licences."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from suasion.page.palette import INKS, OTHER_TEXT, POWER_TEXT, POWERS, VERDICTS, contrast


@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_words_in_every_colour_can_be_read(ground: str) -> None:
    inks = [INKS[name] for name in ("ink", "grey", "faint")]
    for hue in (*POWER_TEXT.values(), OTHER_TEXT, *VERDICTS.values(), *inks):
        assert contrast(hue, INKS[ground]) >= 4.5, hue
    assert set(POWER_TEXT) == set(POWERS)


def test_style_takes_its_colours_from_the_palette() -> None:
    for name in ("style.css", "narrow.css", "claims.css", "print.css"):
        sheet = files("suasion.page").joinpath("assets", name).read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,6}\b", sheet)


def test_every_font_has_its_licence() -> None:
    fonts = files("suasion.page").joinpath("assets", "fonts")
    names = [entry.name for entry in fonts.iterdir()]
    for name in names:
        if name.endswith(".woff2"):
            assert any(
                name.startswith(text.removesuffix("-OFL.txt"))
                for text in names
                if text.endswith("-OFL.txt")
            ), name
