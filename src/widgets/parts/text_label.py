"""A text in one of the roles of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from widgets.theme import Role, set_role


class TextLabel(QLabel):
    """Plain text that breaks its lines where asked; never rich text, so that what a user wrote is shown as written."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.TEXT,
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._role, self._tone = role, tone
        set_role(self, role, tone=tone)

    def set_tone(self, tone: str) -> None:
        """Colour by meaning: "", "muted", "warning", "error" or "accent"."""
        if tone != self._tone:
            self._tone = tone
            set_role(self, self._role, tone=tone)
