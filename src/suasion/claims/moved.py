"""What moved in a claim since its verdict was recorded, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suasion.claims.verdict import Verdict

__all__ = ["Moved", "moved_text"]


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved in one claim since it was recorded.

    Parameters
    ----------
    claim
        Its id.
    before, after
        Its verdicts; None where the claim is new, or gone.
    parts
        The parts whose verdict moved, in words.
    values
        How many figures moved, counted by test and specification.
    rewritten
        Whether the claim or its tests are other ones.
    why
        The reasons, in words; empty where no verdict moved.

    Examples
    --------
    >>> print(Moved("G02", "mixed", "supported", why=("source imf-dots came",)).text)
    G02: mixed → supported
      source imf-dots came
    """

    claim: str
    before: Verdict | None
    after: Verdict | None
    parts: tuple[str, ...] = ()
    values: int = 0
    rewritten: bool = False
    why: tuple[str, ...] = ()

    @property
    def verdict_moved(self) -> bool:
        """Whether a verdict moved: that of the claim, or that of one of its parts.

        Examples
        --------
        >>> Moved("G02", "mixed", "mixed", values=3).verdict_moved
        False
        """
        known = self.before is not None and self.after is not None
        return known and (self.before != self.after or bool(self.parts))

    @property
    def text(self) -> str:
        """What moved, in lines; the first begins with the id of the claim."""
        if self.before is None:
            return f"{self.claim}: not in the record, now {self.after}"
        if self.after is None:
            return f"{self.claim}: in the record ({self.before}), but no longer among the claims"
        stays = self.before == self.after
        head = f"{self.claim}: " + (
            f"still {self.after}" if stays else f"{self.before} → {self.after}"
        )
        return "\n  ".join([head, *self.parts, *self.why])


def moved_text(moves: Iterable[Moved]) -> str:
    """Say what moved: verdicts with their reasons, claims that came or went, the rest by number.

    Examples
    --------
    >>> print(moved_text([Moved("G02", "mixed", "mixed", values=2), Moved("G03", None, "mixed")]))
    G03: not in the record, now mixed
    since the record 2 values moved without a verdict moving (G02)
    """
    still = []
    lines = []
    for one in moves:
        stays = one.before is not None and one.after is not None and not one.verdict_moved
        still += [one] if stays else []
        lines += [] if stays else [one.text]
    counts = [
        (sum(one.values for one in still), "value", "moved"),
        (sum(one.rewritten for one in still), "claim", "rewritten"),
    ]
    told = [f"{n} {what}{'' if n == 1 else 's'} {word}" for n, what, word in counts if n]
    if told:
        names = ", ".join(one.claim for one in still)
        lines.append(f"since the record {', '.join(told)} without a verdict moving ({names})")
    return "\n".join(lines)
