"""A button with words, and a drawing before them where it helps."""

from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.theme import Icon, Role, Space, colours, icon, text_scale, wear

_ICON = 16


class ButtonKind(Enum):
    """Primary is the one thing to do next and occurs once on a page; quiet is a link among text."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Button(QPushButton):
    """`Button(tr("Skriv ut rapport"), ButtonKind.PRIMARY, Icon.PRINT)`; its words are its accessible name."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        drawing: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._drawing = drawing
        self._drawn_as: tuple[str, int, float] | None = None
        self.setProperty("kind", kind.value)
        if kind is ButtonKind.PRIMARY:
            wear(self, Role.H3)
        # Only a dialog's own default answers Enter from elsewhere.
        self.setAutoDefault(False)
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button with the keyboard says, as space does; else a dialog would do its default."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        if self._drawing is None:
            return
        tokens = colours(self)
        words = {ButtonKind.PRIMARY: tokens.on_accent, ButtonKind.QUIET: tokens.accent}.get(self._kind, tokens.ink)
        side = round(_ICON * text_scale())
        # Room after the drawing: Qt leaves too little between it and the words.
        shown = QSize(side + Space.XXS, side)
        ratio, colour = self.devicePixelRatio(), words if self.isEnabled() else tokens.muted
        if (drawn_as := (colour, side, ratio)) == self._drawn_as:
            return
        self._drawn_as = drawn_as
        padded = QPixmap(shown * ratio)
        padded.setDevicePixelRatio(ratio)
        padded.fill("transparent")
        painter = QPainter(padded)
        painter.drawPixmap(QRect(0, 0, side, side), icon(self._drawing, colour, round(side * ratio)))
        painter.end()
        drawn = QIcon(padded)
        drawn.addPixmap(padded, QIcon.Mode.Disabled)
        self.setIconSize(shown)
        self.setIcon(drawn)
