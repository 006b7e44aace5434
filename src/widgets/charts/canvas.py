"""What charts are drawn on: pyqtgraph's view and axes without its mouse, menus and margins."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from widgets.theme import colour


class Canvas:
    """Rows downward: row 0 reaches from 0 to 1. x is in the chart's own unit.

    Keys, mouse and name belong to the chart around it; `widget` only draws.
    """

    def __init__(self, parent: QWidget) -> None:
        self.widget = pg.GraphicsView(parent, background=None)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setProperty("part", "chart")
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self.widget.setCentralItem(self._box)

    def clear(self) -> None:
        """Take everything away."""
        self._box.clear()

    def add(self, item: object) -> None:
        """Put an item of pyqtgraph on it."""
        self._box.addItem(item, ignoreBounds=True)

    def remove(self, item: object) -> None:
        """Take an item away."""
        self._box.removeItem(item)

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float], token: str, font: QFont) -> None:
        """Write `text` at a place; `anchor` (0, 0.5) is the middle of its left edge."""
        item = pg.TextItem(text, color=colour(token), anchor=anchor)
        item.setFont(font)
        # The item keeps a margin of its own around its text, which would move every label from its place.
        item.textItem.document().setDocumentMargin(0)
        item.updateTextPos()
        item.setPos(x, y)
        self.add(item)

    def set_span(self, left: float, right: float, rows: int) -> None:
        """Show x from `left` to `right`, and so many rows."""
        self._box.setRange(xRange=(left, right), yRange=(0, max(rows, 1)), padding=0)

    @property
    def span(self) -> tuple[float, float]:
        """The x shown at the left and the right edge."""
        (left, right), _rows = self._box.viewRange()
        return left, right
