"""The record of verdicts: what was found and what it rested on.

A record holds no date and no name of a machine: the same claims, data and method give the same
bytes. What differs between two records is told by :mod:`suasion.claims.compare`.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from suasion.catalog import Declared
from suasion.claims.result import Checked, ClaimResult
from suasion.claims.verdict import Verdict

__all__ = ["FORMAT", "Record", "RecordedClaim", "RecordedTest", "recorded"]

FORMAT: Literal[1] = 1
_ABOUT = {"id", "says", "speaker", "date", "kind"}
"""Keys of a claim that no test reads."""


class RecordedTest(Declared):
    """One test: its verdict, and what was found under every specification.

    What is found is kept as it is, for a test on values as for one on events.
    """

    label: str
    verdict: Verdict
    by_specification: tuple[dict[str, Any], ...]
    not_covered: tuple[dict[str, Any], ...]


class RecordedClaim(Declared):
    """One claim: what it says, how it was tested, its verdict and the vintages behind it."""

    id: str
    says: str
    verdict: Verdict
    declared: dict[str, Any]
    """The tests as they were declared; keys that have their default are left out."""
    tests: tuple[RecordedTest, ...]
    vintages: dict[str, str]
    """Checksum of the vintage, by source."""


class Record(Declared):
    """The verdicts on all claims of a file, by id."""

    format: Literal[1]
    theatre: str
    claims: tuple[RecordedClaim, ...]

    def as_bytes(self) -> bytes:
        """Return the file: JSON, keys sorted.

        Examples
        --------
        >>> Record(format=1, theatre="central-asia", claims=()).as_bytes().decode().split()[:3]
        ['{', '"claims":', '[],']
        """
        content = self.model_dump(mode="json")
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
        return f"{text}\n".encode()


def recorded(checked: Checked) -> Record:
    """Return the record of checked claims.

    Parameters
    ----------
    checked
        Claims with their verdicts.

    Returns
    -------
    Record
        Claims in the order of their ids, figures to twelve digits, a model's to six.

    Examples
    --------
    >>> from suasion.claims import check
    >>> record = recorded(check("central-asia"))
    >>> record.claims[0].id, record.claims[0].verdict, list(record.claims[0].vintages)
    ('G01', 'supported', ['nso-bilateral'])
    """
    claims = sorted((_claim(checked, one) for one in checked), key=lambda one: one.id)
    return Record(format=FORMAT, theatre=checked.panel.theatre.id, claims=tuple(claims))


def _claim(checked: Checked, result: ClaimResult) -> RecordedClaim:
    told = result.as_dict()
    declared = result.claim.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=_ABOUT
    )
    return RecordedClaim(
        id=told["id"],
        says=told["says"],
        verdict=told["verdict"],
        declared=_plain(declared),
        tests=tuple(
            RecordedTest(
                label=one["label"],
                verdict=one["verdict"],
                by_specification=tuple(_plain(one["by_specification"])),
                not_covered=tuple(_plain(one["not_covered"])),
            )
            for one in told["tests"]
        ),
        vintages={
            name: checked.panel.snapshot.entry(name).vintage_sha256 for name in result.sources
        },
    )


_DIGITS, _SIMULATED = 12, 6


def _plain(content: Any, digits: int = _DIGITS) -> Any:
    """Return what JSON holds, so that a record read back equals the one written."""
    if isinstance(content, dict):
        # a model's solution is searched for: further digits depend on the machine
        own = _SIMULATED if content.get("status") == "simulated" else digits
        return {str(key): _plain(each, own) for key, each in content.items()}
    if isinstance(content, list | tuple):
        return [_plain(each, digits) for each in content]
    if isinstance(content, float):
        # the last digits of a sum depend on the machine
        return float(f"{content:.{digits}g}")
    return content if content is None or isinstance(content, str | int) else str(content)
