"""The accuracy of verdicts on constructed claims, as rows of the page on validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from constructed import KINDS, Constructed, Style, accuracy

from suasion.claims.facts.result import FactResult

Results = Sequence[tuple[Constructed, FactResult]]


def rows(judged: Mapping[tuple[Style, int], Results]) -> Iterator[str]:
    """Yield one row by way of claiming and offset, and one of all offsets."""
    for style in dict.fromkeys(style for style, _ in judged):
        own = {offset: found for (each, offset), found in judged.items() if each == style}
        for offset, found in own.items():
            yield _row(style, str(offset), found)
        yield _row(style, "all", [one for found in own.values() for one in found])


def _row(style: str, offset: str, results: Results) -> str:
    found = accuracy(results)
    cells = [
        f"{hits} of {n} ({100 * hits / n:.1f} %)" for hits, n in (found[kind] for kind in KINDS)
    ]
    return f"| {style} | {offset} | {' | '.join(cells)} |"
