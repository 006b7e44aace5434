"""*Läget*: how far the months of the year have come in every kommun of the group."""

from PySide6.QtWidgets import QWidget

from domain.ground.area import Area
from domain.ground.period import Period, month
from storage.areas import queries as stored_areas
from storage.lots.standing import months_standing
from widgets.lots.completeness_board import CompletenessBoard
from widgets.lots.view import LotsView
from widgets.parts import Card, Placed, Spread
from widgets.parts.or_empty import OrEmpty
from widgets.tab.contract import Place, Services
from widgets.text import tr


class CompletenessView(LotsView):
    """The same board as on Start, of the year of the bar; Enter goes to a month."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self.board = CompletenessBoard()
        self._card = Card()
        self._card.body.addWidget(self.board)
        self._card.body.addStretch(1)
        self._page = OrEmpty(tr("Läget"), tr("Registrera en månad"))
        self._page.hold(Spread((Placed(self._card, 0, 0),), shares=(1,), stretched=0, parent=self._page))
        self._page.empty.started.connect(self._begin)
        self.board.chosen.connect(self._open_month)
        self.setLayout(self._only(self._page))

    def show_place(self, place: Place) -> None:
        """Show the year that the month lies in."""
        self._place = place
        workspace, today = self.services.workspace, self.services.clock().date()
        shown = place.period or month(today.year, today.month)
        own, members = stored_areas.group(workspace)
        title = tr("{group}, {year}").format(group=own.name, year=shown.year)
        self.bar.show_view(title, tr("Så långt har månaderna kommit"))
        self._card.set_title(tr("Månader och kommuner {year}").format(year=shown.year))
        standing = months_standing(workspace, members, month(shown.year, 1), month(shown.year, 12), today)
        if self.board.show_standing(standing, shown):
            self._page.show_content()
        else:
            text = tr("Ingen kommun har börjat registrera ärenden {year}.")
            self._page.show_empty(text.format(year=shown.year), first_step=tr("Registrera en månad"))

    def first_focus(self) -> QWidget:
        """The board, or the first step where there is nothing."""
        return self._page.empty.button if self._page.is_empty else self.board.grid

    def _open_month(self, area: Area, shown: Period) -> None:
        self.services.open_tab("lots", Place(area, period=shown), to_work=True)

    def _begin(self) -> None:
        self.services.open_tab("lots", self._place, to_work=True)
