"""A number that a page is about."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role


class FocusNumber(QWidget):
    """The number, large, and what it counts under it: "551" and "helårspersoner (597)"."""

    def __init__(self, number: str = "", caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = TextLabel(number, Role.FOCUS_NUMBER)
        self._caption = TextLabel(caption, Role.SMALL, tone="muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._number)
        whole.addWidget(self._caption)
        self.set_number(number, caption)

    def set_number(self, number: str, caption: str) -> None:
        """Show another number; read out as one sentence."""
        self._number.setText(number)
        self._caption.setText(caption)
        self.setAccessibleName(f"{number} {caption}".strip())
