"""The cases as a table: searched, filtered, sorted, and marked one or several at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from domain.ground.display import show_date
from domain.lots.case import CaseList, CollaborationProblem, LotsCase
from domain.lots.month import Party
from storage.lots.cases import StoredCase
from widgets.lots.cases.options import age_options, sex_options
from widgets.text import tr
from widgets.theme import Role, wear

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list is narrowed to; None and an empty text narrow nothing."""

    text: str = ""
    party: Party | None = None
    problem: CollaborationProblem | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    stored: StoredCase
    texts: tuple[str, ...]
    places: tuple[Any, ...]

    def fits(self, sought: Sought) -> bool:
        """True of a case that is sought: every word of the text stands somewhere in its row."""
        case = self.stored.case
        if sought.party not in (None, case.party) or sought.problem not in (None, case.problem):
            return False
        whole = "\n".join(self.texts).casefold()
        return all(word in whole for word in sought.text.casefold().split())


class CaseModel(QAbstractTableModel):
    """The cases that are sought, in the order of a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[_Row, ...] = ()
        self._rows: list[_Row] = []
        self._sought = Sought()
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.DescendingOrder)

    def show(self, cases: Sequence[StoredCase], words: Mapping[CaseList, Mapping[str, str]], border: int) -> None:
        """Show these."""
        tell = _teller(words, border)
        self._all = tuple(_Row(each, *tell(each.case)) for each in cases)
        self._arrange()

    def seek(self, sought: Sought) -> None:
        """Narrow what is shown."""
        self._sought = sought
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()

    @property
    def counts(self) -> tuple[int, int]:
        """How many are shown, of how many."""
        return len(self._rows), len(self._all)

    @property
    def listed(self) -> tuple[StoredCase, ...]:
        """The cases that are shown, in their order."""
        return tuple(row.stored for row in self._rows)

    def stored(self, row: int) -> StoredCase:
        """The case of a row."""
        return self._rows[row].stored

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_headings())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()].texts[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _headings()[section]
        return None

    def _arrange(self) -> None:
        column, order = self._order
        self.beginResetModel()
        # The latest stand first among equals, whichever way the column is sorted.
        self._rows = sorted(
            (row for row in self._all if row.fits(self._sought)),
            key=lambda row: row.places[column],
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()


def _headings() -> tuple[str, ...]:
    return (
        tr("Mottaget"),
        tr("Part"),
        CaseList.UNIT.label,
        tr("Handläggare"),
        tr("Kön"),
        tr("Ålder"),
        CaseList.REQUEST.label,
        tr("Samverkansproblem"),
        CaseList.OUTCOME.label,
        CaseList.RISK_FACTOR.label,
    )


def _teller(
    words: Mapping[CaseList, Mapping[str, str]], border: int
) -> Callable[[LotsCase], tuple[tuple[str, ...], tuple[Any, ...]]]:
    """Makes the texts of a case, and what its columns are sorted by."""
    sexes = {each.code: each.label for each in sex_options()}
    ages = {each.code: each.label for each in age_options(border)}

    def tell(case: LotsCase) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        def labels(of: CaseList, codes: Sequence[str]) -> str:
            return ", ".join(words[of].get(code, code) for code in codes if code)

        texts = (
            case.month.label if case.day is None else show_date(case.day),
            case.party.short,
            labels(CaseList.UNIT, (case.unit,)),
            case.worker,
            sexes[case.sex.value],
            ages[case.age.value],
            labels(CaseList.REQUEST, case.requests),
            case.problem.label,
            labels(CaseList.OUTCOME, case.outcomes),
            labels(CaseList.RISK_FACTOR, case.risk_factors),
        )
        received = (case.month.code, 0 if case.day is None else case.day.day)
        return texts, (received, *(text.casefold() for text in texts[1:]))

    return tell


class CaseTable(QTableView):
    """Rows walked with the arrows; Enter opens the marked ones, Delete takes them away. `chosen` and `removed` carry
    them. `come_to` says that the keyboard came here, `unseen` that the row it is in was not in sight, so that Delete
    did nothing."""

    chosen = Signal(object)
    removed = Signal(object)
    come_to = Signal()
    unseen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lots-cases")
        self.setAccessibleName(tr("Ärenden"))
        self.cases = CaseModel(self)
        self.setModel(self.cases)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        wear(header, Role.TABLE_HEAD)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._choose)

    def show_cases(self, cases: Sequence[StoredCase], words: Mapping[CaseList, Mapping[str, str]], border: int) -> None:
        """Show these, with the same ones marked where they still are there."""
        marked = {each.id for each in self.marked}
        self.cases.show(cases, words, border)
        self._mark(marked)
        self.resizeColumnsToContents()

    def seek(self, sought: Sought) -> None:
        """Narrow what is shown."""
        self.cases.seek(sought)

    def go_to(self, case_id: int) -> bool:
        """Mark the case alone, and say whether it is among those that are shown."""
        self.clearSelection()
        self._mark({case_id})
        return bool(self.marked)

    @property
    def marked(self) -> tuple[StoredCase, ...]:
        """The cases of the rows that are marked, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.cases.stored(row) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Delete and self.marked:
            if self._is_seen(self.currentIndex().row()):
                self.removed.emit(self.marked)
            else:
                self.scrollTo(self.currentIndex())
                self.unseen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.marked and self.cases.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))
        self.scrollTo(self.currentIndex())
        self.come_to.emit()

    def _is_seen(self, row: int) -> bool:
        """False for a row whose middle is scrolled away, here or with the page that the table stands on."""
        line = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        return row >= 0 and self.viewport().visibleRegion().contains(line.center())

    def _choose(self) -> None:
        if self.marked:
            self.chosen.emit(self.marked)

    def _mark(self, ids: set[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self.cases.rowCount()) if ids else ():
            if self.cases.stored(row).id in ids:
                at = self.cases.index(row, 0)
                self.selectionModel().select(at, flags)
                self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
