"""The part of a time series that is looked at (*tidsfönster*)."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt

from drawing.layout.plot import points_within

CLOSER, FARTHER = 0.6, 1 / 0.6
_LEAST = 3
"""The fewest points that still are a series."""


class TimeBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Zoomed and moved across only, a point at each edge; while the mouse moves it the edges lie between two."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.setMouseEnabled(x=True, y=False)
        self.rim = 0.0
        self.whole = (-0.5, 0.5)

    def set_count(self, count: int) -> None:
        """Hold so many points and show all of them; a single one stands in the middle."""
        self.whole = left, right = (0.0, count - 1.0) if count > 1 else (-0.5, 0.5)
        self.setLimits(xMin=left, xMax=right)
        self.setXRange(left, right, padding=0)

    @property
    def span(self) -> tuple[float, float]:
        """What lies at the edges."""
        first, last = self.viewRange()[0]
        return first, last

    @property
    def shown(self) -> range:
        """The numbers of the points shown."""
        return points_within(self.span)

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out."""
        return self.span == self.whole

    def look_at(self, first: float, last: float) -> None:
        """Show the points from one to another, at least three, no further than to the ends."""
        self.setXRange(round(first), max(round(last), round(first) + _LEAST - 1), padding=0)

    def zoom(self, factor: float, around: int) -> None:
        """Show so many times as many points, `around` staying where it is on the screen."""
        first, last = self.span
        wanted = round((last - first + 1) * factor) - 1
        start = round(around - (around - first) / (last - first) * wanted)
        self.look_at(start, start + wanted)

    def move_by(self, by: float) -> None:
        """Show as many points, so many later."""
        first, last = self.span
        self.look_at(first + by, last + by)

    def boundingRect(self) -> QRectF:
        # What stands at the edges is drawn whole, except at the sides where the series goes on.
        across = self.rim if self.is_whole else 0.0
        self._painterPathCache = None
        rect: QRectF = super().boundingRect().adjusted(-across, -self.rim, across, self.rim)
        return rect

    # By mouse

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:  # noqa: ARG002  as pyqtgraph calls it
        if not ev.modifiers() & Qt.KeyboardModifier.ControlModifier or not ev.delta():
            # The page scrolls.
            ev.ignore()
            return
        at, shown = round(self.mapToView(ev.pos()).x()), self.shown
        self.zoom(CLOSER if ev.delta() > 0 else FARTHER, min(max(at, shown[0]), shown[-1]))
        ev.accept()

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        """A span is chosen; with Shift or the middle button the series is moved."""
        moves = ev.button() is Qt.MouseButton.MiddleButton or ev.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.setMouseMode(self.PanMode if moves else self.RectMode)
        if ev.button() is Qt.MouseButton.RightButton:
            ev.ignore()
            return
        # Which else waits for the next time it is painted.
        self.updateMatrix()
        super().mouseDragEvent(ev, axis)
        if moves and ev.isFinish():
            self.look_at(*self.span)

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.double():
            self.look_at(*self.whole)

    def updateScaleBox(self, p1: QPointF, p2: QPointF) -> None:
        super().updateScaleBox(QPointF(p1.x(), 0), QPointF(p2.x(), self.height()))

    def showAxRect(self, ax: QRectF, **_as_pyqtgraph_calls_it: Any) -> None:
        self.look_at(ax.normalized().left(), ax.normalized().right())
