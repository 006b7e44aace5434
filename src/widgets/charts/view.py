"""What every drawn chart has in common: colours of the theme, a size, a ring that shows the keyboard."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drawing.chart import Chart
from drawing.palette import Palette
from widgets.charts.read_view import ReadView
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.theme.style import draw_focus_ring

RING = Space.XXS


class ChartView(ReadView):
    """Draws a chart in the colours of the theme, anew when anything has changed."""

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        super().__init__(chart, parent)
        self._own_tokens = tokens
        self._describe()

    # What a kind of chart draws

    @abstractmethod
    def draw(self) -> None:
        """Draw the chart anew: other values, another width, another theme, another text size."""

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

    @staticmethod
    def usual_width() -> int:
        """A width in which a chart is easy to read."""
        return QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 60

    def sizeHint(self) -> QSize:
        width = self.usual_width()
        return QSize(width, self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 3, self.sizeHint().height())

    def _describe(self) -> None:
        self.setAccessibleName(self.chart.text.title)
        self.setAccessibleDescription(f"{self.chart.text.alternative} {self.hint()}".strip())
        self.setToolTip(self.hint())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
