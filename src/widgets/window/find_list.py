"""The list under a find box: lies over the window and never takes the keyboard from the text above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font

_ROWS = 14


class FindList(QListView):
    """`chosen` carries the choice that was clicked."""

    chosen = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__(box.window())
        self._box = box
        self._choices: tuple[tuple[str, object], ...] = ()
        self._texts = _Texts(self)
        self.setModel(self._texts)
        self.setAccessibleName(tr("Förslag"))
        self.setProperty("part", "find-list")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _Rows(self, self._texts)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._on_click)
        box.destroyed.connect(self.deleteLater)
        self.hide()

    @property
    def current(self) -> object | None:
        """The choice the list stands on."""
        row = self.currentIndex().row()
        return self._choices[row][1] if 0 <= row < len(self._choices) else None

    @property
    def current_text(self) -> str:
        """Its words."""
        row = self.currentIndex().row()
        return self._texts.spoken(row) if 0 <= row < len(self._choices) else ""

    def open(
        self,
        choices: Sequence[tuple[str, object]],
        current: object | None,
        rule: int = 0,
        with_figures: Collection[object] = (),
    ) -> None:
        """List `choices` under the box, standing on `current`; above row `rule` there is a line, unless it is 0. Those
        `with_figures` say so."""
        self._choices = tuple(choices)
        self._texts.marked = frozenset(row for row, (_, data) in enumerate(choices) if data in with_figures)
        self._delegate.row = rule
        self._texts.setStringList([text for text, _ in choices])
        row = next((i for i, (_, data) in enumerate(choices) if data == current), 0)
        self.setCurrentIndex(self._texts.index(row))
        corner = self._box.mapTo(self._box.window(), QPoint(0, self._box.height() + 2))
        row_height = max(self.sizeHintForRow(0), self.fontMetrics().height())
        room = self._box.window().height() - corner.y() - Space.XS - 2 * Space.XXS
        # Whole rows: one that is cut looks like the last.
        height = row_height * max(min(len(choices), _ROWS, room // row_height), 1) + 2 * Space.XXS
        width = self._box.width()
        if self._texts.marked:
            width = max(width, self.sizeHintForColumn(0) + self._delegate.word_width() + 2 * Space.L)
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.raise_()
        self.scrollTo(self.currentIndex())

    def walk(self, key: int) -> bool:
        """Stand on another row; True when `key` is one that walks."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
        }
        if key not in steps:
            return False
        row = max(0, min(len(self._choices) - 1, self.currentIndex().row() + steps[Qt.Key(key)]))
        self.setCurrentIndex(self._texts.index(row))
        return True

    def _on_click(self, index: QModelIndex) -> None:
        self.chosen.emit(self._choices[index.row()][1])


class _Texts(QStringListModel):
    """What is listed; the rows that are `marked` are said to have figures."""

    marked: frozenset[int] = frozenset()

    def spoken(self, row: int) -> str:
        """The row as a screen reader says it."""
        text = str(self.data(self.index(row), Qt.ItemDataRole.DisplayRole))
        return tr("{period}, har siffror").format(period=text) if row in self.marked else text

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self.spoken(index.row())
        return super().data(index, role)


class _Rows(QStyledItemDelegate):
    """Draws the rows as the style does, a thin line above one of them, and to the right of the marked ones a word."""

    def __init__(self, view: QListView, texts: _Texts) -> None:
        super().__init__(view)
        self._view, self._texts = view, texts
        self.row = 0

    def word_width(self) -> int:
        """The room that the word takes beside the text."""
        return QFontMetrics(role_font(Role.SMALL)).horizontalAdvance(tr("siffror"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if self.row and index.row() == self.row:
            painter.fillRect(0, option.rect.top(), option.rect.width(), 1, QColor(colours(self._view).field_rule))
        if index.row() in self._texts.marked:
            painter.save()
            painter.setFont(role_font(Role.SMALL))
            painter.setPen(QColor(colours(self._view).muted))
            room = option.rect.adjusted(0, 0, -Space.S, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("siffror"))
            painter.restore()
