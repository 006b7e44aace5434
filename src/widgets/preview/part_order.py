"""The parts of a report in their order, moved by buttons and by Alt with the arrows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.parts import Button, ButtonKind
from widgets.text import literal, tr
from widgets.theme import Space


class PartOrder(QWidget):
    """A list of parts; `changed` when one is moved, or ticked where they can be chosen among."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        layout.addWidget(self.list)
        moves = QHBoxLayout()
        for text, key, steps in ((tr("Flytta upp"), Qt.Key.Key_Up, -1), (tr("Flytta ned"), Qt.Key.Key_Down, 1)):
            button = Button(text, ButtonKind.QUIET)
            button.clicked.connect(partial(self.move_part, steps))
            moves.addWidget(button)
            keys = QKeySequence(QKeyCombination(Qt.KeyboardModifier.AltModifier, key))
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            QShortcut(keys, self.list, partial(self.move_part, steps), context=Qt.ShortcutContext.WidgetShortcut)
        moves.addStretch(1)
        layout.addLayout(moves)
        self.list.itemChanged.connect(self._tell)

    def show_parts(self, parts: Iterable[tuple[str, str]], ticked: Collection[str] | None = None) -> None:
        """List the parts, each a key and its title; those of `ticked` are ticked, and all stand without ticks where
        it is not given."""
        was = self.list.blockSignals(True)
        self.list.clear()
        for key, title in parts:
            item = QListWidgetItem(literal(title), self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if ticked is not None:
                item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(was)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth())

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the parts in order."""
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in self._items())

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of those that are ticked, in order."""
        chosen = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in chosen)

    def move_part(self, steps: int) -> None:
        """Move the marked part so many places down, or up."""
        at = self.list.currentRow()
        to = at + steps
        if at >= 0 and 0 <= to < self.list.count():
            was = self.list.blockSignals(True)
            self.list.insertItem(to, self.list.takeItem(at))
            self.list.setCurrentRow(to)
            self.list.blockSignals(was)
            self._tell()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self) -> None:
        self.changed.emit()
