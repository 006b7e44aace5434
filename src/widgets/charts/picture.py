"""A chart as a picture to paste elsewhere: title, drawing, what the signs mean, unit and source."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from drawing.palette import PAPER
from widgets.charts.painting import blank_picture
from widgets.charts.view import ChartView
from widgets.theme import Role, Space, colour, role_font, text_scale

SHARPNESS = 2.0
"""Pixels of the picture for each of the screen."""
_LEAST_WIDTH = 560
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    colour: QColor

    def height(self, width: float) -> float:
        return QFontMetricsF(self.font).boundingRect(QRectF(0, 0, width, 10000), int(_WRAP), self.text).height()


def chart_picture(view: ChartView, legend: str, source: str) -> QImage:
    """Always in the colours of paper, whatever the theme, and no narrower than what can be read in a document."""
    width = max(view.width(), round(_LEAST_WIDTH * text_scale()))
    drawing = view.picture(width, SHARPNESS)
    ink, muted = colour(PAPER.ink), colour(PAPER.muted)
    above = [_Line(view.chart.text.title, role_font(Role.H3), ink), _Line(legend, role_font(Role.SMALL), muted)]
    above = [line for line in above if line.text]
    below = _Line(source, role_font(Role.SMALL), muted)
    drawn = drawing.height() / SHARPNESS
    height = sum(line.height(width) + Space.XS for line in (*above, below)) + drawn + 2 * Space.M
    image = blank_picture(width + 2 * Space.M, height, SHARPNESS)
    painter = QPainter(image)
    y = float(Space.M)
    for line in above:
        y = _write(painter, line, y, width)
    painter.drawImage(QRectF(Space.M, y, width, drawn), drawing)
    _write(painter, below, y + drawn + Space.XS, width)
    painter.end()
    return image


def _write(painter: QPainter, line: _Line, y: float, width: float) -> float:
    painter.setFont(line.font)
    painter.setPen(line.colour)
    height = line.height(width)
    painter.drawText(QRectF(Space.M, y, width, height), int(_WRAP), line.text)
    return y + height + Space.XS
