"""How a view says that there is nothing to show yet."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from widgets.parts.card import Card
from widgets.parts.empty_state import EmptyState


class OrEmpty(QWidget):
    """Its content, or a sentence with the first step where there is nothing to show."""

    def __init__(self, name: str, first_step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState("", first_step)
        # With its parent before its pages: one that is added first is shown at once, as a window of its own.
        self._pages = QStackedLayout(self)
        card = Card(accessible_name=name)
        card.body.addWidget(self.empty)
        self._pages.addWidget(card)

    def hold(self, content: QWidget) -> None:
        """What to show; made with this as its parent, so that it is dressed once."""
        self._pages.insertWidget(0, content)

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
