"""Where the counts of one row come from (*källa, kontakt, datum*), written under the sheet and stored as each field is
left."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from domain.source import Source
from storage.queries.population_comparison import CountDetail
from widgets.parts import FieldLabel, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


@dataclass(frozen=True, slots=True)
class RowDetail:
    """What the fields say of a row: `source` None keeps the one there is."""

    row: str
    contact: str
    row_date: date | None
    source: Source | None


class DetailFields(QWidget):
    """`written` carries a RowDetail when a field was changed and all can be read. What cannot be stored stays in its
    row's fields with the reason below (ruling 24), also while other rows are looked at."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._subject = "", ""
        self._detail: CountDetail | None = None
        self._locked = False
        self._refused: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {}
        self.title, self.contact, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setObjectName("row-source")
        self.contact.setObjectName("row-contact")
        self.contact.setPlaceholderText(tr("handläggare AF"))
        self.day.setObjectName("row-date")
        self.day.setPlaceholderText(tr("åååå-mm-dd"))
        self._about = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._reason = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XXS, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(Space.XXS)
        grid.addWidget(self._about, 0, 0, 1, 3)
        for column, (label, field, share) in enumerate(
            (
                (tr("Källa"), self.title, 3),
                (tr("Kontakt (funktion, inget namn)"), self.contact, 3),
                (tr("Eget datum"), self.day, 2),
            )
        ):
            grid.addWidget(FieldLabel(label, field), 1, column)
            grid.addWidget(field, 2, column)
            grid.setColumnStretch(column, share)
            field.editingFinished.connect(self.commit)
        grid.addWidget(self._reason, 3, 0, 1, 3)
        self._reason.hide()

    def show_row(self, subject: str, row: str, label: str, detail: CountDetail | None, *, locked: bool) -> None:
        """Show the details of a row of the sheet called `subject`; None where nothing is recorded in it."""
        self._keep_what_is_refused()
        self._subject, self._row, self._detail, self._locked = subject, row, detail, locked
        texts, reason = self._refused.get((subject, row), (self._stored_texts(), ""))
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)
            field.setReadOnly(locked or detail is None)
        self._about.setText(_about(label, detail))
        self._say(reason)

    @property
    def unsaved(self) -> int:
        """How many rows have details that could not be stored."""
        standing = {(self._subject, self._row)} if self._reason.text() else set()
        return len(self._refused.keys() | standing)

    def refuse(self, reason: str) -> None:
        """Say why what stands here is not stored."""
        self._say(reason)

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored."""
        if self._detail is None or self._locked:
            return
        texts = self._texts()
        if texts == self._stored_texts():
            self._refused.pop((self._subject, self._row), None)
            self._say("")
            return
        title, contact, written = texts
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2024-09-30.")
            self._say(text.format(text=written))
            return
        stored = self._detail.source
        source = None
        if title != self._stored_texts()[0]:
            source = Source(title, "" if self._detail.typed else stored.publisher, stored.reference_date)
        if source is not None and not title:
            self._say(tr("Skriv vad källan heter."))
            return
        self._refused.pop((self._subject, self._row), None)
        self._say("")
        self.written.emit(RowDetail(self._row, contact, day, source))

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.title, self.contact, self.day)

    def _texts(self) -> tuple[str, ...]:
        return tuple(" ".join(field.text().split()) for field in self._fields)

    def _stored_texts(self) -> tuple[str, ...]:
        detail = self._detail
        if detail is None:
            return ("", "", "")
        day = "" if detail.row_date is None else detail.row_date.isoformat()
        return ("" if detail.typed else detail.source.title, detail.contact or "", day)

    def _keep_what_is_refused(self) -> None:
        if self._reason.text():
            self._refused[self._subject, self._row] = (self._texts(), self._reason.text())

    def _say(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))


def _about(label: str, detail: CountDetail | None) -> str:
    if not label:
        return ""
    if detail is None:
        return tr("”{label}”: fyll i antalet först, sedan varifrån det kommer.").format(label=label)
    return tr("”{label}”: {source}").format(label=label, source=detail.source.words)
