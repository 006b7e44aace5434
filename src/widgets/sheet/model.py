"""The figures of a grid as Qt's views and screen readers ask for them."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from widgets.sheet.content import CellEdit, CellKey, GridContent
from widgets.sheet.sheet import Sheet

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED_IN = _READ | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """A sheet, and the telling of what in it became another; `retold` says once that something did."""

    retold = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()

    def show(self, content: GridContent) -> bool:
        """Show `content`; True when rows and columns are as before, so that nothing on screen is rebuilt."""
        old = self.sheet.content
        if old.rows == content.rows and old.columns == content.columns:
            self._tell(self.sheet.show(content) or ())
            return True
        self.beginResetModel()
        self.sheet.show(content)
        self.endResetModel()
        self.retold.emit()
        return False

    def type(self, edit: CellEdit | None) -> None:
        """Count what is being typed into the totals; None when typing is over."""
        self._tell(self.sheet.type(edit))

    def _tell(self, changed: Collection[CellKey]) -> None:
        for at in map(self.sheet.position_of, changed):
            if at is not None:
                self.dataChanged.emit(self.index(*at), self.index(*at))
        if changed:
            self.retold.emit()

    def tell_all(self) -> None:
        """Every cell may be another."""
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.retold.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.content.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.content.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED_IN if self.sheet.face((index.row(), index.column())).can_be_typed_in else _READ

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        face = self.sheet.face((index.row(), index.column()))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return face.text
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(face.explanation) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return face.spoken
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join(face.explanation)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if orientation is Qt.Orientation.Vertical:
            row = self.sheet.content.rows[section]
            return (row.spoken or row.label) if spoken else row.label
        column = self.sheet.content.columns[section]
        if not spoken:
            return column.label
        label = column.spoken or column.label
        return f"{column.group}: {label}" if column.group else label
