"""*Resurs och mål*: the extra resource of the month and of its year, and the goals it is held against."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes
from domain.ground.history import FigureStep
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Value
from domain.lots.card import resource_card
from domain.lots.month import MonthStatus
from domain.lots.resource_check import ResourceCell, check_resource
from domain.lots.resource_parts import PartCell, whole_of
from storage.file.workspace import Workspace
from storage.ground.texts import wrong_line
from storage.lots.resource import record_resource_cells, resource_history
from storage.lots.resource_parts import part_history, record_resource_parts
from widgets.lots.goals_card import GoalsCard
from widgets.lots.public import why_withheld
from widgets.lots.resource_parts_sheet import part_cell, parts_sheet, publish_parts
from widgets.lots.resource_screen import ResourceScreen, read_resource
from widgets.lots.resource_sheet import (
    by_measure,
    month_cell,
    month_key,
    month_sheet,
    publish_resource,
    year_cell,
    year_sheet,
)
from widgets.lots.view import LotsView
from widgets.parts import Button, Card, CheckItem, CheckList, Placed, Sign, Spread
from widgets.sheet.content import CellEdit, GridContent, stored_value
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.text import tr

_Cell = Callable[[GridKey], ResourceCell | None]


class ResourceView(LotsView):
    """Stock and flow, typed; what does not add up stands beside."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._screen: ResourceScreen | None = None
        self._correction = ""
        self.month = SheetPage(services, "resource-month")
        self.year = SheetPage(services, "resource-year")
        self.parts = SheetPage(services, "resource-parts")
        self._checks = CheckList()
        self._checks.setObjectName("resource-checks")
        self._correct = Button(tr("Rätta låst månad …"))
        self._correct.clicked.connect(self._ask_why)
        self._goals = GoalsCard(services)
        self._month_card, self._year_card, self._parts_card = (Card(tr("Resurs")) for _ in range(3))
        for part in (self.month, self._correct, self._checks):
            self._month_card.body.addWidget(part)
        self._year_card.body.addWidget(self.year)
        self._parts_card.body.addWidget(self.parts)
        placed = (
            Placed(self._month_card, 0, 0),
            Placed(self._year_card, 1, 0),
            Placed(self._goals, 0, 1, 2),
            Placed(self._parts_card, 2, 0, 1, 2),
        )
        self._page = Spread(placed, shares=(5, 3), stretched=1, parent=self)
        self.setLayout(self._only(self._page))

    def show_place(self, place: Place) -> None:
        """Show the area's month and year."""
        now = self.services.clock()
        shown = place.period or month(now.year, now.month)
        self._screen = read_resource(self.services.workspace, place.area, shown)
        self._show(self._screen)

    def first_focus(self) -> QWidget:
        """The month's sheet."""
        return self.month.grid

    def show_cell(self, cell: ChangedCell) -> None:
        """The persons and the measure, or the month and the part; of a goal the first field of its card."""
        row = cell.row
        if cell.table == "resource_month":
            self.month.grid.go_to(month_key(Sex(row["sex"]), row["age_group"], cell.column))
        elif cell.table == "resource_part":
            self.parts.grid.go_to((row["month"], row["part"]))
            self.parts.grid.setFocus()
        else:
            self._goals.name.setFocus()

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        pages = (self.year, self.parts)
        return next((each for each in pages if each.grid.hasFocus()), self.month).figure_card()

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of both sheets, and a goal that is being written."""
        text = tr("målet som skrivs")
        goals = [Unsaved(place.area.name, text, partial(self._to_goal, place)) for place in self._goals.typed()]
        return (*self.month.unsaved(), *self.year.unsaved(), *self.parts.unsaved(), *goals)

    def commit_pending(self) -> None:
        """Store what is being typed in a sheet."""
        for page in (self.month, self.year, self.parts):
            page.commit_pending()

    def _show(self, screen: ResourceScreen) -> None:
        self._correction = self._correction_of(screen.area, screen.month, screen.status.get(screen.month))
        locked = self._why_locked(screen)
        heading = tr("{area}, {month}").format(area=screen.area.name, month=screen.month.label)
        self.bar.show_view(heading, tr("Tilläggsresurs: nya, aktiva och avslutade, mot målen"))
        self._month_card.set_title(screen.month.label.capitalize())
        self._year_card.set_title(tr("{year}, alla personer").format(year=screen.month.year))
        last = screen.status.get(screen.month) is MonthStatus.LAST
        self._correct.setVisible(last and not self.services.read_only)
        self._correct.setText(tr("Avsluta rättelsen i vyn Månad") if self._correction else tr("Rätta låst månad …"))
        self.month.show_sheet(
            self._spec(screen, month_sheet(screen, locked), partial(month_cell, screen.month), self._correction)
        )
        reading = tr("Arbetsboken är öppen för läsning.") if self.services.read_only else ""
        self.year.show_sheet(self._spec(screen, year_sheet(screen, reading), year_cell, ""))
        self._parts_card.set_title(tr("{year}, varifrån och vart").format(year=screen.month.year))
        self.parts.show_sheet(self._spec_of_parts(screen, reading))
        found = list(check_resource(by_measure(screen.of(screen.month))))
        self._checks.set_items([CheckItem(Sign.WARNING, text) for text in found])
        self._checks.setVisible(bool(found))
        self._goals.show_screen(screen)

    def _spec(self, screen: ResourceScreen, content: GridContent, cell_of: _Cell, correction: str) -> SheetSpec:
        workspace, area = self.services.workspace, screen.area.code
        place = Place(screen.area, period=screen.month)

        def record(edits: Sequence[CellEdit]) -> Operation:
            found = {cell_of(edit.key): stored_value(edit) for edit in edits}
            cells: dict[ResourceCell, Value | None] = {key: value for key, value in found.items() if key is not None}

            def write(ws: Workspace) -> Changes:
                return record_resource_cells(ws, area=area, cells=cells, correction=correction)

            return write

        def history(key: GridKey) -> Sequence[FigureStep] | None:
            cell = cell_of(key)
            return None if cell is None else resource_history(workspace, area, cell)

        def card(key: GridKey) -> FigureCard | None:
            cell = cell_of(key)
            return None if cell is None else resource_card(cell.measure, cell.month)

        return SheetSpec(
            content,
            place,
            go=partial(self._go, place),
            record=record,
            history=history,
            card=card,
            comment=lambda _key: tr("Resursens rutor har ingen egen kommentar."),
            public=partial(publish_resource, screen),
            withheld=why_withheld(screen.level),
            hint=tr("Tomt = saknas · 0 = noll · Ska bli = ingående + nya − avslutade"),
        )

    def _spec_of_parts(self, screen: ResourceScreen, reading: str) -> SheetSpec:
        workspace, area, correction = self.services.workspace, screen.area.code, self._correction
        place = Place(screen.area, period=screen.month)

        def record(edits: Sequence[CellEdit]) -> Operation:
            found = {part_cell(edit.key): stored_value(edit) for edit in edits}
            cells: dict[PartCell, Value | None] = {key: value for key, value in found.items() if key is not None}

            def write(ws: Workspace) -> Changes:
                return record_resource_parts(ws, area=area, cells=cells, correction=correction)

            return write

        def history(key: GridKey) -> Sequence[FigureStep] | None:
            cell = part_cell(key)
            return None if cell is None else part_history(workspace, area, cell)

        def card(key: GridKey) -> FigureCard | None:
            cell = part_cell(key)
            return None if cell is None else resource_card(whole_of(cell.part), cell.month)

        return SheetSpec(
            parts_sheet(screen, reading, corrected=bool(correction)),
            place,
            go=partial(self._go, place),
            record=record,
            history=history,
            card=card,
            comment=lambda _key: tr("Resursens rutor har ingen egen kommentar."),
            public=partial(publish_parts, screen),
            withheld=why_withheld(screen.level),
            hint=tr("Tomt = saknas · 0 = noll · summan hålls mot raden Alla"),
        )

    def _to_goal(self, place: Place) -> None:
        self._go(place)
        self._goals.name.setFocus()

    def _go(self, place: Place) -> None:
        self.services.open_tab("lots", place)

    def _why_locked(self, screen: ResourceScreen) -> str:
        if self.services.read_only:
            return tr("Arbetsboken är öppen för läsning. Siffrorna kan inte ändras.")
        if screen.status.get(screen.month) is MonthStatus.LAST and not self._correction:
            return tr("Månaden är låst. Välj Rätta låst månad och skriv varför, så kan siffrorna ändras.")
        return ""

    def _ask_why(self) -> None:
        if self._correction:
            self.services.run_command("lots-month")
            return
        text = tr("Skälet sparas tillsammans med ändringen. Skriv inga uppgifter om enskilda personer.")
        reason = self.services.dialogs.ask_text(
            tr("Rätta låst månad"), text, label=tr("Varför ändras månaden?"), wrong=partial(wrong_line, tr("Skäl"))
        )
        if reason is not None and self._screen is not None:
            self.corrections[self._screen.area.code, self._screen.month] = reason
            self._show(self._screen)
            self.month.grid.setFocus()
