"""Charts made of rows, one for each thing that is read."""

from abc import abstractmethod
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from drawing.chart import Chart
from drawing.palette import PAPER, Palette
from widgets.charts.painting import blank_picture
from widgets.charts.surface import even, surface
from widgets.charts.view import RING, ChartView
from widgets.theme import Role, colour, role_font

Bar = tuple[float, float, float, float, QPen, QBrush]
"""From one x to another and from one y to another, with its pen and brush."""


class RowView(ChartView):
    """Rows downward, all of one height: row 0 reaches from 0 to 1; across is the chart's own unit. Bars and signs stand
    in a view box, the words are painted: pyqtgraph's carry a document each, which takes ten times as long."""

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        super().__init__(chart, parent, tokens=tokens)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        view = surface(self)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # What it draws changes with the words around it alone: painted with them, and not once more when it is told.
        view.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.NoViewportUpdate)
        view.setCentralItem(self.box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(RING, RING, RING, RING)
        whole.addWidget(view)
        self._is_drawn = False
        self._sharpness = 0.0
        self._left, self._per_unit = 0.0, 1.0
        self._words: list[tuple[str, QRectF, str, QFont]] = []

    @abstractmethod
    def draw_items(self) -> None:
        """Show the span of the chart, and add its items and words, for the width and theme at hand."""

    def mark_read(self) -> None:
        """Show in the items what is read."""

    @abstractmethod
    def lines_of_row(self) -> float:
        """Height of a row, in lines of text."""

    def row_height(self) -> int:
        """Height of a row in pixels, from the fonts."""
        return round(QFontMetrics(role_font(Role.TEXT)).height() * self.lines_of_row())

    @property
    def line(self) -> float:
        """Height of a line of text, in rows."""
        return QFontMetrics(role_font(Role.TEXT)).height() / self.row_height()

    def height_for(self, _width: int) -> int:
        return self.row_height() * max(self.count, 1) + 2 * RING

    def draw(self) -> None:
        # When it is painted: until then its width, its letters and its colours become others several times.
        self._is_drawn = False
        self.update()

    def show_span(self, left: float, right: float) -> None:
        """Show every row, and so much across."""
        self._left, self._per_unit = left, self.room / (right - left)
        self.box.setRange(xRange=(left, right), yRange=(0, max(self.count, 1)), padding=0)

    def write(self, text: str, at: tuple[float, float], anchor: tuple[float, float], token: str, role: Role) -> None:
        """Write at a place; `anchor` (0, 0.5) is the middle of the text's left edge."""
        font = role_font(role)
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(text), metrics.height()
        x, y = (at[0] - self._left) * self._per_unit - anchor[0] * wide, at[1] * self._per_row - anchor[1] * high
        self._words.append((text, QRectF(x, y, wide + 2, high), token, font))

    def draw_bars(self, bars: Sequence[Bar]) -> None:
        """Draw boxes."""
        if bars:
            x0, x1, y0, y1, pens, brushes = (list(each) for each in zip(*bars, strict=True))
            self.box.addItem(pg.BarGraphItem(x0=x0, x1=x1, y0=y0, y1=y1, pens=pens, brushes=brushes))

    def pen(self, token: str, width: float = 1) -> QPen:
        """A pen so wide whatever the scale."""
        return even(QPen(colour(token), width), self._sharpness or self.devicePixelRatioF())

    @property
    def _per_row(self) -> float:
        return max(self.height() - 2 * RING, 1) / max(self.count, 1)

    def place_at(self, point: QPointF) -> int | None:
        row = int(point.y() * self.count // max(self.height(), 1))
        return row if 0 <= row < self.count else None

    def show_read(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_drawn:
            self._is_drawn = True
            self.box.clear()
            self._words = []
            self.draw_items()
        self.mark_read()
        painter = QPainter(self)
        painter.translate(RING, RING)
        if self.at is not None:
            row = QRectF(0, self.at * self._per_row, self.room, self._per_row)
            painter.fillRect(row, colour(self.tokens.accent_tint))
        for text, box, token, font in self._words:
            painter.setFont(font)
            painter.setPen(colour(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        painter.end()
        super().paintEvent(event)

    def picture(self, width: int, scale: float) -> QImage:
        # A drawing of its own: this one has the colours of the theme and the width of its place.
        other = type(self)(self.chart, tokens=PAPER)
        other._sharpness = scale
        other.resize(width, other.height_for(width))
        image = blank_picture(width, other.height(), scale)
        painter = QPainter(image)
        other.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        other.deleteLater()
        return image
