"""What every drawn chart has in common: colours of the theme, a place that is read, a ring that shows the keyboard."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from domain.chart import Chart
from domain.palette import Palette
from widgets.charts.reading import count_of_places, reading
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.theme.style import draw_focus_ring

RING = Space.XXS
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Draws a chart and reads its places one by one. `read` carries the exact values of the place under the mouse or
    the keyboard, and an empty text when neither is there."""

    read = Signal(str)

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._own_tokens = tokens
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._describe()

    # What a kind of chart draws

    @abstractmethod
    def draw(self) -> None:
        """Draw the chart anew: other values, another width, another theme, another text size."""

    @abstractmethod
    def show_read(self) -> None:
        """Show which place is read, `at`."""

    @abstractmethod
    def place_at(self, point: QPointF) -> int | None:
        """The place under a point; None where nothing is read."""

    @abstractmethod
    def height_for(self, width: int) -> int:
        """The height at which the chart is at its best in a width."""

    @abstractmethod
    def picture(self, width: int, scale: float) -> QImage:
        """The drawing as a picture so wide, in the colours of paper, `scale` times as sharp as the screen."""

    def hint(self) -> str:
        """What can be done with the chart beside reading it, in words."""
        return ""

    def set_chart(self, chart: Chart) -> None:
        """Show another chart of the same kind; what was read is read no more."""
        before = self.sizeHint()
        self.read_place(None)
        self.chart = chart
        self._describe()
        self.draw()
        if self.sizeHint() != before:
            self.updateGeometry()

    @property
    def tokens(self) -> Palette:
        """The colours in use."""
        return colours(self) if self._own_tokens is None else self._own_tokens

    @property
    def room(self) -> int:
        """Width of the drawing in pixels."""
        return max(self.width() - 2 * RING, 1)

    # What is read

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.draw()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            draw_focus_ring(QPainter(self), QRectF(self.rect()), colour(self.tokens.accent))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 60
        return QSize(width, self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 3, self.sizeHint().height())

    def _describe(self) -> None:
        self.setAccessibleName(self.chart.text.title)
        self.setAccessibleDescription(f"{self.chart.text.alternative} {self.hint()}".strip())
        self.setToolTip(self.hint())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
