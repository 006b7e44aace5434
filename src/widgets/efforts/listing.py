"""The efforts as a table: searched, filtered, sorted, marked one or several at a time, copied and pasted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from domain.efforts.effort import Effort, EffortField
from domain.ground.area import Area
from domain.ground.display import swedish_order
from widgets.sheet.block import write_block
from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, wear

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_SHOWN = (
    EffortField.NAME, EffortField.PROVIDER, EffortField.GROUPS, EffortField.NEEDS, EffortField.CONDITION,
    EffortField.SEATS, EffortField.STEP, EffortField.CHECKED_ON,
)  # fmt: skip
_SEATS = _SHOWN.index(EffortField.SEATS)
_CHECKED = _SHOWN.index(EffortField.CHECKED_ON)
_WIDEST = 26
"""Letters of a column, before it is cut with its whole text to be read by the pointer and in the form."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list is narrowed to; an empty text narrows nothing. `unchecked` is of those nobody has checked for a
    year."""

    text: str = ""
    group: str = ""
    need: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    effort: Effort
    texts: tuple[str, ...]
    unchecked: bool
    whole: str

    def fits(self, sought: Sought) -> bool:
        """True where every word of the text stands somewhere in the effort, and it is of what was chosen."""
        effort = self.effort
        if (sought.group and sought.group not in effort.groups) or (sought.need and sought.need not in effort.needs):
            return False
        return self.unchecked >= sought.unchecked and all(word in self.whole for word in sought.text.casefold().split())

    def place(self, column: int) -> tuple[object, ...]:
        """What it is sorted by: what is not known comes first."""
        if column == _SEATS:
            return (-1 if self.effort.seats is None else self.effort.seats,)
        if column == _CHECKED:
            return (self.effort.checked_on or date.min,)
        return (swedish_order(self.texts[column]),)


class EffortModel(QAbstractTableModel):
    """The efforts that are sought, in the order of a column. The last column is the area they are of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._all: tuple[_Row, ...] = ()
        self._rows: list[_Row] = []
        self._sought = Sought()
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    def show(self, efforts: Sequence[Effort], areas: Mapping[str, Area], today: date) -> None:
        """Show these as they are on the day."""
        self._all = tuple(_row(each, areas[each.area].name, today) for each in efforts)
        self._arrange()

    def seek(self, sought: Sought) -> None:
        """Narrow what is shown."""
        self._sought = sought
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()

    @property
    def listed(self) -> tuple[Effort, ...]:
        """The efforts that are shown, in their order."""
        return tuple(row.effort for row in self._rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_SHOWN) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _CHECKED and row.unchecked:
            return colour(colours(self._view).warning)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _SHOWN[section].label if section < len(_SHOWN) else tr("Område")
        return None

    def _arrange(self) -> None:
        column, order = self._order
        self.beginResetModel()
        self._rows = sorted(
            (row for row in self._all if row.fits(self._sought)),
            key=lambda row: row.place(column),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()


def _row(effort: Effort, area: str, today: date) -> _Row:
    told, unchecked = effort.texts, effort.is_unchecked(today)
    told[EffortField.SEATS] = told[EffortField.SEATS] or tr("okänt")
    if unchecked:
        told[EffortField.CHECKED_ON] = tr("! {day}").format(day=told[EffortField.CHECKED_ON] or tr("aldrig"))
    whole = "\n".join((*effort.texts.values(), area)).casefold()
    return _Row(effort, (*(told[field] for field in _SHOWN), area), unchecked, whole)


class EffortTable(QTableView):
    """Rows walked with the arrows. Enter opens the one the keyboard is on, Delete takes the marked ones away, Ctrl+C
    copies them with every field and Ctrl+V asks for what lies on the clipboard: `opened`, `removed`, `pasted`."""

    opened = Signal(object)
    removed = Signal(object)
    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("efforts")
        self.setAccessibleName(tr("Insatser"))
        self.efforts = EffortModel(self)
        self.setModel(self.efforts)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        wear(header, Role.TABLE_HEAD)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)

    def show_efforts(self, efforts: Sequence[Effort], areas: Mapping[str, Area], today: date) -> None:
        """Show these, with the same ones marked where they still are there."""
        marked = {each.id for each in self.marked}
        self.efforts.show(efforts, areas, today)
        self._mark(marked)
        self._fit()

    def go_to(self, effort: int) -> None:
        """Mark the effort with the id alone, where it is shown."""
        self.clearSelection()
        self._mark({effort})

    @property
    def marked(self) -> tuple[Effort, ...]:
        """The efforts of the rows that are marked, from above."""
        listed = self.efforts.listed
        return tuple(listed[row] for row in sorted(index.row() for index in self.selectionModel().selectedRows()))

    def copy(self) -> None:
        """Copy the marked efforts under the headings of their fields."""
        rows = [[each.label for each in EffortField], *(list(each.texts.values()) for each in self.marked)]
        QGuiApplication.clipboard().setText(write_block(rows))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete and self.marked:
            self.removed.emit(self.marked)
        elif event.matches(QKeySequence.StandardKey.Copy) and self.marked:
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.marked and self.efforts.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.efforts.listed[self.currentIndex().row()])

    def _mark(self, ids: set[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, effort in enumerate(self.efforts.listed):
            if effort.id in ids:
                at = self.efforts.index(row, 0)
                self.selectionModel().select(at, flags)
                self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(at)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        most = self.fontMetrics().averageCharWidth() * _WIDEST
        for column in range(self.efforts.columnCount()):
            heading = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(heading, min(self.columnWidth(column) + Space.S, most)))
