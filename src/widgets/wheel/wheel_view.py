"""The year wheel on screen. The list beside it says the same, and is what one walks in."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drawing.layout.wheel import Wheel, lay_wheel
from widgets.charts.painting import letters, paint
from widgets.theme import Role, colours, role_font


class WheelView(QWidget):
    """Draws a `Wheel` in the width it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel: Wheel | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_wheel(self, wheel: Wheel) -> None:
        """Draw this one."""
        self._wheel = wheel
        self.setAccessibleName(wheel.title)
        self.setAccessibleDescription(wheel.alternative)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 0 if self._wheel is None else round(lay_wheel(self._wheel, width, letters()).height) + 1

    def sizeHint(self) -> QSize:
        width = QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 60
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 24, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._wheel is not None:
            painter = QPainter(self)
            paint(painter, lay_wheel(self._wheel, self.width(), letters()), colours(self))
            painter.end()
