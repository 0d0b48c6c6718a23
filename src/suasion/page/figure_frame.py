"""A plot area with margins, and the few kinds of layer that house charts are drawn with.

Figures are placed in their own units, by scales; furniture (hairlines, words, leaders) in
pixels of the plot area, because it must keep clear of other furniture. Layers are handed to
Altair as plain Vega-Lite: building them from Altair's channel classes takes three times as long
as drawing them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from suasion.page.figure_text import text_width
from suasion.page.palette import INKS
from suasion.page.theme import READOUT, TICK, config

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt

__all__ = ["Area", "Box", "Frame", "Kind", "Rule", "Words"]

Kind: TypeAlias = Literal["own", "mirror", "derived", "count"]
"""Own statistics, another source, an estimated value, a state's own count against a power's."""

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the plot area."""

_NUMERIC: Final = frozenset({"size", "strokeWidth", "opacity"})


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text at a pixel of the plot area."""

    x: float
    y: float
    text: str
    fill: str = INKS["grey"]
    size: int = TICK
    align: Literal["left", "center", "right"] = "left"
    weight: int = 400

    @property
    def area(self) -> Area:
        """What the text covers."""
        broad = text_width(self.text, self.size, bold=self.weight > 500)
        left = self.x - broad * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        return left, self.y - 0.75 * self.size, left + broad, self.y + 0.25 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two pixels of the plot area."""

    x: float
    y: float
    x2: float
    y2: float
    stroke: str = INKS["hair"]
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the plot area."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str = "transparent"
    stroke: str = "transparent"
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot area: its size, its margins and the values at its edges.

    Parameters
    ----------
    width, height
        Of the plot area in px.
    top, right, bottom, left
        Margins in px; nothing but words stands there.
    x, y
        Values at the left and right edge, at the bottom and top edge.

    Examples
    --------
    >>> frame = Frame(200, 100, 20, 90, 20, 30, x=(2010, 2020), y=(0, 5))
    >>> frame.x_px(2015), frame.y_px(5)
    (100.0, 0.0)
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    x: tuple[float, float]
    y: tuple[float, float] = (0.0, 1.0)

    def x_px(self, value: float) -> float:
        """Return the pixel of a value on the x axis."""
        low, high = self.x
        return (value - low) / (high - low) * self.width

    def y_px(self, value: float) -> float:
        """Return the pixel of a value on the y axis, counted from the top."""
        low, high = self.y
        return (high - value) / (high - low) * self.height

    def layer(
        self,
        mark: str,
        rows: Sequence[Mapping[str, Any]],
        *,
        name: str = "",
        style: Mapping[str, Any] | None = None,
        **channels: str,
    ) -> alt.Chart:
        """Return one layer: rows drawn as a mark, a field to each channel.

        ``x`` and ``y`` are read on the frame's scales; ``x_px`` and ``y_px`` are pixels.
        """
        import altair as alt

        definition: Any = {"type": mark, "aria": name == READOUT, **(style or {})}
        encoding = {key.removesuffix("_px"): self._channel(key, channels[key]) for key in channels}
        # Altair checks each part when it is made, which costs as much as drawing all of it; the
        # tests check whole charts, and Altair does when one is shown.
        with alt.utils.schemapi.debug_mode(False):
            layer = alt.Chart(
                alt.InlineData(values=[dict(row) for row in rows]),
                mark=definition,
                encoding=alt.FacetedEncoding(**encoding),
            )
        if name:
            layer.name = name
        return layer

    def _channel(self, key: str, field: str) -> dict[str, Any]:
        """Encode a field: a place on a scale, a pixel, or a literal colour, size or text."""
        if key in {"x2", "y2"}:
            return {"field": field}
        if key in {"x_px", "y_px"}:
            return {"field": field, "type": "quantitative", "scale": None, "axis": None}
        if key in {"x", "y"}:
            scale = {"domain": list(self.x if key == "x" else self.y), "nice": False, "zero": False}
            return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
        if key in {"detail", "text", "description"}:
            return {"field": field, "type": "nominal"}
        kind = "quantitative" if key in _NUMERIC else "nominal"
        return {"field": field, "type": kind, "scale": None}

    def words(self, words: Sequence[Words]) -> alt.Chart:
        """Return a layer of text."""
        style = {
            "align": {"expr": "datum.align"},
            "fontWeight": {"expr": "datum.weight"},
            "baseline": "alphabetic",
        }
        rows = [asdict(word) for word in words]
        return self.layer(
            "text", rows, name="words", style=style,
            x_px="x", y_px="y", text="text", fill="fill", size="size",
        )  # fmt: skip

    def rules(self, rules: Sequence[Rule], name: str = "rules") -> alt.Chart:
        """Return a layer of straight lines."""
        style = {"strokeDash": {"expr": "datum.dash"}}
        rows = [asdict(rule) for rule in rules]
        return self.layer(
            "rule", rows, name=name, style=style, x_px="x", y_px="y", x2="x2", y2="y2",
            stroke="stroke", strokeWidth="width", opacity="opacity",
        )  # fmt: skip

    def boxes(self, boxes: Sequence[Box], name: str = "boxes") -> alt.Chart:
        """Return a layer of rectangles."""
        rows = [asdict(box) for box in boxes]
        return self.layer(
            "rect", rows, name=name, x_px="x", y_px="y", x2="x2", y2="y2",
            fill="fill", stroke="stroke", opacity="opacity",
        )  # fmt: skip

    def chart(self, layers: Sequence[alt.Chart]) -> alt.LayerChart:
        """Lay layers over each other, the first at the bottom; empty ones are left out.

        The layout is fixed, so that no font of the machine can move anything.
        """
        import altair as alt

        margins = {"top": self.top, "right": self.right, "bottom": self.bottom, "left": self.left}
        drawn = [layer for layer in layers if layer.data.values]
        with alt.utils.schemapi.debug_mode(False):  # as in layer
            return alt.LayerChart(
                layer=drawn,
                width=self.width,
                height=self.height,
                padding=margins,
                autosize="none",
                config=config(),
            )
