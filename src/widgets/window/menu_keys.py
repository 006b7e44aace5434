"""What happens to the window as a whole: Alt pressed and let go alone, another text size."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from widgets.window.window import Window


class MenuKeys(QObject):
    """Alt alone brings the menu bar out or puts it away, Alt and a letter its menu.

    The bar is fitted anew to larger or smaller letters.
    A filter and not the window's own methods: those would be called, and their types made, before the first paint.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._alt_alone = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Alt with a menu's letter, and lets everything else through."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Sent before every key press, also the ones that a shortcut takes.
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alt_alone:
                self._alt_alone = False
                self._toggle_menu_bar()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and self._window.has_menu(event.text()):
                self._window.show_menu_bar(event.text())
                return True
        elif kind is QEvent.Type.WindowDeactivate:
            # Alt and Tab led away; that Alt is let go when the user is back.
            self._alt_alone = False
        elif kind in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._window.bar.fit()
        return super().eventFilter(watched, event)

    def _toggle_menu_bar(self) -> None:
        if self._window.menuBar().isVisible():
            self._window.tuck_menu_bar_in()
        else:
            self._window.show_menu_bar()
