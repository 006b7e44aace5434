"""A comment on a cell, written under the sheet: in place, no dialog."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.parts import TextLabel
from widgets.parts.self_saving import SelfSaving
from widgets.sheet.content import CellKey
from widgets.text import tr
from widgets.theme import Role, Space
from widgets.theme.fault import show_fault


@dataclass(frozen=True, slots=True)
class Commented:
    """A cell that is commented: of which sheet, which one, and its name aloud."""

    subject: str
    key: CellKey
    place: str


class CommentField(QWidget):
    """One line for one cell, which saves itself.

    `written(commented, text)` carries what is to be stored, and is answered with `refuse` where it could not be. A
    text that could not be stored is there again when the cell is commented the next time (ruling 24). `edited` says
    that there is more or less that is not stored, `closed` gives the keyboard back."""

    written = Signal(object, str)
    closed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: Commented | None = None
        self._before = self._stored = ""
        self._refused: dict[Commented, tuple[str, str]] = {}
        self._label = TextLabel(role=Role.TABLE_HEAD, tone="muted")
        self._line = QLineEdit()
        self._line.setObjectName("cell-comment")
        self._hint = TextLabel(tr("Sparas medan du skriver. Enter är klar, Esc ångrar."), Role.SMALL, tone="muted")
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
        self._saving = SelfSaving(self.commit, self._line, parent=self)
        self._line.textEdited.connect(self._typed)
        self._line.returnPressed.connect(self._finish)
        self.hide()

    def open(self, at: Commented, comment: str) -> None:
        """Write the comment of a cell, which is `comment` so far."""
        self.leave()
        self._at = at
        self._before = self._stored = comment
        text, reason = self._refused.pop(at, (comment, ""))
        self._label.setText(tr("Kommentar till {place}").format(place=at.place))
        self._line.setAccessibleName(self._label.text())
        self._line.setText(text)
        self.refuse(reason)
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored."""
        self._saving.stop()
        text = self._line.text().strip()
        if self._at is None or text == self._stored:
            return
        self.refuse("")
        self.written.emit(self._at, text)
        if not self._reason.text():
            self._stored = text
        self.edited.emit()

    def leave(self) -> None:
        """Another sheet is shown, or another cell commented: what could not be stored is kept for its own."""
        if self._at is not None and self._reason.text():
            self._refused[self._at] = (self._line.text(), self._reason.text())
        self._put_away()

    def refuse(self, reason: str) -> None:
        """Say why the text could not be stored; it stays in the field. Empty takes the reason away."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        show_fault(self._line, bool(reason))
        self._line.setAccessibleDescription(reason)

    def unsaved(self) -> list[tuple[Commented, bool]]:
        """The cells whose comments are not stored, each with whether that will be done in a moment."""
        here = [(self._at, not self._reason.text())] if self._at is not None and self._is_unsaved else []
        return [*here, *((at, False) for at in self._refused)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._line.setText(self._before)
            self._finish()
        else:
            super().keyPressEvent(event)

    @property
    def _is_unsaved(self) -> bool:
        return self._line.text().strip() != self._stored

    def _typed(self) -> None:
        self.refuse("")
        self.edited.emit()

    def _finish(self) -> None:
        self.commit()
        if self._at is not None and not self._is_unsaved:
            self._put_away()
            self.closed.emit()

    def _put_away(self) -> None:
        self._saving.stop()
        self._at = None
        self.hide()
        self.edited.emit()
