"""A box to choose in, or to type in and find: the area and the period of the bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent

_ROWS = 16
_FEWEST_LETTERS = 7


class FindBox(QComboBox):
    """Lists choices; what is typed filters them, Enter takes the one it finds, Esc puts back what was.

    `chosen` carries the choice, `not_found` the text that found none, `left` says that the keyboard is done here.
    """

    chosen = Signal(object)
    not_found = Signal(str)
    left = Signal()

    def __init__(self, name: str, letters: int, parent: QWidget | None = None) -> None:
        """`letters` is how many it is wide where there is room."""
        super().__init__(parent)
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.read: Callable[[str], object | None] = _nothing
        """Makes a choice of typed text that is not in the list, or None."""
        self._current: object | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_ROWS)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._editor.setAccessibleName(name)
        self._editor.setProperty("part", "cell-editor")
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_ROWS)
        self.setCompleter(completer)
        self._editor.returnPressed.connect(self._enter)
        self._editor.installEventFilter(self)
        self.activated.connect(self._take_index)

    @property
    def _editor(self) -> QLineEdit:
        editor = self.lineEdit()
        assert editor is not None
        return editor

    @property
    def current(self) -> object | None:
        """The choice that holds."""
        return self._current

    @property
    def choices(self) -> list[tuple[str, object]]:
        """What is listed, in order, without the lines between."""
        listed = ((self.itemText(row), self.itemData(row)) for row in range(self.count()))
        return [(text, data) for text, data in listed if data is not None]

    def offer(self, groups: Sequence[Sequence[tuple[str, object]]], current: object | None) -> None:
        """List the choices, a line between the groups, and show `current` as the one that holds."""
        self.clear()
        for group in groups:
            if group and self.count():
                self.insertSeparator(self.count())
            for text, data in group:
                self.addItem(text, data)
        self.show_current(current)

    def show_current(self, current: object | None) -> None:
        """Show `current` as the choice that holds; None shows nothing."""
        self._current = current
        self.setCurrentIndex(self._row_of(current))
        self._put_back()

    def step(self, rows: int) -> None:
        """Take the choice `rows` further down the list, if there is one."""
        listed = [data for _, data in self.choices]
        if self._current in listed and 0 <= (at := listed.index(self._current) + rows) < len(listed):
            self._take(listed[at])

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._letters), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(_FEWEST_LETTERS), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the text puts back what was and leaves the box."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._put_back()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._editor.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The list that opens takes the focus too; only leaving for something else puts the text back.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._put_back()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past the box must not change the place."""
        event.ignore()

    def _width(self, letters: int) -> int:
        return self.fontMetrics().averageCharWidth() * letters + self.fontMetrics().height() * 2

    def _row_of(self, choice: object | None) -> int:
        rows = (row for row in range(self.count()) if choice is not None and self.itemData(row) == choice)
        return next(rows, -1)

    def _put_back(self) -> None:
        row = self._row_of(self._current)
        if self.currentIndex() != row:
            self.setCurrentIndex(row)
        text = self.itemText(row) if row >= 0 else ""
        if self._editor.text() != text:
            self._editor.setText(text)

    def _enter(self) -> None:
        typed = " ".join(self._editor.text().split())
        found = self._find(typed)
        if found is None:
            if typed:
                self.not_found.emit(typed)
            self._put_back()
            self._editor.selectAll()
            return
        self._take(found)
        self.left.emit()

    def _find(self, typed: str) -> object | None:
        """The listed choice of that name, else what `read` makes of it, else the only or first one that begins so."""
        sought = typed.casefold()
        if not sought:
            return None
        listed = [(text.casefold(), data) for text, data in self.choices]
        for fits in (str.__eq__, None, str.startswith, str.__contains__):
            if fits is None:
                if (read := self.read(typed)) is not None:
                    return read
                continue
            for text, data in listed:
                if fits(text, sought):
                    return data
        return None

    def _take_index(self, row: int) -> None:
        data = self.itemData(row)
        if data is not None:
            self._take(data)

    def _take(self, choice: object) -> None:
        if choice != self._current:
            self._current = choice
            self.chosen.emit(choice)
        self._put_back()


def _nothing(_typed: str) -> None:
    return None
