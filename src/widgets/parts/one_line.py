"""A text on one line that gives way: what it has no room for is cut with "…", and the whole stands in its tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role


class OneLine(TextLabel):
    """Never wider than it is given; `text` is always the whole, of which `fewest` letters are always seen."""

    def __init__(
        self, text: str = "", role: Role = Role.TEXT, *, fewest: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent=parent)
        self._fewest = fewest

    def event(self, event: QEvent) -> bool:
        """The tooltip is none of Qt's own: a screen reader would hear the text twice."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text() if self._shown() != self.text() else "", self)
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * self._fewest), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, inside = QPainter(self), self.contentsRect()
        self.style().drawItemText(
            painter,
            inside,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
