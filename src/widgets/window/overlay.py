"""A card that lies over the window for a moment: the command search, the list of messages."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from widgets.theme import colours

_RADIUS = 8


class Overlay(QFrame):
    """Closes on Esc, and when the keyboard goes elsewhere. `closed` asks its owner to give the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._open = False
        self.setAccessibleName(name)
        self.hide()

    def watch(self, editor: QWidget) -> None:
        """Let `editor`, which has the keyboard while the card is open, close it."""
        editor.installEventFilter(self)

    def place(self) -> None:
        """Lie where it belongs in the window; called when it opens and when the window changes size."""
        raise NotImplementedError

    def open_card(self, focus: QWidget) -> None:
        """Show the card with the keyboard in `focus`."""
        self._open = True
        self.place()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_card(self) -> None:
        """Go away, if it is open; the keyboard is given back first, since Qt would move it anywhere."""
        if self._open:
            self._open = False
            self.closed.emit()
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc, or the keyboard going elsewhere in the window, closes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.key_pressed(event.key())
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in stays and self._open:
                # The keyboard already has its new place.
                self._open = False
                self.hide()
        return super().eventFilter(watched, event)

    def key_pressed(self, key: int) -> bool:
        """True when the key was the card's own."""
        if key == Qt.Key.Key_Escape:
            self.close_card()
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        painter.setPen(QPen(QColor(tokens.field_rule), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
