"""Read declared things: a TOML file becomes a checked model, or an error that says where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from suasion.errors import DeclarationError

__all__ = ["Declared", "declared_files", "parse", "read_toml"]


class Declared(BaseModel):
    """Base of all declared models: frozen, and a key it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Declared)


def declared_files(folder: str) -> Iterator[Path]:
    """Yield the TOML files shipped in a folder of the catalogue, by name.

    Examples
    --------
    >>> [path.stem for path in declared_files("theatres")]
    ['central-asia', 'south-caucasus']
    """
    root = Path(str(files("suasion.catalog"))) / folder
    yield from sorted(root.glob("*.toml"))


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; a file that is no TOML is refused with line and column."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise DeclarationError(
            f"cannot be read: {fault.strerror}",
            file=path.name,
            key="(file)",
            remedy="check the name of the file",
        ) from fault
    except UnicodeDecodeError as fault:
        raise DeclarationError(
            "is not UTF-8 text", file=path.name, key="(file)", remedy="save it as UTF-8"
        ) from fault
    except tomllib.TOMLDecodeError as fault:
        raise DeclarationError(
            f"is not valid TOML: {fault}",
            file=path.name,
            key="(syntax)",
            remedy="mend the line named; dates are YYYY-MM-DD, texts stand in quotes",
        ) from fault


def parse(model: type[M], content: dict[str, Any], *, file: str, prefix: str = "") -> M:
    """Check the content of a declaration against its model.

    Raises
    ------
    DeclarationError
        The first fault, with file and key.
    """
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        message = first["msg"].removeprefix("Value error, ")
        what, remedy, named = (*message.split(" | "), "", "")[:3]
        # a check of the whole names the key it speaks of, as the third part of its message
        key = ".".join(str(part) for part in (*first["loc"], *([named] if named else ())))
        raise DeclarationError(
            what,
            file=file,
            key=f"{prefix}{key or '(whole)'}",
            remedy=remedy or _remedy(first["type"], model),
        ) from fault


def _remedy(kind: str, model: type[Declared]) -> str:
    if kind == "extra_forbidden":
        return f"known keys: {', '.join(sorted(model.model_fields))}"
    if kind == "missing":
        return "add the key"
    return "correct the value"
