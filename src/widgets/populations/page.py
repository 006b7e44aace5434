"""The tab Samverkanspopulation: the tree of rows to the left, what it adds up to at the right edge."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from domain.area import Area, AreaKind
from domain.changes import Changes, Subject
from domain.entry import Entry
from domain.population_words import outside_words
from domain.problem import UserProblem
from domain.sex import Sex
from domain.value import Value
from storage.operations import populations as operations
from storage.queries import areas as stored_areas
from storage.queries import populations as stored
from storage.workspace import Workspace
from widgets.grid import CellEdit, FigureGrid, ask_dash_with
from widgets.grid.block import Block
from widgets.grid.content import CellKey as GridKey
from widgets.parts import Button, Card, EmptyState, PageHeader, Placed, Spread, TextLabel
from widgets.populations.publishing import publish_block, table_text
from widgets.populations.screen import PopulationScreen, read_screen, show_day
from widgets.populations.sheet import edits_by_sex, sheet_content
from widgets.populations.summary import DEFAULT, SummaryCards
from widgets.shell.contract import Action, Place, Services, When
from widgets.shell.placed_tab import PlacedTab
from widgets.text import tr
from widgets.theme import Icon, Role, Space


class PopulationsTab(PlacedTab):
    """One kommun at one reference date. Every cell is stored as it is left."""

    stale_on = frozenset({Subject.POPULATIONS, Subject.AREAS, Subject.SETTINGS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._screen: PopulationScreen | None = None
        self._definition = DEFAULT
        self._header = PageHeader()
        self._copy_button = Button(tr("Kopiera"), drawing=Icon.COPY)
        self._copy_button.setAccessibleName(tr("Kopiera tabellen"))
        menu = QMenu(self._copy_button)
        menu.addAction(tr("Kopiera &tabellen, små tal dolda"), self._copy)
        menu.addAction(tr("Kopiera &internt, med skäl …"), self._copy_internally)
        self._copy_button.setMenu(menu)
        self._new_date = Button(tr("Nytt mättillfälle …"), drawing=Icon.CALENDAR)
        self._new_date.setObjectName("new-date")
        self._new_date.clicked.connect(self._ask_date)
        for button in (self._copy_button, self._new_date):
            self._header.add_button(button)
        self._grid = FigureGrid(ask_dash_with(services.dialogs), dense=True, copy_filter=self._publish)
        self._grid.setObjectName("population-sheet")
        self._grid.entered.connect(self._store)
        self._grid.refused.connect(services.messages.tell)
        self._grid.comment_wanted.connect(self._no_comments)
        self._hint = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._outside = TextLabel(role=Role.SMALL, wrap=True)
        self._summary = SummaryCards()
        self._summary.definition_chosen.connect(self._choose_definition)
        self._summary.cell_wanted.connect(self._grid.go_to)
        self._empty = EmptyState("", tr("Välj en kommun"))
        self._empty.started.connect(self._go_to_member)
        self._pages = QStackedLayout()
        self._lay_out()

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The reference dates the area has counts for."""
        return stored.population_dates(self.services.workspace, area.code)

    def actions_offered(self) -> Sequence[Action]:
        """A new reference date, copying, and the other definition."""
        return (
            Action("new-reference-date", tr("Nytt mättillfälle"), self._ask_date, "Ctrl+Shift+D", self._has_screen),
            Action(
                "copy-population", tr("Kopiera tabellen, små tal dolda"), self._copy, "Ctrl+Shift+C", self._has_screen
            ),
            Action(
                "copy-population-internal", tr("Kopiera tabellen internt"), self._copy_internally, "", self._has_screen
            ),
            Action("next-definition", tr("Räkna efter nästa definition"), self._next_definition, "", self._has_screen),
        )

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        return self._grid if self._screen is not None else self._empty.button

    def unsaved_texts(self) -> int:
        """Cells that could not be stored."""
        return len(self._grid.unsaved())

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._grid.commit_editor()

    # --- what is shown ---

    def _lay_out(self) -> None:
        sheet = Card(accessible_name=tr("Individer i flera system"))
        sheet.body.addWidget(self._grid)
        for words in (self._outside, self._hint):
            sheet.body.addWidget(words)
        sheet.body.addStretch(1)
        figures = Spread((Placed(sheet, 0, 0), Placed(self._summary, 0, 1)), shares=(2, 1), stretched=0)
        empty = Card(accessible_name=tr("Ingen samverkanspopulation"))
        empty.body.addWidget(self._empty)
        stack = QWidget()
        stack.setLayout(self._pages)
        self._pages.addWidget(figures)
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.M)
        whole.addWidget(self._header)
        whole.addWidget(stack, 1)

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place = self.place
        self._screen = None
        if place is None:
            return
        self._copy_button.setVisible(False)
        has_sheet = place.reference_date is not None and place.area.kind is AreaKind.KOMMUN
        self._new_date.setEnabled(place.area.kind is AreaKind.KOMMUN and not self.services.read_only)
        self._pages.setCurrentIndex(0 if has_sheet else 1)
        if place.reference_date is None or not has_sheet:
            self._show_empty(place)
            return
        screen = read_screen(self.services.workspace, place.area, place.reference_date, self._definition)
        self._screen = screen
        self._show(screen)

    def _show(self, screen: PopulationScreen) -> None:
        self._header.set_title(f"{screen.area.name}, {show_day(screen.reference_date)}")
        definition = tr("definition {name}").format(name=screen.definition.name)
        nothing = tr("inget är registrerat för mättillfället ännu")
        source = screen.source.line if screen.source is not None else nothing
        self._header.set_subtitle(" · ".join((tr("Individer i två eller flera system"), definition, source)))
        locked = tr("Arbetsboken är skrivskyddad.") if self.services.read_only else ""
        self._copy_button.setVisible(True)
        self._grid.set_content(sheet_content(screen, locked=locked))
        self._hint.setText(
            tr("Fyll i Alla, och kvinnor och män när parten lämnar dem. Tomt = saknas, 0 = noll. Ctrl+Z ångrar.")
        )
        self._outside.setText("\n".join(outside_words(screen.population)))
        self._outside.setVisible(bool(self._outside.text()))
        self._hint.setVisible(not screen.counts)
        self._summary.show_screen(screen)

    def _show_empty(self, place: Place) -> None:
        self._header.set_title(place.area.name)
        self._header.set_subtitle("")
        self._empty.set_text(
            tr("{area} har ingen egen samverkanspopulation.").format(area=place.area.name),
            tr("Antalen registreras i varje kommun, vid mättillfället den 31 oktober. Välj kommunen i listan Område."),
        )
        member = self._first_member()
        self._empty.button.setVisible(member is not None)
        if member is not None:
            self._empty.button.setText(tr("Gå till {kommun}").format(kommun=member.name))

    def _first_member(self) -> Area | None:
        _group, members = stored_areas.group(self.services.workspace)
        return members[0] if members else None

    def _has_screen(self) -> bool:
        return self._screen is not None

    # --- what is done ---

    def _store(self, edits: list[CellEdit]) -> None:
        screen = self._screen
        if screen is None:
            return

        def keep(problem: UserProblem) -> None:
            self._grid.keep_unsaved([replace(e, entry=Entry(e.entry.text, None, problem.text)) for e in edits])
            self.services.messages.problem(problem)

        by_sex: dict[Sex, dict[str, Value | None]] = edits_by_sex(edits)

        def record(ws: Workspace) -> Changes:
            return operations.record_populations(
                ws, area=screen.area.code, reference_date=screen.reference_date, counts=by_sex
            )

        self.services.submit(record, on_problem=keep)

    def _choose_definition(self, key: str) -> None:
        self.commit_pending()
        self._definition = key
        self.read()
        if self._screen is not None:
            said = tr("Räknas efter definitionen ”{name}”.").format(name=self._screen.definition.name)
            self.services.messages.tell(said)

    def _next_definition(self) -> None:
        if self._screen is not None:
            keys = [each.key for each in self._screen.definitions]
            self._choose_definition(keys[(keys.index(self._screen.definition.key) + 1) % len(keys)])

    def _ask_date(self) -> None:
        place = self.place
        if place is None:
            return
        year = self.services.clock().year
        written = self.services.dialogs.ask_text(
            tr("Nytt mättillfälle"),
            tr("Vilken dag gäller antalen? Parterna räknar oftast den 31 oktober."),
            label=tr("Datum (åååå-mm-dd)"),
            value=f"{year}-10-31",
        )
        if written is None:
            return
        try:
            day = date.fromisoformat(written.strip())
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2024-10-31.")
            self.services.messages.problem(UserProblem(text.format(text=written)))
            return
        self.services.open_tab("populations", Place(place.area, reference_date=day))

    def _copy(self) -> None:
        if self._screen is not None:
            self.commit_pending()
            QGuiApplication.clipboard().setText(table_text(self._screen))
            self.services.messages.tell(tr("Tabellen är kopierad. Små tal är dolda."))

    def _copy_internally(self) -> None:
        self.commit_pending()
        text = tr("Alla tal följer med, också små. Skriv varför; skälet står med i det kopierade.")
        reason = self.services.dialogs.ask_text(tr("Kopiera internt"), text, label=tr("Skäl"))
        if reason is not None and self._screen is not None:
            copied = table_text(self._screen, reason)
            QGuiApplication.clipboard().setText(copied)
            self.services.messages.tell(tr("Tabellen är kopierad, märkt som intern."))

    def _publish(self, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
        return block if self._screen is None else publish_block(self._screen, keys, block)

    def _no_comments(self, _row: str, _column: str) -> None:
        self.services.messages.tell(tr("Rutorna här har inga kommentarer."))

    def _go_to_member(self) -> None:
        member = self._first_member()
        if member is not None:
            dates = stored.population_dates(self.services.workspace, member.code)
            now = self.services.clock().date()
            self.services.open_tab("populations", Place(member, reference_date=dates[0] if dates else _latest(now)))


def _latest(today: date) -> date:
    """The latest 31 October that has been."""
    this_year = date(today.year, 10, 31)
    return this_year if this_year <= today else date(today.year - 1, 10, 31)
