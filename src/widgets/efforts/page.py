"""The tab Insatser och behov: the efforts of an area, as a list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.efforts.effort import EFFORTS, Effort, EffortField, in_use, pasted_efforts
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.display import show_count
from domain.ground.file_name import file_stem
from domain.ground.problem import UserProblem
from exchange.tidy.effort_file import effort_file
from machine.files import write_whole
from storage.efforts import efforts as stored
from storage.file.workspace import Workspace
from widgets.dialogs import FileKind
from widgets.efforts.dialog import EffortDialog
from widgets.efforts.filters import EffortFilters
from widgets.efforts.listing import EffortTable, Sought
from widgets.efforts.offers import effort_offers
from widgets.efforts.words import manage_words
from widgets.parts import Button, ButtonKind, Card, EmptyState, PageHeader
from widgets.parts.scrolled import scrolled
from widgets.sheet.block import read_block
from widgets.tab.contract import Action, Services, done_by
from widgets.tab.placed import PlacedTab
from widgets.text import tr
from widgets.theme import Icon, Space

_LINES = 6
"""The least of the table that is seen, in lines."""


class EffortsTab(PlacedTab):
    """Everything is written in the form or pasted; the list is read again after each step."""

    stale_on = frozenset({EFFORTS, Subject.AREAS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._listed: tuple[Effort, ...] = ()
        self._header = PageHeader()
        self._new = Button(tr("Ny insats"), drawing=Icon.ADD)
        self._change, self._remove = Button(tr("Ändra"), drawing=Icon.EDIT), Button(tr("Ta bort"), drawing=Icon.REMOVE)
        self._paste, self._words = Button(tr("Klistra in")), Button(tr("Målgrupper och behov …"))
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._filters = EffortFilters()
        self.table = EffortTable()
        self._card = Card(tr("Insatser"))
        self._empty = EmptyState("", tr("Skriv den första"))
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()

    # --- what the window uses ---

    def read(self) -> None:
        """The efforts of the area."""
        place = self.place
        if place is None:
            return
        ws, today = self.services.workspace, self.services.clock().date()
        self._listed = stored.efforts_of(ws, place.area.code)
        self._header.set_title(tr("Insatser och behov, {area}").format(area=place.area.name))
        self._header.set_subtitle(in_short(self._listed, sum(each.is_unchecked(today) for each in self._listed)))
        self._empty.set_text(
            tr("Inga insatser är skrivna för {area} ännu.").format(area=place.area.name),
            tr(
                "En insats är det någon erbjuder: till vem, vilka behov den möter och vad som krävs. Rader från Excel "
                "klistras in med Klistra in (Ctrl+Skift+V), och en fil läses in med Ctrl+I."
            ),
        )
        self.table.show_efforts(self._listed, stored.areas_of(ws, self._listed), today)
        self._filters.offer(in_use(each.groups for each in self._listed), in_use(each.needs for each in self._listed))
        self._pages.setCurrentIndex(0 if self._listed else 1)
        for button in (self._new, self._paste, self._words, self._empty.button):
            button.setEnabled(self._may_write())

    def actions_offered(self) -> Sequence[Action]:
        """What makes, changes and leads through the list."""
        return done_by(
            effort_offers(),
            (self.start_new, self._may_write),
            (self._open_current, self._has_marked),
            (self._remove_marked, self._has_marked),
            (self._filters.search.setFocus, self._has_listed),
            (self.paste, self._may_write),
            (partial(manage_words, self.services), self._may_write),
            (self._save_file, self._has_listed),
        )

    def first_focus(self) -> QWidget:
        """The list, or the first step where there is none."""
        return self.table if self._listed else self._empty.button

    def show_cell(self, cell: ChangedCell) -> None:
        """The row of the effort, whatever the list was narrowed to."""
        self._filters.show_all()
        self.table.go_to(cell.row["id"])
        self.table.setFocus()

    # --- what is done ---

    def start_new(self) -> None:
        """Ask for a new effort of the area."""
        if self.place is not None and self._may_write():
            self._ask(Effort(self.place.area.code, ""))

    def paste(self) -> None:
        """Take in the rows that lie on the clipboard, as one step."""
        if self.place is None or not self._may_write():
            return
        rows = read_block(QGuiApplication.clipboard().text())
        try:
            found = pasted_efforts(self.place.area.code, rows)
        except UserProblem as problem:
            self.services.messages.refuse(problem.text)
            return
        if not found:
            self.services.messages.refuse(tr("Urklipp innehåller inga rader att klistra in. Kopiera dem i Excel."))
            return
        if (done := self.services.submit(partial(stored.record_efforts, efforts=found))) is not None:
            said = tr("{count} insatser är inklistrade, {changed} nya eller ändrade. Ctrl+Z ångrar.")
            self.services.messages.tell(said.format(count=show_count(len(found)), changed=show_count(done.rows)))

    def _ask(self, effort: Effort) -> None:
        ws = self.services.workspace
        words = {of: stored.words_of(ws, of) for of in (EffortField.GROUPS, EffortField.NEEDS)}

        def store(made: Effort) -> str:
            def record(opened: Workspace) -> Changes:
                return stored.record_efforts(opened, efforts=[made])

            return self.services.refused(record)

        dialog = EffortDialog(store, effort, words, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.first_focus().setFocus()

    def _open(self, effort: Effort) -> None:
        if self._may_write():
            self._ask(effort)

    def _open_current(self) -> None:
        self._open(self.table.marked[0])

    def _remove_these(self, efforts: Sequence[Effort]) -> None:
        if not self._may_write():
            return
        if self.services.submit(partial(stored.remove_efforts, efforts=efforts)) is not None:
            one, many = tr("Insatsen är borttagen. Ctrl+Z ångrar."), tr("{count} insatser är borttagna. Ctrl+Z ångrar.")
            self.services.messages.tell(one if len(efforts) == 1 else many.format(count=show_count(len(efforts))))
            self.first_focus().setFocus()

    def _remove_marked(self) -> None:
        self._remove_these(self.table.marked)

    def _save_file(self) -> None:
        """The efforts that are listed, as a file that is read the same way."""
        assert self.place is not None
        stem = file_stem(f"insatser {self.place.area.name}", "insatser")
        title, kind = tr("Spara insatserna som fil"), FileKind("CSV", ("csv",))
        path = self.services.dialogs.save_file(title, kind, Path(f"{stem}.csv"))
        if path is None:
            return

        def write() -> None:
            write_whole(path, effort_file(self.table.efforts.listed).encode())
            self.services.messages.tell(tr("Insatserna är sparade i {file}.").format(file=path.name))

        self.services.messages.guarded(write)

    # --- how it works ---

    def _may_write(self) -> bool:
        return not self.services.read_only

    def _has_listed(self) -> bool:
        return bool(self._listed)

    def _has_marked(self) -> bool:
        return bool(self.table.marked) and self._may_write()

    def _seek(self, sought: Sought) -> None:
        self.table.efforts.seek(sought)
        shown, of = len(self.table.efforts.listed), len(self._listed)
        text = tr("{shown} av {of} insatser").format(shown=show_count(shown), of=show_count(of))
        self._card.set_aside(text if shown < of else tr("Enter öppnar · Delete tar bort · Ctrl+C och Ctrl+V"))
        self._show_marked()

    def _show_marked(self) -> None:
        for button in (self._change, self._remove):
            button.setEnabled(self._has_marked())

    def _open_report(self) -> None:
        self.services.run_command("report")

    def _connect(self) -> None:
        for button, does in (
            (self._new, self.start_new),
            (self._change, self._open_current),
            (self._remove, self._remove_marked),
            (self._paste, self.paste),
            (self._words, partial(manage_words, self.services)),
            (self._print, self._open_report),
        ):
            button.clicked.connect(does)
        for button in (self._new, self._paste, self._print):
            self._header.add_button(button)
        for button in (self._change, self._remove, self._words):
            self._filters.add_button(button)
        self._empty.started.connect(self.start_new)
        self._filters.sought.connect(self._seek)
        self.table.opened.connect(self._open)
        self.table.removed.connect(self._remove_these)
        self.table.pasted.connect(self.paste)
        self.table.selectionModel().selectionChanged.connect(self._show_marked)

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(_LINES * self.table.fontMetrics().height())
        self._card.body.addWidget(self._filters)
        self._card.body.addWidget(self.table, 1)
        nothing = Card(accessible_name=tr("Inga insatser"))
        nothing.body.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.S, Space.L, Space.XS)
        whole.setSpacing(Space.S)
        whole.addWidget(self._header)
        whole.addLayout(self._pages, 1)
        # Only now: added before the layout has its place, the first would be a window of its own for a moment.
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        for page in (scrolled(inside), nothing):
            self._pages.addWidget(page)


def in_short(efforts: Sequence[Effort], unchecked: int) -> str:
    """`14 insatser hos 6 parter och andra · 2 har ingen kontrollerat på ett år`."""
    if not efforts:
        return ""
    providers = len({each.provider.casefold() for each in efforts if each.provider})
    one = tr("1 insats hos {providers}") if len(efforts) == 1 else tr("{count} insatser hos {providers}")
    bodies = tr("1 part eller annan") if providers == 1 else tr("{count} parter och andra")
    told = one.format(count=show_count(len(efforts)), providers=bodies.format(count=show_count(providers)))
    if not unchecked:
        return told
    return tr("{told} · {count} har ingen kontrollerat på ett år").format(told=told, count=show_count(unchecked))
