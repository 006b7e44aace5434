"""The last values of one cell (*de senaste tolv månaderna*), drawn by hand: it is on screen from the first paint."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from domain.ground.display import show_number
from domain.ground.value import Value, number_or_none
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font

_BARS_HIGH = 4
"""Height of the highest bar, in lines of small text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value and when it was: `Bar("maj 2016", 3)`. `current` is the one that the cell itself holds."""

    label: str
    value: Value
    current: bool = False


class Bars(QWidget):
    """Bars from zero with their values over them; a value that is missing has a dashed outline instead of a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_bars("", ())

    def set_bars(self, name: str, bars: Sequence[Bar]) -> None:
        """Show these, oldest first. `name` says what they are, for whoever does not see them."""
        self._bars = tuple(bars)
        self._name = name
        read = ", ".join(f"{bar.label} {show_number(bar.value)}" for bar in self._bars)
        self.setAccessibleName(name or tr("Senaste värden"))
        self.setAccessibleDescription(read or tr("Inga tidigare värden."))
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(role_font(Role.SMALL)).height()
        return QSize(line * 16, line * (_BARS_HIGH + 2) + Space.XXS)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            under = next(
                (i for i, column in enumerate(self._columns()) if column.contains(event.pos().toPointF())), None
            )
            if under is not None:
                bar = self._bars[under]
                QToolTip.showText(event.globalPos(), f"{bar.label}: {show_number(bar.value)}", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        font = role_font(Role.SMALL)
        line = QFontMetrics(font).height()
        painter.setFont(font)
        floor = self.height() - line
        if not self._bars:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, tr("Inga tidigare värden."))
            return
        highest = max(float(number_or_none(bar.value) or 0) for bar in self._bars)
        for bar, column in zip(self._bars, self._columns(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            number = number_or_none(bar.value)
            if number is None:
                painter.setPen(QPen(QColor(tokens.field_rule), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(column.left() + 0.5, floor - line * 0.7, column.width() - 1, line * 0.7 - 0.5))
                continue
            height = (floor - line - Space.XXS) * float(number) / highest if highest > 0 else 0.0
            painter.setBrush(QColor(tokens.accent if bar.current else tokens.other))
            painter.drawRect(QRectF(column.left(), floor - max(height, 1.0), column.width(), max(height, 1.0)))
            painter.setPen(QColor(tokens.ink if bar.current else tokens.muted))
            above = QRectF(column.left() - line, floor - height - line - 1, column.width() + 2 * line, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, show_number(bar.value))
        painter.setPen(QColor(tokens.muted))
        foot = QRectF(0, floor, self._columns()[-1].right(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._bars[0].label)
        if len(self._bars) > 1:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._bars[-1].label)

    def _columns(self) -> list[QRectF]:
        em = QFontMetrics(role_font(Role.SMALL)).height()
        pitch = min(self.width() / max(len(self._bars), 1), em * 2.0)
        return [QRectF(position * pitch, 0, pitch * 0.7, self.height()) for position in range(len(self._bars))]
