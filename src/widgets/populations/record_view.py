"""*Registrera*: the tree of rows to type in to the left, what it adds up to at the right edge."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes
from domain.ground.history import FigureStep
from domain.ground.sex import Sex
from domain.populations.card import population_card
from domain.populations.words import outside_words, version_words
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.populations import queries as stored
from storage.populations import recording as operations
from widgets.parts import Card, Placed, Spread, TextLabel
from widgets.parts.or_empty import OrEmpty
from widgets.populations.details import DetailFields, RowDetail
from widgets.populations.publishing import publish_block, table_text
from widgets.populations.screen import PopulationScreen, latest_counting_day, read_screen, show_day
from widgets.populations.sheet import count_cell, edits_by_sex, sheet_content
from widgets.populations.summary import SummaryCards
from widgets.populations.view import PopulationView
from widgets.sheet import CellEdit, GridContent
from widgets.sheet import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.tab.unsaved import place_words
from widgets.text import tr
from widgets.theme import Role


class RecordView(PopulationView):
    """One kommun at one reference date. Every cell is stored as it is left."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._screen: PopulationScreen | None = None
        self._been: dict[str, tuple[Place, str]] = {}
        self._labels: dict[str, str] = {}
        self._page = SheetPage(services, "population-sheet")
        self.grid = self._page.grid
        self.grid.moved.connect(self._show_details)
        self._outside = TextLabel(role=Role.SMALL, wrap=True)
        self._details = DetailFields()
        self._details.written.connect(self._describe)
        self._details.edited.connect(services.unsaved_changed)
        self._summary = SummaryCards()
        self._summary.definition_chosen.connect(self.definition_wanted)
        self._summary.cell_wanted.connect(self.grid.go_to)
        sheet = Card(accessible_name=tr("Antal personer per rad"))
        for part in (self._page, self._outside, self._details):
            sheet.body.addWidget(part)
        sheet.body.addStretch(1)
        self._pages = OrEmpty(tr("Ingen samverkanspopulation"), tr("Välj en kommun"), self)
        self._pages.empty.started.connect(self._go_to_member)
        self.setLayout(self._only(self._pages))
        self._pages.hold(
            Spread((Placed(sheet, 0, 0), Placed(self._summary, 0, 1)), shares=(2, 1), stretched=0, parent=self._pages)
        )

    # --- what the page uses ---

    def show_place(self, place: Place, family: str) -> None:
        """Show the kommun's counts at the reference date."""
        self._place = place
        self._screen = None
        if place.reference_date is None or place.area.kind is not AreaKind.KOMMUN:
            self._show_empty(place)
            return
        self._screen = read_screen(self.services.workspace, place.area, place.reference_date, family)
        self._show(self._screen, place)
        self._been[self.grid.subject] = (place, family)

    @property
    def heading(self) -> tuple[str, str]:
        """The kommun and the day; the definition and the source."""
        screen = self._screen
        if screen is None:
            return ("" if self._place is None else self._place.area.name, "")
        nothing = tr("inget är registrerat för mättillfället ännu")
        source = screen.source.line if screen.source is not None else nothing
        definition = tr("definition {name}").format(name=version_words(screen.definition))
        title = f"{screen.area.name}, {show_day(screen.reference_date)}"
        return title, " · ".join((definition, source))

    @property
    def has_table(self) -> bool:
        """True while a kommun's sheet is shown."""
        return self._screen is not None

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        return self.grid if self._screen is not None else self._pages.empty.button

    def table_text(self, internal_reason: str = "") -> str:
        """The sheet as other programs paste it."""
        return "" if self._screen is None else table_text(self._screen, internal_reason)

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells, and details of rows, of every kommun and reference date that has been shown."""
        details = []
        for subject, waits in self._details.unsaved():
            of, _, row = subject.rpartition("|")
            what = tr("källan till ”{row}”").format(row=self._labels[subject])
            where = place_words(self._been[of][0])
            details.append(Unsaved(where, what, partial(self._go_to_row, of, row), waits=waits))
        return [*self._page.unsaved(), *details]

    def show_cell(self, cell: ChangedCell) -> None:
        """The row and the sex."""
        self.grid.go_to((cell.row["row_key"], cell.row["sex"]))

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        return self._page.figure_card() if self._screen is not None else None

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._page.commit_pending()
        self._details.commit()

    # --- what is shown ---

    def _show(self, screen: PopulationScreen, place: Place) -> None:
        self._pages.show_content()
        locked = tr("Arbetsboken är skrivskyddad.") if self.services.read_only else ""
        self._page.show_sheet(self._spec(screen, sheet_content(screen, locked=locked), place))
        self._outside.setText("\n".join(outside_words(screen.population)))
        self._outside.setVisible(bool(self._outside.text()))
        stood_on_offer = self._summary.has_focus
        self._summary.show_screen(screen)
        if stood_on_offer and not self._summary.has_focus:
            self.grid.setFocus()
        self._show_details()

    def _show_details(self, *_cell: str) -> None:
        screen, key = self._screen, self.grid.current_key
        if screen is None:
            return
        row = next((each for each in screen.definition.rows if key is not None and each.key == key[0]), None)
        self._details.setVisible(row is not None)
        if row is not None:
            subject = f"{self.grid.subject}|{row.key}"
            self._labels[subject] = row.label
            self._details.show_row(subject, row.key, row.label, screen.detail(row.key), locked=self.services.read_only)

    def _show_empty(self, place: Place) -> None:
        member = self._first_member()
        self._pages.show_empty(
            tr("{area} har ingen egen samverkanspopulation.").format(area=place.area.name),
            tr("Antalen registreras i varje kommun, vid mättillfället den 31 oktober. Välj kommunen i listan Område."),
            "" if member is None else tr("Gå till {kommun}").format(kommun=member.name),
        )

    def _first_member(self) -> Area | None:
        ws, place = self.services.workspace, self._place
        if place is not None and place.area.kind is AreaKind.GROUP:
            members: Sequence[Area] = stored_areas.group_members(ws, place.area.code)
        else:
            _group, members = stored_areas.group(ws)
        return members[0] if members else None

    # --- what is done ---

    def _spec(self, screen: PopulationScreen, content: GridContent, place: Place) -> SheetSpec:
        area, day = screen.area.code, screen.reference_date

        def record(edits: Sequence[CellEdit]) -> Operation:
            by_sex = edits_by_sex(edits)
            return lambda ws: operations.record_populations(ws, area=area, reference_date=day, counts=by_sex)

        def history(key: GridKey) -> Sequence[FigureStep] | None:
            cell = count_cell(key)
            return None if cell is None else stored.count_history(self.services.workspace, area, day, *cell)

        hint = tr("Fyll i Alla, och kvinnor och män när parten lämnar dem. Tomt = saknas, 0 = noll. Ctrl+Z ångrar.")
        return SheetSpec(
            content,
            place,
            go=partial(self._go_to_subject, content.subject),
            record=record,
            history=history,
            card=partial(_card, screen),
            comment=self._go_to_details,
            public=partial(publish_block, screen),
            hint="" if screen.counts else hint,
        )

    def _describe(self, detail: RowDetail) -> None:
        screen = self._screen
        if screen is None:
            return

        def record(ws: Workspace) -> Changes:
            return operations.describe_populations(
                ws,
                area=screen.area.code,
                reference_date=screen.reference_date,
                rows={detail.row: (detail.contact, detail.row_date)},
                source=detail.source,
            )

        self.services.submit(record, on_problem=lambda problem: self._details.refuse(problem.text))

    def _go_to_details(self, _cell: GridKey) -> str:
        """Ctrl+M: what is to be said of a count here is where it comes from."""
        if self._details.isVisible():
            self._details.contact.setFocus()
        return ""

    def _go_to_subject(self, subject: str) -> None:
        place, family = self._been[subject]
        self.services.open_tab("populations", place)
        if self._screen is not None and self._screen.definition.lineage != family:
            self.definition_wanted.emit(family)

    def _go_to_row(self, subject: str, row: str) -> None:
        self._go_to_subject(subject)
        self.grid.go_to((row, Sex.ALLA.value))
        self._details.title.setFocus()

    def _go_to_member(self) -> None:
        member = self._first_member()
        if member is not None:
            place = self._place
            dates = stored.population_dates(self.services.workspace, member.code)
            day = dates[0] if dates else latest_counting_day(self.services.clock().date())
            if place is not None and place.reference_date is not None:
                day = place.reference_date
            self.services.open_tab("populations", Place(member, reference_date=day))


def _card(screen: PopulationScreen, key: GridKey) -> FigureCard:
    row = next((each for each in screen.definition.rows if each.key == key[0]), None)
    detail = screen.detail(key[0])
    source = screen.source if detail is None else detail.source
    return population_card(screen.definition, row, screen.reference_date, () if source is None else (source,))
