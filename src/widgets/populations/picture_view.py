"""*Bild*: the parts inside their wholes, and what the rows that count make together."""

from PySide6.QtWidgets import QWidget

from domain.area import AreaKind
from domain.period import month
from domain.population_chart import nested_chart
from domain.population_comparison import AreaPopulation, sum_of_members
from domain.population_words import version_words
from domain.value import Empty
from storage.queries import areas as stored_areas
from storage.queries import population_comparison as compared
from widgets.charts import ChartWithTable
from widgets.parts import Card, Placed, Spread, TextLabel
from widgets.populations.hiding import public_area, public_together
from widgets.populations.screen import show_day
from widgets.populations.view import OrEmpty, PopulationView
from widgets.shell.contract import Place, Services
from widgets.text import tr
from widgets.theme import Role


class PictureView(PopulationView):
    """The bar's area at the reference date, drawn as the public may read it: a picture can be copied."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._shown: AreaPopulation | None = None
        self._chart = ChartWithTable()
        self._hidden = TextLabel(tr("Små tal är dolda i bilden och dess tabell."), Role.SMALL, tone="muted", wrap=True)
        card = Card(accessible_name=tr("Bild"))
        card.body.addWidget(self._chart)
        card.body.addWidget(self._hidden)
        card.body.addStretch(1)
        figures = Spread((Placed(card, 0, 0),), shares=(1,), stretched=0)
        self._pages = OrEmpty(figures, tr("Ingen bild"), tr("Registrera"))
        self._pages.empty.started.connect(self._to_first_step)
        self.setLayout(self._only(self._pages))

    def show_place(self, place: Place, family: str) -> None:
        """Draw the area's population; a group's is the sum of its kommuner."""
        self._place = place
        self._shown = self._read(place, family)
        shown = self._shown
        if shown is None:
            day = tr("mättillfället") if place.reference_date is None else show_day(place.reference_date)
            self._pages.show_empty(
                tr("{area} har inga antal för {date}.").format(area=place.area.name, date=day),
                tr("Här ritas delarna inuti sina helheter, och vad de rader som räknas blir tillsammans."),
                tr("Registrera"),
            )
            return
        self._pages.show_content()
        self._chart.set_chart(nested_chart(shown.population, shown.area.name, shown.source))
        self._hidden.setVisible(any(line.count is Empty.DOLT for line in shown.population.lines))

    @property
    def heading(self) -> tuple[str, str]:
        """The area and the day; the definition."""
        shown = self._shown
        if shown is None:
            return ("" if self._place is None else self._place.area.name, "")
        said = [tr("Delar i helheter"), tr("definition {name}").format(name=version_words(shown.population.definition))]
        if shown.members is not None:
            every = len(shown.members.reporting) + len(shown.members.missing)
            text = tr("summan av {count} av {every} kommuner")
            said.append(text.format(count=len(shown.members.reporting), every=every))
        return f"{shown.area.name}, {show_day(shown.reference_date)}", " · ".join(said)

    def first_focus(self) -> QWidget:
        """The drawing, or the first step where there is none."""
        view = self._chart.view
        if self._shown is None:
            return self._pages.empty.button
        return self._chart if view is None else view

    def _read(self, place: Place, family: str) -> AreaPopulation | None:
        ws, day = self.services.workspace, place.reference_date
        if day is None:
            return None
        threshold = stored_areas.settings(ws).small_count_threshold
        if place.area.kind is AreaKind.GROUP:
            members = stored_areas.group_members(ws, place.area.code, month(day.year, day.month))
            codes = [area.code for area in members]
            together = compared.side_by_side(ws, codes, day, family, group=place.area.code)
            return sum_of_members(public_together(together, threshold))
        found = compared.area_population(ws, place.area.code, day, family)
        return None if found is None else public_area(found, threshold)

    def _to_first_step(self) -> None:
        self.view_wanted.emit("record")
