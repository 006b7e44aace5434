"""The page where yearly figures are typed (*Skriv in*): the sheet to the left, what it says and what is shown to the
right."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.benefits.benefit import AGE_20_64
from domain.benefits.card import column_card
from domain.benefits.slips import impossible
from domain.benefits.typed_year import figure_label, year_column
from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.history import FigureStep
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from storage.areas import queries as stored_areas
from storage.benefits import recording as operations
from storage.benefits.entry import TYPED_SEXES, EntryPage, entry_history
from storage.file.workspace import Workspace
from widgets.benefits.offers import entry_offers
from widgets.benefits.pasted import lost_minuses
from widgets.benefits.screen import EntryScreen, checks, difference_words, read_screen, recorded_words, shown_words
from widgets.benefits.sheet import CHANGE, FIRST_FIGURE, edited_figures, sheet_content, typed_cell
from widgets.parts import Card, CheckItem, CheckList, Placed, Sign, Spread, TextLabel
from widgets.parts.or_empty import OrEmpty
from widgets.parts.source_fields import SourceFields
from widgets.sheet import CellEdit, CellKey, GridContent
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Action, Operation, Place, Services, Unsaved
from widgets.tab.unsaved import unsaved_sources
from widgets.tab.views import View
from widgets.text import tr
from widgets.theme import Role

_TAB = "profile"
_SHARES = (3, 1)
_SHARES_WITH_MONTHS = (4, 1)
"""The sheet has two columns more then."""


class EntryView(View):
    """Shows the bar's area and period; `stale_on` are the subjects after which `show_place` is to be called again."""

    stale_on = frozenset({Subject.BENEFITS, Subject.AREAS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._screen: EntryScreen | None = None
        self._offered: tuple[Area, Period] | None = None
        self._been: dict[str, Place] = {}
        self._pasted: tuple[str, Mapping[CellKey, str]] = ("", {})
        self._page = SheetPage(services, "year-sheet")
        self.grid = self._page.grid
        self.grid.passed_over.connect(self._look_at_pasted)
        self.source = SourceFields()
        self.source.written.connect(self._store_source)
        self.source.edited.connect(services.unsaved_changed)
        self._recorded = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._checks = CheckList(tr("Siffrorna stämmer med varandra."))
        self._checks.chosen.connect(self.grid.go_to)
        self._nothing = TextLabel(tr("Inget är inskrivet ännu."), Role.SMALL, tone="muted", wrap=True)
        self._shown = TextLabel(role=Role.SMALL, wrap=True)
        self._sheet = Card(accessible_name=tr("Helårsekvivalenter att skriva in"))
        self._review = Card(tr("Att se över"))
        self._pages = self._laid_out()

    # --- what the page around it uses ---

    def show_place(self, area: Area, period: Period | None, age_group: str = AGE_20_64) -> None:
        """Read and show the area's year or half-year; for a month or a group, say where figures are typed."""
        self._screen = None
        self._offered = self._elsewhere(area, period)
        if self._offered is not None or period is None or area.kind is AreaKind.GROUP:
            self._show_elsewhere(area, period)
            return
        self._screen = read_screen(self.services.workspace, area, period, age_group)
        self._show(self._screen)

    def actions_offered(self) -> Sequence[Action]:
        """Taking the typed figures away."""
        (remove,) = entry_offers()
        return (remove.done_by(self.remove, self._may_empty),)

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        return self.grid if self._screen is not None else self._pages.empty.button

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells and sources, of every area and period that has been shown."""
        return [
            *self._page.unsaved(),
            *unsaved_sources(self.source, self._been, self._go_to_subject),
        ]

    def show_cell(self, cell: ChangedCell) -> None:
        """The kind and the sex."""
        self.grid.go_to((cell.column, cell.row["sex"]))

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        return self._page.figure_card() if self._screen is not None else None

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._page.commit_pending()
        self.source.commit()

    # --- what is shown ---

    def _laid_out(self) -> OrEmpty:
        for part in (self._page, self.source, self._recorded):
            self._sheet.body.addWidget(part)
        self._sheet.body.addStretch(1)
        self._review.body.addWidget(self._checks)
        self._review.body.addWidget(self._nothing)
        self._review.body.addStretch(1)
        shown = Card(tr("Vad kommunprofilen visar"))
        shown.body.addWidget(self._shown)
        shown.body.addStretch(1)
        pages = OrEmpty(tr("Ingen period att skriva in"), tr("Gå dit"), self)
        self._spread = Spread(
            (Placed(self._sheet, 0, 0, rows=2), Placed(self._review, 0, 1), Placed(shown, 1, 1)),
            shares=_SHARES,
            stretched=1,
            parent=pages,
        )
        pages.hold(self._spread)
        pages.empty.started.connect(self._go_elsewhere)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pages)
        return pages

    def _show(self, screen: EntryScreen) -> None:
        page = screen.page
        self._pages.show_content()
        locked = tr("Arbetsboken är skrivskyddad.") if self.services.read_only else ""
        content_of, pasted = self._pasted
        minuses = lost_minuses(screen, pasted) if content_of == _subject(page) else {}
        self._sheet.set_title(tr("Skriv in {area} {period}").format(area=page.area.name, period=page.period.label))
        self._sheet.set_aside(tr("helårspersoner"))
        self._spread.set_shares(_SHARES_WITH_MONTHS if page.months else _SHARES)
        is_new = self.grid.current_key is None
        self._page.show_sheet(self._spec(screen, sheet_content(screen, minuses, locked=locked)))
        first = self.grid.grid_model.sheet.position_of(FIRST_FIGURE)
        if is_new and first is not None:
            self.grid.go(first)
        self._checks.setVisible(screen.has_figures)
        self._nothing.setVisible(not screen.has_figures)
        said = tr("{row}, ändring: {reason}")
        self._checks.set_items(
            [
                *checks(screen),
                *(
                    CheckItem(Sign.WARNING, said.format(row=figure_label(row), reason=reason), (row, CHANGE))
                    for row, reason in minuses.items()
                ),
            ]
        )
        self.source.setVisible(bool(page.typed))
        self.source.show_source(_subject(page), _written(page), read_only=bool(locked) or not page.typed)
        self._been[_subject(page)] = Place(page.area, period=page.period)
        self._recorded.setText(recorded_words(page))
        self._recorded.setVisible(bool(self._recorded.text()))
        self._shown.setText("\n\n".join(part for part in (shown_words(screen), difference_words(screen)) if part))

    def _elsewhere(self, area: Area, period: Period | None) -> tuple[Area, Period] | None:
        """Where the figures are typed instead, if not here."""
        last_year = Period(self.services.clock().year - 1, PeriodKind.YEAR)
        year = period or last_year
        if year.kind is PeriodKind.MONTH:
            year = Period(year.year, PeriodKind.YEAR)
        if area.kind is AreaKind.GROUP:
            members = stored_areas.group_members(self.services.workspace, area.code)
            return (members[0], year) if members else None
        return None if year == period else (area, year)

    def _show_elsewhere(self, area: Area, period: Period | None) -> None:
        explanation = tr("Månader läses in från SCB:s tabell. Här skriver du in ett år eller ett halvår.")
        if area.kind is AreaKind.GROUP:
            sentence = tr("{area} är en grupp: siffrorna skrivs in för varje kommun.").format(area=area.name)
            explanation = tr("Gruppens siffror är summan av kommunernas.")
        elif period is None:
            sentence = tr("Ingen period är vald.")
        else:
            sentence = tr("{period} är en månad, och månader skrivs inte in.").format(period=period.label.capitalize())
        step = ""
        if self._offered is not None:
            where, year = self._offered
            step = tr("Gå till {place}").format(place=f"{where.name} {year.label}" if where != area else year.label)
        self._pages.show_empty(sentence, explanation, step)

    def _may_empty(self) -> bool:
        return not self.services.read_only and self._screen is not None and self._screen.has_figures

    # --- what is done ---

    def remove(self) -> None:
        """Take every typed figure of the area and period away."""
        if self._screen is None or not self._may_empty():
            return
        page = self._screen.page

        def take_away(ws: Workspace) -> Changes:
            return operations.remove_benefit_years(
                ws, area=page.area.code, period=page.period, age_group=page.age_group
            )

        if self.services.submit(take_away) is not None:
            text = tr("De inskrivna siffrorna för {area} {period} är borttagna. Ctrl+Z ångrar.")
            self.services.messages.tell(text.format(area=page.area.name, period=page.period.label))

    def _spec(self, screen: EntryScreen, content: GridContent) -> SheetSpec:
        page, ws = screen.page, self.services.workspace
        place = Place(page.area, period=page.period)

        def record(edits: Sequence[CellEdit]) -> Operation:
            figures = edited_figures(edits)
            return lambda ws: operations.record_benefit_years(
                ws, area=page.area.code, period=page.period, figures=figures, age_group=page.age_group
            )

        def history(key: CellKey) -> Sequence[FigureStep] | None:
            cell = typed_cell(key)
            return None if cell is None else entry_history(ws, page, *cell)

        return SheetSpec(
            content,
            place,
            go=partial(self.services.open_tab, _TAB, place),
            record=record,
            history=history,
            card=lambda key: column_card(key[0], page.period, page.age_group, page.sources),
            comment=lambda _key: tr("Rutorna här har inga kommentarer. Källan står under tabellen."),
            refuses=partial(_why_not, page),
            hint=tr(
                "Alla räcker; fyll i kvinnor och män när källan har dem. Tomt = saknas, 0 = noll, – = ej tillämpligt. "
                "Ctrl+V klistrar in från Excel, Ctrl+Z ångrar."
            ),
        )

    def _store_source(self, source: Source) -> None:
        if self._screen is None:
            return
        page = self._screen.page

        def record(ws: Workspace) -> Changes:
            return operations.set_benefit_source(
                ws, area=page.area.code, period=page.period, source=source, age_group=page.age_group
            )

        self.services.submit(record, on_problem=lambda problem: self.source.refuse(problem.text))

    def _look_at_pasted(self, texts: dict[CellKey, str]) -> None:
        """A pasted change is not stored, but a lost minus in it is told of."""
        if self._screen is not None:
            page = self._screen.page
            self._pasted = (_subject(page), texts)
            self._show(self._screen)
            typed = {sex.value for sex in TYPED_SEXES}
            if any(column not in typed for _row, column in texts):
                text = tr("Bara {period} klistrades in. Ett annat års siffror skrivs in under sitt eget år.")
                self.services.messages.tell(text.format(period=page.period.label))

    def _go_elsewhere(self) -> None:
        if self._offered is not None:
            area, period = self._offered
            self.services.open_tab(_TAB, Place(area, period=period))

    def _go_to_subject(self, subject: str) -> None:
        self.services.open_tab(_TAB, self._been[subject])


def _subject(page: EntryPage) -> str:
    return f"{page.area.code}|{page.period.code}|{page.age_group}"


def _why_not(page: EntryPage, edit: CellEdit) -> str | None:
    """Why what was typed cannot be stored."""
    before = page.before.get(Sex(edit.column))
    last = None if before is None else year_column(before).number(edit.row)
    return impossible(edit.row, edit.entry.value, last)


def _written(page: EntryPage) -> Source | None:
    """The source that somebody wrote; None where it is only known who typed the figures."""
    return next((figures.source for figures in page.typed.values() if not figures.source.typed), None)
