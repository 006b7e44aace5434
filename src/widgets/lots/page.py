"""The tab LOTS: an area's months, seen in several ways."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, month, months_between
from domain.lots.completeness import MONTHS_BEFORE
from domain.lots.review import first_unfinished
from storage.lots import queries as stored
from widgets.lots.month_bar import MonthBar
from widgets.lots.offers import copy_offers, level_offer, new_case_offer
from widgets.lots.recorded import RecordedMonths
from widgets.lots.screen import months_back
from widgets.lots.view import Corrections, LotsView
from widgets.lots.views import CASES, views
from widgets.sheet.copy_button import CopyButton
from widgets.tab.contract import Action, Services, When, done_by
from widgets.tab.views import ViewsTab
from widgets.text import tr
from widgets.theme import Space

_MONTHS_BACK = 35


class LotsTab(ViewsTab[LotsView]):
    """The bar's area and month, in the view that is chosen."""

    stale_on = frozenset({Subject.LOTS, Subject.RESOURCE, Subject.BENEFITS, Subject.AREAS, Subject.SETTINGS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        self._copy = CopyButton(services, self._table_text, why_dark=lambda: self.chosen.why_dark)
        menu = self._copy.menu()
        menu.addSeparator()
        menu.addAction(level_offer().text, self._choose_level)
        self._bar = MonthBar(self._copy)
        super().__init__(services, tr("Vyer av LOTS"), views(), parent, header=self._bar)
        self._recorded = RecordedMonths(services.workspace)
        self._corrections: Corrections = {}
        self._bar.add_views(self._row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.XS, 0, 0)
        whole.setSpacing(Space.XS)
        self._bar.setContentsMargins(Space.L, 0, Space.L, 0)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The months with cases, and those up to now: none that is to come, and none more than three years back."""
        now, recorded = self._this_month(), self.periods_with_figures(area)
        first = max(min((*recorded, now)), months_back(now, _MONTHS_BACK)[0])
        months = months_between(first if recorded else months_back(now, _MONTHS_BACK)[0], now)
        return tuple(sorted({*recorded, *months}, reverse=True))

    def periods_with_figures(self, area: Area) -> Sequence[Period]:
        """The months with cases."""
        return self._recorded.of(area)

    def usual_period(self, area: Area) -> When | None:
        """The earliest unfinished month up to now; where nothing was recorded for a year, what there is to be read."""
        now, recorded = self._this_month(), self.periods_with_figures(area)
        if not recorded:
            return now
        if recorded[0] < months_back(now, MONTHS_BEFORE)[0]:
            return recorded[0]
        first = min(max(recorded[-1], months_back(now, _MONTHS_BACK)[0]), now)
        return first_unfinished(stored.lots_months(self.services.workspace, area.code, first, now)) or now

    def actions_offered(self) -> Sequence[Action]:
        """Copying, what the views do, and going to each of them."""
        copies = done_by(
            copy_offers(), (self._copy.copy, self._has_table), (self._copy.copy_internally, self._has_table)
        )
        new_case = new_case_offer().done_by(partial(self._go_to, CASES), lambda: self.place is not None)
        level = level_offer().done_by(self._choose_level, lambda: self.place is not None)
        return *copies, *self._view("month").actions_offered(), new_case, level, *self._to_views("lots")

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place, view = self.place, self.chosen
        if place is not None:
            view.show_place(place)
            self._pages.setCurrentWidget(view)
            self._show_copy()

    def show_work(self) -> None:
        """*Månad*, or *Ärenden* for a month that is kept by case."""
        place = self.place
        if place is not None and place.period is not None:
            kept = stored.lots_month(self.services.workspace, place.area.code, place.period)
            self._go_to(CASES if kept.by_case else "month")

    def on_changes(self, changes: Changes) -> None:
        """After a keystroke the chosen view reads what was changed, and nothing else is asked."""
        self._recorded.forget()
        if self._stale or not self.isVisible() or not self.chosen.read_again(changes):
            super().on_changes(changes)

    def touched_by(self, changes: Changes) -> bool:
        """The chosen view knows which months it shows."""
        return super().touched_by(changes) and self.chosen.touched_by(changes)

    def _view(self, key: str) -> LotsView:
        is_new = key not in self._made
        view = super()._view(key)
        if is_new:
            view.stand_under(self._bar, self._recorded, self._corrections)
            view.shown.connect(self._show_copy)
        return view

    def _show_copy(self) -> None:
        self._copy.setVisible(self.chosen.has_table)

    def _choose_level(self) -> None:
        from widgets.lots.level_dialog import LevelDialog

        if self.place is not None:
            now = self.place.period or self._this_month()
            dialog = LevelDialog(self.services, self.place.area, now.year, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _table_text(self, internal_reason: str) -> str:
        return self.chosen.table_text(internal_reason)

    def _has_table(self) -> bool:
        return self.place is not None and self.chosen.has_table

    def _this_month(self) -> Period:
        now = self.services.clock()
        return month(now.year, now.month)
