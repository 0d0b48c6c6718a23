"""The house chart grammar: five figures, each a pure function from rows to an Altair chart.

No measure is computed here, only the places of marks and words. Figures take small frozen
classes rather than tables: a chart knows no table of the product, and a row says by name what
each of its figures is.

- :func:`lines`: the years of one state, a line to a power; takes :class:`Point` and
  :class:`Event`.
- :func:`dots`: what decides a claim, by state or by specification; takes :class:`Row` of
  :class:`Dot`, and a :class:`Threshold`.
- :func:`ranges`: the strip under a panel, value and range in aligned columns; takes
  :class:`Range`.
- :func:`coverage`: which years are held; takes :class:`Cell`.
- :func:`timeline`: what happened when, a lane to a power, an instrument or a state; takes
  :class:`Lane` of :class:`Moment`, and a :class:`Band` for what was claimed.

:func:`markers` makes moments into events that :func:`lines` can carry.

Draw the result with :func:`suasion.page.svg.to_svg`.
"""

from __future__ import annotations

from suasion.page.figure_cells import Cell
from suasion.page.figure_coverage import coverage
from suasion.page.figure_dots import dots
from suasion.page.figure_lines import lines
from suasion.page.figure_moments import Band, Lane, Moment, markers
from suasion.page.figure_panel import Event, Point
from suasion.page.figure_ranges import Range, ranges
from suasion.page.figure_rows import Dot, Row, Threshold
from suasion.page.figure_timeline import timeline

__all__ = [
    "Band",
    "Cell",
    "Dot",
    "Event",
    "Lane",
    "Moment",
    "Point",
    "Range",
    "Row",
    "Threshold",
    "coverage",
    "dots",
    "lines",
    "markers",
    "ranges",
    "timeline",
]
