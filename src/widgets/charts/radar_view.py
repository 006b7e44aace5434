"""The försörjningsprofil on screen."""

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from drawing.chart import RadarChart
from drawing.layout.radar import RadarLayout, lay_radar
from drawing.layout.shapes import Box
from widgets.charts.painted_view import PaintedView
from widgets.charts.painting import letters
from widgets.charts.view import RING
from widgets.theme import Space, colour, text_scale


class RadarView(PaintedView[RadarLayout]):
    """Draws a `RadarChart`. The axes are read clockwise from the top, and then the total in the middle."""

    chart: RadarChart

    def lay_out(self, width: int, height: float | None = None) -> RadarLayout:  # noqa: ARG002  as high as it is best
        return _laid(self.chart, width, text_scale())

    def place_at(self, point: QPointF) -> int | None:
        laid = self.laid
        x, y = point.x() - RING, point.y() - RING
        spider, axes = laid.spider, range(len(laid.labels))
        for at, box in enumerate(laid.labels):
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                return at
        far = hypot(x - spider.x, y - spider.y)
        if far < spider.zero * 0.8:
            return len(axes)
        if far > spider.radius * 1.1 or not axes:
            return None
        tips = [spider.spot(at, 1) for at in axes]
        turned = [(tip[0] - spider.x) * (x - spider.x) + (tip[1] - spider.y) * (y - spider.y) for tip in tips]
        return max(axes, key=lambda at: turned[at])

    def paint_read(self, painter: QPainter, *, under: bool) -> None:
        if self.at is None:
            return
        laid = self.laid
        if under:
            box = laid.labels[self.at] if self.at < len(laid.labels) else laid.total
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.tokens.accent_tint))
            painter.drawRoundedRect(_rect(box), Space.XXS, Space.XXS)
            return
        spot = laid.spot(self.at, self.chart.axes[self.at].value) if self.at < len(laid.labels) else None
        if spot is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(self.tokens.ink), 2))
            painter.drawEllipse(QPointF(*spot), letters().line * 0.6, letters().line * 0.6)


@lru_cache(maxsize=32)
def _laid(chart: RadarChart, width: int, _text_scale: float) -> RadarLayout:
    """Where the words go is found by trying: a page asks in a few widths before it paints in one of them."""
    return lay_radar(chart, width, letters())


def _rect(box: Box) -> QRectF:
    rect = QRectF(box.left, box.top, box.width, box.height)
    return rect.adjusted(-Space.XXS, -Space.XXS / 2, Space.XXS, Space.XXS / 2)
