"""The headings of a grid that is whole, held in sight where the page around it scrolls past them."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QTableView, QWidget

from widgets.theme import colour, colours


class HeldHead(QObject):
    """Lays `heads`, which begin at the top of the view, over its rows while the top is out of sight; never over the
    last row. The view calls `place` when it has laid itself out."""

    def __init__(self, view: QTableView, *heads: QWidget) -> None:
        super().__init__(view)
        self._view, self._heads = view, heads
        self._ground = _Ground(view)
        self._area: QScrollArea | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page around it is known once it is shown there."""
        if event.type() == QEvent.Type.Show:
            self._follow()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Where the headings stand now."""
        held = self._held()
        for head in self._heads:
            head.move(head.x(), held)
            head.raise_()
        height = self._view.horizontalHeader().height()
        self._ground.setGeometry(0, held, self._view.width(), height)
        self._ground.setVisible(held > 0)
        self._ground.stackUnder(self._heads[0])

    def _held(self) -> int:
        """How far down they are held."""
        if self._area is None or not self._area.viewport().isAncestorOf(self._view):
            return 0
        above = -self._view.mapTo(self._area.viewport(), QPoint(0, 0)).y()
        last = self._view.rowHeight(self._view.model().rowCount() - 1) if self._view.model().rowCount() else 0
        return max(min(above, self._view.height() - self._view.horizontalHeader().height() - last), 0)

    def _follow(self) -> None:
        around = self._view.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is self._area:
            return
        _listen(self._area, self.place, connect=False)
        self._area = around
        _listen(around, self.place, connect=True)
        self.place()


def _listen(area: QAbstractScrollArea | None, heard: object, *, connect: bool) -> None:
    if area is not None:
        moved = area.verticalScrollBar().valueChanged
        moved.connect(heard) if connect else moved.disconnect(heard)


class _Ground(QWidget):
    """What the headings stand on while rows lie under them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), colour(colours(self).paper))
