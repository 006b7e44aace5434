"""The card of the cases that are written: as a list, or by what they were about."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.ground.display import show_count
from domain.ground.file_name import file_stem
from domain.lots.breakdown import about_cases
from domain.lots.case import CaseList
from domain.lots.review import show_cases
from exchange.tidy.case_file import case_file
from machine.files import write_whole
from storage.lots import cases as stored
from storage.lots.cases import StoredCase
from widgets.dialogs import FileKind
from widgets.lots.cases.about import AboutTable
from widgets.lots.cases.filters import CaseFilters
from widgets.lots.cases.listing import CaseTable, Sought
from widgets.lots.cases.own_words import manage_words
from widgets.lots.screen import LotsScreen
from widgets.parts import Button, ButtonKind, Card, TextLabel
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role

_LINES = 6
"""The least of the table that is seen, in lines."""


class CaseListCard(Card):
    """`chosen` carries the cases to change, `removed` those to take away; `months_chosen` asks for other months."""

    chosen = Signal(object)
    removed = Signal(object)
    months_chosen = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ärenden"), parent=parent)
        self._services = services
        self._screen: LotsScreen | None = None
        self._words: Mapping[CaseList, Mapping[str, str]] = {}
        self.table = CaseTable()
        self._filters = CaseFilters()
        self._about, self._note = AboutTable(), TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._change = Button(tr("Ändra markerade"), drawing=Icon.EDIT)
        self._remove = Button(tr("Ta bort"), drawing=Icon.REMOVE)
        self._keep = Button(tr("Spara ärendena som fil …"), ButtonKind.QUIET)
        self._own_words = Button(tr("Egna ord …"), ButtonKind.QUIET)
        self._own_words.setEnabled(not services.read_only)
        for button in (self._change, self._remove, self._keep, self._own_words):
            self._filters.add_button(button)
        about = QWidget()
        under = QVBoxLayout(about)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._note)
        under.addWidget(self._about, 1)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        self._pages = QStackedLayout(stack)
        for page in (self.table, about):
            self._pages.addWidget(page)
        self.table.setMinimumHeight(_LINES * self.table.fontMetrics().height())
        self.body.addWidget(self._filters)
        self.body.addWidget(stack, 1)
        self._connect()

    def show_cases(self, screen: LotsScreen, words: Mapping[CaseList, Mapping[str, str]]) -> None:
        """Show the area's cases of the months that are chosen."""
        self._screen, self._words = screen, words
        ws, (first, last) = self._services.workspace, self._filters.months(screen.month)
        self.table.show_cases(stored.cases(ws, screen.area.code, first, last), words, screen.age_border)
        self._show_count()
        if not self._filters.shows_list:
            told = about_cases(stored.breakdown(ws, [screen.area.code], first, last), words)
            self._about.show_groups(() if told is None else told.groups)
            self._note.setText(tr("Inga ärenden är skrivna här.") if told is None else told.note)

    def _show_count(self) -> None:
        shown, of = self.table.cases.counts
        words = show_cases(show_count(shown), shown)
        if shown < of:
            words = tr("{shown} av {of}").format(shown=words, of=show_count(of))
        self.set_aside(words)
        self._keep.setEnabled(shown > 0)
        self._show_marked()

    def _show_marked(self) -> None:
        may = bool(self.table.marked) and not self._services.read_only
        self._change.setEnabled(may)
        self._remove.setEnabled(may)

    def _connect(self) -> None:
        self.table.chosen.connect(self.chosen)
        self.table.removed.connect(self.removed)
        self.table.selectionModel().selectionChanged.connect(self._show_marked)
        self._change.clicked.connect(lambda: self.chosen.emit(self._marked()))
        self._remove.clicked.connect(lambda: self.removed.emit(self._marked()))
        self._keep.clicked.connect(self._save_file)
        self._own_words.clicked.connect(partial(manage_words, self._services))
        self._filters.sought.connect(self._seek)
        self._filters.months_chosen.connect(self.months_chosen)
        self._filters.seen.connect(self._see)

    def _marked(self) -> tuple[StoredCase, ...]:
        return self.table.marked

    def _seek(self, sought: Sought) -> None:
        self.table.seek(sought)
        self._show_count()

    def _see(self) -> None:
        self._pages.setCurrentIndex(0 if self._filters.shows_list else 1)
        if self._screen is not None:
            self.show_cases(self._screen, self._words)

    def _save_file(self) -> None:
        """The cases that are listed, as a file that is read the same way: complete, and so for the office alone."""
        screen = self._screen
        assert screen is not None
        stem = file_stem(f"lots {screen.area.name} {screen.month.code}", "lots")
        title, kind = tr("Spara ärendena som fil"), FileKind("CSV", ("csv",))
        path = self._services.dialogs.save_file(title, kind, Path(f"{stem}.csv"))
        if path is None:
            return

        def write() -> None:
            write_whole(path, case_file(each.case for each in self.table.cases.listed).encode())
            told = tr("Ärendena är sparade i {file}. Filen innehåller alla tal och är intern.")
            self._services.messages.tell(told.format(file=path.name))

        self._services.messages.guarded(write)
