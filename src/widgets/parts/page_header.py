"""The top of a page: what it is about, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role, Space


class PageHeader(QWidget):
    """Heading and a line under it to the left, the page's buttons to the right, the primary one last."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel(title, Role.H1)
        self._subtitle = TextLabel(subtitle, Role.SMALL, tone="muted", wrap=True)
        # A long name gives way to the buttons; its whole is then in the tooltip.
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.XS)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(words, 1)
        whole.addLayout(self._buttons)
        self.set_title(title)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """The page's heading, for example "Exempelstad, maj 2016"."""
        self._title.setText(title)
        self._title.setToolTip(title)

    def set_subtitle(self, text: str) -> None:
        """The line under the heading: what the figures are."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def add_button(self, button: QPushButton) -> None:
        """Add a button after those already there."""
        self._buttons.addWidget(button)
