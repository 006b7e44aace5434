"""The marks of a check: drawn shapes with a word each, so that colour only helps (ruling 37).

They are drawn and not written, because the bundled font has neither ⓘ nor ✕.
"""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from drawing.palette import Palette
from widgets.text import tr


class Sign(Enum):
    """How a finding (*att se över*) is marked: ✓, ⓘ, ! or ✕."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def word(self) -> str:
        """The Swedish word that says the same as the shape."""
        return {
            Sign.OK: tr("stämmer"),
            Sign.NOTE: tr("upplysning"),
            Sign.WARNING: tr("varning"),
            Sign.ERROR: tr("fel"),
        }[self]

    def ink(self, tokens: Palette) -> str:
        """The colour of the shape, and of the edge of what it marks."""
        return {
            Sign.OK: tokens.accent,
            Sign.NOTE: tokens.muted,
            Sign.WARNING: tokens.warning,
            Sign.ERROR: tokens.error,
        }[self]

    def tint(self, tokens: Palette) -> str:
        """The ground behind what it marks."""
        return {
            Sign.OK: tokens.accent_tint,
            Sign.NOTE: tokens.field,
            Sign.WARNING: tokens.warning_tint,
            Sign.ERROR: tokens.error_tint,
        }[self]


def draw_sign(painter: QPainter, sign: Sign, square: QRectF, tokens: Palette) -> None:
    """Draw the shape, filling `square`."""
    colour = QColor(sign.ink(tokens))
    pen = QPen(colour, square.width() / 7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    def at(across: float, down: float) -> QPointF:
        return QPointF(square.left() + square.width() * across, square.top() + square.height() * down)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    if sign is Sign.OK:
        painter.drawPolyline([at(0.16, 0.56), at(0.40, 0.80), at(0.84, 0.22)])
    elif sign is Sign.ERROR:
        painter.drawLine(at(0.2, 0.2), at(0.8, 0.8))
        painter.drawLine(at(0.2, 0.8), at(0.8, 0.2))
    elif sign is Sign.WARNING:
        pen.setWidthF(square.width() / 5)
        painter.setPen(pen)
        painter.drawLine(at(0.5, 0.14), at(0.5, 0.6))
        painter.drawPoint(at(0.5, 0.86))
    else:
        pen.setWidthF(square.width() / 10)
        painter.setPen(pen)
        painter.drawEllipse(square.center(), square.width() * 0.45, square.height() * 0.45)
        painter.drawLine(at(0.5, 0.48), at(0.5, 0.72))
        painter.drawPoint(at(0.5, 0.28))
    painter.restore()
