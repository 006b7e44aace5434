"""A time series on screen."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from drawing.chart import Chart, LineChart
from drawing.layout.lines import LineLayout, lay_lines, wanted_height
from drawing.layout.plot import Plot
from drawing.layout.shapes import Drawing, Mark
from widgets.charts.painting import letters, paint_mark
from widgets.charts.time_window import TimeWindow
from widgets.charts.view import RING
from widgets.charts.zoomed_view import ZoomedView
from widgets.theme import colour

_DOT = 0.26


class LineView(ZoomedView):
    """Draws a `LineChart`, or the part of it that is looked at."""

    chart: LineChart
    _laid: LineLayout | None = None

    @property
    def plot(self) -> Plot:
        return self._layout().plot

    def set_chart(self, chart: Chart) -> None:
        """Another series over the same points keeps the part that is looked at."""
        same = isinstance(chart, LineChart) and chart.points == self.chart.points
        if isinstance(chart, LineChart) and not same:
            self._window = TimeWindow.whole(len(chart.points))
        super().set_chart(chart)
        if not same:
            self.window_changed.emit("")

    def draw(self) -> None:
        self._laid = None
        super().draw()

    def lay_out(self, width: int) -> Drawing:
        return lay_lines(self.chart, width, letters(), shown=self._window.shown).drawing

    def best_height(self, width: int) -> float:
        # For all points: a zoom must not move what stands below.
        return wanted_height(self.chart, width, letters())

    def laid_out(self) -> Drawing:
        return self._layout().drawing

    def place_at(self, point: QPointF) -> int | None:
        field = self._layout().plot.field
        x, y = point.x() - RING, point.y() - RING
        beside = letters().line
        if not self.chart.points or not (
            field.left - beside <= x <= field.right + beside and y <= field.bottom + beside
        ):
            return None
        return self.plot.nearest(x)

    # What is read

    def paint_read(self, painter: QPainter, *, under: bool) -> None:
        plot, tokens = self.plot, self.tokens
        if under:
            if self._pressed is not None and self._dragged is not None:
                left, right = sorted(
                    min(max(x, plot.field.left), plot.field.right) for x in (self._pressed, self._dragged)
                )
                chosen = QRectF(left, plot.field.top, right - left, plot.field.height)
                painter.fillRect(chosen, colour(tokens.accent_tint))
            return
        if self._pressed is not None and self._dragged is not None:
            painter.setPen(QPen(colour(tokens.accent), 1.5))
            for x in (self._pressed, self._dragged):
                at = min(max(x, plot.field.left), plot.field.right)
                painter.drawLine(QPointF(at, plot.field.top), QPointF(at, plot.field.bottom))
        if self.at is None or self.at not in plot.shown:
            return
        x = plot.x(self.at)
        painter.setPen(QPen(colour(tokens.ink), 1))
        painter.drawLine(QPointF(x, plot.field.top), QPointF(x, plot.field.bottom))
        for line in plot.lines:
            spot = plot.spot(line, self.at)
            if spot is not None:
                mark = Mark("●", *spot, letters().line * _DOT, line.series.tone.value, line.shade)
                paint_mark(painter, mark, tokens)

    def _layout(self) -> LineLayout:
        if self._laid is None:
            height = max(self.height() - 2 * RING, 1)
            self._laid = lay_lines(self.chart, self.room, letters(), height=height, shown=self._window.shown)
        return self._laid
