"""What can go wrong, said so that the reader can mend it: what, where, and what to do.

Every error of the library is a :class:`SuasionError`. The command line prints it and ends with its
``exit_code``: 2 for refused input or usage, 1 for a check that failed, 3 for a fault of our own.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "CheckFailed",
    "DeclarationError",
    "MatrixError",
    "NoEquilibrium",
    "QueryError",
    "SnapshotError",
    "SourceError",
    "SuasionError",
]


class SuasionError(Exception):
    r"""Base of all errors.

    Parameters
    ----------
    what
        What is wrong, one clause.
    where
        Where: file, key, row, column, value - whatever leads there.
    remedy
        What the reader can do.

    Examples
    --------
    >>> str(SuasionError("no such state", where="state = 'KGX'", remedy="use an ISO code"))
    "no such state\n  where: state = 'KGX'\n  remedy: use an ISO code"
    """

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        lines = [what]
        if where:
            lines.append(f"  where: {where}")
        if remedy:
            lines.append(f"  remedy: {remedy}")
        super().__init__("\n".join(lines))


class DeclarationError(SuasionError):
    """A declared thing (theatre, source, indicator, claim) that cannot be accepted."""

    exit_code = 2

    def __init__(self, what: str, *, file: str | Path, key: str, remedy: str) -> None:
        self.file, self.key = str(file), key
        super().__init__(what, where=f"file {file}, key {key}", remedy=remedy)


class SourceError(SuasionError):
    """A provider's file that is not what its declaration says."""

    exit_code = 2

    def __init__(
        self,
        what: str,
        *,
        source: str,
        file: str,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
        remedy: str,
    ) -> None:
        self.source, self.file, self.row, self.column, self.value = source, file, row, column, value
        where = [f"source {source}", f"file {file}"]
        if row is not None:
            where.append(f"row {row}")
        if column is not None:
            where.append(f"column {column}")
        if value is not None:
            where.append(f"value {value!r}")
        super().__init__(what, where=", ".join(where), remedy=remedy)


class SnapshotError(SuasionError):
    """A snapshot that is missing, incomplete or damaged."""

    exit_code = 2


class QueryError(SuasionError):
    """A request that names something unknown or combines what cannot be combined."""

    exit_code = 2


class MatrixError(SuasionError):
    """A trade matrix or a change of trade costs that cannot be used."""

    exit_code = 2


class NoEquilibrium(SuasionError):
    """A change of trade costs under which no equilibrium exists or is found."""

    exit_code = 2


class CheckFailed(SuasionError):
    """The work was done and the check did not pass."""

    exit_code = 1
