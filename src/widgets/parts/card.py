"""The white panel that everything on a page stands on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role, Space


class Card(QFrame):
    """A rounded panel with a heading that says what it shows; put its contents in `body`.

    `aside` is a short remark at the heading's right end. A card without a heading needs `accessible_name`.
    """

    def __init__(
        self,
        title: str = "",
        *,
        aside: str = "",
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._title = TextLabel(title, Role.H3, wrap=True)
        self._aside = TextLabel(aside, Role.SMALL, tone="muted")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._title, 1)
        head.addWidget(self._aside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.M + Space.XXS, Space.S, Space.M + Space.XXS, Space.M)
        whole.setSpacing(Space.XS)
        whole.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.XS)
        whole.addLayout(self.body, 1)
        self.set_title(title)
        self.set_aside(aside)
        if accessible_name:
            self.setAccessibleName(accessible_name)

    def set_title(self, title: str) -> None:
        """The heading; also the name a screen reader gives the panel."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_aside(self, text: str) -> None:
        """The remark at the right end of the heading; empty removes it."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))
