"""How a view says that there is nothing to show yet."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from widgets.parts.card import Card
from widgets.parts.empty_state import EmptyState


class OrEmpty(QWidget):
    """Its content, or a sentence with the first step where there is nothing to show."""

    def __init__(self, content: QWidget, name: str, first_step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState("", first_step)
        self._pages = QStackedLayout()
        card = Card(accessible_name=name)
        card.body.addWidget(self.empty)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._pages)
        self._pages.addWidget(content)
        self._pages.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(stack)

    def show_content(self) -> None:
        """There is something to show."""
        self._pages.setCurrentIndex(0)

    def show_empty(self, sentence: str, explanation: str = "", first_step: str = "") -> None:
        """There is nothing: say what belongs here, and what to begin with."""
        self.empty.set_text(sentence, explanation)
        self.empty.button.setText(first_step)
        self.empty.button.setVisible(bool(first_step))
        self._pages.setCurrentIndex(1)

    @property
    def is_empty(self) -> bool:
        """True while there is nothing to show."""
        return self._pages.currentIndex() == 1
