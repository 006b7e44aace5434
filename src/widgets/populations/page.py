"""The tab Samverkanspopulation: one place, one definition, and the views they are seen in."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.changes import Subject
from domain.ground.problem import UserProblem
from domain.populations.party_sheet import PARTIES, party_name
from storage.populations import comparison as compared
from storage.populations import queries as stored
from widgets.parts import Button, FieldLabel, PageHeader, SegmentedRow
from widgets.populations.party_sheets import PartySheetButton
from widgets.populations.record_view import RecordView
from widgets.populations.screen import families_in_force, latest_counting_day
from widgets.populations.view import PopulationView
from widgets.tab.contract import Action, Place, Services, Unsaved, When
from widgets.tab.placed import PlacedTab
from widgets.tab.unsaved import shown_by
from widgets.text import tr
from widgets.theme import Icon, Space, text_scale

RECORD, PICTURE, AREAS, YEARS, DEFINITION = "record", "picture", "areas", "years", "definition"
_DEFAULT = "default"
_BESIDE = 980
"""The least width, at text size 100 %, at which the choice of definition stands beside the views."""


class PopulationsTab(PlacedTab):
    """The bar's area and reference date under one family of definitions, in the view that is chosen."""

    stale_on = frozenset({Subject.POPULATIONS, Subject.AREAS, Subject.SETTINGS, Subject.BENEFITS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._family = _DEFAULT
        self._views: dict[str, PopulationView] = {}
        self._in_group = False
        self._left_record = False
        self._makers = _makers(services)
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
        self._sheets = PartySheetButton(services)
        for button in (self._copy_button, self._new_date):
            self._header.add_button(button)
        self._row = SegmentedRow(tr("Vyer av samverkanspopulationen"))
        self._row.set_views([(key, word) for key, (word, _make) in self._makers.items()])
        self._row.chosen.connect(self._show_view)
        self._definition = QComboBox()
        self._definition.setObjectName("definition")
        self._definition.activated.connect(self._choose_definition)
        self._pages = QStackedLayout()
        self._lay_out()

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The reference dates the area, or any of a group's kommuner, has counts for."""
        return compared.reference_dates(self.services.workspace, area.code)

    def actions_offered(self) -> Sequence[Action]:
        """A new reference date, copying, the next definition, and the views."""
        return (
            Action("new-reference-date", tr("Nytt mättillfälle"), self._ask_date, "Ctrl+Shift+D", self._may_add_date),
            Action(
                "copy-population", tr("Kopiera tabellen, små tal dolda"), self._copy, "Ctrl+Shift+C", self._has_table
            ),
            Action(
                "copy-population-internal", tr("Kopiera tabellen internt"), self._copy_internally, "", self._has_table
            ),
            Action("next-definition", tr("Räkna efter nästa definition"), self._next_definition, "", self._has_place),
            *(
                Action(
                    f"party-sheet-{party or 'all'}",
                    tr("Blankett till {party}").format(party=party_name(party)),
                    partial(self._sheets.write, party),
                    "",
                    self._has_place,
                )
                for party in (*PARTIES, None)
            ),
            *(
                Action(
                    f"population-{key}",
                    tr("Visa {view}").format(view=word[:1].lower() + word[1:]),
                    partial(self._go_to, key),
                    keys,
                )
                for keys, (key, (word, _make)) in zip(_VIEW_KEYS, self._makers.items(), strict=False)
            ),
        )

    def first_focus(self) -> QWidget:
        """Where the shown view begins."""
        return self._view.first_focus()

    def unsaved(self) -> Sequence[Unsaved]:
        """What is not stored, in all views."""
        return [
            shown_by(partial(self._go_to, key), each) for key, view in self._views.items() for each in view.unsaved()
        ]

    def commit_pending(self) -> None:
        """Store what is being typed in any view."""
        for view in self._views.values():
            view.commit_pending()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * text_scale()
        self._choices.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    # --- what is shown ---

    def _lay_out(self) -> None:
        definition = QHBoxLayout()
        definition.setSpacing(Space.XS)
        definition.addWidget(FieldLabel(tr("Definition"), self._definition))
        definition.addWidget(self._definition)
        definition.addWidget(self._sheets)
        definition.addStretch(1)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(Space.XS)
        self._choices.addWidget(self._row, 1)
        self._choices.addLayout(definition)
        stack = QWidget()
        stack.setLayout(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        whole.addWidget(self._header)
        whole.addLayout(self._choices)
        whole.addWidget(stack, 1)

    @property
    def _view(self) -> PopulationView:
        """The chosen view, made the first time it is."""
        key = self._row.current
        if key not in self._views:
            view = self._makers[key][1]()
            view.retitled.connect(self._show_heading)
            view.view_wanted.connect(self._go_to)
            view.definition_wanted.connect(self._count_under)
            self._views[key] = view
            self._pages.addWidget(view)
        return self._views[key]

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place = self.place
        if place is None:
            return
        self._follow_area(place)
        self._show_definitions(place)
        view = self._view
        view.show_place(place, self._family)
        self._pages.setCurrentWidget(view)
        self._show_heading()
        self._copy_button.setVisible(view.has_table)
        self._sheets.show_place(place, self._family)
        self._new_date.setVisible(self._row.current == RECORD and place.area.kind is AreaKind.KOMMUN)
        self._new_date.setEnabled(self._may_add_date())

    def _show_heading(self) -> None:
        title, subtitle = self._view.heading
        self._header.set_title(title)
        self._header.set_subtitle(subtitle)

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

    def _show_definitions(self, place: Place) -> None:
        day = place.reference_date or latest_counting_day(self.services.clock().date())
        known = families_in_force(stored.definitions(self.services.workspace), day)
        if self._family not in {each.lineage for each in known}:
            self._family = known[0].lineage
        with QSignalBlocker(self._definition):
            self._definition.clear()
            for each in known:
                self._definition.addItem(each.name, each.lineage)
            self._definition.setCurrentIndex(self._definition.findData(self._family))

    def _has_place(self) -> bool:
        return self.place is not None

    def _has_table(self) -> bool:
        return self._has_place() and self._view.has_table

    def _may_add_date(self) -> bool:
        place = self.place
        return place is not None and place.area.kind is AreaKind.KOMMUN and not self.services.read_only

    # --- what is done ---

    def _show_view(self, _key: str) -> None:
        for view in self._views.values():
            if view.isVisible():
                view.commit_pending()
        self.read()

    def _go_to(self, key: str) -> None:
        """Another view, with the keyboard in it."""
        self._row.show_chosen(key)
        self._show_view(key)
        self._view.first_focus().setFocus()

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
        )
        if written is None:
            return
        try:
            day = date.fromisoformat(written.strip())
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2024-10-31.")
            self.services.messages.problem(UserProblem(text.format(text=written)))
            return
        self._row.show_chosen(RECORD)
        self.services.open_tab("populations", Place(place.area, reference_date=day))

    def _copy(self) -> None:
        self.commit_pending()
        text = self._view.table_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.services.messages.tell(tr("Tabellen är kopierad. Små tal är dolda."))

    def _copy_internally(self) -> None:
        self.commit_pending()
        text = tr("Alla tal följer med, också små. Skriv varför; skälet står med i det kopierade.")
        reason = self.services.dialogs.ask_text(tr("Kopiera internt"), text, label=tr("Skäl"))
        if reason is not None:
            QGuiApplication.clipboard().setText(self._view.table_text(reason))
            self.services.messages.tell(tr("Tabellen är kopierad, märkt som intern."))


_VIEW_KEYS = ("Ctrl+Shift+1", "Ctrl+Shift+2", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5")
_Makers = dict[str, tuple[str, Callable[[], PopulationView]]]


def _makers(services: Services) -> _Makers:
    """The views in their order, each with its word; what draws charts is imported when it is first shown."""

    def picture() -> PopulationView:
        from widgets.populations.picture_view import PictureView

        return PictureView(services)

    def areas() -> PopulationView:
        from widgets.populations.areas_view import AreasView

        return AreasView(services)

    def years() -> PopulationView:
        from widgets.populations.years_view import YearsView

        return YearsView(services)

    def definition() -> PopulationView:
        from widgets.populations.definition.view import DefinitionView

        return DefinitionView(services)

    return {
        RECORD: (tr("Registrera"), partial(RecordView, services)),
        PICTURE: (tr("Bild"), picture),
        AREAS: (tr("Kommuner"), areas),
        YEARS: (tr("År för år"), years),
        DEFINITION: (tr("Definition"), definition),
    }
