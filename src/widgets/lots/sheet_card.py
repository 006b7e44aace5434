"""The month's card: the margin sheet and the case workers, each on a page of its own."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.ground.card import FigureCard
from domain.ground.history import FigureStep
from domain.lots.card import case_workers_card, cases_card
from domain.lots.month import Party
from storage.lots import queries as stored
from widgets.lots.public import hidden_sign, publish_block, publish_workers
from widgets.lots.recording import MonthRecorder
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import cell_key, party_of, sheet_content
from widgets.lots.workers import workers_content
from widgets.parts import Card
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec, WriteComment
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.text import tr
from widgets.theme import Space


class SheetCard(Card):
    """What is typed of a month."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Månadens ärenden"), parent=parent)
        self._services = services
        self.sheet = SheetPage(services, "lots-sheet", dense=False)
        self.workers = SheetPage(services, "lots-workers")
        below = QHBoxLayout()
        below.setSpacing(Space.L)
        below.addWidget(self.workers, 3)
        # Beside, where there is room: the month and its year are to fit a small screen.
        below.addWidget(self.sheet.foot, 1)
        self.body.addWidget(self.sheet)
        self.body.addLayout(below)

    def show_screen(self, screen: LotsScreen, recorder: MonthRecorder, locked: str) -> None:
        """Show the month; a sentence in `locked` says why nothing in it can be changed."""
        sign, ws = hidden_sign(screen.small_count_threshold), self._services.workspace
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

        go: Callable[[], None] = partial(self._services.open_tab, "lots", place)
        cells = SheetSpec(
            sheet_content(screen, locked=locked, hidden=sign),
            place,
            go=go,
            record=recorder.cells,
            history=history,
            card=lambda key: cases_card(party_of(key[0]), screen.month, sources),
            comment=comment,
            public=partial(publish_block, screen),
            hint=tr("Tomt = saknas · 0 = noll\n– = ej tillämpligt\nCtrl+Z ångrar · Ctrl+M kommenterar"),
        )
        workers = SheetSpec(
            workers_content(screen, locked=locked, hidden=sign),
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
