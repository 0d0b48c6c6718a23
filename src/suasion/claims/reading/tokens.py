"""From a sentence to its words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["split"]

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "—": " — ",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip
_NOT = re.compile(r"\b(did|was|were|is|are|has|had)n't\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\bU\.\s?S\.(?:\s?A\.)?(?=\s|'|$)|\bE\.U\.(?=\s|'|$)")
# a number keeps its points and commas; 's stands alone; Xi'an is one word; the rest sign by sign
_WORD = re.compile(r"\d+(?:[.,]\d+)*|'s\b|[^\W\d_]+(?:'[^\W\d_]{2,})*|\S")


def split(sentence: str) -> tuple[str, ...]:
    """Split a sentence into words and signs, the full stop at its end left out.

    Nothing else is dropped: a sign that no form holds makes the sentence unread.

    Examples
    --------
    >>> split("China’s exports weren't above $10.5bn.")
    ('China', "'s", 'exports', 'were', 'not', 'above', '$', '10.5', 'bn')
    """
    text = unicodedata.normalize("NFC", sentence).translate(_PLAIN)
    text = _NOT.sub(lambda found: f"{found[1]} not", text)
    text = _ABBREVIATED.sub(lambda found: re.sub(r"[.\s]", "", found[0]), text)
    words = _WORD.findall(text)
    if words and words[-1] == ".":
        words.pop()
    return tuple(words)
