"""The field that a cell turns into while it is typed in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


class CellEditor(QLineEdit):
    """Opened by typing, it replaces what was there and arrows leave it; opened by F2 or a double click, arrows move
    within the text. The same two ways as in Excel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "cell-editor")
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.replacing = True
        self._before = ""

    def begin(self, before: str, typed: str | None) -> None:
        """Open with what the cell holds, or with the letter that opened it."""
        self._before = before
        self.replacing = typed is not None
        self.setText(before if typed is None else typed)

    @property
    def is_changed(self) -> bool:
        """True when leaving it would store something else than it was opened with."""
        return self.text() != self._before
