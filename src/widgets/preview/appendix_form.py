"""The appendix that is written: heading, source, text or table, and pictures each with its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from domain.ground.problem import UserProblem
from domain.reporting.appendix import Appendix, Picture, text_of_rows
from widgets.dialogs import FileKind
from widgets.parts import Button, FieldLabel, TextLabel
from widgets.parts.live_text import LiveText
from widgets.parts.scrolled import scrolled
from widgets.text import tr
from widgets.theme import Space

if TYPE_CHECKING:
    from widgets.dialogs import Dialogs

_TEXT_LINES, _WORDS_LINES = 9, 4
_STAMP = QSize(64, 64)


class AppendixForm(QWidget):
    """`shown` is the appendix as it was shown, `appendix` as it now is written."""

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self.shown: Appendix | None = None
        self._pictures: list[Picture] = []
        self.title, self.source = QLineEdit(), QLineEdit()
        self.body, self.table = LiveText(), QPlainTextEdit()
        self.pictures, self.words = QListWidget(), QPlainTextEdit()
        self.add_button, self.drop_button = Button(tr("Lägg till bild …")), Button(tr("Ta bort bilden"))
        self.file_button = Button(tr("Hämta tabell ur fil …"))
        self._body_label = FieldLabel(tr("Text"), self.body)
        self._table_label = FieldLabel(tr("Tabell, klistrad från Excel"), self.table)
        self._problem = TextLabel(tone="error", wrap=True)
        self.title.setPlaceholderText(tr("till exempel Enkäten"))
        self.source.setPlaceholderText(tr("till exempel Vår enkät"))
        self.table.setPlaceholderText(tr("Klistra in rubrikraden och raderna under den."))
        self.pictures.setIconSize(_STAMP)
        self.pictures.setWordWrap(True)
        for box, lines in ((self.body, _TEXT_LINES), (self.table, _TEXT_LINES), (self.words, _WORDS_LINES)):
            box.setTabChangesFocus(True)
            box.setMinimumHeight(box.fontMetrics().lineSpacing() * lines)
        self._lay_out()
        self.pictures.currentRowChanged.connect(self._show_words)
        self.words.textChanged.connect(self._keep_words)
        self.add_button.clicked.connect(self.add_pictures)
        self.drop_button.clicked.connect(self.drop_picture)
        self.file_button.clicked.connect(self.take_table)
        self.show_appendix(None)

    @property
    def appendix(self) -> Appendix | None:
        """What is written; None where nothing is shown."""
        if self.shown is None:
            return None
        return replace(
            self.shown,
            title=self.title.text(),
            source=self.source.text(),
            body=self.table.toPlainText() if self.shown.is_table else self.body.written,
            pictures=tuple(self._pictures),
        )

    def show_appendix(self, appendix: Appendix | None) -> None:
        """Show it, ready to be written in."""
        self.shown = appendix
        told = Appendix("") if appendix is None else appendix
        self.title.setText(told.title)
        self.source.setText(told.source)
        self.table.setPlainText(told.body if told.is_table else "")
        self.body.show_written("" if told.is_table else told.body)
        for field in (self.table, self._table_label, self.file_button):
            field.setVisible(told.is_table)
        for field in (self.body, self._body_label):
            field.setVisible(not told.is_table)
        self._pictures = list(told.pictures)
        if appendix is not None and appendix.id is None and appendix.pictures:
            # What is begun with pictures is not what is stored.
            self.shown = replace(appendix, pictures=())
        self._list_pictures(0)
        self._say("")
        self.setEnabled(appendix is not None)

    def choose_pictures(self, *, several: bool = True) -> tuple[Picture, ...]:
        """Ask for a file; its picture, or its pages where it is a PDF and `several` are wanted."""
        from widgets.preview.pictures import pictures_of

        endings = ("png", "jpg", "jpeg", "pdf") if several else ("png", "jpg", "jpeg")
        kind = FileKind(tr("Bilder och PDF") if several else tr("Bilder"), endings)
        path = self._dialogs.open_file(tr("Välj bild"), (kind,))
        if path is None:
            return ()
        try:
            found = pictures_of(path)
        except UserProblem as problem:
            self._say(problem.text)
            return ()
        return found if several else found[:1]

    def add_pictures(self) -> None:
        """Add the pictures of a file, and ask for the words of the first of them."""
        if found := self.choose_pictures():
            at = len(self._pictures)
            self._pictures += found
            self._say("")
            self._list_pictures(at)
            self.words.setFocus()

    def drop_picture(self) -> None:
        """Leave out the picture that is marked."""
        at = self.pictures.currentRow()
        if at >= 0:
            del self._pictures[at]
            self._list_pictures(max(at - 1, 0))

    def take_table(self) -> None:
        """Fill the table from a CSV file or a workbook."""
        from exchange.ground.plain_table import read_plain_table

        path = self._dialogs.open_file(tr("Hämta tabell"), (FileKind(tr("Tabeller"), ("csv", "txt", "xlsx")),))
        if path is None:
            return
        try:
            self.table.setPlainText(text_of_rows(read_plain_table(path)))
            self._say("")
        except UserProblem as problem:
            self._say(problem.text)

    def _list_pictures(self, at: int) -> None:
        was = self.pictures.blockSignals(True)
        self.pictures.clear()
        for picture in self._pictures:
            drawn = QPixmap()
            drawn.loadFromData(picture.image)
            QListWidgetItem(QIcon(drawn), "", self.pictures)
        self.pictures.setCurrentRow(min(at, len(self._pictures) - 1))
        self.pictures.blockSignals(was)
        for row in range(len(self._pictures)):
            self._name(row)
        self._show_words(self.pictures.currentRow())

    def _name(self, row: int) -> None:
        words = self._pictures[row].alternative.strip()
        text = tr("Bild {number}: {words}").format(number=row + 1, words=words or tr("beskrivning saknas"))
        self.pictures.item(row).setText(text)

    def _show_words(self, row: int) -> None:
        was = self.words.blockSignals(True)
        self.words.setPlainText(self._pictures[row].alternative if row >= 0 else "")
        self.words.blockSignals(was)
        for field in (self.words, self.drop_button):
            field.setEnabled(row >= 0)

    def _keep_words(self) -> None:
        row = self.pictures.currentRow()
        if row >= 0:
            self._pictures[row] = replace(self._pictures[row], alternative=self.words.toPlainText())
            self._name(row)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, Space.XXS, 0)
        layout.setSpacing(Space.XXS)
        for label, field in ((tr("Rubrik"), self.title), (tr("Källa"), self.source)):
            layout.addWidget(FieldLabel(label, field))
            layout.addWidget(field)
        layout.addWidget(self._body_label)
        layout.addWidget(self.body, 2)
        layout.addWidget(self._table_label)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.file_button)
        layout.addWidget(FieldLabel(tr("Bilder efter texten"), self.pictures))
        layout.addWidget(self.pictures, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(FieldLabel(tr("Bilden i ord, för den som inte ser den"), self.words))
        layout.addWidget(self.words, 1)
        layout.addWidget(self._problem)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))
        self.add_button.setAccessibleName(tr("Lägg till bild"))
        self.file_button.setAccessibleName(tr("Hämta tabell ur fil"))
        for button in (self.add_button, self.drop_button, self.file_button):
            button.setAutoDefault(False)
