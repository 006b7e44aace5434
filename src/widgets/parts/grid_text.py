"""A small table typed in a field: named columns, and always one empty row to go on in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from domain.recommendations.table_text import read_table, table_text
from widgets.theme import Space


class GridText(QTableWidget):
    """Read and written as one text (`table_text`). Cells are walked with the arrows, typed in, emptied with Delete, and
    pasted to from Excel; Tab goes to the next field. `textChanged` says that a cell is another."""

    textChanged = Signal()  # noqa: N815

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(1, len(columns), parent)
        self._read_only = False
        self.setHorizontalHeaderLabels(list(columns))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._changed)
        self._fit()

    def text(self) -> str:
        """What stands in it, as it is stored."""
        rows = range(self.rowCount())
        return table_text([[self._cell(row, column) for column in range(self.columnCount())] for row in rows])

    def setText(self, text: str) -> None:
        """Show a stored text; cells beyond the columns stand last in their row, so that nothing is left out."""
        rows = read_table(text)
        last = self.columnCount() - 1
        with QSignalBlocker(self):
            self.clearContents()
            self.setRowCount(len(rows) + 1)
            for at, row in enumerate(rows):
                cells = row if len(row) <= last + 1 else [*row[:last], " | ".join(row[last:])]
                for column, words in enumerate(cells):
                    self.setItem(at, column, QTableWidgetItem(words))
        self._fit()

    def setReadOnly(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._read_only = read_only
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.NoEditTriggers
            if read_only
            else triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties what is chosen; a block from Excel is pasted from the cell down and to the right."""
        if not self._read_only and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                item.setText("")
        elif not self._read_only and event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._read_only:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _cell(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return "" if item is None else item.text()

    def _paste(self, text: str) -> None:
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        with QSignalBlocker(self):
            for down, line in enumerate(text.rstrip("\n").splitlines()):
                if row + down >= self.rowCount():
                    self.setRowCount(row + down + 1)
                for aside, words in enumerate(line.split("\t")):
                    if column + aside < self.columnCount():
                        self.setItem(row + down, column + aside, QTableWidgetItem(" ".join(words.split())))
        self._changed()

    def _changed(self) -> None:
        last = self.rowCount() - 1
        if any(self._cell(last, column) for column in range(self.columnCount())):
            with QSignalBlocker(self):
                self.setRowCount(last + 2)
        self._fit()
        self.textChanged.emit()

    def _fit(self) -> None:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + Space.XXS)
