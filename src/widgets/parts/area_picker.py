"""Choosing the group's kommuner among all 290, by typing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.display import show_list, swedish_order
from widgets.parts import FieldLabel, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space

_Index = QModelIndex | QPersistentModelIndex
_UNNAMED = 6


class AreaPicker(QWidget):
    """Type to filter, down to the list, space or Enter to tick. `changed` when something was ticked or unticked.

    `label` names the field.
    """

    changed = Signal()

    def __init__(self, areas: Sequence[Area], parent: QWidget | None = None, *, label: str = "") -> None:
        super().__init__(parent)
        self._model = _Ticked(sorted(areas, key=lambda area: swedish_order(area.name)), self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Skriv för att söka, till exempel Tierp"))
        self.list = QListView()
        self.list.setModel(self._filtered)
        self.list.setAccessibleName(tr("Kommuner"))
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setUniformItemSizes(True)
        self._said = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        layout.addWidget(FieldLabel(label or tr("Kommuner i gruppen"), self.field))
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._toggle)
        self._model.dataChanged.connect(self._on_change)
        self._on_change()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes of the ticked ones, in Swedish order of their names."""
        return tuple(area.code for area in self._model.ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field ticks the first that is found, down goes to the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text().strip():
                self._toggle(self._filtered.index(0, 0))
                self.field.selectAll()
                return True
            if event.key() == Qt.Key.Key_Down and self._filtered.rowCount():
                self.list.setCurrentIndex(self._filtered.index(0, 0))
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Rows are measured when they are dressed: Qt keeps the height they had before, and cuts them."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.list.doItemsLayout()
        return done

    def _filter(self, typed: str) -> None:
        self._filtered.setFilterFixedString(typed.strip())

    def _toggle(self, index: _Index) -> None:
        if index.isValid():
            ticked = self._filtered.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self._filtered.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _on_change(self) -> None:
        names = [area.name for area in self._model.ticked]
        if not names:
            text = tr("Ingen kommun vald än.")
        elif len(names) <= _UNNAMED:
            text = tr("Valda: {names}.").format(names=show_list(names))
        else:
            text = tr("{count} kommuner valda.").format(count=len(names))
        self._said.setText(text)
        self.changed.emit()


class _Ticked(QAbstractListModel):
    def __init__(self, areas: Sequence[Area], parent: QObject) -> None:
        super().__init__(parent)
        self._areas = tuple(areas)
        self._ticked: set[str] = set()

    @property
    def ticked(self) -> tuple[Area, ...]:
        return tuple(area for area in self._areas if area.code in self._ticked)

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self._areas)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        area = self._areas[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return area.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if area.code in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        code = self._areas[index.row()].code
        # Qt gives the state as a number where it comes from a click.
        if value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value):
            self._ticked.add(code)
        else:
            self._ticked.discard(code)
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
