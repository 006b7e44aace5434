"""The cards of a month beside one another; scrolls where the window or the text size leaves too little room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from domain.lots import PARTIES, Party
from widgets.grid import AskDash
from widgets.lots.resource import resource_summary
from widgets.lots.resource_card import ResourceCard
from widgets.lots.review import month_checks
from widgets.lots.screen import LotsScreen
from widgets.lots.series import cell_series
from widgets.lots.sheet_card import SheetCard
from widgets.lots.year import year_overview
from widgets.lots.year_view import YearView
from widgets.parts import Bars, Card, CheckList, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class MonthBoard(QScrollArea):
    """Sheet and checks above, the year and the resource below. `month_chosen` carries the month to go to."""

    month_chosen = Signal(object)

    def __init__(self, ask_dash: AskDash, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: LotsScreen | None = None
        self.is_locked = False
        self.sheet = SheetCard(ask_dash)
        self._checks = CheckList()
        self._series = TextLabel(role=Role.TABLE_HEAD, wrap=True)
        self._bars = Bars()
        self._year = YearView()
        self._year_card = Card(tr("Året i siffror"))
        self._posts = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._resource = ResourceCard()
        self._lay_out()
        self.sheet.moved.connect(self._show_cell)
        self._checks.chosen.connect(self.sheet.grid.go_to)
        self._year.chosen.connect(self.month_chosen)

    def show_screen(self, screen: LotsScreen, locked: str) -> None:
        """Show the month; a sentence in `locked` says why it cannot be changed."""
        self._screen = screen
        self.is_locked = bool(locked)
        self.sheet.show_screen(screen, locked)
        overview = year_overview(screen)
        self._year_card.set_title(overview.title)
        self._year.show_year(overview)
        self._posts.setText("\n".join(overview.posts))
        self._posts.setVisible(bool(overview.posts))
        self._resource.show_summary(resource_summary(screen))
        key = self.sheet.grid.current_key
        self._show_cell(*(key if key is not None else (PARTIES[0].value, "")))

    def comment_current(self) -> None:
        """Write the comment of the cell the keyboard stands in."""
        key = self.sheet.grid.current_key
        if key is not None:
            self.sheet.open_comment(*key)

    def go_to_checks(self) -> None:
        """Take the keyboard to what is to be looked over."""
        self._checks.setCurrentRow(0)
        self._checks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cell(self, row: str, column: str) -> None:
        """What goes with the current cell: its last twelve values, and its party's usual range."""
        if self._screen is None or not column:
            return
        party = next((party for party in PARTIES if party.value == row), Party.FK)
        self._checks.set_items(month_checks(self._screen, party))
        name, bars = cell_series(self._screen, row, column)
        self._series.setText(name)
        self._bars.set_bars(name, bars)

    def _lay_out(self) -> None:
        review = Card(tr("Att se över"))
        review.body.addWidget(self._checks)
        review.body.addStretch(1)
        review.body.addWidget(self._series)
        review.body.addWidget(self._bars)
        self._year_card.body.addWidget(self._year)
        self._year_card.body.addWidget(self._posts)
        self._year_card.body.addStretch(1)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(Space.L, 0, Space.L, Space.M)
        grid.setSpacing(Space.M)
        grid.addWidget(self.sheet, 0, 0)
        grid.addWidget(review, 0, 1)
        grid.addWidget(self._year_card, 1, 0)
        grid.addWidget(self._resource, 1, 1)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(2, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
