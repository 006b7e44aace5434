"""Cards side by side where there is room, under each other where there is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from widgets.theme import Space, text_scale

_ROOM = 900


@dataclass(frozen=True, slots=True)
class Placed:
    """A widget's place where there is room: row, column, and how many of each it takes."""

    widget: QWidget
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Spread(QScrollArea):
    """Scrolls what is higher than the page. In a narrow window the widgets stand under each other in the order given,
    so that nothing has to be scrolled sideways; at 200 % on a small screen that is the usual case.

    `shares` divides the width between the columns; the rows' spare height goes to `stretched`.
    """

    def __init__(
        self,
        placed: Sequence[Placed],
        shares: Sequence[int],
        *,
        stretched: int,
        room: int = _ROOM,
        parent: QWidget | None = None,
    ) -> None:
        """`room` is the least width, at text size 100 %, at which they stand beside one another."""
        super().__init__(parent)
        self._placed = tuple(placed)
        self._shares = tuple(shares)
        self._stretched = stretched
        self._room = room
        self._narrow: bool | None = None
        inside = _Inside()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.M)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        for surface in (self.viewport(), inside):
            surface.setAutoFillBackground(False)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Nearly nothing: what it stands on must fit, and it scrolls."""
        return QSize(super().minimumSizeHint().width(), Space.L)

    def set_shares(self, shares: Sequence[int]) -> None:
        """Divide the width in another way; a column whose widgets are hidden gets 0, so that it takes no room."""
        if tuple(shares) != self._shares:
            self._shares = tuple(shares)
            self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._room * text_scale()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for each in self._placed:
            self._grid.removeWidget(each.widget)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._share_out()
        for at, each in enumerate(self._placed):
            if narrow:
                self._grid.addWidget(each.widget, at, 0)
            else:
                self._grid.addWidget(each.widget, each.row, each.column, each.rows, each.columns)
        self._grid.setRowStretch(len(self._placed) if narrow else self._stretched, 1)
        # Once more when Qt has resized what is inside: it was in the middle of that for the cards as they stood before,
        # and would leave the end of them out of reach.
        QTimer.singleShot(0, self._grid, self._grid.update)

    def _share_out(self) -> None:
        for column, share in enumerate(self._shares):
            self._grid.setColumnStretch(column, 0 if self._narrow and column else share)


class _Inside(QWidget):
    """What is scrolled. It wishes for no size of its own: a scroll area asks for one again and again, and everything in
    it would be laid out for a width it never gets."""

    def sizeHint(self) -> QSize:
        return QSize()
