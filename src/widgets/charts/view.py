"""What every drawn chart has in common: colours of the theme, a place that is read, a ring that shows the keyboard."""

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from domain.chart import Chart
from widgets.charts.canvas import Canvas
from widgets.charts.reading import readings
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.theme.style import draw_focus_ring

_RING = Space.XXS
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Rows from the top, one for each thing that is read. `read` carries the exact values of the row under the mouse or
    the keyboard, and an empty text when neither is there."""

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
        self.canvas = Canvas(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        whole.addWidget(self.canvas.widget)
        self._highlight: pg.BarGraphItem | None = None

    # What a kind of chart draws

    @abstractmethod
    def draw_items(self) -> None:
        """Put the items of the chart on `canvas`, for the width and theme at hand, and set its span."""

    @abstractmethod
    def row_height(self) -> int:
        """Height of a row in pixels, from the fonts."""

    @property
    def room(self) -> int:
        """Width of the drawing in pixels."""
        return max(self.width() - 2 * _RING, 1)

    def draw(self) -> None:
        """Draw the chart anew: another width, another theme, another text size."""
        self.canvas.clear()
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
            draw_focus_ring(QPainter(self), QRectF(self.rect()), colour(colours(self).accent))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 60
        return QSize(width, self.row_height() * max(len(self._readings), 1) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 3, self.sizeHint().height())

    def _draw_highlight(self) -> None:
        if self._highlight is not None:
            self.canvas.remove(self._highlight)
            self._highlight = None
        if self._at is None:
            return
        left, right = self.canvas.span
        at, ground = self._at, colour(colours(self).accent_tint)
        self._highlight = pg.BarGraphItem(x0=[left], x1=[right], y0=[at], y1=[at + 1], brush=ground, pen=None)
        self._highlight.setZValue(-1)
        self.canvas.add(self._highlight)
