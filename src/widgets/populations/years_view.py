"""*År för år*: an area's reference dates beside one another, all counted under the same definition."""

from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.value import is_hidden
from domain.populations.comparison import YearOnYear
from domain.populations.words import version_words
from drawing.populations import slope_chart
from storage.areas import queries as stored_areas
from storage.populations import comparison as compared
from storage.populations.public import ShownPopulations, hides_quickly
from widgets.charts import ChartWithTable
from widgets.parts import Card, Placed, Spread, TextLabel
from widgets.parts.or_empty import OrEmpty
from widgets.populations.areas_sheet import rate_words, sources
from widgets.populations.publishing import content_text, publish_as
from widgets.populations.view import PopulationView
from widgets.populations.years_sheet import years_content
from widgets.sheet import FigureGrid, GridContent, ask_dash_with
from widgets.tab.contract import Place, Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role


class YearsView(PopulationView):
    """Every reference date of the bar's area; a group's are the sums of its kommuner."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._family = ""
        self._years: YearOnYear | None = None
        self._public: YearOnYear | None = None
        self.grid = FigureGrid(
            ask_dash_with(services.dialogs), dense=True, copy_filter=publish_as(self._public_content)
        )
        self.grid.setObjectName("population-years")
        self.grid.refused.connect(services.messages.tell)
        self._same = TextLabel(role=Role.SMALL, wrap=True)
        self._notes = TextLabel(role=Role.SMALL, wrap=True)
        self._sources = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        table = Card(accessible_name=tr("År för år"))
        for part in (self._same, self.grid, self._notes, self._sources):
            table.body.addWidget(part)
        table.body.addStretch(1)
        self._chart = ChartWithTable()
        self._hidden = TextLabel(tr("Små tal är dolda i bilden och dess tabell."), Role.SMALL, tone="muted", wrap=True)
        picture = Card(accessible_name=tr("Utvecklingen"))
        picture.body.addWidget(self._chart)
        picture.body.addWidget(self._hidden)
        picture.body.addStretch(1)
        self._picture = picture
        self._later = Later(services.jobs, self, tr("Döljer små tal"))
        self._pages = OrEmpty(tr("Inga mättillfällen"), tr("Registrera"), self)
        self._pages.empty.started.connect(lambda: self.view_wanted.emit("record"))
        self.setLayout(self._only(self._pages))
        self._pages.hold(
            Spread((Placed(table, 0, 0), Placed(picture, 0, 1)), shares=(5, 3), stretched=0, parent=self._pages)
        )

    def show_place(self, place: Place, family: str) -> None:
        """Show every date the area has counts for."""
        self._place, self._family = place, family
        self._years = compared.years(self.services.workspace, place.area.code, family)
        self._public = None
        if self._years is None:
            self._later.forget()
            self._pages.show_empty(
                tr("{area} har inga mättillfällen ännu.").format(area=place.area.name),
                tr("Här jämförs mättillfällena, alla räknade efter samma definition."),
                tr("Registrera"),
            )
        else:
            self._show(self._years)

    @property
    def heading(self) -> tuple[str, str]:
        """The area; the definition that all dates are counted under."""
        name = "" if self._place is None else self._place.area.name
        if self._years is None:
            return name, ""
        definition = version_words(self._years.years[0].population.definition)
        return tr("{area} år för år").format(area=name), tr("definition {name}").format(name=definition)

    @property
    def has_table(self) -> bool:
        """True where there is any date."""
        return self._years is not None

    def first_focus(self) -> QWidget:
        """The table, or the first step where there is none."""
        return self.grid if self._years is not None else self._pages.empty.button

    def table_text(self, internal_reason: str = "") -> str:
        """The table with what its changes cannot bear, and its sources."""
        years = self._years
        if years is None:
            return ""
        shown = years if internal_reason else self._published(years)
        heading = tr("Samverkanspopulation, {area}, år för år. Definition: {definition}")
        return content_text(
            heading.format(area=years.area.name, definition=version_words(years.years[0].population.definition)),
            years_content(shown, self._threshold),
            (*shown.notes, *sources(shown.years)),
            internal_reason,
        )

    @property
    def _threshold(self) -> int:
        return stored_areas.settings(self.services.workspace).small_count_threshold

    def _show(self, years: YearOnYear) -> None:
        self._pages.show_content()
        definition = version_words(years.years[0].population.definition)
        text = tr("Alla mättillfällen är räknade efter definitionen {name}.").format(name=definition)
        if len(years.dates) == 1:
            text = tr("Det finns bara ett mättillfälle. Ändringen visas när nästa är registrerat.")
        self._same.setText(text)
        self.grid.set_content(years_content(years, self._threshold))
        notes = (*years.notes, *rate_words(years.years))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._sources.setText(" ".join(f"{line}." for line in sources(years.years)))
        self._picture.setVisible(len(years.dates) > 1)
        self._chart.hide()
        self._hidden.hide()
        if len(years.dates) > 1:
            quick = hides_quickly(self.services.workspace, years.area.code, years.dates)
            self._later.run(partial(self._to_publish, years), self._draw, quick=quick)

    def _draw(self, public: YearOnYear) -> None:
        self._public = public
        self._chart.set_chart(slope_chart(public))
        self._chart.show()
        self._hidden.setVisible(any(is_hidden(value) for row in public.rows for value in row.values))

    def _public_content(self) -> GridContent:
        years = self._years
        return (
            GridContent("", "", (), (), {}) if years is None else years_content(self._published(years), self._threshold)
        )

    def _published(self, years: YearOnYear) -> YearOnYear:
        """As it may leave the program; worked out once."""
        if self._public is None:
            self._public = self._to_publish(years)
        return self._public

    def _to_publish(self, years: YearOnYear) -> YearOnYear:
        shown = ShownPopulations(self.services.workspace, self._family, years.dates[-1], self._threshold)
        return shown.years(years.area, years.dates)
