"""What charts that are explored stand on: pyqtgraph's view boxes, and its items for what `drawing.layout` draws.

A `PlotItem` is not used: it is a view box with four axes and forms of settings in English, takes ten times as long to
make, and the axes' words are set by the layout, which is the report's too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from drawing.layout.shapes import Area, Mark, Shape, Stroke
from drawing.palette import Palette
from widgets.charts.painting import fill_colour, mark_colours, stroke_pen

_GAP = (float("nan"), float("nan"))

# Else the last of several quick moves is lost, and what is read is not what the mouse is over.
pg.setConfigOptions(mouseRateLimit=0)


def surface(parent: QWidget) -> Any:
    """A transparent view in a chart, which has the keys and the name."""
    view = pg.GraphicsView(parent, background=None)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setProperty("part", "chart")
    return view


def even(pen: QPen, sharpness: float) -> QPen:
    """As wide whatever the scale of what it draws. Qt takes the width of such a pen for pixels of the screen."""
    pen.setCosmetic(True)
    pen.setWidthF(pen.widthF() * sharpness)
    return pen


def curves(shapes: Iterable[Shape], tokens: Palette, sharpness: float) -> list[dict[str, Any]]:
    """What `PlotCurveItem.setData` takes: lines and layers in their order, those of one look as one."""
    drawn = [shape for shape in shapes if isinstance(shape, Stroke | Area)]
    return [
        _curve(list(alike), tokens, sharpness)
        for _, alike in groupby(drawn, key=lambda shape: replace(shape, points=()))
    ]


def marks_item() -> Any:
    """For round signs. pyqtgraph keeps pictures of them, which are as sharp as the screen and not as what is copied."""
    return pg.ScatterPlotItem(antialias=True, useCache=False)


def show_marks(signs: Any, marks: Sequence[Mark], tokens: Palette, sharpness: float) -> None:
    """Let a scatter plot show round signs."""
    spots = []
    for mark in marks:
        pen, brush = mark_colours(mark, tokens)
        spots.append({"pos": (mark.x, mark.y), "size": 2 * mark.radius, "pen": even(pen, sharpness), "brush": brush})
    signs.setData(spots)


def _curve(alike: Sequence[Stroke | Area], tokens: Palette, sharpness: float) -> dict[str, Any]:
    first = alike[0]
    points = [point for shape in alike for point in (*shape.points, _GAP)]
    across, upward = ([point[at] for point in points] for at in (0, 1))
    curve = {"x": across, "y": upward, "connect": "finite", "antialias": True}
    if isinstance(first, Stroke):
        return curve | {"pen": even(stroke_pen(first, tokens), sharpness), "fillLevel": None}
    return curve | {"pen": None, "brush": fill_colour(first, tokens), "fillLevel": "enclosed"}
