"""The keyboard is always somewhere: cards give it back, and an editor's own undo comes before the workspace's."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenuBar, QPlainTextEdit, QTextEdit, QWidget

from widgets.window.overlay import Overlay
from widgets.window.status_cards import StatusCards

Editor = QLineEdit | QPlainTextEdit | QTextEdit


class FocusKeeper(QObject):
    """Remembers where the keyboard was before a card or the menu bar took it, and lets Ctrl+Z through to the workspace.

    An editor takes Ctrl+Z even when it has nothing to take back; then the workspace's undo is what is meant.
    """

    def __init__(self, application: QApplication, window: QWidget, home: Callable[[], None]) -> None:
        """`home` gives the keyboard to the page, for when the place it was at is gone."""
        super().__init__(window)
        self._window, self._home = window, home
        self._before: QWidget | None = None
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._on_focus)
        window.destroyed.connect(self._forget)

    def give_back(self) -> None:
        """Put the keyboard where it was before a card took it."""
        before = self._before
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._home()

    def undo_in_editor(self, *, redo: bool = False) -> bool:
        """Take back (or do again) in the editor that has the keyboard; False when there is nothing there to."""
        editor = editor_in(self._window.focusWidget())
        if editor is None or not can_undo(editor, redo=redo):
            return False
        _ = editor.redo() if redo else editor.undo()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps an editor from taking the keys of an undo it can't do."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys, redo in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
                if event.matches(keys) and not can_undo(editor_in(watched), redo=redo):
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self._window:
            return
        if not _in_card(new):
            self._before = new
        elif old is not None and old.window() is self._window and not _in_card(old):
            self._before = old
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = new if editor_in(new) is not None else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = self._before = None


def editor_in(focused: object) -> Editor | None:
    """The text that is edited where the keyboard is: the widget itself, or the text of a box; None elsewhere."""
    if isinstance(focused, QComboBox):
        return focused.lineEdit()
    return focused if isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit) else None


def can_undo(editor: Editor | None, *, redo: bool = False) -> bool:
    """True for an editor with something of its own to take back (or do again)."""
    if isinstance(editor, QLineEdit):
        return not editor.isReadOnly() and (editor.isRedoAvailable() if redo else editor.isUndoAvailable())
    if isinstance(editor, QPlainTextEdit | QTextEdit) and not editor.isReadOnly():
        return editor.document().isRedoAvailable() if redo else editor.document().isUndoAvailable()
    return False


def _in_card(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, Overlay | StatusCards | QMenuBar):
            return True
        parent = parent.parentWidget()
    return False
