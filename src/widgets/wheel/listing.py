"""The year wheel as a list: when, what, who answers for it, and how it stands. The one that is walked and heard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from domain.wheel.year import Occurrence, State
from widgets.parts.plain_table import PlainTable
from widgets.text import tr
from widgets.theme import colour, colours

_WHEN, _WHAT, _WHO, _STATE = range(4)
_LEAST_LINES = 12
"""The least height, in lines of text, in which a year can be looked over."""
_TONES = {State.LATE: "error", State.NOW: "warning", State.DONE: "accent"}


class WheelList(PlainTable):
    """`gone` is Enter, `ticked` is Space, `edited` F2 and `removed` Delete, on the row that the keyboard stands on."""

    gone, ticked, edited, removed = Signal(), Signal(), Signal(), Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (tr("När"), tr("Vad"), tr("Ansvarig"), tr("Läge"))
        super().__init__(tr("Årshjulets punkter"), headings, narrow=(_WHEN,), parent=parent)
        self.setObjectName("wheel-list")
        self.setWordWrap(True)
        self._shown: Sequence[Occurrence] = ()
        self.itemDoubleClicked.connect(self.gone)
        self.itemSelectionChanged.connect(self.moved)

    @property
    def current(self) -> Occurrence | None:
        """The one that the keyboard stands on."""
        return self._shown[self.currentRow()] if 0 <= self.currentRow() < len(self._shown) else None

    def show_year(self, comes: Sequence[Occurrence]) -> None:
        """Show these, with the keyboard on the same one as before, else on the first that presses."""
        stood = self.current
        at = max(self.currentRow(), 0)
        was = self.blockSignals(True)
        self._shown = comes
        self.setRowCount(len(comes))
        for row, each in enumerate(comes):
            sign = f"{each.state.sign} " if each.state.sign else ""
            for column, text in enumerate((each.when, each.item.what, each.item.who, sign + each.said)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                if column == _STATE and each.state in _TONES:
                    cell.setForeground(colour(getattr(colours(self), _TONES[each.state])))
                self.setItem(row, column, cell)
        if comes:
            keys = [each.key for each in comes]
            begins = next((row for row, each in enumerate(comes) if each.state in (State.LATE, State.NOW)), 0)
            here = begins if stood is None else min(at, len(comes) - 1)
            self.setCurrentCell(keys.index(stood.key) if stood is not None and stood.key in keys else here, _WHAT)
        self.blockSignals(was)
        self.resizeRowsToContents()
        self.moved.emit()

    def stand_on(self, item: int) -> None:
        """Put the keyboard on the item that has the id, where it is listed."""
        of = [row for row, each in enumerate(self._shown) if each.item.id == item]
        if of:
            self.setCurrentCell(of[0], _WHAT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Return: self.gone,
            Qt.Key.Key_Enter: self.gone,
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_F2: self.edited,
            Qt.Key.Key_Delete: self.removed,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.current is None:
            super().keyPressEvent(event)
        else:
            signal.emit()
