"""The month's card: the margin sheet and the case workers, each on a page of its own."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.ground.card import FigureCard
from domain.ground.history import FigureStep
from domain.lots.card import case_workers_card, cases_card
from domain.lots.month import Party
from storage.lots import queries as stored
from widgets.lots.cross_sheet import cross_content
from widgets.lots.forms import only_shows, why_not_its_form
from widgets.lots.public import publish_block, publish_workers, why_withheld, without_figures
from widgets.lots.recording import MonthRecorder
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import cell_key, party_of, sheet_content
from widgets.lots.workers import workers_content
from widgets.parts import Button, ButtonKind, Card
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec, WriteComment
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.text import tr
from widgets.theme import Space


class SheetCard(Card):
    """What is typed of a month. `form_wanted` says that it is to be typed in the other form: cross or margins."""

    form_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Månadens ärenden"), parent=parent)
        self._services = services
        self.sheet = SheetPage(services, "lots-sheet", dense=False)
        self.workers = SheetPage(services, "lots-workers")
        self._form = Button("", ButtonKind.QUIET)
        self._form.setObjectName("lots-form")
        self._form.clicked.connect(self.form_wanted)
        below = QHBoxLayout()
        below.setSpacing(Space.M)
        below.addWidget(self.workers, 3)
        # Beside, where there is room: the month and its year are to fit a small screen.
        below.addWidget(self.sheet.foot, 1)
        below.addWidget(self._form, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.sheet)
        self.body.addLayout(below)

    def show_screen(self, screen: LotsScreen, recorder: MonthRecorder, locked: str) -> None:
        """Show the month; a sentence in `locked` says why nothing in it can be changed."""
        ws = self._services.workspace
        place = Place(screen.area, period=screen.month)
        of = (ws, screen.area.code, screen.month)

        def history(key: GridKey) -> Sequence[FigureStep] | None:
            cell = cell_key(*key)
            return None if cell is None else stored.cell_history(*of, cell)

        sources = () if screen.current.source is None else (screen.current.source,)

        def comment(key: GridKey) -> WriteComment | str:
            cell = cell_key(*key)
            if cell is None:
                return tr("En summa har ingen egen kommentar. Skriv den i en ruta som fylls i.")

            def write(text: str) -> Operation:
                return recorder.comment(cell, text)

            return write

        def star(key: GridKey) -> Operation | str:
            cell = cell_key(*key)
            if cell is None:
                return tr("En summa kan inte stjärnmärkas. Välj en ruta som fylls i.")
            return recorder.star(cell, starred=cell not in screen.stars)

        go: Callable[[], None] = partial(self._services.open_tab, "lots", place)
        content = (cross_content if screen.as_cross else sheet_content)(
            screen, locked=locked or why_not_its_form(screen)
        )
        public = without_figures if screen.as_cross else partial(publish_block, screen)
        of_cross = tr(
            "Kopierat. Korstabellens tal är dolda i andra program, och följer med när du klistrar in här. "
            "Knappen Kopiera uppe till höger tar med summorna."
        )
        words = tr("Månadstal") if screen.as_cross else tr("Korstabell")
        asks = not only_shows(screen, locked=bool(locked))
        self._form.setText(tr("{form} …").format(form=words) if asks else words)
        tips = (
            (tr("Visa summorna efter kön och efter ålder."), tr("Visa månaden efter kön och ålder tillsammans."))
            if not asks
            else (
                tr("Skriv månaden efter kön och efter ålder, var för sig."),
                tr("Skriv månaden efter kön och ålder tillsammans."),
            )
        )
        self._form.setToolTip(tips[0] if screen.as_cross else tips[1])
        self._form.setVisible(asks or screen.current.is_cross)
        cells = SheetSpec(
            content,
            place,
            go=go,
            record=recorder.cells,
            history=history,
            card=lambda key: cases_card(party_of(key[0]), screen.month, sources),
            comment=comment,
            star=star,
            public=public,
            withheld=why_withheld(screen.level) or (of_cross if screen.as_cross else ""),
            hint=tr("Tomt = saknas · 0 = noll\n– = ej tillämpligt\nCtrl+Z ångrar · Ctrl+M kommenterar"),
        )
        workers = SheetSpec(
            workers_content(screen, locked=locked),
            place,
            go=go,
            record=recorder.workers,
            history=lambda key: stored.workers_history(*of, Party(key[1])),
            card=lambda key: case_workers_card(Party(key[1]), screen.month, sources),
            comment=lambda _key: tr("Antalet handläggare har ingen egen kommentar. Skriv den i en ruta i tabellen."),
            public=partial(publish_workers, screen.small_count_threshold),
        )
        self.sheet.show_sheet(cells)
        self.workers.show_sheet(workers)

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        return (self.workers if self.workers.grid.hasFocus() else self.sheet).figure_card()

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of the sheet and of the case workers, and comments, of every month that has been shown."""
        return (*self.sheet.unsaved(), *self.workers.unsaved())

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self.sheet.commit_pending()
        self.workers.commit_pending()
