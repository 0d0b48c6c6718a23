"""Closed lists of the event ledgers, and which addresses may be published."""

from __future__ import annotations

import ipaddress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from suasion.catalog.declared import read_toml

__all__ = ["Terms", "publishable", "terms"]

Terms = Literal["dimensions", "instruments", "statuses", "memberships", "confidence", "units"]


@cache
def _declared() -> dict[str, dict[str, str]]:
    return read_toml(Path(str(files("suasion.catalog"))) / "ledger.toml")


def terms(kind: Terms) -> dict[str, str]:
    """Return a closed list: what a ledger writes, and the words for it.

    Examples
    --------
    >>> terms("instruments")["energy_contract"], len(terms("dimensions"))
    ('energy contract', 7)
    """
    return _declared()[kind]


def publishable(address: str) -> bool:
    """Tell whether an address may be shown: on the web, no bare IP, not on the list.

    Examples
    --------
    >>> publishable("https://24.kg/english/1"), publishable("http://3.79.240.212/2025/")
    (True, False)
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # brackets that hold no address
        return False
    if parts.scheme not in ("http", "https") or "." not in host or " " in address:
        return False
    try:
        ipaddress.ip_address(host.rstrip("."))
    except ValueError:
        hidden: list[str] = _declared()["unpublished"]["hosts"]  # type: ignore[assignment]
        return not any(one in host for one in hidden)
    return False
