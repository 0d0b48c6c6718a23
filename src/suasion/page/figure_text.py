"""How wide words are and how numbers are written in a drawing."""

from __future__ import annotations

import math
from typing import Final

__all__ = ["number", "places_for", "text_width", "thin_out", "ticks", "with_unit", "within", "wrap"]

# Advances of Source Sans 3 at weight 400 in em, rounded up to .04. Measured here rather than by
# the renderer, whose answer depends on the fonts of the machine: layout must not.
_ADVANCES: Final = {
    0.2: " \u00a0\u2005\u2009",
    0.26: "',.:;ijl|·’‘ı",
    0.3: "!IİfJ",
    0.34: "()-[]t{}/\\r",
    0.42: "*sş",
    0.46: '"?cxz“”ç',
    0.5: "#$+0123456789<=>FLY^_ekvy~–−×éaE",
    0.56: "STVXZgäğPRK`bdhnopquüöC",
    0.6: "&ABDG",
    0.66: "HNUÜQOÖ",
    0.74: "M→",
    0.82: "wW—%@m",
    0.96: "…",
}
_WIDTH: Final = {char: width for width, chars in _ADVANCES.items() for char in chars}
_UNKNOWN: Final = 0.56
# Round steps within two decades, and how unwelcome each is.
_FACTORS: Final = ((1, 0.0), (2, 0.0), (2.5, 0.08), (5, 0.0), (10, 0.0), (20, 0.0), (50, 0.0))
_BOLD: Final = 1.045


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is set in the house font, in px.

    Examples
    --------
    >>> 55 < text_width("China 1.24", 13) < 62
    True
    """
    ems = sum(_WIDTH.get(char, _UNKNOWN) for char in text)
    return ems * size * (_BOLD if bold else 1.0)


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines of at most a width; two lines are balanced.

    A line break or no-break space in the text is kept; a word wider than the width stands alone.

    Examples
    --------
    >>> wrap("Feb 2022: Russia invades Ukraine", 100, 12)
    ['Feb 2022: Russia', 'invades Ukraine']
    """
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, width, size)]
    words = [word for word in text.split(" ") if word]  # a no-break space does not break
    lines = _fill(words, width, size)
    if len(lines) != 2:
        return lines
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(halves, key=lambda half: max(text_width(line, size) for line in half)))


def _fill(words: list[str], width: float, size: float) -> list[str]:
    """Set words one after the other, a new line where the width ends."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def places_for(top: float) -> int:
    """Return the decimals of a chart whose largest figure is ``top``.

    Examples
    --------
    >>> places_for(5.35), places_for(31.1), places_for(240), places_for(0.053)
    (2, 1, 0, 3)
    """
    limits = (100, 10, 0.1, 0.01)
    return sum(abs(top) < limit for limit in limits)


def number(value: float, places: int) -> str:
    """Write a figure; one that would round to nought keeps its first digit.

    Examples
    --------
    >>> number(1.236, 2), number(0.04, 1), number(0.0004, 1), number(-12345.6, 0)
    ('1.24', '0.04', '<0.01', '−12,346')
    """
    if value == 0:
        return "0"
    finest = max(places, 2)
    for digits in range(places, finest + 1):
        if round(abs(value), digits) > 0:
            return f"{value:,.{digits}f}".replace("-", "−")
    least = f"{10**-finest:.{finest}f}"
    return f"<{least}" if value > 0 else f">−{least}"


def with_unit(figure: str, unit: str) -> str:
    """Put a unit behind a figure; the per cent sign stands close.

    Examples
    --------
    >>> with_unit("4.13", "bn USD"), with_unit("41", "% of imports")
    ('4.13 bn USD', '41% of imports')
    """
    if not unit:
        return figure
    return f"{figure}{unit}" if unit.startswith("%") else f"{figure} {unit}"


def ticks(low: float, high: float, most: int, *, filled: bool = True) -> list[tuple[float, str]]:
    """Return round positions from at or below ``low`` to at or above ``high``, with words.

    Zero is always one of them: house axes start there. Of the round steps that give at most
    ``most`` intervals, the one is taken that leaves little empty and comes near four intervals.

    Examples
    --------
    >>> ticks(0, 1.9, 5)
    [(0.0, '0'), (0.5, '0.5'), (1.0, '1.0'), (1.5, '1.5'), (2.0, '2.0')]
    >>> [word for _, word in ticks(0, 5.35, 6)]
    ['0', '2', '4', '6']
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    _, step = min(_steps(low, high, most, filled))
    first, last = _reach(low, high, step)
    places = next(p for p in range(13) if abs(round(step, p) - step) < step * 1e-6)
    values = [float(f"{index * step:.9g}") for index in range(first, last + 1)]
    return [(v, f"{v:,.{places}f}".replace("-", "−") if v else "0") for v in values]


def within(scale: list[tuple[float, str]], low: float, high: float) -> list[tuple[float, str]]:
    """Keep the positions of an axis that ends where its figures do.

    Examples
    --------
    >>> within(ticks(0, 31.1, 5, filled=False), 0, 31.1)
    [(0.0, '0'), (10.0, '10'), (20.0, '20'), (30.0, '30')]
    """
    air = (high - low) * 1e-9
    return [(at, word) for at, word in scale if low - air <= at <= high + air]


def _reach(low: float, high: float, step: float) -> tuple[int, int]:
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)


def _steps(low: float, high: float, most: int, filled: bool) -> list[tuple[float, float]]:
    """Return possible steps, each after its cost."""
    decade = 10.0 ** math.floor(math.log10((high - low) / most))
    found = []
    for factor, odd in _FACTORS:
        step = float(f"{factor * decade:.6g}")
        first, last = _reach(low, high, step)
        if not filled:
            last = max(math.floor(high / step + 1e-9), 1)
        if last - first <= most:
            empty = max((last - first) * step / (high - low) - 1, 0.0)
            found.append((empty + odd + 0.03 * abs(last - first - 4), step))
    return found


def thin_out(positions: list[float], keep: list[bool], gap: float) -> list[bool]:
    """Say which of ascending positions may carry a label so that labels stand apart.

    Those that must be kept are; others give way to the ones kept and to their left neighbour.

    Examples
    --------
    >>> thin_out([0, 75, 150, 195], [True, False, False, True], 48)
    [True, True, False, True]
    """
    chosen = [at for at, must in zip(positions, keep, strict=True) if must]
    for at, must in zip(positions, keep, strict=True):
        if not must and all(abs(at - other) >= gap for other in chosen):
            chosen.append(at)
    return [at in chosen for at in positions]
