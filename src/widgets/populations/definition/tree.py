"""The tree of rows in the editor: walked with the arrows, changed with keys and with the buttons below."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from domain.populations.definition import PopulationDefinition, RowRole
from domain.populations.definition_editing import move_row, remove_row, set_parent, set_role
from widgets.populations.definition.words import short_party, short_role
from widgets.text import tr
from widgets.theme import Role, Space, semibold, wear

_KEY = Qt.ItemDataRole.UserRole
_LINES = 13
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class _Wrapping(QStyledItemDelegate):
    """Gives a label the height of its lines; a tree knows the width of its column only afterwards."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._tree.columnWidth(0) - depth * self._tree.indentation() - 2 * Space.XS
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = QFontMetrics(self._tree.font()).boundingRect(QRect(0, 0, max(width, 1), 10_000), flags, index.data())
        return QSize(max(width, 1), lines.height() + Space.S)


class RowTree(QTreeWidget):
    """`edit_wanted` carries a change of the definition, `picked` the key of the row that is stood on; `name_wanted` and
    `add_wanted` ask for the name's field and for a new row."""

    edit_wanted = Signal(object)
    picked = Signal(str)
    name_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definition: PopulationDefinition | None = None
        self.may_edit = True
        self.setAccessibleName(tr("Definitionens rader"))
        self.setHeaderLabels([tr("Rad"), tr("Roll"), tr("Lämnas av")])
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        wear(header, Role.TABLE_HEAD)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(0, _Wrapping(self))
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.currentItemChanged.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """A page that scrolls gives it no less."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * _LINES)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: every branch is always open, and the indent says the rest."""

    def show_definition(self, definition: PopulationDefinition, stand_on: str = "") -> None:
        """Show the rows, standing on the row called `stand_on`, else where it stood, else on the first."""
        standing = stand_on or self.current_key
        at = self.verticalScrollBar().value()
        self._definition = definition
        items: dict[str, QTreeWidgetItem] = {}
        with QSignalBlocker(self):
            self.clear()
            for row in definition.rows:
                above = items.get(row.parent or "")
                item = QTreeWidgetItem([row.label, short_role(row.role), short_party(row.party)])
                item.setData(0, _KEY, row.key)
                item.setToolTip(0, row.label)
                if row.role is RowRole.COUNTED:
                    item.setFont(1, semibold())
                if above is None:
                    self.addTopLevelItem(item)
                else:
                    above.addChild(item)
                items[row.key] = item
            self.expandAll()
            if items:
                self.setCurrentItem(items.get(standing) or next(iter(items.values())))
        self.verticalScrollBar().setValue(at)
        current = self.currentItem()
        if current is not None:
            self.scrollToItem(current)
        self.picked.emit(self.current_key)

    @property
    def current_key(self) -> str:
        """The row that is stood on; empty where there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _KEY))

    def remove(self) -> None:
        """Ask that the row be taken away."""
        self._want(partial(remove_row, key=self.current_key))

    def move_by(self, steps: int) -> None:
        """Ask that the row be moved up (negative) or down among those beside it."""
        self._want(partial(move_row, key=self.current_key, steps=steps))

    def put_inside(self) -> None:
        """Ask that the row become a part of the one above it."""
        definition, key = self._definition, self.current_key
        if definition is not None and key:
            parent = definition.row(key).parent
            beside = [row.key for row in definition.rows if row.parent == parent]
            at = beside.index(key)
            if at:
                self._want(partial(set_parent, key=key, parent=beside[at - 1]))

    def put_outside(self) -> None:
        """Ask that the row stand beside the one it is a part of."""
        definition, key = self._definition, self.current_key
        if definition is not None and key:
            parent = definition.row(key).parent
            if parent is not None:
                self._want(partial(set_parent, key=key, parent=definition.row(parent).parent))

    def toggle(self) -> None:
        """Ask that the row be counted, or not."""
        definition, key = self._definition, self.current_key
        if definition is not None and key:
            counted = definition.row(key).role is RowRole.COUNTED
            self._want(partial(set_role, key=key, role=RowRole.PART if counted else RowRole.COUNTED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways: dict[QKeyCombination, Callable[[], object]] = {
            QKeyCombination(Qt.Key.Key_Insert): self.add_wanted.emit,
            QKeyCombination(Qt.Key.Key_Delete): self.remove,
            QKeyCombination(Qt.Key.Key_F2): self.name_wanted.emit,
            QKeyCombination(Qt.Key.Key_Return): self.name_wanted.emit,
            QKeyCombination(Qt.Key.Key_Space): self.toggle,
            QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Up): partial(self.move_by, -1),
            QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Down): partial(self.move_by, 1),
            QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Right): self.put_inside,
            QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Left): self.put_outside,
        }
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        way = ways.get(QKeyCombination(modifiers, Qt.Key(event.key())))
        if way is None:
            super().keyPressEvent(event)
        elif self.may_edit:
            way()

    def _want(self, edit: object) -> None:
        if self.may_edit and self.current_key:
            self.edit_wanted.emit(edit)

    def _tell(self) -> None:
        self.picked.emit(self.current_key)
