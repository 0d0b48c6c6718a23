"""What was read from a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from suasion.claims.reading.resolve import HOLE

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, the tests it declares, and what was not understood.

    ``tests`` is empty unless the whole sentence was understood in exactly one way. ``draft`` holds
    what was understood of a sentence to which only something is missing.
    """

    sentence: str
    theatre: str
    tests: tuple[dict[str, Any], ...] = ()
    understood: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    draft: tuple[dict[str, Any], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every word was understood and nothing is missing."""
        return bool(self.tests) and not self.unread and not self.missing

    def skeleton(self) -> str:
        """Write a claims file with what was understood; the rest is marked ``COMPLETE``."""
        lines = [f"theatre = {_toml(self.theatre)}", ""]
        lines += [f"# not understood: {_comment(word)}" for word in self.unread]
        lines += [f"# missing: {_comment(what)}" for what in self.missing]
        lines += [
            "[[claim]]",
            'id = "C01"',
            f"says = {_toml(self.sentence)}",
            f'speaker = "{HOLE}: who says so"',
            f'date = "{HOLE}: YYYY-MM-DD"',
            f"kind = {_toml(self.kind)}",
        ]
        tests = self.tests or self.draft or (_BLANK,)
        for test in tests:
            lines += ["", "[[claim.test]]", *(f"{key} = {_toml(test[key])}" for key in test)]
        return "\n".join(lines) + "\n"

    @property
    def kind(self) -> str:
        """The kind of claim that the sentence is, as a claims file has it."""
        tests = self.tests or self.draft
        if not tests:
            return f"{HOLE}: quantity, event, trend or interpretation"
        if any("measure" not in one for one in tests):
            return "event"
        moves = {"rises", "falls", "unchanged"}
        return "trend" if any(one["condition"]["kind"] in moves for one in tests) else "quantity"


_BLANK: dict[str, Any] = {
    "label": HOLE,
    "measure": HOLE,
    "power": HOLE,
    "state": HOLE,
    "period": HOLE,
    "condition": {"kind": HOLE},
}


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # a JSON text is a TOML text, but for one control character
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return repr(value)


def _comment(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)
