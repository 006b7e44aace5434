"""The list of figures under the writing mark: the keyboard stays in the text, which moves and chooses in it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QListWidget, QWidget

from domain.figures.book import Offer
from widgets.text import literal, tr
from widgets.theme import Space

_ROWS_SHOWN = 8
_LONGEST_TYPED = 40


class FigureList(QListWidget):
    """`chosen` carries the row that is clicked. A child of the window and no popup: nothing is grabbed."""

    chosen = Signal(int)

    def __init__(self, text: QWidget) -> None:
        super().__init__(text.window())
        self._text = text
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # As the list of commands is dressed.
        self.setProperty("part", "find-list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Siffror att sätta in"))
        self.itemClicked.connect(self._clicked)
        self.hide()

    @property
    def rows(self) -> list[str]:
        """What it shows."""
        return [self.item(row).text() for row in range(self.count())] if self.isVisible() else []

    def offer(self, offers: Sequence[Offer], typed: str, caret: QRect) -> None:
        """Show what can be put in under the writing mark, or above it where there is no room below; or that nothing is
        called what was typed."""
        self.clear()
        said = literal(typed if len(typed) <= _LONGEST_TYPED else f"{typed[:_LONGEST_TYPED]}…")
        nothing = tr("Det finns inget att sätta in än. Esc stänger listan.")
        if typed:
            nothing = tr("Ingen uppgift heter ”{typed}”. Esc stänger listan.").format(typed=said)
        self.addItems([literal(offer.line) for offer in offers] or [nothing])
        self.setCurrentRow(0)
        window = self._text.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = min(self.count(), _ROWS_SHOWN)
        height = rows * self.sizeHintForRow(0) + 2 * Space.XS
        width = min(self.sizeHintForColumn(0) + 2 * Space.L, window.width() - 2 * Space.S)
        below = self._text.mapTo(window, caret.bottomLeft()) + QPoint(0, Space.XXS)
        above = self._text.mapTo(window, caret.topLeft()).y() - height - Space.XXS
        top = below.y() if below.y() + height <= window.height() or above < 0 else above
        self.setGeometry(min(below.x(), window.width() - width - Space.S), top, width, height)
        self.show()
        self.raise_()
        self._say()

    def move_by(self, step: int) -> None:
        """One row down or up, round the ends."""
        self.setCurrentRow((self.currentRow() + step) % self.count())
        self._say()

    def _clicked(self) -> None:
        self.chosen.emit(self.currentRow())

    def _say(self) -> None:
        if QAccessible.isActive() and (item := self.currentItem()) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, item.text()))
