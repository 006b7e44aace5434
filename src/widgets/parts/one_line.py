"""A text on one line that gives way: what it has no room for is cut with "…", and the whole stands in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role


class OneLine(TextLabel):
    """Never wider than it is given; `text` is always the whole, of which `fewest` letters are always seen."""

    def __init__(
        self, text: str = "", role: Role = Role.TEXT, *, fewest: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent=parent)
        self._fewest = fewest
        self.setToolTip(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * self._fewest), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, inside = QPainter(self), self.contentsRect()
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.style().drawItemText(
            painter, inside, int(self.alignment()), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
