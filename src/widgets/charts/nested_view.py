"""Parts inside wholes on screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from drawing.chart import NestedChart
from drawing.layout.nested import NestedLayout, lay_nested
from widgets.charts.painted_view import PaintedView
from widgets.charts.painting import letters
from widgets.charts.view import RING
from widgets.theme import Space, colour


class NestedView(PaintedView[NestedLayout]):
    """Draws a `NestedChart`. The rows are read from the top, and then the total."""

    chart: NestedChart

    def lay_out(self, width: int, height: float | None = None) -> NestedLayout:  # noqa: ARG002  as high as it is best
        return lay_nested(self.chart, width, letters())

    def place_at(self, point: QPointF) -> int | None:
        y = point.y() - RING
        return next((at for at, strip in enumerate(self.laid.strips) if strip.top <= y < strip.bottom), None)

    def paint_read(self, painter: QPainter, *, under: bool) -> None:
        if self.at is None or not under:
            return
        strip = self.laid.strips[self.at]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.accent_tint))
        rect = QRectF(strip.left, strip.top - Space.XXS / 2, strip.width, strip.height)
        painter.drawRoundedRect(rect, Space.XXS, Space.XXS)
