"""The file of a record: it lies beside the claims file and has its name."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from suasion.claims.model import shipped
from suasion.claims.record import FORMAT, Record
from suasion.errors import DeclarationError, QueryError
from suasion.sources.whole import place

__all__ = ["read_record", "record_file", "write_record"]

_REMEDY = "delete it, or record again: suasion check ... --record"


def record_file(name: str | Path) -> Path | None:
    """Return where the record of a claims file lies, None for a theatre without claims.

    Parameters
    ----------
    name
        A theatre whose claims are shipped, or the path of a claims file.

    Examples
    --------
    >>> record_file("drafts/my-claims.toml").as_posix()
    'drafts/my-claims.record.json'
    """
    path = Path(name)
    found = path if path.suffix == ".toml" else shipped(str(name))
    return None if found is None else found.with_suffix(".record.json")


def read_record(path: Path) -> Record | None:
    """Read a record, None if there is none.

    Raises
    ------
    DeclarationError
        The file is damaged, or of a version that is not known.

    Examples
    --------
    >>> read_record(Path("no-such.record.json")) is None
    True
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _refused(path, f"the record cannot be read: {fault.strerror}", "(file)") from fault
    except (ValueError, RecursionError) as fault:
        raise _refused(path, f"the record is damaged: {fault}", "(syntax)") from fault
    version = content.get("format") if isinstance(content, dict) else None
    if version is not None and version != FORMAT:
        raise _refused(path, f"the record has format {version}, known is {FORMAT}", "format")
    try:
        return Record.model_validate(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(whole)"
        raise _refused(path, f"the record is damaged: {first['msg']}", key) from fault


def write_record(record: Record, path: Path) -> bool:
    """Write a record whole or not at all, and tell whether it differs from what was there.

    Raises
    ------
    QueryError
        The file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "my-claims.record.json"
    ...     record = Record(format=1, theatre="central-asia", claims=())
    ...     write_record(record, path), write_record(record, path), read_record(path) == record
    (True, False, True)
    """
    try:
        return place(path, record.as_bytes())
    except OSError as fault:
        raise QueryError(
            f"the record cannot be written: {fault.strerror}",
            where=f"file {path}",
            remedy="copy the claims file to a folder that can be written, and record it there",
        ) from fault


def _refused(path: Path, what: str, key: str) -> DeclarationError:
    return DeclarationError(what, file=path, key=key, remedy=_REMEDY)
