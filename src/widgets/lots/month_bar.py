"""The heading of the month and what can be done with it, by how far the month has come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.lots.month import MonthStatus
from widgets.lots.screen import LotsScreen
from widgets.lots.status import month_subtitle
from widgets.parts import Button, ButtonKind, PageHeader
from widgets.text import tr
from widgets.theme import Icon, Space


class MonthBar(PageHeader):
    """`status_wanted` carries the `MonthStatus` asked for; the others say which button was pressed."""

    paste_wanted = Signal()
    status_wanted = Signal(object)
    correction_wanted = Signal()
    correction_ended = Signal()

    def __init__(self, copy: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._status = MonthStatus.OPPEN
        self._corrects = False
        self._copy = copy
        self._paste = Button(tr("Klistra in"), drawing=Icon.PASTE)
        self._paste.setToolTip(tr("Klistrar in det kopierade från rutan du står i (Ctrl+V)."))
        self._reopen = Button(tr("Öppna igen"), drawing=Icon.UNLOCK)
        self._next = Button("", ButtonKind.PRIMARY)
        self._next.setObjectName("lots-next-step")
        within = QWidget()
        self._views = QHBoxLayout(within)
        self._views.setContentsMargins(0, 0, Space.S, 0)
        self._buttons.add(within)
        for button in (self._copy, self._paste, self._reopen, self._next):
            self.add_button(button)
        self._paste.clicked.connect(self.paste_wanted)
        self._reopen.clicked.connect(lambda: self.status_wanted.emit(MonthStatus.OPPEN))
        self._next.clicked.connect(self._go_on)

    def add_views(self, row: QWidget) -> None:
        """The views of the tab, before the buttons."""
        self._views.addWidget(row)

    def show_view(self, title: str, subtitle: str) -> None:
        """Head another view than the month's: nothing can be done with a month there."""
        self.set_title(title)
        self.set_subtitle(subtitle)
        for button in (self._paste, self._reopen, self._next):
            button.hide()
        self.lead_on("", "", None)

    def show_month(self, screen: LotsScreen, *, correction: str, locked: bool, read_only: bool) -> None:
        """Name the month and offer what its status allows."""
        self._status, self._corrects = screen.current.status, bool(correction)
        self.set_title(tr("{area}, {month}").format(area=screen.area.name, month=screen.month.label))
        self.set_subtitle(month_subtitle(screen, correction))
        leaves = self._reopen.hasFocus()
        self._paste.setVisible(not locked)
        self._reopen.setVisible(self._status is not MonthStatus.OPPEN and not self._corrects and not read_only)
        self._next.setVisible(not read_only)
        self._next.setText(self._next_words())
        self._next.setToolTip(self._next_reason())
        if leaves and self._reopen.isHidden():
            self._next.setFocus()

    def show_empty(self, area: str) -> None:
        """Name the area alone: there is no month to do anything with."""
        self.show_view(area, tr("LOTS-ärenden per initierande part"))

    def _next_words(self) -> str:
        if self._corrects:
            return tr("Avsluta rättelsen")
        return {
            MonthStatus.OPPEN: tr("Markera klar"),
            MonthStatus.KLAR: tr("Lås månaden"),
            MonthStatus.LAST: tr("Rätta låst månad …"),
        }[self._status]

    def _next_reason(self) -> str:
        if self._corrects:
            return tr("Månaden är låst hela tiden: varje ändring sparas med skälet tills rättelsen avslutas.")
        return {
            MonthStatus.OPPEN: tr("När inget saknas och summorna stämmer. Månaden kan öppnas igen."),
            MonthStatus.KLAR: tr("En låst månad ändras bara genom en rättelse med skäl."),
            MonthStatus.LAST: tr("Du skriver varför; skälet sparas med ändringen."),
        }[self._status]

    def _go_on(self) -> None:
        if self._corrects:
            self.correction_ended.emit()
        elif self._status is MonthStatus.LAST:
            self.correction_wanted.emit()
        else:
            self.status_wanted.emit(MonthStatus.KLAR if self._status is MonthStatus.OPPEN else MonthStatus.LAST)
