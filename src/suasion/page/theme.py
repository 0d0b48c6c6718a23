"""The house look of a chart: one type, three inks, hairlines; nothing else is decoration."""

from __future__ import annotations

from typing import Any, Final

from suasion.page.palette import INKS

__all__ = ["BOLD_BREAK", "FONT", "LABEL", "READOUT", "TICK", "config"]

FONT: Final = '"Source Sans 3", sans-serif'
"""The page brings the font; a drawing only names it."""

TICK: Final = 12
"""Size of tick figures and annotations in px: the smallest a drawing may have."""

LABEL: Final = 13
"""Size of direct labels and of row labels in px."""

BOLD_BREAK: Final = "\u2005"
"""Space that ends the bold part of a text: ``to_svg`` sets what stands before it semibold.

One text with two weights cannot be said in Vega-Lite, and two texts side by side would
collide in a fallback font. Outside ``to_svg`` it is a plain space.
"""

READOUT: Final = "readout"
"""Name of the layer whose points carry read-outs; all other ARIA of Vega is removed."""


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration of every house chart.

    Returns
    -------
    dict
        For ``chart.configure(**config())``.

    Examples
    --------
    >>> config()["font"]
    '"Source Sans 3", sans-serif'
    """
    axis = {
        "domain": False,
        "ticks": False,
        "gridColor": INKS["hair"],
        "labelColor": INKS["grey"],
        "labelFontSize": TICK,
        "titleColor": INKS["grey"],
        "titleFontSize": TICK,
        "titleFontWeight": 400,
    }
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": axis,
        "text": {"fontSize": LABEL, "fill": INKS["ink"]},
        "title": {"color": INKS["ink"], "fontSize": LABEL, "fontWeight": 600, "anchor": "start"},
    }
