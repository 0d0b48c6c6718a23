"""What may stand as a drawing in a page, and how it is set into one."""

from __future__ import annotations

import re
from html import escape

__all__ = ["place", "refuse_active"]

_ROOT = re.compile(r"<svg\b[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_NAMESPACE = re.compile(r"""\s+xmlns(?::\w+)?\s*=\s*(["']).*?\1""")
# The page says what the drawing is, and a class of the drawing's could meet one of the page's.
_DROPPED = frozenset({"role", "class", "id", "version"})
_ACTIVE = re.compile(
    r"""<(?:script|foreignObject|iframe)\b      # code, or HTML inside the drawing
      | \son\w+\s*=                             # event handlers
      | (?:href|src)\s*=\s*["'](?!\#|data:image/)
      | url\(\s*["']?(?!\#|data:)
      | @import | javascript:""",
    re.VERBOSE | re.IGNORECASE,
)


def refuse_active(svg: str, where: str) -> None:
    """Refuse what is not a still drawing: no SVG, code in it, or an address outside.

    Examples
    --------
    >>> refuse_active("<svg><script>1</script></svg>", "chart 'A'")
    Traceback (most recent call last):
        ...
    ValueError: chart 'A': the drawing may hold no code and no outside address, found '<script'
    """
    if not _ROOT.search(svg):
        raise ValueError(f"{where}: the drawing is not an SVG")
    if found := _ACTIVE.search(svg):
        raise ValueError(
            f"{where}: the drawing may hold no code and no outside address, "
            f"found {found.group().strip()!r}"
        )


def place(svg: str, alt: str, prefix: str) -> str:
    """Set a drawing into a page: named by its text alternative, its ids made its own.

    Inline drawings share one space of ids, and renderers number theirs alike (``clip0``);
    without a prefix the second chart would be clipped by the first one's frame.

    Examples
    --------
    >>> place('<svg xmlns="urn:x" viewBox="0 0 9 9"><g id="a"/></svg>', "A dot", "f1")
    '<svg viewBox="0 0 9 9" role="img" aria-label="A dot"><g id="f1-a"/></svg>'
    """
    root = _ROOT.search(svg)
    if root is None:
        raise ValueError("the drawing is not an SVG")
    attributes = [
        (name, value.replace('"', "&quot;"))
        for name, _, value in _ATTRIBUTE.findall(root.group())
        if not name.startswith(("xmlns", "aria-")) and name not in _DROPPED
    ]
    attributes += [("role", "img"), ("aria-label", escape(alt))]
    opening = "<svg " + " ".join(f'{name}="{value}"' for name, value in attributes) + ">"
    inside = _NAMESPACE.sub("", svg[root.end() :]).strip()
    return _own_ids(opening + inside, prefix)


def _own_ids(svg: str, prefix: str) -> str:
    """Put a prefix before each id of the drawing and before what refers to it."""
    ids = sorted(set(re.findall(r'\sid="([^"]+)"', svg)), key=len, reverse=True)
    if not ids:
        return svg
    names = "|".join(map(re.escape, ids))
    referring = re.compile(rf'(\sid="|url\(["\']?#|href="#)({names})(?=["\')])')
    return referring.sub(rf"\g<1>{prefix}-\g<2>", svg)
