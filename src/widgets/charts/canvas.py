"""What rows are drawn on: pyqtgraph's scene without its axes, mouse and menus.

Text and bars are Qt's own light items placed in pixels: pyqtgraph's text items each carry a document, and its bars a
recorded picture, which cost ten times as much when the area changes.
"""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from widgets.theme import colour


class _Dot(QGraphicsEllipseItem):
    """A circle with a smooth edge; boxes beside it keep their sharp ones."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class Canvas:
    """Rows downward: row 0 reaches from 0 to 1. x is in the chart's own unit.

    Keys, mouse and name belong to the chart around it; `widget` only draws.
    """

    def __init__(self, parent: QWidget) -> None:
        self.widget = pg.GraphicsView(parent, background=None)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setProperty("part", "chart")
        self._items: list[QGraphicsItem] = []
        self._left, self._per_unit, self._per_row, self._width = 0.0, 1.0, 1.0, 1

    def clear(self) -> None:
        """Take everything away."""
        for item in self._items:
            self.widget.scene().removeItem(item)
        self._items = []

    def remove(self, item: QGraphicsItem) -> None:
        """Take an item away."""
        self._items.remove(item)
        self.widget.scene().removeItem(item)

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float], token: str, font: QFont) -> None:
        """Write `text` at a place; `anchor` (0, 0.5) is the middle of its left edge."""
        item = QGraphicsSimpleTextItem(text)
        item.setFont(font)
        item.setBrush(colour(token))
        metrics = QFontMetricsF(font)
        across, down = self._pixels(x, y)
        item.setPos(across - anchor[0] * metrics.horizontalAdvance(text), down - anchor[1] * metrics.height())
        self._add(item)

    def bar(
        self, x: tuple[float, float], y: tuple[float, float], pen: QPen | None, brush: QColor | None
    ) -> QGraphicsItem:
        """Draw a box from one x to another, and from one y to another."""
        (left, top), (right, bottom) = self._pixels(x[0], y[0]), self._pixels(x[1], y[1])
        item = QGraphicsRectItem(QRectF(left, top, right - left, bottom - top))
        item.setPen(QPen(Qt.PenStyle.NoPen) if pen is None else pen)
        item.setBrush(QBrush() if brush is None else QBrush(brush))
        self._add(item)
        return item

    def dot(self, x: float, y: float, size: float, pen: QPen, brush: QColor) -> None:
        """Draw a round mark so many pixels wide."""
        across, down = self._pixels(x, y)
        item = _Dot(across - size / 2, down - size / 2, size, size)
        item.setPen(pen)
        item.setBrush(QBrush(brush))
        self._add(item)

    def set_span(self, left: float, right: float, rows: int, size: tuple[int, int]) -> None:
        """Show x from `left` to `right`, and so many rows, on so many pixels; before anything is drawn."""
        self._width, height = size
        self._left = left
        self._per_unit = self._width / (right - left)
        self._per_row = height / max(rows, 1)

    @property
    def span(self) -> tuple[float, float]:
        """The x shown at the left and the right edge."""
        return self._left, self._left + self._width / self._per_unit

    def _pixels(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._left) * self._per_unit, y * self._per_row

    def _add(self, item: QGraphicsItem) -> None:
        self.widget.scene().addItem(item)
        self._items.append(item)
