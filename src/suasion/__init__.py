"""Claims about influence between states, checked against open data.

Rooms are the namespaces, verbs the functions::

    import suasion as su

    panel = su.panel.build("central-asia")
    checked = su.claims.check("central-asia")
    summits = su.events.select("central-asia", instrument="summit")
    su.brief.write("central-asia", "out/")

Rooms are imported when they are first used: ``import suasion`` itself loads nothing.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suasion import (
        brief,
        catalog,
        claims,
        contest,
        equilibrium,
        events,
        leverage,
        page,
        panel,
        sources,
        specification,
    )

__all__ = [
    "brief",
    "catalog",
    "claims",
    "contest",
    "equilibrium",
    "events",
    "leverage",
    "page",
    "panel",
    "sources",
    "specification",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"suasion.{name}")
    raise AttributeError(f"module 'suasion' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
