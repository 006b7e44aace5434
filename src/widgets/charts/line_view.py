"""A time series on screen."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from drawing.chart import LineChart
from drawing.layout.lines import LineLayout, lay_lines, wanted_height
from drawing.layout.shapes import Drawing, Mark
from drawing.palette import Palette
from widgets.charts.painted_view import PaintedView
from widgets.charts.painting import letters
from widgets.charts.surface import curves, even, marks_item, show_marks, surface
from widgets.charts.time_box import CLOSER, FARTHER, TimeBox
from widgets.charts.view import RING
from widgets.text import tr
from widgets.theme import colour

_DOT, _RIM = 0.26, 0.35
_CHOSEN = 60


class LineView(PaintedView[LineLayout]):
    """Draws a `LineChart`, or the part of it that is looked at: lines and layers in a `TimeBox`, with a crosshair at
    what is read, and the words around them painted. `window_changed` says in words which points are shown, nothing
    when all are."""

    window_changed = Signal(str)
    chart: LineChart

    def __init__(self, chart: LineChart, parent: QWidget | None = None, *, tokens: Palette | None = None) -> None:
        self.box = TimeBox()
        self._points: tuple[str, ...] | None = None
        self._curves: list[pg.PlotCurveItem] = []
        super().__init__(chart, parent, tokens=tokens)
        self.surface = surface(self)
        self.surface.addItem(self.box)
        self._signs, self._cross, self._spots = marks_item(), pg.InfiniteLine(angle=90), marks_item()
        for over, item in enumerate((self._signs, self._cross, self._spots), start=1000):
            item.setZValue(over)
            self.box.addItem(item)
        self.box.sigXRangeChanged.connect(self._look_elsewhere)
        self.surface.scene().sigMouseMoved.connect(self._read_under)

    def hint(self) -> str:
        return tr(
            "Piltangenterna läser värdena. Ctrl+mushjulet eller + och − zoomar, Skift+piltangenterna flyttar. "
            "Dra med musen för att välja en tid, med Skift för att flytta. Home eller dubbelklick visar allt."
        )

    def _describe(self) -> None:
        super()._describe()
        # Another series over the same points keeps the part that is looked at.
        if self._points != self.chart.points:
            self._points = self.chart.points
            self.box.set_count(len(self._points))
            self.window_changed.emit("")

    # Where things are

    def lay_out(self, width: int, height: float | None = None) -> LineLayout:
        span = None if self.box.is_whole else self.box.span
        return lay_lines(self.chart, width, letters(), height=height, span=span)

    def best_height(self, width: int) -> float:
        # For all points: a zoom must not move what stands below.
        return wanted_height(self.chart, width, letters())

    def laid_out(self) -> Drawing:
        return self.laid.around

    def place_at(self, point: QPointF) -> int | None:
        plot, beside = self.laid.plot, letters().line
        field, x, y = plot.field, point.x() - RING, point.y() - RING
        near = field.left - beside <= x <= field.right + beside and y <= field.bottom + beside
        return plot.nearest(x) if near and self.chart.points else None

    def _read_under(self, spot: QPointF) -> None:
        self.read_place(self.place_at(spot + QPointF(RING, RING)))

    # What is drawn

    def draw(self) -> None:
        super().draw()
        tokens, sharpness = self.tokens, self.devicePixelRatioF()
        shapes = self.laid.in_values()
        wanted = curves(shapes, tokens, sharpness)
        # Another area has as many lines: to make them anew takes twice as long.
        for _ in wanted[len(self._curves) :]:
            self._curves.append(pg.PlotCurveItem())
            self.box.addItem(self._curves[-1])
        for at, curve in enumerate(self._curves):
            curve.setData(**(wanted[at] if at < len(wanted) else {"x": [], "y": []}))
        show_marks(self._signs, [shape for shape in shapes if isinstance(shape, Mark)], tokens, sharpness)
        self._cross.setPen(even(QPen(colour(tokens.ink), 1), sharpness))
        chosen = colour(tokens.accent)
        self.box.rbScaleBox.setPen(even(QPen(chosen, 1.5), sharpness))
        self.box.rbScaleBox.setBrush(QColor(chosen.red(), chosen.green(), chosen.blue(), _CHOSEN))
        self._place()
        self.show_read()

    def _place(self) -> None:
        self.surface.setGeometry(self.rect().adjusted(RING, RING, -RING, -RING))
        plot, self.box.rim = self.laid.plot, _RIM * letters().line
        self.box.setGeometry(plot.field.left, plot.field.top, plot.field.width, plot.field.height)
        self.box.setYRange(plot.base, float(plot.scale.high), padding=0)

    def show_read(self) -> None:
        at, marks = self.at, []
        self._cross.setVisible(at is not None)
        if at is not None:
            self._cross.setValue(at)
            for line in self.laid.plot.lines:
                height = line.heights[at]
                if height is not None:
                    marks.append(Mark("●", at, height, letters().line * _DOT, line.series.tone.value, line.shade))
        show_marks(self._spots, marks, self.tokens, self.devicePixelRatioF())

    # Which points are shown

    def _look_elsewhere(self) -> None:
        self._laid = None
        self._place()
        self.update()
        words = ""
        if not self.box.is_whole:
            first, last = (self.chart.called[self.box.shown[at]] for at in (0, -1))
            words = tr("Visar {first} till {last}.").format(first=first, last=last)
        self.window_changed.emit(words)
        if self.hasFocus() and all(edge.is_integer() for edge in self.box.span):
            self.say(words or tr("Visar hela tidsserien."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.chart.points and self._looks_elsewhere(Qt.Key(event.key()), shift=shift):
            return
        super().keyPressEvent(event)
        if self.at is not None:
            first, last = self.box.span
            self.box.move_by(min(self.at - first, 0) + max(self.at - last, 0))

    def _looks_elsewhere(self, key: Qt.Key, *, shift: bool) -> bool:
        """False for a key that has another meaning."""
        box, shown = self.box, self.box.shown
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            middle = self.at if self.at is not None and self.at in shown else (shown[0] + shown[-1]) // 2
            box.zoom(CLOSER if key is Qt.Key.Key_Plus else FARTHER, middle)
        elif shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = max(len(shown) // 6, 1)
            box.move_by(step if key is Qt.Key.Key_Right else -step)
        elif key is Qt.Key.Key_0 or (key is Qt.Key.Key_Home and not box.is_whole):
            box.look_at(*box.whole)
        else:
            return False
        return True

    def _places(self) -> range:
        return self.box.shown
