"""The page *Räkna om mitt dokument*: the document to the left, what does not agree to the right. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.identity import masked
from domain.ground.problem import UserProblem
from domain.recounting.document import Document, Table
from domain.recounting.finding import Finding, Grade
from widgets.dialogs import FileKind
from widgets.importing.drop import FileDrop
from widgets.jobs import Job, JobCancelled, Progress
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, EmptyState, PageHeader, Sign, TextLabel
from widgets.recounting.document_view import SIGNS, DocumentView
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Space

if TYPE_CHECKING:
    from domain.recounting.recount import Recount

_SIZES = (640, 400)
_ENDINGS = ("xlsx", "xlsm", "ods", "docx", "pdf", "csv", "txt", "tsv")


class RecountPage(QWidget):
    """A file is opened, dropped or pasted; `closed` at the page's end."""

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recount")
        self.setAccessibleName(tr("Räkna om mitt dokument"))
        self._services = services
        self._job: Job | None = None
        self.answer: Recount | None = None
        self._shown: list[int | None] = []
        self._header = PageHeader(tr("Räkna om mitt dokument"))
        self.open_button = Button(tr("Öppna fil …"), ButtonKind.PRIMARY, Icon.IMPORT)
        self.paste_button = Button(tr("Klistra in"))
        self.copy_button = Button(tr("Kopiera listan"))
        self.save_button = Button(tr("Spara protokoll …"))
        self.close_button = Button(tr("Stäng"))
        self.tables = QComboBox()
        self.tables.setAccessibleName(tr("Tabell i dokumentet"))
        self.view = DocumentView()
        self.verdict = TextLabel(wrap=True)
        self.list = CheckList()
        self.list.setAccessibleName(tr("Det som inte går ihop"))
        self._empty = EmptyState(
            tr("Öppna, släpp eller klistra in en färdig tabell."),
            tr("Öppna fil …"),
            tr(
                "Excel, Word, PDF, CSV eller det du har kopierat (Ctrl+V). Summor, andelar, skillnader, tecken och "
                "dubbla rader räknas om. Det som inte går ihop visas med uträkningen; ingenting sparas."
            ),
        )
        self._pages = QStackedLayout()
        self._lay_out()
        for button, run in (
            (self.open_button, self.ask), (self.paste_button, self.paste), (self.copy_button, self.copy),
            (self.save_button, self.save), (self.close_button, self.closed),
        ):  # fmt: skip
            button.clicked.connect(run)
        self._empty.started.connect(self.ask)
        self.tables.activated.connect(self._show_table)
        self.list.chosen.connect(self._go_to)
        FileDrop(self).dropped.connect(self._take_dropped)
        for keys, do in (
            ("Esc", self.closed.emit), ("Ctrl+V", self.paste), ("Ctrl+S", self.save),
            ("F8", partial(self.step, 1)), ("Shift+F8", partial(self.step, -1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, do)
        self._show()

    def first_focus(self) -> QWidget:
        """The way to a document, until there is one."""
        return self.list if self.answer is not None else self._empty.button

    def ask(self) -> None:
        """Ask for a file, and count it anew."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = (FileKind(tr("Tabeller och dokument"), _ENDINGS), FileKind(tr("Alla filer"), ("*",)))
        path = self._services.dialogs.open_file(tr("Räkna om mitt dokument"), kinds, Path(documents))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Count the file anew, in a job that can be cancelled."""

        def read(progress: Progress) -> Document:
            from exchange.documents.reading import read_document

            return read_document(path, progress.check, (JobCancelled,))

        self._count(tr("Räknar om {file}").format(file=masked(path.name)), read)

    def paste(self) -> None:
        """Count what was copied in another program anew; a file that was copied is opened."""
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take(files[0])
            return
        text = data.text()

        def read(progress: Progress) -> Document:
            from exchange.documents.reading import read_pasted

            return read_pasted(text, progress.check)

        self._count(tr("Räknar om det inklistrade"), read)

    def copy(self) -> None:
        """Put the whole answer on the clipboard as text."""
        if self.answer is not None:
            QGuiApplication.clipboard().setText(self.answer.text)
            self._services.messages.tell(tr("Listan är kopierad som text."))

    def save(self) -> None:
        """Ask where to, and write the answer as a text file."""
        from machine.files import write_whole

        if self.answer is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = tr("Omräkning av {name}.txt").format(name=Path(self.answer.document.name).stem)
        kind = FileKind(tr("Text"), ("txt",))
        path = self._services.dialogs.save_file(tr("Spara protokoll"), kind, Path(documents) / name)
        if path is None:
            return
        try:
            write_whole(path, self.answer.text.replace("\n", "\r\n").encode("utf-8-sig"))
        except UserProblem as problem:
            self._services.messages.problem(problem)
            return
        self._services.messages.tell(
            tr("Protokollet {name} ligger i {folder}.").format(name=path.name, folder=path.parent)
        )

    def step(self, steps: int) -> None:
        """To the next of what does not agree, round the end of the list."""
        places = [row for row, item in enumerate(self.list.items_shown) if item.target is not None]
        if not places:
            self._services.messages.tell(tr("Det finns inget att gå till: inget är markerat."))
            return
        here = self.list.currentRow()
        later = [row for row in places if row > here] if steps > 0 else [row for row in places if 0 <= row < here][::-1]
        row = (later or places[:: 1 if steps > 0 else -1])[0]
        self.list.setCurrentRow(row)
        self._go_to(self.list.items_shown[row].target)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is under way is called off."""
        self._forget()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for button in (self.close_button, self.save_button, self.copy_button, self.paste_button, self.open_button):
            self._header.add_button(button)
        left, right = Card(accessible_name=tr("Dokumentet")), Card(tr("Det som inte går ihop"))
        left.body.addWidget(self.tables)
        left.body.addWidget(self.view, 1)
        right.body.addWidget(self.verdict)
        right.body.addWidget(self.list, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(Space.M)
        both.setChildrenCollapsible(False)
        for card, share in ((left, 3), (right, 2)):
            both.addWidget(card)
            both.setStretchFactor(both.count() - 1, share)
        both.setSizes(_SIZES)
        empty = Card(accessible_name=tr("Inget dokument är öppnat"))
        empty.body.addWidget(self._empty)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._pages)
        self._pages.addWidget(empty)
        self._pages.addWidget(both)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.XS)
        whole.setSpacing(Space.S)
        whole.addWidget(self._header)
        whole.addWidget(stack, 1)

    def _take_dropped(self, paths: Sequence[Path]) -> None:
        self.take(paths[0])

    def _count(self, title: str, read: Callable[[Progress], Document]) -> None:
        def work(progress: Progress) -> Recount:
            from domain.recounting.recount import recount

            return recount(read(progress), progress.check)

        self._forget()
        self._header.set_subtitle(f"{title} …")
        self._job = self._services.jobs.run(title, work, done=self._done, failed=self._failed)

    def _forget(self) -> None:
        if self._job is not None:
            self._services.jobs.forget(self._job)
            self._job = None

    def _done(self, answer: Recount) -> None:
        self._job, self.answer = None, answer
        self._show()
        self.list.setFocus()
        self.list.setCurrentRow(-1)
        if answer.findings:
            self.step(1)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, answer.verdict))

    def _failed(self, problem: UserProblem) -> None:
        self._job = None
        self._show()
        self._services.messages.problem(problem)

    def _show(self) -> None:
        answer = self.answer
        for button in (self.copy_button, self.save_button):
            button.setEnabled(answer is not None)
        self._pages.setCurrentIndex(0 if answer is None else 1)
        self._header.set_subtitle("" if answer is None else masked(answer.document.name))
        if answer is None:
            return
        self.verdict.setText(answer.verdict)
        self.list.set_items(_items(answer))
        document = answer.document
        self._shown = [*range(len(document.tables)), *([None] if document.passages else [])]
        self.tables.clear()
        for which in self._shown:
            title = tr("Löpande text") if which is None else document.tables[which].title
            count = sum(each.table == which and each.grade is not Grade.SAID for each in answer.findings)
            self.tables.addItem(
                tr("{table} ({count} att se över)").format(table=title, count=count) if count else title
            )
        self.tables.setVisible(len(self._shown) > 1)
        first = next((each.table for each in answer.findings), self._shown[0])
        self.tables.setCurrentIndex(self._shown.index(first))
        self._show_table(self.tables.currentIndex())

    def _show_table(self, chosen: int) -> None:
        answer, which = self.answer, self._shown[chosen]
        assert answer is not None
        mine = [each for each in answer.findings if each.table == which]
        if which is not None:
            self.view.show_table(answer.document.tables[which], mine)
            return
        passages = answer.document.passages
        rows = tuple((each.place, each.text) for each in passages)
        self.view.show_table(Table(tr("Löpande text"), rows), _in_text(mine), (tr("Var"), tr("Text")))

    def _go_to(self, target: object) -> None:
        assert self.answer is not None
        assert isinstance(target, int)
        finding = self.answer.findings[target]
        at = self._shown.index(finding.table)
        if at != self.tables.currentIndex():
            self.tables.setCurrentIndex(at)
            self._show_table(at)
        self.view.go_to(finding.cells[0] if finding.table is not None else (finding.passage or 0, 1))


def _in_text(findings: Sequence[Finding]) -> list[Finding]:
    """What is told of paragraphs, as of the cells they are shown in."""
    return [Finding(each.kind, each.grade, each.place, each.text, 0, ((each.passage or 0, 1),)) for each in findings]


def _items(answer: Recount) -> list[CheckItem]:
    items = [CheckItem(SIGNS[each.grade], each.line, at) for at, each in enumerate(answer.findings)]
    if answer.agrees and answer.tried:
        items.insert(0, CheckItem(Sign.OK, answer.verdict))
    items += [CheckItem(Sign.NOTE, tr("Inte prövat: {text}").format(text=each)) for each in answer.unclear]
    return items + [CheckItem(Sign.NOTE, tr("Inte läst: {text}").format(text=each)) for each in answer.document.notes]
