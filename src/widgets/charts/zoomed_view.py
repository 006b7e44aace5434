"""A series of which a part can be shown: zoomed and moved by keyboard, wheel and dragging."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from drawing.chart import LineChart
from drawing.layout.plot import Plot
from drawing.palette import Palette
from widgets.charts.painted_view import PaintedView
from widgets.charts.time_window import TimeWindow
from widgets.charts.view import RING
from widgets.text import tr

_CLOSER, _FARTHER = 0.6, 1 / 0.6


class ZoomedView(PaintedView):
    """Knows which points are shown. `window_changed` says it in words, nothing when all are."""

    window_changed = Signal(str)
    chart: LineChart

    def __init__(self, chart: LineChart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        self._window = TimeWindow.whole(len(chart.points))
        self._pressed: float | None = None
        self._dragged: float | None = None
        super().__init__(chart, parent, tokens=tokens)

    @property
    @abstractmethod
    def plot(self) -> Plot:
        """Where points and values lie."""

    @property
    def window_shown(self) -> TimeWindow:
        """Which points are shown."""
        return self._window

    def hint(self) -> str:
        return tr(
            "Piltangenterna läser värdena. Ctrl+mushjulet eller + och − zoomar, Skift+piltangenterna flyttar. "
            "Dra med musen för att välja en tid. Home eller dubbelklick visar allt."
        )

    def show_window(self, window: TimeWindow) -> None:
        """Show other points, and say which."""
        if window == self._window:
            return
        self._window = window
        self.draw()
        words = "" if window.is_whole else self._window_words()
        self.window_changed.emit(words)
        self.say(words or tr("Visar hela tidsserien."))

    def _window_words(self) -> str:
        points, window = self.chart.points, self._window
        return tr("Visar {first} till {last}.").format(first=points[window.first], last=points[window.last])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        turned = self._turned(key, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if turned is not None and self.chart.points:
            self.show_window(turned)
            return
        super().keyPressEvent(event)
        if self.at is not None:
            self.show_window(self._window.holding(self.at))

    def _turned(self, key: Qt.Key, *, shift: bool) -> TimeWindow | None:
        """The window that a key asks for; None for a key that has another meaning."""
        window = self._window
        step = max(len(window.shown) // 6, 1)
        middle = self.at if self.at is not None and self.at in window.shown else (window.first + window.last) // 2
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            return window.zoomed(_CLOSER if key is Qt.Key.Key_Plus else _FARTHER, middle)
        if shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return window.moved(step if key is Qt.Key.Key_Right else -step)
        if key is Qt.Key.Key_0 or (key is Qt.Key.Key_Home and not window.is_whole):
            return TimeWindow.whole(window.count)
        return None

    def _places(self) -> range:
        return self._window.shown

    def wheelEvent(self, event: QWheelEvent) -> None:
        at = self.place_at(event.position())
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or at is None or not event.angleDelta().y():
            # The page scrolls.
            event.ignore()
            return
        self.show_window(self._window.zoomed(_CLOSER if event.angleDelta().y() > 0 else _FARTHER, at))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.place_at(event.position()) is not None:
            self._pressed = event.position().x() - RING
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            x = event.position().x() - RING
            far = abs(x - self._pressed) >= QApplication.startDragDistance()
            self._dragged = x if far or self._dragged is not None else None
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        if pressed is not None and dragged is not None:
            plot = self.plot
            self.show_window(self._window.chosen(plot.nearest(pressed), plot.nearest(dragged)))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._dragged = None
        if self.chart.points:
            self.show_window(TimeWindow.whole(self._window.count))
        event.accept()
