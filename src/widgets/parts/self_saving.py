"""Text that saves itself (*autospara*): after a pause in the writing, and when its field is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from widgets.parts.grid_text import GridText

SAVE_AFTER_MS = 2000
"""The pause in the writing after which a text is stored. A test shortens it."""

_POPUP = Qt.FocusReason.PopupFocusReason

TextField = QLineEdit | QPlainTextEdit | GridText


class SelfSaving(QObject):
    """Calls `store` two seconds after the last key in any of `fields`, at Enter in one line, and when a field is left,
    by Tab, by a click, or with its window. `store` may be called where there is nothing to store."""

    def __init__(self, store: Callable[[], None], *fields: TextField, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)
        for field in fields:
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._wait)
                field.editingFinished.connect(self.now)
            else:
                field.textChanged.connect(self._wait)
                field.installEventFilter(self)

    def now(self) -> None:
        """Store at once."""
        self._timer.stop()
        self._store()

    def stop(self) -> None:
        """There is nothing to wait for any more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A menu over the field takes the keyboard for a moment; the field is not left for that."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is not _POPUP:
            self.now()
        return False

    def _wait(self) -> None:
        self._timer.start(SAVE_AFTER_MS)
