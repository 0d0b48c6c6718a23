"""The compiled snapshot: one Parquet file of records per source, and a manifest.

The manifest is the snapshot: a Parquet file that it does not name is not part of it. Files carry a
part of their checksum in their name, so a new snapshot never overwrites a file of the old one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import polars as pl

from suasion.catalog import SHAPES, Source, source
from suasion.errors import QueryError, SnapshotError

__all__ = ["MANIFEST", "Entry", "Snapshot", "open_snapshot", "shipped"]

MANIFEST = "manifest.json"
_FORMAT = 1
_REBUILD = "build one into an empty folder: suasion data build --from DIR --out SNAPSHOT"


@dataclass(frozen=True, slots=True)
class Entry:
    """One source in a snapshot: its records, and the vintage they were parsed from."""

    source: str
    records: str
    records_sha256: str
    rows: int
    vintage_file: str
    vintage_sha256: str
    vintage_bytes: int


@dataclass(frozen=True)
class Snapshot:
    """A folder of compiled records.

    Examples
    --------
    >>> "china-customs" in open_snapshot().entries
    True
    """

    folder: Path

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The sources held, by id."""
        path = self.folder / MANIFEST
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["format"] != _FORMAT:
                raise SnapshotError(
                    f"format {content['format']} is not {_FORMAT}", where=path.name, remedy=_REBUILD
                )
            return {one["source"]: Entry(**one) for one in content["sources"]}
        except FileNotFoundError:
            raise SnapshotError(
                "no snapshot here", where=f"folder {self.folder.name or '.'}", remedy=_REBUILD
            ) from None
        except (ValueError, KeyError, TypeError) as fault:
            raise SnapshotError(
                f"the manifest cannot be read ({fault})", where=path.name, remedy=_REBUILD
            ) from fault

    def holds(self, name: str) -> bool:
        """Tell whether a source is in the snapshot."""
        return name in self.entries

    def entry(self, name: str) -> Entry:
        """Return what the snapshot knows of a source.

        Raises
        ------
        QueryError
            The snapshot does not hold the source.
        """
        try:
            return self.entries[name]
        except KeyError:
            raise QueryError(
                "the snapshot does not hold this source",
                where=f"source {name!r}",
                remedy=f"held: {', '.join(self.entries)}",
            ) from None

    def declared(self) -> list[Source]:
        """Return the declarations of the sources held, in the order of the manifest."""
        return [source(name) for name in self.entries]

    def records(self, name: str) -> pl.LazyFrame:
        """Return the records of a source, unread.

        Raises
        ------
        SnapshotError
            The file is missing.
        """
        one = self.entry(name)
        path = self.folder / one.records
        if not path.is_file():
            raise SnapshotError(
                "a file of the snapshot is missing", where=path.name, remedy=_REBUILD
            )
        return pl.scan_parquet(path, schema=SHAPES[source(name).shape])

    def verify(self) -> None:
        """Compare every file with its checksum.

        Raises
        ------
        SnapshotError
            A file is damaged or missing.
        """
        for one in self.entries.values():
            path = self.folder / one.records
            if not path.is_file() or sha256(path) != one.records_sha256:
                raise SnapshotError("a file is damaged", where=one.records, remedy=_REBUILD)


def sha256(path: Path) -> str:
    """Return the checksum of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def shipped() -> Path:
    """Return the folder of the snapshot that ships with the package."""
    return Path(str(files("suasion"))) / "snapshot"


def open_snapshot(folder: str | Path | None = None) -> Snapshot:
    """Open a snapshot; without a folder the one shipped with the package.

    Raises
    ------
    SnapshotError
        The folder holds no snapshot.
    """
    opened = Snapshot(Path(folder) if folder is not None else shipped())
    _ = opened.entries
    return opened
