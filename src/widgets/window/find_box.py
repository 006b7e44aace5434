"""A box to choose in, or to type in and find: the area and the period of the bar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from widgets.window.find_list import FindList

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBox(QComboBox):
    """Lists choices; what is typed filters them, Enter takes the one it finds, Esc puts back what was.

    `chosen` carries the choice, `not_found` the text that found none, `left` says that the keyboard is done here.
    """

    chosen = Signal(object)
    not_found = Signal(str)
    left = Signal()

    def __init__(self, name: str, letters: int, fewest: int, parent: QWidget | None = None) -> None:
        """`letters` is how many it is wide where there is room, `fewest` where there is little."""
        super().__init__(parent)
        self._letters, self._fewest = letters, fewest
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.read: Callable[[str], object | None] = _nothing
        """Makes a choice of typed text that is not in the list, or None."""
        self._current: object | None = None
        self._offered: list[list[tuple[str, object]]] = []
        self._list: FindList | None = None
        self._first_group = 0
        self._with_figures: frozenset[object] = frozenset()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._editor.setAccessibleName(name)
        self._editor.setProperty("part", "cell-editor")
        self._editor.textEdited.connect(self._filter)
        self._editor.installEventFilter(self)
        self.activated.connect(self._take_row)

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

    def offer(
        self,
        groups: Sequence[Sequence[tuple[str, object]]],
        current: object | None,
        with_figures: Collection[object] = (),
    ) -> None:
        """List the choices, a line between the groups, and show `current` as the one that holds; those `with_figures`
        are marked where they are listed."""
        self._with_figures = frozenset(with_figures)
        offered = [list(group) for group in groups]
        if offered == self._offered:
            # After every write the same is offered again.
            self.show_current(current)
            return
        self._offered = offered
        was = self.blockSignals(True)
        self.clear()
        self._first_group = len(groups[0]) if len(groups) > 1 else 0
        for group in groups:
            if group and self.count():
                self.insertSeparator(self.count())
            for text, data in group:
                self.addItem(text, data)
        self.blockSignals(was)
        self._current = current
        self._put_back()

    def show_current(self, current: object | None) -> None:
        """Show `current` as the choice that holds; None shows nothing. What is being typed is left alone while the
        same holds."""
        if current == self._current and self.hasFocus() and self._is_being_typed_in:
            return
        self._current = current
        self._put_back()

    def showPopup(self) -> None:
        """The whole list, with the choice that holds in sight; a second click on the arrow closes it."""
        if self._is_open:
            self._close_list()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open_list(self.choices, self._current, self._first_group)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._letters), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._fewest), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list go to it while the text keeps the keyboard; Enter and Esc end the visit."""
        if not self._key(event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click takes the whole of what holds, so that what is typed replaces it."""
        if watched is self._editor and event.type() is QEvent.Type.MouseButtonRelease and not self._is_being_typed_in:
            # A stretch that the mouse was drawn over stays.
            if not self._editor.hasSelectedText():
                self._editor.selectAll()
            return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()
        self._put_back()

    def hideEvent(self, event: QHideEvent) -> None:
        self._close_list()
        super().hideEvent(event)

    @property
    def _is_being_typed_in(self) -> bool:
        return self._editor.text() != self.itemText(self._row_of(self._current))

    @property
    def _is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _key(self, key: int) -> bool:
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._close_list()
            self._put_back()
            self.left.emit()
        elif self._list is not None and self._is_open and self._list.walk(key):
            self.setAccessibleDescription(self._list.current_text)
        else:
            return False
        return True

    def _filter(self, typed: str) -> None:
        sought = " ".join(typed.casefold().split())
        found = [choice for choice in self.choices if sought in choice[0].casefold()]
        # The ones that begin so come first, else as they stand.
        found.sort(key=lambda choice: not choice[0].casefold().startswith(sought))
        if found and sought:
            self._open_list(found, found[0][1])
        else:
            self._close_list()

    def _open_list(self, choices: Sequence[tuple[str, object]], current: object | None, rule: int = 0) -> None:
        if self._list is None:
            self._list = FindList(self)
            self._list.chosen.connect(self._take_from_list)
        self._list.open(choices, current, rule, self._with_figures)

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()
        self.setAccessibleDescription("")

    def _enter(self) -> None:
        typed = " ".join(self._editor.text().split())
        found = self._find(typed)
        self._close_list()
        if found is None:
            if typed:
                self.not_found.emit(typed)
            self._put_back()
            return
        self._take(found)
        self.left.emit()

    def _find(self, typed: str) -> object | None:
        """The listed choice of that name, else what `read` makes of it, else the one the list stands on."""
        exact = (data for text, data in self.choices if text.casefold() == typed.casefold())
        if (found := next(exact, None)) is not None or (found := self.read(typed)) is not None:
            return found
        return self._list.current if self._list is not None and self._is_open else None

    def _take_from_list(self, choice: object) -> None:
        self._close_list()
        self._take(choice)

    def _take_row(self, row: int) -> None:
        data = self.itemData(row)
        if data is not None:
            self._take(data)

    def _take(self, choice: object) -> None:
        if choice != self._current:
            self._current = choice
            self.chosen.emit(choice)
        self._put_back()

    def _put_back(self) -> None:
        row = self._row_of(self._current)
        if self.currentIndex() != row:
            self.setCurrentIndex(row)
        text = self.itemText(row) if row >= 0 else ""
        if self._editor.text() != text:
            self._editor.setText(text)
        self.setToolTip(text)
        if self.hasFocus():
            # What is typed next replaces it.
            self._editor.selectAll()
        else:
            # Where the box is narrow, the beginning is what tells.
            self._editor.setCursorPosition(0)

    def _row_of(self, choice: object | None) -> int:
        rows = (row for row in range(self.count()) if choice is not None and self.itemData(row) == choice)
        return next(rows, -1)

    def _width(self, letters: int) -> int:
        return self.fontMetrics().averageCharWidth() * letters + self.fontMetrics().height() * 2


def _nothing(_typed: str) -> None:
    return None
