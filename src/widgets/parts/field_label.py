"""The name above a field."""

from PySide6.QtWidgets import QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role


class FieldLabel(TextLabel):
    """Small, heavy and muted; names its field for screen readers, and its underlined letter moves there."""

    def __init__(self, text: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(text, Role.TABLE_HEAD, tone="muted", parent=parent)
        self.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
