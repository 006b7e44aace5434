"""A time series on screen: read point by point, zoomed and moved by mouse and by keyboard."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from domain.chart import Chart, LineChart
from domain.chart_layout.lines import LineLayout, lay_lines, wanted_height
from domain.chart_layout.shapes import Drawing, Mark
from domain.palette import Palette
from widgets.charts.painted_view import PaintedView
from widgets.charts.painting import letters, paint_mark
from widgets.charts.time_window import TimeWindow
from widgets.charts.view import RING
from widgets.text import tr
from widgets.theme import colour

_CLOSER, _FARTHER = 0.6, 1 / 0.6
_DOT = 0.26


class LineView(PaintedView):
    """Draws a `LineChart`. `window_changed` says in words which points are shown, nothing when all are."""

    window_changed = Signal(str)
    chart: LineChart

    def __init__(self, chart: LineChart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        self._window = TimeWindow.whole(len(chart.points))
        self._laid: LineLayout | None = None
        self._pressed: float | None = None
        self._dragged: float | None = None
        super().__init__(chart, parent, tokens=tokens)

    @property
    def window_shown(self) -> TimeWindow:
        """Which points are shown."""
        return self._window

    def hint(self) -> str:
        return tr(
            "Piltangenterna läser värdena. Ctrl+mushjulet eller + och − zoomar, Skift+piltangenterna flyttar. "
            "Dra med musen för att välja en tid. Home eller dubbelklick visar allt."
        )

    def set_chart(self, chart: Chart) -> None:
        """Another series over the same points keeps the part that is looked at."""
        same = isinstance(chart, LineChart) and chart.points == self.chart.points
        if isinstance(chart, LineChart) and not same:
            self._window = TimeWindow.whole(len(chart.points))
        super().set_chart(chart)
        if not same:
            self.window_changed.emit("")

    def draw(self) -> None:
        self._laid = None
        super().draw()

    def lay_out(self, width: int) -> Drawing:
        return lay_lines(self.chart, width, letters(), shown=self._window.shown).drawing

    def best_height(self, width: int) -> float:
        # For all points: a zoom must not move what stands below.
        return wanted_height(self.chart, width, letters())

    def laid_out(self) -> Drawing:
        return self._layout().drawing

    def place_at(self, point: QPointF) -> int | None:
        field = self._layout().plot.field
        x, y = point.x() - RING, point.y() - RING
        beside = letters().line
        if not self.chart.points or not (
            field.left - beside <= x <= field.right + beside and y <= field.bottom + beside
        ):
            return None
        return self._layout().plot.nearest(x)

    # Zoom and move

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
            plot = self._layout().plot
            self.show_window(self._window.chosen(plot.nearest(pressed), plot.nearest(dragged)))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._dragged = None
        if self.chart.points:
            self.show_window(TimeWindow.whole(self._window.count))
        event.accept()

    # What is read

    def paint_read(self, painter: QPainter, *, under: bool) -> None:
        plot, tokens = self._layout().plot, self.tokens
        if under:
            if self._pressed is not None and self._dragged is not None:
                left, right = sorted(
                    min(max(x, plot.field.left), plot.field.right) for x in (self._pressed, self._dragged)
                )
                chosen = QRectF(left, plot.field.top, right - left, plot.field.height)
                painter.fillRect(chosen, colour(tokens.accent_tint))
            return
        if self._pressed is not None and self._dragged is not None:
            painter.setPen(QPen(colour(tokens.accent), 1.5))
            for x in (self._pressed, self._dragged):
                at = min(max(x, plot.field.left), plot.field.right)
                painter.drawLine(QPointF(at, plot.field.top), QPointF(at, plot.field.bottom))
        if self.at is None or self.at not in plot.shown:
            return
        x = plot.x(self.at)
        painter.setPen(QPen(colour(tokens.ink), 1))
        painter.drawLine(QPointF(x, plot.field.top), QPointF(x, plot.field.bottom))
        for line in plot.lines:
            spot = plot.spot(line, self.at)
            if spot is not None:
                mark = Mark("●", *spot, letters().line * _DOT, line.series.tone.value, line.shade)
                paint_mark(painter, mark, tokens)

    def _layout(self) -> LineLayout:
        if self._laid is None:
            height = max(self.height() - 2 * RING, 1)
            self._laid = lay_lines(self.chart, self.room, letters(), height=height, shown=self._window.shown)
        return self._laid
