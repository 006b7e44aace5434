"""A line above everything that says why nothing can be written here, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from widgets.parts import Button, ButtonKind, TextLabel
from widgets.text import tr
from widgets.theme import Space, colour, colours


class Banner(QFrame):
    """Shown while a workspace is write-protected (*skrivskyddad*); its button emits `acted`."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = TextLabel(wrap=True)
        self._button = Button("", ButtonKind.QUIET)
        self._button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XXS, Space.L, Space.XXS)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._protected = ""
        self.is_damaged = False
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is not shown."""
        return "" if self.isHidden() else self._text.text()

    def protect(self, why: str, *, damaged: bool) -> None:
        """Say why nothing can be written, with what can be done about it; nothing without a `why`."""
        self._protected, self.is_damaged = why, damaged
        self.show_protection()

    def show_protection(self) -> None:
        """Again only what protects the workspace; nothing where it is not protected."""
        if self._protected:
            action = tr("Återställ från säkerhetskopia …") if self.is_damaged else tr("Försök igen")
            self.tell(tr("Skrivskyddad: {why}").format(why=self._protected), action)
        else:
            self.hide()

    def tell(self, text: str, action: str = "") -> None:
        """Say `text`, with a button worded `action` where there is something to do."""
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(colours(self).warning_tint))
