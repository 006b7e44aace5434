"""Ctrl+C in a list: the name as it may be pasted into a spreadsheet, where one beginning with = would be a formula."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class ListCopies(QObject):
    """Takes the key before Qt's own lists, which copy a name as it is. A table with its own `copy` is left alone."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copies the row or cell the keyboard stands on."""
        copies = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if not copies or event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QAbstractItemView):
            return super().eventFilter(watched, event)
        text = watched.currentIndex().data()
        if text is not None:
            # The sheet is not loaded for what nobody may ever copy.
            from widgets.sheet.block import write_block

            QGuiApplication.clipboard().setText(write_block([[str(text)]]).removesuffix("\n"))
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and not hasattr(now, "copy"):
            now.installEventFilter(self)
