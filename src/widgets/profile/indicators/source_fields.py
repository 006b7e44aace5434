"""Where the figures come from (*källa*), written under the sheet and stored as each field is left."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from domain.source import Source
from widgets.parts import FieldLabel, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class SourceFields(QWidget):
    """`written` carries the Source that the fields hold, when one was changed and both can be read. What cannot be
    stored stays in its field with the reason below (ruling 24)."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = Source("")
        self.title, self.publisher, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setObjectName("source-title")
        self.publisher.setObjectName("source-publisher")
        self.day.setObjectName("source-date")
        self.day.setPlaceholderText(tr("åååå-mm-dd"))
        self._reason = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._reason.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XS, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(Space.XXS)
        for column, (label, field, share) in enumerate(
            (
                (tr("Källa"), self.title, 3),
                (tr("Utgivare"), self.publisher, 2),
                (tr("Avser datum"), self.day, 2),
            )
        ):
            grid.addWidget(FieldLabel(label, field), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, share)
            field.editingFinished.connect(self.commit)
        grid.addWidget(self._reason, 2, 0, 1, 3)

    def show_source(self, source: Source | None) -> None:
        """Show the source of the figures that are shown now; what could not be stored before is forgotten."""
        self._stored = source or Source("")
        self.title.setText(self._stored.title)
        self.publisher.setText(self._stored.publisher)
        self.day.setText("" if self._stored.reference_date is None else self._stored.reference_date.isoformat())
        self.refuse("")

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        for field in (self.title, self.publisher, self.day):
            field.setReadOnly(read_only)

    @property
    def is_refused(self) -> bool:
        """True while something stands here that could not be stored."""
        return bool(self._reason.text())

    def refuse(self, reason: str) -> None:
        """Say why what stands here is not stored; an empty reason takes that back."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored."""
        title, publisher = (" ".join(field.text().split()) for field in (self.title, self.publisher))
        written = self.day.text().strip()
        same = (title, publisher) == (self._stored.title, self._stored.publisher)
        stored_day = self._stored.reference_date
        if same and written == ("" if stored_day is None else stored_day.isoformat()):
            self.refuse("")
            return
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2015-12-31.")
            self.refuse(text.format(text=written))
            return
        if not title:
            self.refuse(tr("Skriv vad källan heter."))
            return
        self.refuse("")
        self.written.emit(Source(title, publisher, day))
