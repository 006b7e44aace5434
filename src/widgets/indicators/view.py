"""The page of indicators (*X i siffror*): one indicator at a time, its figures to type in to the left, the picture to
the right."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QMenu, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.indicators.indicator import Indicator
from storage.file.workspace import Workspace
from storage.indicators import queries as stored
from storage.indicators import recording as operations
from widgets.indicators.charts_card import ChartsCard
from widgets.indicators.definition import IndicatorDialog
from widgets.indicators.offers import indicator_offers
from widgets.indicators.publishing import table_text
from widgets.indicators.screen import IndicatorScreen, read_screen, usual_indicator
from widgets.indicators.sheet import grid_key
from widgets.indicators.sheet_card import SheetCard
from widgets.parts import Button, Card, EmptyState, FieldLabel, Placed, Spread, WrappingRow
from widgets.sheet.copy_button import CopyButton
from widgets.tab.contract import Action, Place, Services, Unsaved, done_by
from widgets.tab.unsaved import unsaved_sources
from widgets.tab.views import View
from widgets.text import tr
from widgets.theme import Icon, Space

_TAB = "profile"


class IndicatorsView(View):
    """Shows the bar's area and period; `stale_on` are the subjects after which `show_place` is to be called again."""

    stale_on = frozenset({Subject.INDICATORS, Subject.AREAS, Subject.SETTINGS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._area: Area | None = None
        self._period: Period | None = None
        self._indicators: tuple[Indicator, ...] = ()
        self._screen: IndicatorScreen | None = None
        self._chosen = ""
        self._been: dict[str, tuple[Place, str]] = {}
        self._choice = QComboBox()
        self._choice.setObjectName("indicator")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.activated.connect(self._choose)
        self._new, self._change = self._buttons()
        self._copy = CopyButton(services, self._table_text, self._hides)
        self._sheet = SheetCard(services)
        self._sheet.source_written.connect(self._store_source)
        self._sheet.place_wanted.connect(self._go_to)
        self._sheet.source.edited.connect(services.unsaved_changed)
        self._charts = ChartsCard(services.jobs)
        self._empty = EmptyState(
            tr("Inga indikatorer ännu."),
            tr("Ny indikator …"),
            tr(
                "En indikator är siffror som följs bredvid helårspersonerna: ungdomar i KAA, körkort, sjukfallens "
                "längd. Definiera den här, eller läs in en fil med Ctrl+I."
            ),
        )
        self._empty.started.connect(self.define)
        self._pages = QStackedLayout()
        self._lay_out()

    # --- what the page around it uses ---

    def show_place(self, area: Area, period: Period | None) -> None:
        """Read and show the area and period; without a period, the latest the area has figures for."""
        self._area, self._period = area, period
        self._read()

    def offered_periods(self, area: Area) -> Sequence[Period]:
        """The periods the area has figures of any indicator for, the latest first."""
        return stored.indicator_periods(self.services.workspace, area.code)

    def actions_offered(self) -> Sequence[Action]:
        """Defining, changing, removing, copying."""
        return done_by(
            indicator_offers(),
            (self.define, self._may_write),
            (self.edit, self._may_change),
            (self.remove_values, self._may_empty),
            (self.remove, self._may_change),
            (self._copy.copy, self._has_screen),
            (self._charts.next_chart, self._has_screen),
        )

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        return self._sheet.grid if self._screen is not None else self._empty.button

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells and sources, of every indicator and place that has been shown."""
        places = {subject: place for subject, (place, _indicator) in self._been.items()}
        return [
            *self._sheet.page.unsaved(),
            *unsaved_sources(self._sheet.source, places, self._go_to_subject),
        ]

    def show_cell(self, cell: ChangedCell) -> None:
        """The sheet of its indicator, the sex and the category."""
        if cell.row["indicator_key"] != (self._screen and self._screen.indicator.key):
            self._chosen = cell.row["indicator_key"]
            self._read()
        self._sheet.grid.go_to(grid_key(Sex(cell.row["sex"]), cell.row["category"]))

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        return self._sheet.page.figure_card() if self._screen is not None else None

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._sheet.commit_pending()

    # --- what is shown ---

    def _buttons(self) -> tuple[Button, Button]:
        new = Button(tr("Ny …"), drawing=Icon.ADD)
        new.setAccessibleName(tr("Ny indikator"))
        added = QMenu(new)
        added.addAction(tr("&Definiera en indikator …"), self.define)
        added.addAction(tr("&Läs in fil …"), partial(self.services.run_command, "import"))
        new.setMenu(added)
        change = Button(tr("Ändra"), drawing=Icon.EDIT)
        change.setAccessibleName(tr("Ändra eller ta bort indikatorn"))
        changed = QMenu(change)
        changed.addAction(tr("Ändra &definitionen …"), self.edit)
        changed.addAction(tr("Ta bort periodens &siffror"), self.remove_values)
        changed.addAction(tr("&Ta bort indikatorn"), self.remove)
        change.setMenu(changed)
        return new, change

    def _lay_out(self) -> None:
        bar = WrappingRow()
        bar.add(FieldLabel(tr("Indikator"), self._choice), self._choice)
        for button in (self._new, self._change, self._copy):
            bar.add(button)
        empty = Card(accessible_name=tr("Inga indikatorer"))
        empty.body.addWidget(self._empty)
        stack = QWidget(self)
        stack.setLayout(self._pages)
        placed = (Placed(self._sheet, 0, 0), Placed(self._charts, 0, 1))
        self._pages.addWidget(Spread(placed, shares=(1, 1), stretched=0, parent=stack))
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(bar)
        whole.addWidget(stack, 1)

    def _read(self) -> None:
        area, ws = self._area, self.services.workspace
        if area is None:
            return
        self._indicators = stored.indicators(ws)
        self._screen = None
        if self._indicators:
            known = {each.key for each in self._indicators}
            key = self._chosen if self._chosen in known else usual_indicator(ws, area, self._indicators)
            last_year = Period(self.services.clock().year - 1, PeriodKind.YEAR)
            period = self._period or next(iter(self.offered_periods(area)), last_year)
            self._screen = read_screen(ws, key, area, period)
        self._show()

    def _show(self) -> None:
        screen = self._screen
        self._pages.setCurrentIndex(0 if screen is not None else 1)
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for each in self._indicators:
                self._choice.addItem(tr("{name} ({unit})").format(name=each.name, unit=each.unit), each.key)
            if screen is not None:
                self._choice.setCurrentIndex(self._choice.findData(screen.indicator.key))
        self._choice.setEnabled(screen is not None)
        self._new.setEnabled(self._may_write())
        self._empty.button.setEnabled(self._may_write())
        self._change.setEnabled(self._may_change())
        self._copy.setEnabled(screen is not None)
        if screen is not None:
            place = Place(screen.area, period=screen.table.period)
            subject = f"{screen.indicator.key}|{screen.area.code}|{screen.table.period.code}"
            self._been[subject] = (place, screen.indicator.key)
            stay = partial(self._stay_at, screen.indicator.key)
            self._sheet.show_screen(screen, partial(self._go_to_subject, subject), stay)
            self._charts.show_screen(screen)

    def _stay_at(self, indicator: str) -> None:
        """Until one is chosen the first that has figures is shown, which typing must not change."""
        self._chosen = indicator

    def _has_screen(self) -> bool:
        return self._screen is not None

    def _may_write(self) -> bool:
        return not self.services.read_only

    def _may_change(self) -> bool:
        return self._has_screen() and self._may_write()

    def _may_empty(self) -> bool:
        screen = self._screen
        return self._may_write() and screen is not None and screen.table.has_figures and not screen.is_summed

    # --- what is done ---

    def _choose(self) -> None:
        self.commit_pending()
        self._chosen = self._choice.currentData()
        self._read()

    def _go_to(self, area: Area, period: Period) -> None:
        self.services.open_tab(_TAB, Place(area, period=period))

    def _go_to_subject(self, subject: str) -> None:
        place, self._chosen = self._been[subject]
        self.services.open_tab(_TAB, place)
        if self._screen is not None and self._screen.indicator.key != self._chosen:
            self._read()

    def define(self) -> None:
        """Ask how a new indicator is counted, and store it."""
        self.commit_pending()

        def store(made: Indicator, _renamed: Mapping[str, str]) -> str:
            def add(ws: Workspace) -> Changes:
                self._chosen, changes = operations.define_indicator(ws, indicator=made)
                return changes

            return self.services.refused(add)

        self._ask(IndicatorDialog(store, None, self.window()))

    def edit(self) -> None:
        """Ask how the indicator is to be counted from now on."""
        if self._screen is None:
            return
        self.commit_pending()
        chosen = next(each for each in self._indicators if each.key == self._screen.indicator.key)

        def store(made: Indicator, renamed: Mapping[str, str]) -> str:
            return self.services.refused(lambda ws: operations.edit_indicator(ws, indicator=made, renamed=renamed))

        self._chosen = chosen.key
        self._ask(IndicatorDialog(store, chosen, self.window()))

    def remove(self) -> None:
        """Take the indicator away, or hear what depends on it."""
        screen = self._screen
        if screen is not None and self._may_change():
            key, name = screen.indicator.key, screen.indicator.name
            done = self.services.submit(lambda ws: operations.remove_indicator(ws, indicator=key))
            if done is not None:
                self.services.messages.tell(tr("”{name}” är borttagen. Ctrl+Z ångrar.").format(name=name))
                self.first_focus().setFocus()

    def remove_values(self) -> None:
        """Take every figure of the indicator in this area and period away."""
        screen = self._screen
        if screen is None or not self._may_empty():
            return
        key, area, period = screen.indicator.key, screen.area, screen.table.period
        done = self.services.submit(
            lambda ws: operations.remove_indicator_values(ws, indicator=key, area=area.code, period=period)
        )
        if done is not None:
            text = tr("Siffrorna för {area} {period} är borttagna. Ctrl+Z ångrar.")
            self.services.messages.tell(text.format(area=area.name, period=period.label))

    def _table_text(self, internal_reason: str) -> str:
        self.commit_pending()
        return "" if self._screen is None else table_text(self._screen, internal_reason)

    def _hides(self) -> bool:
        return self._screen is not None and self._screen.indicator.counted_by_group

    def _store_source(self, source: Source) -> None:
        screen = self._screen
        if screen is None:
            return

        def record(ws: Workspace) -> Changes:
            return operations.set_indicator_source(
                ws, indicator=screen.indicator.key, area=screen.area.code, period=screen.table.period, source=source
            )

        self.services.submit(record, on_problem=lambda problem: self._sheet.source.refuse(problem.text))

    @staticmethod
    def _ask(dialog: IndicatorDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
