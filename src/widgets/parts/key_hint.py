"""A key beside what it does."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.parts.text_label import TextLabel
from widgets.theme import Role


class KeyHint(TextLabel):
    """`KeyHint("Ctrl+K")`, written as the keyboard at hand writes it."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        super().__init__(shown, Role.SMALL, tone="muted", parent=parent)
        self.setProperty("part", "key-hint")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
