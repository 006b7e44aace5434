"""The heading of the month and what can be done with it, by how far the month has come."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.lots.month import MonthStatus
from widgets.lots.screen import LotsScreen
from widgets.lots.status import month_subtitle
from widgets.parts import Button, ButtonKind, PageHeader
from widgets.text import tr
from widgets.theme import Icon


class MonthBar(PageHeader):
    """`status_wanted` carries the `MonthStatus` asked for; the others say which button was pressed."""

    paste_wanted = Signal()
    status_wanted = Signal(object)
    correction_wanted = Signal()
    correction_ended = Signal()

    def __init__(self, copy: Button, parent: QWidget | None = None) -> None:
        within = QWidget()
        self._row = QHBoxLayout(within)
        self._row.setContentsMargins(0, 0, 0, 0)
        super().__init__(parent=parent, views=within)
        self._copy = copy
        self._paste = Button(tr("Klistra in"), drawing=Icon.PASTE)
        self._paste.setToolTip(tr("Klistrar in det kopierade från rutan du står i (Ctrl+V)."))
        self._reopen = Button(tr("Öppna igen"), drawing=Icon.UNLOCK)
        self._correct = Button(tr("Rätta låst månad …"))
        self._correct.setToolTip(tr("Du skriver varför; skälet sparas med ändringen."))
        self._end = Button(tr("Avsluta rättelsen"), ButtonKind.PRIMARY)
        self._end.setToolTip(
            tr("Månaden är låst hela tiden: varje ändring sparas med skälet tills rättelsen avslutas.")
        )
        # Each step has its own place, where it stays while the month goes from one to the next: whoever presses twice
        # does not lock what was only to be marked.
        self._done = Button(tr("Markera klar"), ButtonKind.PRIMARY)
        self._done.setToolTip(tr("När inget saknas och summorna stämmer. Månaden kan öppnas igen."))
        self._lock = Button(tr("Lås månaden"))
        self._lock.setToolTip(tr("En klar månad kan låsas. Den ändras sedan bara genom en rättelse med skäl."))
        self._of_month = (self._paste, self._reopen, self._correct, self._end, self._lock, self._done)
        for button in (self._copy, *self._of_month):
            self.add_button(button)
        self._paste.clicked.connect(self.paste_wanted)
        marks = {self._reopen: MonthStatus.OPPEN, self._done: MonthStatus.KLAR, self._lock: MonthStatus.LAST}
        for button, status in marks.items():
            button.clicked.connect(partial(self._ask_for, status))
        self._correct.clicked.connect(self.correction_wanted)
        self._end.clicked.connect(self.correction_ended)

    def add_views(self, row: QWidget) -> None:
        """The views of the tab, beside the heading."""
        self._row.addWidget(row)

    def show_view(self, title: str, subtitle: str) -> None:
        """Head another view than the month's: nothing can be done with a month there."""
        self.set_title(title)
        self.set_subtitle(subtitle)
        for button in self._of_month:
            button.hide()
        self.lead_on("", "", None)

    def show_month(self, screen: LotsScreen, *, correction: str, locked: bool, read_only: bool) -> None:
        """Name the month and offer what its status allows."""
        status, corrects = screen.current.status, bool(correction)
        self.set_title(tr("{area}, {month}").format(area=screen.area.name, month=screen.month.label))
        self.set_subtitle(month_subtitle(screen, correction))
        is_open, is_done, is_locked = (status is each for each in MonthStatus)
        shown = {
            self._paste: not locked,
            self._reopen: not is_open and not corrects and not read_only,
            self._correct: is_locked and not corrects and not read_only,
            self._end: corrects and not read_only,
            self._lock: not is_open and not corrects and not read_only,
            self._done: not corrects and not read_only,
        }
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
        self._lock.setEnabled(is_done)
        self._done.setEnabled(is_open)

    def show_empty(self, area: str) -> None:
        """Name the area alone: there is no month to do anything with."""
        self.show_view(area, tr("LOTS-ärenden per initierande part"))

    def _ask_for(self, status: MonthStatus) -> None:
        self.status_wanted.emit(status)
