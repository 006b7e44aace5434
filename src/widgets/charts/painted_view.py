"""Charts that `drawing.layout` lays out, painted as they are."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drawing.chart import Chart
from drawing.layout.shapes import Drawing
from drawing.palette import PAPER, Palette
from widgets.charts.painting import blank_picture, paint
from widgets.charts.view import RING, ChartView


class _LaidOut(Protocol):
    @property
    def drawing(self) -> Drawing: ...


Laid = TypeVar("Laid", bound=_LaidOut)


class PaintedView(ChartView, Generic[Laid]):
    """Lays the chart out for the width it is given, anew when anything has changed, and paints it."""

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        # Layouts ask again and again how high the chart is in the same few widths.
        self._heights: dict[int, int] = {}
        self._has_width = False
        self._laid: Laid | None = None
        super().__init__(chart, parent, tokens=tokens)

    @abstractmethod
    def lay_out(self, width: int, height: float | None = None) -> Laid:
        """The chart in a width, as high as it is best or, where it can be, so high."""

    @property
    def laid(self) -> Laid:
        """The chart as it lies in its place."""
        if self._laid is None:
            self._laid = self.lay_out(self.room, max(self.height() - 2 * RING, 1))
        return self._laid

    def laid_out(self) -> Drawing:
        """What is painted."""
        return self.laid.drawing

    def paint_read(self, painter: QPainter, *, under: bool) -> None:
        """Show the place that is read: what lies under the drawing, and then what lies over it."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width)

    def height_for(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self.best_height(max(width - 2 * RING, 1))) + 2 * RING
        return self._heights[width]

    def best_height(self, width: int) -> float:
        """The height of the drawing in a width."""
        return self.lay_out(width).drawing.height

    def sizeHint(self) -> QSize:
        # The width it has, where it has one: to lay it out for another takes as long as to paint it.
        width = self.width() if self._has_width else self.usual_width()
        return QSize(width, self.height_for(width))

    def draw(self) -> None:
        self._laid = None
        self._heights.clear()
        self.update()

    def minimumSizeHint(self) -> QSize:
        # The height follows from the width that is given.
        return QSize(self.usual_width() // 3, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._has_width = True
        # Layouts inside layouts now and then give less than what was asked for a width.
        wanted = self.height_for(self.width())
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)
        heights = dict(self._heights)
        super().resizeEvent(event)
        self._heights = heights

    def show_read(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(RING, RING)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_read(painter, under=True)
        paint(painter, self.laid_out(), self.tokens)
        self.paint_read(painter, under=False)
        painter.end()
        super().paintEvent(event)

    def picture(self, width: int, scale: float) -> QImage:
        drawing = self.lay_out(width).drawing
        image = blank_picture(width, drawing.height, scale)
        painter = QPainter(image)
        paint(painter, drawing, PAPER)
        painter.end()
        return image

    def _describe(self) -> None:
        super()._describe()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
