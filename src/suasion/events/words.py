"""Names as words: what a phrase must hold, whatever its case, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["holds", "opens", "spelt"]

_WORD = re.compile(r"[a-z0-9]+")


@cache
def spelt(text: str) -> tuple[str, ...]:
    """Return the words of a text, plain and small.

    ``Xi'an`` is one word, and ``Kazakhstan's`` is ``kazakhstan``.

    Examples
    --------
    >>> spelt("Türkiye's visit to Xi’an")
    ('turkiye', 'visit', 'to', 'xian')
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode()
    return tuple(_WORD.findall(re.sub(r"'s\b", "", plain.casefold()).replace("'", "")))


def holds(name: str, phrase: str) -> bool:
    """Tell whether a name holds a phrase: whole words, in order.

    Examples
    --------
    >>> holds("Silk Road Economic Belt proposed", "silk road"), holds("Xi'an summit", "Xi")
    (True, False)
    """
    return _line(phrase) in _line(name)


@cache
def _line(text: str) -> str:
    return f" {' '.join(spelt(text))} "


# what follows them in the name of a visit is where it leads, and whom it meets
_VISITING = {"in", "at", "to", "visit", "visits", "visited", "state", "official", "tour", "tours"}


def opens(name: str, phrase: str) -> bool:
    """Tell whether a name begins with a phrase, or holds it before it says what is visited.

    Examples
    --------
    >>> opens("Chinese President Xi state visit to Kazakhstan", "Xi")
    True
    >>> opens("Gurbanguly Berdimuhamedov in Beijing, talks with Xi", "Xi")
    False
    """
    words = spelt(name)
    end = next((at for at, word in enumerate(words) if word in _VISITING), len(words))
    return _line(phrase) in f" {' '.join(words[:end])} "
