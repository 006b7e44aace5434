"""What every drawn chart has in common: colours of the theme, a place that is read, a ring that shows the keyboard."""

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from domain.chart import Chart
from domain.palette import Palette
from widgets.charts.reading import readings
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.theme.style import draw_focus_ring

_RING = Space.XXS
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Rows from the top, one for each thing that is read. `read` carries the exact values of the row under the mouse or
    the keyboard, and an empty text when neither is there.

    x is in the chart's own unit, y in rows downward: row 0 reaches from 0 to 1.
    """

    read = Signal(str)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._readings = readings(chart)
        self._at: int | None = None
        self.setAccessibleName(chart.text.title)
        self.setAccessibleDescription(chart.text.alternative)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._canvas = pg.GraphicsView(self, background=None)
        # Keys, mouse and name belong to the chart; the canvas only draws.
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.setProperty("part", "chart")
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self._canvas.setCentralItem(self._box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        whole.addWidget(self._canvas)
        self._highlight: pg.BarGraphItem | None = None

    # What a kind of chart draws

    @abstractmethod
    def draw_items(self) -> None:
        """Add the items of the chart with `add`, for the width and theme at hand; set the range with `set_span`."""

    @abstractmethod
    def row_height(self) -> int:
        """Height of a row in pixels, from the fonts."""

    @property
    def room(self) -> int:
        """Width of the drawing in pixels."""
        return max(self.width() - 2 * _RING, 1)

    @property
    def tokens(self) -> Palette:
        """The colours at hand."""
        return colours(self)

    def add(self, item: object) -> None:
        """Put an item on the chart."""
        self._box.addItem(item, ignoreBounds=True)

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float], token: str, font: QFont) -> None:
        """Write `text` at a place of the chart; `anchor` (0, 0.5) is the middle of its left edge."""
        item = pg.TextItem(text, color=colour(token), anchor=anchor)
        item.setFont(font)
        # The item keeps a margin of its own around its text, which would move every label from its place.
        item.textItem.document().setDocumentMargin(0)
        item.updateTextPos()
        item.setPos(x, y)
        self.add(item)

    def set_span(self, left: float, right: float) -> None:
        """Show x from `left` to `right`, and every row."""
        self._box.setRange(xRange=(left, right), yRange=(0, max(len(self._readings), 1)), padding=0)

    def draw(self) -> None:
        """Draw the chart anew: another width, another theme, another text size."""
        if self._box is None:
            return
        self._box.clear()
        self._highlight = None
        self.draw_items()
        self._draw_highlight()

    # What is read

    @property
    def reading(self) -> str:
        """The exact values of the row that is read; empty when none is."""
        return "" if self._at is None else self._readings[self._at]

    def read_row(self, at: int | None) -> None:
        """Read a row aloud and highlight it; None reads nothing."""
        if at == self._at:
            return
        self._at = at
        self._draw_highlight()
        self.read.emit(self.reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._readings) - 1
        if key in _STEPS and last >= 0:
            start = -1 if _STEPS[key] > 0 else last + 1
            self.read_row(min(max((start if self._at is None else self._at) + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.read_row(0 if key is Qt.Key.Key_Home else last)
        elif key is Qt.Key.Key_Escape and self._at is not None:
            self.read_row(None)
        else:
            event.ignore()
            return
        if self.reading:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() * len(self._readings) // max(self.height(), 1))
        self.read_row(row if 0 <= row < len(self._readings) else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.read_row(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.read_row(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.draw()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            draw_focus_ring(QPainter(self), QRectF(self.rect()), colour(self.tokens.accent))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 60
        return QSize(width, self.row_height() * max(len(self._readings), 1) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 3, self.sizeHint().height())

    def _draw_highlight(self) -> None:
        if self._highlight is not None:
            self._box.removeItem(self._highlight)
            self._highlight = None
        if self._at is None:
            return
        (left, right), _ = self._box.viewRange()
        at, ground = self._at, colour(self.tokens.accent_tint)
        self._highlight = pg.BarGraphItem(x0=[left], x1=[right], y0=[at], y1=[at + 1], brush=ground, pen=None)
        self._highlight.setZValue(-1)
        self.add(self._highlight)
