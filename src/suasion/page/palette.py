"""Colours: one hue for a power everywhere, its darker shade for words, verdicts, inks.

Marks take :func:`colour`, words :func:`text_colour`: most hues fail as text on white.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "INKS",
    "OTHER",
    "OTHER_TEXT",
    "POWERS",
    "POWER_TEXT",
    "VERDICTS",
    "colour",
    "contrast",
    "text_colour",
]

POWERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CHN": "#D55E00",
        "RUS": "#0072B2",
        "EUU": "#009E73",
        "USA": "#CC79A7",
        "TUR": "#E69F00",
        "IRN": "#7F6A4D",
        "IND": "#56B4E9",
    }
)
"""Hue of a power's marks, by actor code."""

POWER_TEXT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CHN": "#A84300",
        "RUS": "#005F96",
        "EUU": "#00704F",
        "USA": "#9A4377",
        "TUR": "#855A00",
        "IRN": "#6B573C",
        "IND": "#2A7299",
    }
)
"""The same hue, dark enough for words: at least 4.5:1 on white and on the tint."""

OTHER: Final = "#8C8A84"
"""Marks of all other powers."""

OTHER_TEXT: Final = "#55534E"
"""Words about all other powers."""

VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "supported": "#24523B",
        "contradicted": "#8A1538",
        "mixed": "#5B4A8A",
        "not testable": "#5A5F66",
    }
)
"""Verdict colours; they lie outside the hues of the powers."""

INKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ink": "#1B1B1A",
        "grey": "#55534E",
        "faint": "#6B6862",
        "rule": "#D5D0C6",
        "hair": "#E4E0D8",
        "tint": "#F6F4EF",
        "paper": "#FFFFFF",
    }
)
"""``ink``, ``grey`` and ``faint`` are for words; ``rule`` and ``hair`` carry no meaning."""


def colour(code: str) -> str:
    """Return the hue of a power's marks, grey for one that has none.

    Examples
    --------
    >>> colour("CHN"), colour("JPN")
    ('#D55E00', '#8C8A84')
    """
    return POWERS.get(code, OTHER)


def text_colour(code: str) -> str:
    """Return the shade for words about a power, grey for one that has no hue.

    Examples
    --------
    >>> text_colour("CHN"), text_colour("JPN")
    ('#A84300', '#55534E')
    """
    return POWER_TEXT.get(code, OTHER_TEXT)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2 (1 to 21; words need 4.5, marks 3).

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(hex_colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2."""
    channels = (int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
