"""Running text to HTML: two marks, all else shown as written."""

from __future__ import annotations

import re
from html import escape

__all__ = ["capital", "inline", "plain", "typographic"]

_APOSTROPHE = re.compile(r"(?<=\w)'")
_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn)(?!\w))|(?<=\d [bm]n) (?=USD|EUR)")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
# No tag may stand inside, so that the two marks can never cross each other.
_EM = re.compile(r"(?<![\w*])\*(?=\S)([^*<>]+?)(?<=\S)\*(?![\w*])")


def inline(text: str) -> str:
    """Escape a text for HTML and set ``**strong**`` and ``*em*``.

    Examples
    --------
    >>> inline("**6 January**, *not shown*, 2 * 3 < 7")
    '<strong>6 January</strong>, <em>not shown</em>, 2 * 3 &lt; 7'
    """
    strong = _STRONG.sub(r"<strong>\1</strong>", escape(typographic(text)))
    return _EM.sub(r"<em>\1</em>", strong)


def plain(text: str) -> str:
    """Return the text without its two marks, for where only words can stand.

    Examples
    --------
    >>> plain("**6 January**, *not shown*")
    '6 January, not shown'
    """
    return _EM.sub(r"\1", _STRONG.sub(r"\1", typographic(text)))


def typographic(text: str) -> str:
    """Return the text with apostrophes as printers set them, and figures kept with their units.

    Examples
    --------
    >>> typographic("China's lead, the states' own")
    'China’s lead, the states’ own'
    """
    return _UNIT.sub("\u00a0", _APOSTROPHE.sub("’", text))


def capital(text: str) -> str:
    """Return a sentence with a capital letter.

    Examples
    --------
    >>> capital("the EU led")
    'The EU led'
    """
    return text[:1].upper() + text[1:]
