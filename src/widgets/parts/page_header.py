"""The top of a page: what it is about, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.parts.button import Button, ButtonKind
from widgets.parts.text_label import TextLabel
from widgets.text import literal, tr
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
        self._lead = Button("", ButtonKind.QUIET)
        self._lead.setObjectName("lead-to-figures")
        self._lead.setAccessibleName(tr("Visa det som har siffror"))
        self._lead.clicked.connect(self._follow)
        self._leads_to: Callable[[], None] | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.XS)
        self._buttons.addWidget(self._lead)
        self._lead.hide()
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

    def lead_on(self, words: str, why: str, run: Callable[[], None] | None) -> None:
        """Offer a way from a page that is empty to one that is not: `words` on a button, `why` said beside it. None
        takes it away."""
        self._leads_to = run
        self._lead.setVisible(run is not None)
        if run is not None:
            self._lead.setText(literal(words))
            self._lead.setAccessibleName(words)
            self._lead.setToolTip(why)
            self._lead.setAccessibleDescription(why)

    def _follow(self) -> None:
        if self._leads_to is not None:
            self._leads_to()

    def add_button(self, button: QPushButton) -> None:
        """Add a button after those already there."""
        self._buttons.addWidget(button)
