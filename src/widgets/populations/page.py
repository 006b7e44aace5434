"""The tab Samverkanspopulation: one place, one definition, and the views they are seen in."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.changes import Changes, Subject
from domain.populations.card import population_card
from domain.populations.definition import PopulationDefinition, in_force
from domain.populations.party_sheet import PARTIES
from storage.populations import comparison as compared
from storage.populations import queries as stored
from widgets.parts import Button, FieldLabel, WrappingRow
from widgets.populations.party_sheets import PartySheetButton
from widgets.populations.screen import families_in_force, latest_counting_day
from widgets.populations.view import PopulationView
from widgets.populations.views import AREAS, RECORD, population_offers, views
from widgets.sheet.copy_button import CopyButton
from widgets.tab.contract import Action, Place, Services, Wants, When, done_by
from widgets.tab.periods import example_of, nearest, read_when, show_when, where_figures_are
from widgets.tab.views import ViewsTab
from widgets.text import tr
from widgets.theme import Icon

_DEFAULT = "default"


class PopulationsTab(ViewsTab[PopulationView]):
    """The bar's area and reference date under one family of definitions, in the view that is chosen."""

    stale_on = frozenset({Subject.POPULATIONS, Subject.AREAS, Subject.SETTINGS, Subject.BENEFITS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, tr("Vyer av samverkanspopulationen"), views(), parent)
        self._family = _DEFAULT
        self._in_group = False
        # Kept until something is written: they are asked for several times at each step.
        self._dates: dict[str, Sequence[date]] = {}
        self._left_record = False
        self._copy_button = CopyButton(services, self._table_text)
        self._new_date = Button(tr("Nytt mättillfälle …"), drawing=Icon.CALENDAR)
        self._new_date.setObjectName("new-date")
        self._new_date.clicked.connect(self._ask_date)
        self._sheets = PartySheetButton(services)
        for button in (self._copy_button, self._new_date):
            self._header.add_button(button)
        self._offered: list[tuple[str, str]] = []
        self._definition = QComboBox()
        self._definition.setObjectName("definition")
        self._definition.activated.connect(self._choose_definition)
        self._definition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choices, beside = QWidget(), WrappingRow()
        choices.setLayout(beside)
        beside.add(FieldLabel(tr("Definition"), self._definition), self._definition)
        beside.add(self._sheets)
        self._lay_out(choices)

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The reference dates the area, or any of a group's kommuner, has counts for."""
        if area.code not in self._dates:
            self._dates[area.code] = compared.reference_dates(self.services.workspace, area.code)
        return self._dates[area.code]

    def on_changes(self, changes: Changes) -> None:
        """Also what dates there are may have changed."""
        self._dates.clear()
        super().on_changes(changes)

    def actions_offered(self) -> Sequence[Action]:
        """A new reference date, copying, the next definition, the parties' sheets, and the views."""
        actions = done_by(
            population_offers(),
            (self._ask_date, self._may_add_date),
            (self._copy_button.copy, self._has_table),
            (self._copy_button.copy_internally, self._has_table),
            (self._next_definition, self._has_place),
            *((partial(self._sheets.write, party), self._has_place) for party in (*PARTIES, None)),
        )
        return *actions, *self._to_views("population")

    def figure_card(self) -> FigureCard | None:
        """Of the row the keyboard stands in, else of the total that the chosen view is about."""
        place = self.place
        day = None if place is None else place.reference_date
        if place is None or day is None:
            return None
        if (card := super().figure_card()) is not None:
            return card
        workspace = self.services.workspace
        source = stored.population_source(workspace, place.area.code, day)
        definition = in_force(stored.definitions(workspace), self._family, day)
        return population_card(definition, None, day, () if source is None else (source,))

    # --- what is shown ---

    def _view(self, key: str) -> PopulationView:
        is_new = key not in self._made
        view = super()._view(key)
        if is_new:
            view.retitled.connect(self._show_heading)
            view.view_wanted.connect(self._go_to)
            view.definition_wanted.connect(self._count_under)
        return view

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place = self.place
        if place is None:
            return
        self._follow_area(place)
        definitions = self._show_definitions(place)
        view = self.chosen
        view.show_place(place, self._family)
        self._pages.setCurrentWidget(view)
        self._show_heading()
        self._copy_button.setVisible(view.has_table)
        self._sheets.show_place(place, self._family, definitions)
        self._new_date.setVisible(self._row.current == RECORD and place.area.kind is AreaKind.KOMMUN)
        self._new_date.setEnabled(self._may_add_date())

    def _show_heading(self) -> None:
        title, subtitle = self.chosen.heading
        self._header.set_title(title)
        self._header.set_subtitle(subtitle)
        self._lead_to_figures()

    def _lead_to_figures(self) -> None:
        """From a day without counts to the nearest that has some."""
        place = self.place
        dates = self.offered_periods(place.area) if place is not None and place.reference_date is not None else ()
        to = None if place is None or place.when in dates else nearest(dates, place.when) if place.when else None
        if place is None or not isinstance(to, date):
            self._header.lead_on("", "", None)
            return
        words = tr("Visa {day}").format(day=show_when(to))
        go = partial(self.services.open_tab, "populations", Place(place.area, reference_date=to))
        self._header.lead_on(words, where_figures_are(dates), go)

    def _follow_area(self, place: Place) -> None:
        """A group is seen side by side, since nothing is recorded for it; and back with its kommun."""
        in_group = place.area.kind is AreaKind.GROUP
        if in_group and not self._in_group and self._row.current == RECORD:
            self._left_record = True
            self._row.show_chosen(AREAS)
        elif not in_group and self._left_record:
            self._left_record = False
            if self._row.current == AREAS:
                self._row.show_chosen(RECORD)
        self._in_group = in_group

    def _show_definitions(self, place: Place) -> tuple[PopulationDefinition, ...]:
        """Those that hold at the place."""
        day = place.reference_date or latest_counting_day(self.services.clock().date())
        known = families_in_force(stored.definitions(self.services.workspace), day)
        if self._family not in {each.lineage for each in known}:
            self._family = known[0].lineage
        offered = [(each.name, each.lineage) for each in known]
        with QSignalBlocker(self._definition):
            # A box that lists others measures itself a moment later, and is painted once more.
            if offered != self._offered:
                self._offered = offered
                self._definition.clear()
                for name, lineage in offered:
                    self._definition.addItem(name, lineage)
            self._definition.setCurrentIndex(self._definition.findData(self._family))
        return known

    def _has_place(self) -> bool:
        return self.place is not None

    def _has_table(self) -> bool:
        return self._has_place() and self.chosen.has_table

    def _may_add_date(self) -> bool:
        place = self.place
        return place is not None and place.area.kind is AreaKind.KOMMUN and not self.services.read_only

    # --- what is done ---

    def _choose_definition(self) -> None:
        self._count_under(self._definition.currentData())

    def _count_under(self, family: str) -> None:
        self.commit_pending()
        self._family = family
        self.read()
        said = tr("Räknas efter definitionen ”{name}”.").format(name=self._definition.currentText())
        self.services.messages.tell(said)

    def _next_definition(self) -> None:
        at = (self._definition.currentIndex() + 1) % self._definition.count()
        self._count_under(self._definition.itemData(at))

    def _ask_date(self) -> None:
        place = self.place
        if place is None or not self._may_add_date():
            return
        written = self.services.dialogs.ask_text(
            tr("Nytt mättillfälle"),
            tr("Vilken dag gäller antalen? Parterna räknar oftast den 31 oktober."),
            label=tr("Datum (åååå-mm-dd)"),
            value=f"{self.services.clock().year}-10-31",
            wrong=_wrong_date,
        )
        if written is None:
            return
        day = read_when(written, Wants.REFERENCE_DATE)
        if not isinstance(day, date):
            self.services.messages.refuse(_wrong_date(written))
            return
        self._row.show_chosen(RECORD)
        self.services.open_tab("populations", Place(place.area, reference_date=day))

    def _table_text(self, internal_reason: str) -> str:
        self.commit_pending()
        return self.chosen.table_text(internal_reason)


def _wrong_date(text: str) -> str:
    """Why what was written is no day; empty where it is one."""
    if isinstance(read_when(text, Wants.REFERENCE_DATE), date):
        return ""
    said = tr("”{text}” är inget datum. Skriv till exempel {example}.")
    return said.format(text=text, example=example_of(Wants.REFERENCE_DATE))
