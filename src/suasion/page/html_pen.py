"""What the writers of single blocks may ask of the writer of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suasion.page.blocks import Block

__all__ = ["Pen", "slug"]


class Pen(Protocol):
    """Writes blocks inside blocks, hands out ids, and knows the level of the last heading."""

    level: int

    def block(self, block: Block) -> str:
        """Write one block."""

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Write several, one below the other."""

    def name(self, stem: str) -> str:
        """Return an id that the page does not have yet."""


def slug(text: str) -> str:
    """Make an id or a file name of a text; case is kept, as ``S03`` is an address.

    Examples
    --------
    >>> slug("Figure 1: China's lead")
    'Figure-1-China-s-lead'
    """
    return re.sub(r"[^\w]+", "-", text).strip("-") or "x"
