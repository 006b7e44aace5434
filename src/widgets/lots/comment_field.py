"""A comment on a cell, written under the sheet: in place, no dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from domain.lots import CellKey
from widgets.parts import TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class CommentField(QWidget):
    """One line for one cell. Enter emits `written(key, text)`, Esc closes it; `closed` gives the keyboard back."""

    written = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: CellKey | None = None
        self._label = TextLabel(role=Role.TABLE_HEAD, tone="muted")
        self._line = QLineEdit()
        self._line.setObjectName("cell-comment")
        self._hint = TextLabel(tr("Enter sparar. Esc stänger. Tom text tar bort."), Role.SMALL, tone="muted")
        self._reason = TextLabel(role=Role.SMALL, tone="warning", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self._label)
        row.addWidget(self._line, 1)
        row.addWidget(self._hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XXS)
        whole.addLayout(row)
        whole.addWidget(self._reason)
        self._line.returnPressed.connect(self._write)
        self._line.textChanged.connect(lambda: self.refuse(""))
        self.hide()

    def open(self, key: CellKey, place: str, comment: str) -> None:
        """Write the comment of the cell that is called `place`."""
        self._key = key
        self._label.setText(tr("Kommentar till {place}").format(place=place))
        self._line.setAccessibleName(self._label.text())
        self._line.setText(comment)
        self.refuse("")
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def close_field(self) -> None:
        """Put it away; what was not stored is forgotten."""
        if self._key is not None:
            self._key = None
            self.hide()
            self.closed.emit()

    def refuse(self, reason: str) -> None:
        """Say why the text could not be stored; it stays in the field. Empty takes the reason away."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._line.setProperty("fault", "true" if reason else "false")
        self._line.setAccessibleDescription(reason)
        style = self._line.style()
        style.unpolish(self._line)
        style.polish(self._line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        if self._key is not None:
            self.written.emit(self._key, self._line.text().strip())
