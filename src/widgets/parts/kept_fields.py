"""One-line fields beside one another that are stored together, and save themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from widgets.parts.field_label import FieldLabel
from widgets.parts.self_saving import SelfSaving
from widgets.parts.text_label import TextLabel
from widgets.theme import Role, Space

Texts = tuple[str, ...]


class KeptFields(QWidget):
    """What cannot be stored stays in the fields with the reason below, and is there again when its subject is shown the
    next time (ruling 24). `edited` says that there is more or less that is not stored.

    Who makes it says what it means to store: `_store` gets the texts when they are others than the stored ones, and
    answers with `refuse` where they could not be.
    """

    edited = Signal()

    def __init__(self, fields: Sequence[tuple[str, QLineEdit, int]], parent: QWidget | None = None) -> None:
        """`fields` come each with its label and its share of the width."""
        super().__init__(parent)
        self._fields = tuple(field for _label, field, _share in fields)
        self._subject = ""
        self._stored: Texts = ("",) * len(fields)
        self._may_store = False
        self._refused: dict[str, tuple[Texts, str]] = {}
        self.about = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._reason = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._reason.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XXS, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(Space.XXS)
        grid.addWidget(self.about, 0, 0, 1, len(fields))
        self.about.hide()
        for column, (label, field, share) in enumerate(fields):
            grid.addWidget(FieldLabel(label, field), 1, column)
            grid.addWidget(field, 2, column)
            grid.setColumnStretch(column, share)
            field.textEdited.connect(self._typed)
        grid.addWidget(self._reason, 3, 0, 1, len(fields))
        self._saving = SelfSaving(self.commit, *self._fields, parent=self)

    def refuse(self, reason: str) -> None:
        """Say why what stands here is not stored; an empty reason takes that back."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored."""
        self._saving.stop()
        if not self._may_store:
            return
        self.refuse("")
        if self._is_unsaved:
            texts = self._texts
            self._store(texts)
            if not self._reason.text():
                self._stored = texts
        self.edited.emit()

    def unsaved(self) -> list[tuple[str, bool]]:
        """The subjects whose fields are not stored, each with whether that will be done in a moment."""
        here = [(self._subject, not self._reason.text())] if self._is_unsaved else []
        return [*here, *((subject, False) for subject in self._refused)]

    def _store(self, texts: Texts) -> None:
        """Store what is written, which is something else than what is stored; `refuse` where it cannot be."""
        raise NotImplementedError

    def _show(self, subject: str, stored: Texts, *, may_store: bool) -> None:
        """Show what is stored of `subject`. What is being written about the same one stays as it stands; where nothing
        can be stored any more there is nothing to keep."""
        kept, reason = stored, ""
        if subject != self._subject:
            if self._is_unsaved:
                self._refused[self._subject] = (self._texts, self._reason.text())
            found = self._refused.pop(subject, (stored, ""))
            kept, reason = found if may_store else (stored, "")
        elif self._is_unsaved and may_store:
            kept, reason = tuple(field.text() for field in self._fields), self._reason.text()
        self._subject, self._stored, self._may_store = subject, stored, may_store
        for field, text in zip(self._fields, kept, strict=True):
            # A space after the last word is left to whoever goes on writing.
            if _plain(field.text()) != text:
                field.setText(text)
            field.setReadOnly(not may_store)
        self.refuse(reason)
        self.edited.emit()

    @property
    def _texts(self) -> Texts:
        return tuple(_plain(field.text()) for field in self._fields)

    @property
    def _is_unsaved(self) -> bool:
        return self._texts != self._stored

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is stored, as in a cell; where nothing else stands here it is somebody else's key."""
        if event.key() != Qt.Key.Key_Escape or not self._is_unsaved:
            super().keyPressEvent(event)
            return
        self._saving.stop()
        for field, text in zip(self._fields, self._stored, strict=True):
            field.setText(text)
        self._typed()

    def _typed(self) -> None:
        self.refuse("")
        self.edited.emit()


def _plain(text: str) -> str:
    return " ".join(text.split())
