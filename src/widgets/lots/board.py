"""The cards of a month beside one another; scrolls where the window or the text size leaves too little room."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from domain.lots.hints import Hint
from domain.lots.month import PARTIES, Party
from widgets.lots.recording import MonthRecorder
from widgets.lots.resource import resource_summary
from widgets.lots.resource_card import ResourceCard
from widgets.lots.review import month_checks
from widgets.lots.screen import LotsScreen
from widgets.lots.series import cell_series
from widgets.lots.sheet_card import SheetCard
from widgets.lots.year import year_overview
from widgets.parts import Bars, Button, ButtonKind, Card, CheckList, TextLabel
from widgets.parts.check_list import CheckItem
from widgets.parts.month_grid import MonthGrid
from widgets.parts.sign import Sign
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space, text_scale

_BESIDE = 1150
"""Pixels, at text size 100 %, from which the checks stand beside the sheet."""


class MonthBoard(QScrollArea):
    """Sheet and checks above, the year and the resource below. `month_chosen` carries the month to go to;
    `answer_wanted` says that the `hint` is to be answered, or asked again."""

    month_chosen = Signal(object)
    answer_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._screen: LotsScreen | None = None
        self._arrangement: tuple[bool, bool, bool] | None = None
        self.sheet = SheetCard(services)
        self.grid = self.sheet.sheet.grid
        self._review = Card(tr("Att se över"))
        self._checks = CheckList()
        self._checks.keep_rows(3)
        self._answer = Button("", ButtonKind.QUIET)
        self._answer.setObjectName("lots-answer")
        self._answer.clicked.connect(self.answer_wanted)
        self._checks.currentRowChanged.connect(self._offer_answer)
        self._series = TextLabel(role=Role.TABLE_HEAD, wrap=True)
        self._bars = Bars()
        self._year = MonthGrid("lots-year", tr("Året i siffror"))
        self._year_card = Card(tr("Året i siffror"))
        self._posts = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._resource = ResourceCard()
        self._inside = QWidget()
        self._lay_out()
        self.grid.moved.connect(self._show_cell)
        self._checks.chosen.connect(self.grid.go_to)
        self._year.chosen.connect(self.month_chosen)

    def show_screen(self, screen: LotsScreen, recorder: MonthRecorder, locked: str) -> None:
        """Show the month; a sentence in `locked` says why it cannot be changed."""
        before, self._screen = self._screen, screen
        self.sheet.show_screen(screen, recorder, locked)
        overview = year_overview(screen)
        self._year_card.set_title(overview.title)
        self._year.show_months(overview.rows, overview.current)
        self._posts.setText("\n".join(overview.posts))
        self._posts.setVisible(bool(overview.posts))
        if before is None or not screen.has_resource_of(before):
            self._resource.show_summary(resource_summary(screen.month, screen.resource, screen.goals))
        self._arrange()
        key = self.grid.current_key
        self._show_cell(*(key if key is not None else (PARTIES[0].value, "")))

    def go_to_checks(self) -> None:
        """Take the keyboard to what is to be looked over."""
        self._checks.setCurrentRow(0)
        self._checks.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def hint(self) -> CheckItem | None:
        """What the answer is about: the row that was chosen, where it can be answered; before one is, the first that
        is not answered."""
        asking = [each for each in self._checks.items_shown if isinstance(each.asks, Hint)]
        current = self._checks.current_item
        if current is not None:
            return current if current in asking else None
        return next((each for each in asking if each.sign is Sign.NOTE), None)

    def _offer_answer(self) -> None:
        hint = self.hint
        asks = any(isinstance(each.asks, Hint) for each in self._checks.items_shown)
        self._answer.setVisible(asks and not self._services.read_only)
        self._answer.setEnabled(hint is not None)
        answered = hint is not None and hint.sign is Sign.OK
        self._answer.setText(tr("Fråga igen") if answered else tr("Det stämmer …"))
        self._answer.setToolTip(tr("Välj en fråga i listan först.") if hint is None else hint.text)

    def _show_cell(self, row: str, column: str) -> None:
        """What goes with the current cell: its last twelve values, and its party's usual range."""
        if self._screen is None or not column:
            return
        party = next((party for party in PARTIES if party.value == row), Party.FK)
        self._checks.set_items(month_checks(self._screen, party))
        self._offer_answer()
        name, bars = cell_series(self._screen, row, column)
        self._series.setText(name)
        self._bars.set_bars(name, bars)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _lay_out(self) -> None:
        self._review.body.addWidget(self._checks)
        self._review.body.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignLeft)
        self._review.body.addWidget(self._series)
        self._review.body.addWidget(self._bars)
        self._review.body.addStretch(0)
        self._year_card.body.addWidget(self._year)
        self._year_card.body.addWidget(self._posts)
        self._year_card.body.addStretch(1)
        self._cards = QGridLayout(self._inside)
        self._cards.setContentsMargins(Space.L, 0, Space.L, Space.XS)
        self._cards.setVerticalSpacing(Space.S)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where the sheet has room beside the checks; else everything below one another."""
        is_wide = self._screen is not None and self._screen.as_cross
        arrangement = (self.width() < _BESIDE * text_scale(), self._resource.isHidden(), is_wide)
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        stacked, alone, _ = arrangement
        # What is to be looked over reaches below the sheet where it has to; a cross needs the whole width.
        beside, top = (1, 2) if is_wide else (0, 1)
        places = {
            self.sheet: (0, 0, 1, top),
            self._review: (beside, 1, 3 - beside if alone else 2 - beside, 1),
            self._year_card: (1, 0, 2, 1),
            self._resource: (2, 1, 1, 1),
        }
        if stacked:
            places = {card: (row, 0, 1, 1) for row, card in enumerate(places)}
        for card in places:
            self._cards.removeWidget(card)
        for card, place in places.items():
            self._cards.addWidget(card, *place)
        # Between sheet and resource the list takes what is left and scrolls; the page should not grow for it.
        narrow = not (stacked or alone)
        grows = QSizePolicy.Policy.Ignored if narrow else QSizePolicy.Policy.Preferred
        self._checks.setSizePolicy(QSizePolicy.Policy.Expanding, grows)
        self._review.body.setStretch(0, 1 if narrow else 0)
        self._review.body.setStretch(self._review.body.count() - 1, 0 if narrow else 1)
        self._cards.setHorizontalSpacing(0 if stacked else Space.M)
        self._cards.setColumnStretch(0, 7)
        self._cards.setColumnStretch(1, 0 if stacked else 2)
        self._cards.setRowStretch(1, 0 if stacked else 1)
