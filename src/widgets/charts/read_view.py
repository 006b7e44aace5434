"""A chart that is read place by place, by keyboard, by mouse and by a screen reader."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from drawing.chart import Chart
from widgets.charts.reading import count_of_places, reading

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ReadView(QWidget):
    """Knows which place is read. `read` carries its exact values, and an empty text when neither the mouse nor the
    keyboard is anywhere."""

    read = Signal(str)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @abstractmethod
    def show_read(self) -> None:
        """Show which place is read, `at`."""

    @abstractmethod
    def place_at(self, point: QPointF) -> int | None:
        """The place under a point; None where nothing is read."""

    @property
    def count(self) -> int:
        """How many places can be read."""
        return count_of_places(self.chart)

    @property
    def at(self) -> int | None:
        """The number of the place that is read."""
        return self._at

    @property
    def reading(self) -> str:
        """The exact values of the place that is read; empty when none is."""
        return "" if self._at is None else reading(self.chart, self._at)

    def read_place(self, at: int | None) -> None:
        """Read a place and show where it is; None reads nothing."""
        if at == self._at:
            return
        self._at = at
        self.show_read()
        self.read.emit(self.reading)

    def say(self, text: str) -> None:
        """Let a screen reader hear it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), self.count - 1
        if key in _STEPS and last >= 0:
            self.read_place(self._next(_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.read_place(0 if key is Qt.Key.Key_Home else last)
        elif key is Qt.Key.Key_Escape and self._at is not None:
            self.read_place(None)
        else:
            event.ignore()
            return
        if self.reading:
            self.say(self.reading)

    def _next(self, step: int) -> int:
        places = self._places()
        if self._at is None:
            return places[0] if step > 0 else places[-1]
        return min(max(self._at + step, 0), self.count - 1)

    def _places(self) -> range:
        """The places that can be seen, where the first press of an arrow begins."""
        return range(self.count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read_place(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.read_place(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.read_place(None)
