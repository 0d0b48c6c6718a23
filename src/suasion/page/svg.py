"""A chart as a still drawing for a page: small, scalable, silent but for its read-outs."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from suasion.page.theme import BOLD_BREAK, FONT, READOUT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from altair.typing import ChartType

__all__ = ["stacked", "to_svg"]

_SVG: Final = "http://www.w3.org/2000/svg"
_LONG: Final = re.compile(r"-?\d+\.\d{3,}(?:e[-+]?\d+)?|-?\d+(?:\.\d+)?e[-+]?\d+")
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")
_MEASURED: Final = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "dy")
_NOISE: Final = ("role", "aria-hidden", "aria-roledescription", "class", "font-family", "version")
_DEFAULTS: Final = (
    ("font-weight", "400"),
    ("transform", "translate(0,0)"),
    ("stroke-dasharray", ""),
    ("stroke-width", "1"),
    ("opacity", "1"),
)


def to_svg(chart: ChartType, *, alt_text: str) -> str:
    """Draw a chart as SVG that can stand in a page beside others.

    The drawing has no size of its own beyond a greatest width, names the page's font, refers to
    nothing outside, and has ids that no other drawing shares. Of Vega's ARIA only the labels of
    the layer named ``readout`` stay. The same chart gives the same bytes.

    Parameters
    ----------
    chart
        Any Altair chart whose data are inside it.
    alt_text
        What the drawing shows, for those who do not see it.

    Returns
    -------
    str
        One ``<svg>`` element.

    Raises
    ------
    ValueError
        When the text alternative is empty.

    Examples
    --------
    >>> from suasion.page.figure import Point, lines
    >>> chart = lines([Point("CHN", "China", 2023, 5.35)], unit="bn USD")
    >>> to_svg(chart, alt_text="China sold Kyrgyzstan goods for 5.35 bn USD in 2023.")[:42]
    '<svg xmlns="http://www.w3.org/2000/svg" vi'
    """
    if not alt_text.strip():
        raise ValueError("a chart needs a text alternative: say in a sentence what it shows")
    root = ElementTree.fromstring(_draw(chart))
    width = root.get("width", "0")
    for element in root.iter():
        _plain(element)
    _trim(root, reads=False)
    root.attrib = _root(root.get("viewBox", ""), alt_text, width)
    _own_ids(root)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def stacked(charts: Sequence[ChartType], *, alt_text: str, apart: int = 14) -> str:
    """Draw charts one below the other as one SVG: a panel, and the strip that belongs under it.

    Parameters
    ----------
    charts
        From the top.
    alt_text
        What they show together.
    apart
        Room between two of them, px.

    Examples
    --------
    >>> from suasion.page.figure import Point, Range, lines, ranges
    >>> panel = lines([Point("CHN", "China", 2023, 0.78)], unit="%", width=340)
    >>> strip = ranges([Range("CHN", "China", 0.78, 0.43, 1.4)], unit="%", width=340)
    >>> stacked([panel, strip], alt_text="Losing China costs 0.78 %.").count("<svg")
    3
    """
    drawn = [ElementTree.fromstring(to_svg(chart, alt_text=alt_text)) for chart in charts]
    sizes = [tuple(map(float, one.get("viewBox", "0 0 0 0").split()[2:])) for one in drawn]
    width = max(broad for broad, _ in sizes)
    root = ElementTree.Element("svg")
    top = 0.0
    for one, (broad, high) in zip(drawn, sizes, strict=True):
        box = {"y": _size(top), "width": _size(broad), "height": _size(high)}
        one.attrib = {"viewBox": one.get("viewBox", ""), **box}
        for element in one.iter():
            element.tag = element.tag.rpartition("}")[2]
        root.append(one)
        top += high + apart
    root.attrib = _root(f"0 0 {_size(width)} {_size(top - apart)}", alt_text, _size(width))
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _size(pixels: float) -> str:
    return f"{pixels:.2f}".rstrip("0").rstrip(".")


def _root(view_box: str, alt_text: str, width: str) -> dict[str, str]:
    """Return what stands on the outermost element."""
    return {
        "xmlns": _SVG,
        "viewBox": view_box,
        "class": "chart",
        "role": "img",
        "aria-label": alt_text.strip(),
        "font-family": FONT,
        "style": f"width:100%;max-width:{width}px;height:auto",
    }


def _draw(chart: ChartType) -> str:
    """Convert by Vega; the only place where a renderer runs."""
    import altair as alt
    import vl_convert

    with alt.utils.schemapi.debug_mode(False), alt.data_transformers.disable_max_rows():
        spec: dict[str, Any] = chart.to_dict(validate=False)
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return vl_convert.vegalite_to_svg(spec, vl_version=version, allowed_base_urls=[])


def _plain(element: Element) -> None:
    """Take namespaces, outside addresses and needless digits from an element."""
    element.tag = element.tag.rpartition("}")[2]
    for key in list(element.attrib):
        value = element.attrib.pop(key)
        name = key.rpartition("}")[2]
        if name == "href" and not value.startswith("#"):
            continue
        if name in _MEASURED and "scale(" not in value and "matrix(" not in value:
            value = _LONG.sub(_short, value)
        element.set(name, value)
    if element.tag == "text" and BOLD_BREAK in (element.text or ""):
        _embolden(element)


def _short(match: re.Match[str]) -> str:
    """Round to a hundredth of a pixel, finer than any screen."""
    short = f"{float(match.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if short in {"-0", ""} else short


def _embolden(text: Element) -> None:
    """Set what stands before the break semibold."""
    bold, _, rest = (text.text or "").partition(BOLD_BREAK)
    text.text = None
    span = ElementTree.SubElement(text, "tspan", {"font-weight": "600"})
    span.text, span.tail = bold, f" {rest}"


def _trim(parent: Element, *, reads: bool) -> None:
    """Remove what draws nothing and says nothing; keep the labels of read-out points."""
    kept: list[Element] = []
    for child in parent:
        names = child.get("class", "").split()
        told = reads or any(name.endswith(f"{READOUT}_marks") for name in names)
        if _draws_nothing(child, names) or _is_paper(child, parent):
            continue
        _trim(child, reads=told)
        for key in _NOISE:
            child.attrib.pop(key, None)
        if not reads:
            child.attrib.pop("aria-label", None)
        for key, value in _DEFAULTS:
            if child.get(key) == value:
                del child.attrib[key]
        if told and not reads:
            child.set("class", READOUT)
        kept += _unwrapped(child)
    parent[:] = kept


def _draws_nothing(element: Element, names: list[str]) -> bool:
    """Vega frames each group with two paths, most of them without ink."""
    if element.get("display") == "none":
        return True
    inked = element.get("fill") or element.get("stroke")
    return bool({"background", "foreground"} & set(names)) and not inked


def _is_paper(element: Element, parent: Element) -> bool:
    """Find the white ground: the page has its own, sometimes a tint."""
    grounds = {"white", "transparent"}
    return (parent.tag, element.tag) == ("svg", "rect") and element.get("fill") in grounds


def _unwrapped(element: Element) -> list[Element]:
    """Return a group's children in its place if the group adds nothing to them."""
    if element.tag != "g":
        return [element]
    if not len(element) or not element.attrib:
        return list(element)
    return [element]


def _own_ids(root: Element) -> None:
    """Prefix all ids by a hash of the drawing: inline drawings share one space of ids."""
    named = [element for element in root.iter() if "id" in element.attrib]
    if not named:
        return
    content = ElementTree.tostring(root, encoding="unicode")
    prefix = f"c{hashlib.sha256(content.encode()).hexdigest()[:10]}-"
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, prefix + value)
            elif key == "href":
                element.set(key, f"#{prefix}{value.removeprefix('#')}")
            elif "url(" in value:
                element.set(key, _REFERENCE.sub(rf"url(#{prefix}\g<1>)", value))
