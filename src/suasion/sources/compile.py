"""Compile providers' files into a snapshot: all of it or nothing.

Every file is parsed and checked before anything is written. New Parquet files are then laid beside
the old ones under names of their own, the manifest is replaced in one step, and only then are files
of the old snapshot removed: whenever the work is cut short, the folder holds the old snapshot or
the new one.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from suasion.catalog import Source, sources, theatres
from suasion.errors import QueryError, SnapshotError
from suasion.sources.kept import kept_dyads, kept_quantities, of_theatres
from suasion.sources.reading import Raw
from suasion.sources.snapshot import MANIFEST, Entry, Snapshot, sha256, shipped
from suasion.sources.whole import place

__all__ = ["Built", "build"]

_FORMAT = 1
_OURS = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.parquet|\.suasion-\w+")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: sources compiled, sources without a file, files written and removed."""

    folder: Path
    compiled: tuple[str, ...]
    absent: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]


def build(
    origin: str | Path,
    out: str | Path | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Compile the files of a folder into a snapshot.

    Parameters
    ----------
    origin
        Folder in the layout that the sources declare (``trade/...``, ``finance/...``).
    out
        Folder of the snapshot; without it the one in the source tree that the package ships.
    progress
        Called with one line per source.

    Returns
    -------
    Built
        What was done. A build that changes nothing writes nothing.

    Raises
    ------
    SourceError
        A file is not what its declaration says; the old snapshot stays as it was.
    SnapshotError
        The folder lacks a source that the old snapshot holds.
    """
    origin, folder = Path(origin), Path(out) if out is not None else shipped()
    here = [one for one in sources().values() if (origin / one.file).is_file()]
    absent = tuple(name for name, one in sources().items() if one not in here)
    if not here:
        raise QueryError(
            "no file of any declared source",
            where=f"folder {origin.name}",
            remedy="name the folder that holds trade/ and finance/",
        )
    _refuse_loss(folder, absent)
    blobs: dict[str, bytes] = {}
    entries = []
    for one in here:
        progress(one.id)
        entry, blob = _compile(one, origin / one.file)
        entries.append(entry)
        blobs[entry.records] = blob
    written, removed = _store(folder, blobs, _manifest(entries))
    return Built(folder, tuple(one.id for one in here), absent, written, removed)


def _refuse_loss(folder: Path, absent: tuple[str, ...]) -> None:
    if not (folder / MANIFEST).is_file():
        return
    lost = sorted(set(absent) & set(Snapshot(folder).entries))
    if lost:
        raise SnapshotError(
            "the snapshot would lose sources it holds",
            where=", ".join(f"{name} ({sources()[name].file})" for name in lost),
            remedy="add these files to the folder, or build into another one with --out",
        )


def _compile(one: Source, path: Path) -> tuple[Entry, bytes]:
    module = importlib.import_module(f"suasion.sources.{one.parser}")
    records: pl.DataFrame = module.parse(Raw(one, path))
    if one.ship == "figures only":
        records = _figures_only(one, records)
    if one.shape == "product":
        records = of_theatres(records)
    buffer = io.BytesIO()
    records.write_parquet(buffer, compression="zstd", compression_level=9)
    blob = buffer.getvalue()
    digest = hashlib.sha256(blob).hexdigest()
    entry = Entry(
        source=one.id,
        records=f"{one.id}.{digest[:12]}.parquet",
        records_sha256=digest,
        rows=records.height,
        vintage_file=one.file,
        vintage_sha256=sha256(path),
        vintage_bytes=path.stat().st_size,
    )
    return entry, blob


def _figures_only(one: Source, records: pl.DataFrame) -> pl.DataFrame:
    """Keep what may be shipped of a source not redistributed: figures of the theatres' actors."""
    if one.shape == "flow":
        return _theatre_totals(records)
    if one.shape == "observation":
        return kept_quantities(records)
    named = {code for each in theatres().values() for code in (*each.targets, *each.powers)}
    return records.filter(pl.col("states").list.set_difference(sorted(named)).list.len() == 0)


def _theatre_totals(records: pl.DataFrame) -> pl.DataFrame:
    """Keep the dyads of the theatres."""
    wanted = pl.DataFrame(sorted(kept_dyads()), ["one", "other"], orient="row")
    both = pl.concat([wanted, wanted.select(one="other", other="one")]).unique()
    return records.join(
        both, left_on=["exporter", "importer"], right_on=["one", "other"], how="semi"
    ).sort("row")


def _manifest(entries: list[Entry]) -> bytes:
    listed = [asdict(one) for one in sorted(entries, key=lambda one: one.source)]
    return (json.dumps({"format": _FORMAT, "sources": listed}, indent=1) + "\n").encode()


def _store(
    folder: Path, blobs: dict[str, bytes], manifest: bytes
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [name for name, blob in blobs.items() if place(folder / name, blob)]
        if place(folder / MANIFEST, manifest):
            written.append(MANIFEST)
        # only files named as a build names them: the folder may hold files of the user
        stale = [
            path
            for path in sorted(folder.iterdir())
            if _OURS.fullmatch(path.name) and path.name not in blobs
        ]
        for path in stale:
            path.unlink()
    except OSError as fault:
        raise SnapshotError(
            f"the snapshot cannot be written: {fault.strerror}",
            where=f"folder {folder.name}",
            remedy="mend the cause and build again; nothing half-written is left",
        ) from fault
    return tuple(written), tuple(path.name for path in stale)
