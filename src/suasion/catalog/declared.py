"""Read declared things: a TOML file becomes a checked model, or an error that says where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_args

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
        # a misspelt key is told before the key that it leaves missing
        first = min(fault.errors(), key=lambda one: one["type"] != "extra_forbidden")
        message = first["msg"].removeprefix("Value error, ")
        what, remedy, named = (*message.split(" | "), "", "")[:3]
        # a check of the whole names the key it speaks of, as the third part of its message
        parts = _keys(content, first["loc"], missing=first["type"] == "missing")
        key = ".".join((*parts, *([named] if named else ())))
        raise DeclarationError(
            what,
            file=file,
            key=f"{prefix}{key or '(whole)'}",
            remedy=remedy or _remedy(first["type"], _model_at(model, first["loc"][:-1])),
        ) from fault


def _keys(content: Any, place: Sequence[int | str], *, missing: bool) -> list[str]:
    """Return the keys of the file on the way to a fault.

    Pydantic names the members of unions on its way too: the tag of a condition, ``str`` for a text
    that could have been a list. They are no keys.
    """
    found: list[str] = []
    for depth, part in enumerate(place):
        inside = isinstance(content, dict) and part in content
        inside |= isinstance(content, list) and isinstance(part, int) and part < len(content)
        if inside:
            content = content[part]
        if inside or (missing and depth == len(place) - 1):
            found.append(str(part))
    return found


def _model_at(model: type[Declared], path: Sequence[int | str]) -> type[Declared]:
    """Return the model of a nested part, so that a remedy names the keys known there."""
    here = [model]
    for part in path:
        fields = [one.model_fields[part] for one in here if part in one.model_fields]
        if fields:
            here = [inside for field in fields for inside in _models(field.annotation)] or here
        else:
            # the tag of a union: the member that carries it
            here = [
                one
                for one in here
                if part == getattr(one, "tag", None) or part in get_args(_kind(one))
            ] or here
    return here[0]


def _models(annotation: Any) -> list[type[Declared]]:
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return [annotation]
    return [inside for part in get_args(annotation) for inside in _models(part)]


def _kind(model: type[Declared]) -> Any:
    return model.model_fields["kind"].annotation if "kind" in model.model_fields else None


def _remedy(kind: str, model: type[Declared]) -> str:
    if kind == "extra_forbidden":
        return f"known keys: {', '.join(sorted(model.model_fields))}"
    if kind == "missing":
        return "add the key"
    return "correct the value"
