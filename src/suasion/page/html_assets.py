"""Style, script and fonts that are set into each page, so that it asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from suasion.page.palette import INKS, VERDICTS

__all__ = ["faces", "script", "script_hash", "style"]

_LATIN: Final = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_LATIN_EXT: Final = (
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,"
    "U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C4,U+2113"
)
_SIGNS: Final = "U+2116,U+2190,U+2192,U+2194,U+2248,U+2260,U+2264-2265"
_GREEK: Final = "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF"


@dataclass(frozen=True, slots=True)
class _Face:
    """One font file: a family, a style, and the characters it is for."""

    family: str
    style: str
    file: str
    reach: str

    def serves(self, characters: frozenset[str]) -> bool:
        """Whether the page holds a character of this file."""
        return any(low <= ord(c) <= high for c in characters for low, high in _spans(self.reach))

    def css(self) -> str:
        """Return the rule with the font in it."""
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};'
            f"font-weight:200 900;font-display:block;unicode-range:{self.reach};"
            f'src:url("data:font/woff2;base64,{_packed(self.file)}") format("woff2")}}'
        )


_SERIF, _SANS = "Source Serif 4", "Source Sans 3"
_FACES: Final = (
    _Face(_SERIF, "normal", "source-serif-4-latin-opsz-normal.woff2", _LATIN),
    _Face(_SERIF, "italic", "source-serif-4-latin-wght-italic.woff2", _LATIN),
    _Face(_SERIF, "normal", "source-serif-4-latin-ext-wght-normal.woff2", _LATIN_EXT),
    _Face(_SANS, "normal", "source-sans-3-latin-wght-normal.woff2", _LATIN),
    _Face(_SANS, "italic", "source-sans-3-latin-wght-italic.woff2", _LATIN),
    _Face(_SANS, "normal", "source-sans-3-latin-ext-wght-normal.woff2", _LATIN_EXT),
    _Face(_SANS, "normal", "source-sans-3-greek-wght-normal.woff2", _GREEK),
    # Direction is written power -> state on every page, and the Latin files have no arrow.
    _Face("Suasion Signs", "normal", "suasion-signs.woff2", _SIGNS),
)


def faces(text: str) -> str:
    """Return the font rules for the characters of a text, fonts included."""
    characters = frozenset(text)
    rules = [face.css() for face in _FACES if face.serves(characters)]
    notice = "/* Source Serif 4, Source Sans 3: (c) Adobe, SIL Open Font License 1.1 */"
    return "\n".join([notice, *rules])


@cache
def style() -> str:
    """Return the style sheets, headed by the colours of the palette."""
    inks = {**INKS, **{verdict.replace(" ", "-"): hue for verdict, hue in VERDICTS.items()}}
    colours = ";".join(f"--{name}:{hue}" for name, hue in inks.items())
    sheets = map(_read, ("style.css", "narrow.css", "claims.css", "print.css"))
    return f":root{{{colours}}}\n" + "\n".join(sheets)


@cache
def script() -> str:
    """Return the script of the page."""
    return _read("read.js").strip()


@cache
def script_hash() -> str:
    """Return what the page's own policy names the script by; no other one may run."""
    digest = hashlib.sha256(f"\n{script()}\n".encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _read(name: str) -> str:
    return files("suasion.page").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _packed(name: str) -> str:
    font = files("suasion.page").joinpath("assets", "fonts", name).read_bytes()
    return base64.b64encode(font).decode("ascii")


@cache
def _spans(reach: str) -> tuple[tuple[int, int], ...]:
    """Read a CSS ``unicode-range``."""
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", reach)
    return tuple((int(low, 16), int(high or low, 16)) for low, high in found)
