"""The list of messages (*meddelanden*) and its button: what should be looked at stays here until it is emptied."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.messages import Message, Messages, Weight
from widgets.parts import Button, ButtonKind, CheckItem, CheckList, Sign, TextLabel
from widgets.text import tr
from widgets.theme import Icon, Role, Space
from widgets.window.overlay import Overlay


class MessagesButton(Button):
    """How many there are to read; gone when there are none."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(tr("Meddelanden"), ButtonKind.QUIET, Icon.BELL, parent)
        self.setObjectName("messages-button")
        self._messages = messages
        messages.said.connect(self._count)
        messages.fewer.connect(self._count)
        self._count()

    def _count(self) -> None:
        count = len(self._messages.kept)
        self.setText(str(count))
        self.setAccessibleName(tr("Meddelanden, {count} att läsa").format(count=count))
        self.setToolTip(self.accessibleName())
        self.setVisible(count > 0)


class MessageList(Overlay):
    """The messages, newest first, each with the time it was said; the arrows walk them, Esc closes."""

    def __init__(self, window: QWidget, messages: Messages) -> None:
        super().__init__(window, tr("Meddelanden"))
        self.setObjectName("message-list")
        self._messages = messages
        self.list = CheckList(tr("Inga meddelanden."))
        self.list.setAccessibleName(tr("Meddelanden"))
        self._empty = Button(tr("Töm"), ButtonKind.QUIET)
        self._empty.clicked.connect(self._on_empty)
        head = QHBoxLayout()
        head.addWidget(TextLabel(tr("Meddelanden"), Role.H3), 1)
        head.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.watch(self.list)
        self._empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        messages.said.connect(self._on_said)
        messages.fewer.connect(self._on_said)

    def open(self) -> None:
        """Show the messages there are."""
        self._fill()
        self.open_card(self.list)

    def place(self) -> None:
        """Under the bar, to the right."""
        window = self._window.rect()
        width = min(self.fontMetrics().averageCharWidth() * 64, window.width() - 2 * Space.L)
        height = min(self.fontMetrics().height() * 20, window.height() - 4 * Space.XL)
        self.setGeometry(QRect(window.width() - width - Space.L, 2 * Space.L, width, height))

    def key_pressed(self, key: int) -> bool:
        """Delete empties the list."""
        if key == Qt.Key.Key_Delete:
            self._on_empty()
            return True
        return super().key_pressed(key)

    def _on_said(self) -> None:
        if self.isVisible():
            self._fill()

    def _on_empty(self) -> None:
        self._messages.empty()
        self.close_card()

    def _fill(self) -> None:
        signs = {Weight.NOTE: Sign.NOTE, Weight.WARNING: Sign.WARNING, Weight.PROBLEM: Sign.ERROR}
        newest_first = reversed(self._messages.kept)
        self.list.set_items([CheckItem(signs[m.weight], _written(m)) for m in newest_first])


def _written(message: Message) -> str:
    return "\n".join([f"{message.at:%H:%M}  {message.text}", *(f"– {detail}" for detail in message.details)])
