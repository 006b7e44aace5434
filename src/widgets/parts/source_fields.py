"""Where the figures come from (*källa*), written under the sheet."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.ground.source import Source
from widgets.parts.kept_fields import KeptFields, Texts
from widgets.text import tr


class SourceFields(KeptFields):
    """`written` carries the Source that the fields hold, when one was changed and both can be read."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title, self.publisher, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setObjectName("source-title")
        self.publisher.setObjectName("source-publisher")
        self.day.setObjectName("source-date")
        self.day.setPlaceholderText(tr("åååå-mm-dd"))
        fields = (
            (tr("Källa"), self.title, 3),
            (tr("Utgivare"), self.publisher, 2),
            (tr("Avser datum"), self.day, 2),
        )
        super().__init__(fields, parent)

    def show_source(self, subject: str, source: Source | None, *, read_only: bool) -> None:
        """Show the source of the figures that are called `subject`. Several are only read: one text for all of them
        would be true of none."""
        shown = source or Source("")
        several = len(shown.each) > 1
        text = tr("Siffrorna har {count} källor, och kan inte få en gemensam här.")
        self.about.setText(text.format(count=len(shown.each)))
        self.about.setVisible(several)
        day = "" if shown.reference_date is None else shown.reference_date.isoformat()
        self._show(subject, (shown.title, shown.publisher, day), may_store=not read_only and not several)

    def _store(self, texts: Texts) -> None:
        title, publisher, written = texts
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2015-12-31.")
            self.refuse(text.format(text=written))
            return
        if title:
            self.written.emit(Source(title, publisher, day))
        else:
            self.refuse(tr("Skriv vad källan heter."))
