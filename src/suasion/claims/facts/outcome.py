"""What a test on facts finds: outcomes by record, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from suasion.events import Membership, Record

__all__ = ["Found", "Judged", "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """What is right, or comes nearest, in words, and who says so."""

    text: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.source})" if self.source else self.text


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a test holds by one record; None: it cannot be told."""

    holds: bool | None
    why: str
    record: Record | Membership | None = None

    @property
    def label(self) -> str:
        """Which record says so."""
        one = self.record
        if one is None:
            return "the ledgers"
        return one.id if isinstance(one, Record) else f"{one.organisation}, row {one.row}"

    @property
    def told(self) -> Told:
        """What was found, with the record and its source."""
        return Told(self.why, f"{self.label}; {self.record.cited}" if self.record else "")

    @property
    def when(self) -> str:
        """The date of the record."""
        one = self.record
        if isinstance(one, Record):
            return str(one.days)
        return "" if one is None or one.since is None else str(one.since)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        one = self.record
        return {
            "label": self.label,
            "holds": self.holds,
            "why": self.why,
            "date": self.when or None,
            "title": one.title if one else None,
            "url": one.url if one else None,
            "secondary": one is not None and one.url is None,
            "source": one.source if one else None,
            "row": one.row if one else None,
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcomes of a test, and the records nearest to what it says.

    ``near`` explains in words what would be true instead; ``beside`` are the records it rests on.
    """

    outcomes: tuple[Found, ...]
    near: tuple[Told, ...] = ()
    beside: tuple[Record | Membership, ...] = field(default=())
