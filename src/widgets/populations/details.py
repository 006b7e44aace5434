"""Where the counts of one row come from (*källa, kontakt, datum*), written under the sheet."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.ground.source import Source
from storage.populations.comparison import CountDetail
from widgets.parts.kept_fields import KeptFields, Texts
from widgets.text import tr


@dataclass(frozen=True, slots=True)
class RowDetail:
    """What the fields say of a row: `source` None keeps the one there is."""

    row: str
    contact: str
    row_date: date | None
    source: Source | None


class DetailFields(KeptFields):
    """`written` carries a RowDetail when a field was changed and all can be read."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._row = ""
        self._detail: CountDetail | None = None
        self.title, self.contact, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setObjectName("row-source")
        self.contact.setObjectName("row-contact")
        self.contact.setPlaceholderText(tr("handläggare AF"))
        self.day.setObjectName("row-date")
        self.day.setPlaceholderText(tr("åååå-mm-dd"))
        fields = (
            (tr("Källa"), self.title, 3),
            (tr("Kontakt (funktion, inget namn)"), self.contact, 3),
            (tr("Eget datum"), self.day, 2),
        )
        super().__init__(fields, parent)

    def show_row(self, subject: str, row: str, label: str, detail: CountDetail | None, *, locked: bool) -> None:
        """Show the details of a row, which with its sheet is called `subject`; None where nothing is recorded in it."""
        self._show(subject, _stored_texts(detail), may_store=detail is not None and not locked)
        self._row, self._detail = row, detail
        self.about.setText(_about(label, detail))
        self.about.setVisible(bool(label))

    def _store(self, texts: Texts) -> None:
        if self._detail is None:
            return
        title, contact, written = texts
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2024-09-30.")
            self.refuse(text.format(text=written))
            return
        stored, source = self._detail.source, None
        if title != self._stored[0]:
            source = Source(title, "" if stored.typed else stored.publisher, stored.reference_date)
        if source is not None and not title:
            self.refuse(tr("Skriv vad källan heter."))
        else:
            self.written.emit(RowDetail(self._row, contact, day, source))


def _stored_texts(detail: CountDetail | None) -> Texts:
    if detail is None:
        return ("", "", "")
    day = "" if detail.row_date is None else detail.row_date.isoformat()
    return ("" if detail.source.typed else detail.source.title, detail.contact or "", day)


def _about(label: str, detail: CountDetail | None) -> str:
    if detail is None:
        return tr("”{label}”: fyll i antalet först, sedan varifrån det kommer.").format(label=label)
    return tr("”{label}”: {source}").format(label=label, source=detail.source.words)
