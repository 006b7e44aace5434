"""*År*: a whole year of one area in a sheet, and the month of every area of the group in another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.card import FigureCard
from domain.ground.changes import Changes
from domain.ground.history import FigureStep
from domain.ground.period import Period, month
from domain.ground.sex import Sex
from domain.ground.value import Value
from domain.lots.card import cases_card
from domain.lots.completeness import MONTHS_BEFORE
from domain.lots.month import AgeGroup
from domain.lots.publication import LEVELS, level_of
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.lots import queries as stored
from storage.lots.publication import levels_of
from storage.lots.recording import TotalKey, record_lots_totals
from widgets.lots.posts_card import PostsCard
from widgets.lots.public import why_withheld, without_figures
from widgets.lots.screen import months_back
from widgets.lots.totals_sheet import TotalsRow, area_rows, publish_totals, total_key, totals_sheet, year_rows
from widgets.lots.view import LotsView
from widgets.parts import Card, Placed, Spread
from widgets.sheet.content import CellEdit, stored_value
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.text import tr

_BESIDE = 1560
"""Pixels, at text size 100 %, from which both sheets have room for their sums beside one another."""


@dataclass(frozen=True, slots=True)
class _Public:
    """What may be told of a sheet: small counts are below `threshold`; `withheld` says why nothing is."""

    threshold: int
    withheld: str


class TotalsView(LotsView):
    """For whoever has the figures in Excel a year, or all kommuner, at a time."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.year = SheetPage(services, "lots-totals-year")
        self.areas = SheetPage(services, "lots-totals-areas")
        self._year_card, self._areas_card = Card(tr("Året")), Card(tr("Alla kommuner"))
        self._year_card.body.addWidget(self.year)
        self._areas_card.body.addWidget(self.areas)
        self.posts = PostsCard(services)
        placed = (Placed(self._year_card, 0, 0), Placed(self._areas_card, 0, 1), Placed(self.posts, 1, 0, 1, 2))
        self.setLayout(self._only(Spread(placed, shares=(1, 1), stretched=0, room=_BESIDE, parent=self)))

    def show_place(self, place: Place) -> None:
        """Show the area's year, and the month of all areas."""
        ws = self.services.workspace
        shown = place.period or self._now
        settings, (_own, members) = stored_areas.settings(ws), stored_areas.group(ws)
        area = place.area
        year = stored.lots_months(ws, area.code, month(shown.year - 1, 1), month(shown.year, 12))
        self.bar.show_view(
            tr("{area}, {year}").format(area=area.name, year=shown.year),
            tr("LOTS-ärenden per part, månad för månad, och {month} i alla kommuner").format(month=shown.label),
        )
        of_year = tr("{area} {year}, månader och parter").format(area=area.name, year=shown.year)
        of_areas = tr("{month} i alla kommuner").format(month=shown.label.capitalize())
        self._year_card.set_title(of_year)
        self._areas_card.set_title(of_areas)
        threshold = settings.small_count_threshold
        held = levels_of(ws, [area.code, *(each.code for each in members)])
        told = {code: level_of(each, shown.year) for code, each in held.items()}
        public = _Public(threshold, why_withheld(told[area.code]))
        self._show(self.year, year_rows(year, shown.year), place, f"{area.code}|{shown.year}|totals", of_year, public)
        of_all = stored.months_of(ws, [each.code for each in members], months_back(shown, MONTHS_BEFORE)[0], shown)
        public = _Public(threshold, why_withheld(max(told.values(), key=LEVELS.index)))
        self._show(self.areas, area_rows(of_all), place, f"all|{shown.code}|totals", of_areas, public)
        self._areas_card.setVisible(bool(members))
        self.posts.show_posts(Place(area, period=shown), settings.age_border, threshold)

    def first_focus(self) -> QWidget:
        """The year's sheet."""
        return self.year.grid

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        pages = (self.areas, self.posts.sheet)
        return next((each for each in pages if each.grid.hasFocus()), self.year).figure_card()

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of the sheets."""
        return (*self.year.unsaved(), *self.areas.unsaved(), *self.posts.unsaved())

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self.year.commit_pending()
        self.areas.commit_pending()
        self.posts.sheet.commit_pending()

    @property
    def _now(self) -> Period:
        now = self.services.clock()
        return month(now.year, now.month)

    def _show(
        self, page: SheetPage, rows: Sequence[TotalsRow], place: Place, subject: str, name: str, public: _Public
    ) -> None:
        workspace = self.services.workspace
        locked = tr("Arbetsboken är öppen för läsning. Siffrorna kan inte ändras.") if self.services.read_only else ""
        content = totals_sheet(rows, subject=subject, name=name, locked=locked, now=self._now)

        def record(edits: Sequence[CellEdit]) -> Operation:
            found = {total_key(edit.key): stored_value(edit) for edit in edits}
            cells: dict[TotalKey, Value | None] = {key: value for key, value in found.items() if key is not None}

            def write(ws: Workspace) -> Changes:
                return record_lots_totals(ws, cells=cells)

            return write

        def history(key: GridKey) -> Sequence[FigureStep] | None:
            at = total_key(key)
            if at is None:
                return None
            return stored.cell_history(workspace, at[0], at[1], (at[2], Sex.UNSPLIT, AgeGroup.ALLA))

        def card(key: GridKey) -> FigureCard | None:
            at = total_key(key)
            return None if at is None else cases_card(at[2], at[1], ())

        page.show_sheet(
            SheetSpec(
                content,
                place,
                go=partial(self.services.open_tab, "lots", place),
                record=record,
                history=history,
                card=card,
                comment=lambda _key: tr("Kommentaren skrivs i vyn Månad."),
                public=without_figures if public.withheld else partial(publish_totals, rows, public.threshold),
                withheld=public.withheld,
                hint=tr("Summan av kön, ålder eller ärenden ändras i vyn Månad · låsta månader rättas där"),
            )
        )
