"""Charts made of rows, one for each thing that is read."""

from abc import abstractmethod

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QVBoxLayout, QWidget

from drawing.chart import Chart
from drawing.palette import PAPER, Palette
from widgets.charts.canvas import Canvas
from widgets.charts.view import RING, ChartView
from widgets.theme import colour


class RowView(ChartView):
    """Rows from the top of a canvas, all of one height."""

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        super().__init__(chart, parent, tokens=tokens)
        self.canvas = Canvas(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(RING, RING, RING, RING)
        whole.addWidget(self.canvas.widget)
        self._highlight: QGraphicsItem | None = None

    @abstractmethod
    def draw_items(self) -> None:
        """Put the items of the chart on `canvas`, for the width and theme at hand, and set its span."""

    @abstractmethod
    def row_height(self) -> int:
        """Height of a row in pixels, from the fonts."""

    @property
    def size_of_rows(self) -> tuple[int, int]:
        """Width and height of all rows in pixels."""
        return self.room, max(self.height() - 2 * RING, 1)

    def height_for(self, _width: int) -> int:
        return self.row_height() * max(self.count, 1) + 2 * RING

    def draw(self) -> None:
        self.canvas.clear()
        self._highlight = None
        self.draw_items()
        self.show_read()

    def place_at(self, point: QPointF) -> int | None:
        row = int(point.y() * self.count // max(self.height(), 1))
        return row if 0 <= row < self.count else None

    def show_read(self) -> None:
        if self._highlight is not None:
            self.canvas.remove(self._highlight)
            self._highlight = None
        if self.at is None:
            return
        left, right = self.canvas.span
        ground = colour(self.tokens.accent_tint)
        self._highlight = self.canvas.bar((left, right), (self.at, self.at + 1), None, ground)
        self._highlight.setZValue(-1)

    def picture(self, width: int, scale: float) -> QImage:
        # A drawing of its own: this one has the colours of the theme and the width of its place.
        other = type(self)(self.chart, tokens=PAPER)
        height = other.height_for(width)
        other.resize(width, height)
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(colour(PAPER.paper))
        painter = QPainter(image)
        other.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        other.deleteLater()
        return image
