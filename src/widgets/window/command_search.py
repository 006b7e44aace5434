"""The command search (*Sök sida eller kommando*, Ctrl+K): every action, tab, area and period, by its words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.parts import TextLabel
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font
from widgets.window.overlay import Overlay
from widgets.window.targets import Target

_ROWS = 9
_MOST = 60
_Index = QModelIndex | QPersistentModelIndex


class CommandSearch(Overlay):
    """Typing filters, the arrows walk, Enter does it, Esc or a click elsewhere closes.

    `closed` is emitted before what was chosen is done, so that the keyboard is back in its place by then.
    """

    def __init__(self, window: QWidget, finder: Callable[[], Callable[[str], Sequence[Target]]]) -> None:
        """`finder` is asked each time it opens, and gives what finds the targets for what is typed."""
        super().__init__(window, tr("Sök sida eller kommando"))
        self.setObjectName("command-search")
        self._finder = finder
        self._find: Callable[[str], Sequence[Target]] = lambda _: ()
        self._model = _Targets(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Sök sida, område, period eller kommando"))
        self.field.setAccessibleName(tr("Sök sida, område, period eller kommando"))
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_TargetDelegate(self.list))
        self.list.setAccessibleName(tr("Träffar"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        self._nothing = TextLabel(tr("Inga träffar."), tone="muted")
        self._nothing.setContentsMargins(Space.XS, 0, 0, 0)
        self._nothing.hide()
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.list.clicked.connect(self._choose_index)
        self.watch(self.field)

    def open(self) -> None:
        """Show the card."""
        self._find = self._finder()
        self.field.clear()
        self._filter("")
        self.open_card(self.field)

    @property
    def found(self) -> tuple[Target, ...]:
        """What is listed now, best first."""
        return tuple(self._model.targets)

    def place(self) -> None:
        """Over the search button, however wide the window is."""
        window = self._window.rect()
        width = min(self.fontMetrics().averageCharWidth() * 72, window.width() - 2 * Space.L)
        height = min(self.sizeHint().height(), window.height() - 2 * Space.XL)
        self.setGeometry(QRect(window.width() - width - Space.L, Space.XS, width, height))

    def sizeHint(self) -> QSize:
        rows = (self.fontMetrics().height() + 2 * Space.XS) * _ROWS + 2 * self.list.frameWidth()
        return QSize(0, self.field.sizeHint().height() + rows + 2 * Space.S + Space.XS)

    def key_pressed(self, key: int) -> bool:
        """The arrows walk the list while the text keeps the keyboard."""
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        walk = {
            Qt.Key.Key_Down: row + 1,
            Qt.Key.Key_Up: row - 1,
            Qt.Key.Key_PageDown: min(row + _ROWS, last),
            Qt.Key.Key_PageUp: max(row - _ROWS, 0),
        }
        if key in walk and last >= 0:
            self._stand_on(walk[Qt.Key(key)] % (last + 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
            return True
        return super().key_pressed(key)

    def _filter(self, typed: str) -> None:
        self._model.show(list(self._find(typed))[:_MOST])
        self._nothing.setVisible(not self._model.targets)
        self._stand_on(0)

    def _stand_on(self, row: int) -> None:
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or tr("Inga träffar."))
        self.field.setAccessibleDescription(said)

    def _choose_index(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            chosen = self._model.targets[row]
            self.close_card()
            chosen.run()


class _Targets(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.targets: list[Target] = []

    def show(self, targets: list[Target]) -> None:
        self.beginResetModel()
        self.targets = targets
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.targets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        target = self.targets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return target.text
        if role == Qt.ItemDataRole.UserRole:
            return target
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (target.text, target.group, target.keys) if part)
        return None


class _TargetDelegate(QStyledItemDelegate):
    """The words to the left; the keys and where it belongs to the right, quieter."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, self._view.fontMetrics().height() + 2 * Space.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        target: Target = index.data(Qt.ItemDataRole.UserRole)
        tokens = colours(self._view)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint))
            painter.drawRoundedRect(option.rect, 4, 4)
        inside = option.rect.adjusted(Space.XS, 0, -Space.XS, 0)
        painter.setFont(role_font(Role.SMALL))
        painter.setPen(QColor(tokens.muted))
        aside = "   ".join(part for part in (target.group, target.keys) if part)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
        taken = painter.fontMetrics().horizontalAdvance(aside) + Space.M
        painter.setFont(role_font(Role.TEXT))
        painter.setPen(QColor(tokens.ink))
        text = painter.fontMetrics().elidedText(target.text, Qt.TextElideMode.ElideRight, inside.width() - taken)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
