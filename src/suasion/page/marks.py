"""Small drawings that stand beside a word: verdicts, tested parts, the key of a chart.

Each differs by shape first and by colour second, so that they can be told apart in grey.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suasion.page.palette import INKS, VERDICTS

if TYPE_CHECKING:
    from suasion.page.block_text import KeyMark, PartMark
    from suasion.page.blocks import Verdict

__all__ = ["PART_WORDS", "key_mark", "part_mark", "verdict_mark"]

PART_WORDS: Final[dict[str, str]] = {
    "holds": "holds",
    "fails": "fails",
    "cannot": "cannot be told",
    "mixed": "holds in part",
}
"""What a part mark means, in words."""

_PART_VERDICT: Final[dict[str, str]] = {
    "holds": "supported",
    "fails": "contradicted",
    "cannot": "not testable",
    "mixed": "mixed",
}

# All drawn in a square of 18.
_DIAMOND = (
    '<path d="M9 .9 17.1 9 9 17.1.9 9z" fill="none" stroke="{c}" stroke-width="1.5"/>'
    '<path d="M9 .9V17.1L.9 9z" fill="{c}"/>'
)
_RING = (
    '<circle cx="9" cy="9" r="7.6" fill="none" stroke="{c}" stroke-width="{w}"'
    ' stroke-dasharray="{on} {off}"/>'
)
_VERDICT: Final[dict[str, str]] = {
    "supported": '<circle cx="9" cy="9" r="8.4" fill="{c}"/>'
    '<path d="M5.1 9.3 7.9 12.1 13 6.4" fill="none" stroke="#fff" stroke-width="2"/>',
    "contradicted": '<path d="M1 1H17V17H1z" fill="{c}"/>'
    '<path d="M5.4 5.4 12.6 12.6M12.6 5.4 5.4 12.6" stroke="#fff" stroke-width="2"/>',
    "mixed": _DIAMOND,
    # Ten dashes round: the circle is 47.75 long.
    "not testable": _RING.format(c="{c}", w="1.7", on="2.9", off="1.875"),
}
_PART: Final[dict[str, str]] = {
    "holds": '<circle cx="9" cy="9" r="7.6" fill="{c}"/>',
    "fails": '<path d="M1.5 1.5H16.5V16.5H1.5z" fill="{c}"/>'
    '<path d="M5.6 5.6 12.4 12.4M12.4 5.6 5.6 12.4" stroke="#fff" stroke-width="2.4"/>',
    # Seven dashes: more would run together at this size.
    "cannot": _RING.format(c="{c}", w="2.2", on="4", off="2.822"),
    "mixed": _DIAMOND,
}
_KEY: Final[dict[str, str]] = {
    "own": '<circle cx="7" cy="7" r="4.2" fill="{c}"/>',
    "other": '<path d="M7 1.9 12.1 7 7 12.1 1.9 7z" fill="#fff" stroke="{c}" stroke-width="1.6"/>',
    "derived": '<circle cx="7" cy="7" r="3.9" fill="#fff" stroke="{c}" stroke-width="1.6"/>',
    "range": '<path d="M0 4H20V10H0z" fill="{c}" fill-opacity=".34"/>'
    '<circle cx="10" cy="7" r="3.6" fill="{c}"/>',
    "count": '<path d="M3 3H11V11H3z" fill="{c}"/>',
    "gap": '<path d="M2 0H16V14H2z" fill="{g}"/>',
}
_KEY_WIDTH: Final[dict[str, int]] = {"range": 20, "gap": 18}


def verdict_mark(verdict: Verdict, size: int = 18) -> str:
    """Return the mark of a verdict; the word must stand beside it.

    Examples
    --------
    >>> verdict_mark("mixed", 20)[:35]
    '<svg class="mark" width="20" height'
    """
    return _mark(_VERDICT[verdict].format(c=VERDICTS[verdict]), size)


def part_mark(mark: PartMark, size: int = 12) -> str:
    """Return the mark of a tested part, which says its word to a listener.

    Examples
    --------
    >>> 'aria-label="cannot be told"' in part_mark("cannot")
    True
    """
    colour = VERDICTS[_PART_VERDICT[mark]]
    return _mark(_PART[mark].format(c=colour), size, label=PART_WORDS[mark])


def key_mark(mark: KeyMark) -> str:
    """Return a mark for the key line of a chart, in ink: shapes do not depend on the power.

    Examples
    --------
    >>> 'viewBox="0 0 20 14"' in key_mark("range")
    True
    """
    width = _KEY_WIDTH.get(mark, 14)
    drawing = _KEY[mark].format(c=INKS["ink"], g=INKS["hair"])
    return (
        f'<svg class="mark" width="{width}" height="14" viewBox="0 0 {width} 14"'
        f' aria-hidden="true">{drawing}</svg>'
    )


def _mark(drawing: str, size: int, label: str = "") -> str:
    """Frame a drawing; without a label it is silent."""
    said = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="mark" width="{size}" height="{size}" viewBox="0 0 18 18" {said}>'
        f"{drawing}</svg>"
    )
