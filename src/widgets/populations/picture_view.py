"""*Bild*: the parts inside their wholes, and what the rows that count make together."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from domain.ground.value import is_hidden
from domain.populations.comparison import AreaPopulation
from domain.populations.words import version_words
from drawing.populations import nested_chart
from storage.areas.queries import settings
from storage.populations import comparison as compared
from storage.populations.public import ShownPopulations, hides_quickly
from widgets.charts import ChartWithTable
from widgets.parts import Card, Placed, Spread, TextLabel
from widgets.parts.or_empty import OrEmpty
from widgets.populations.screen import show_day
from widgets.populations.view import PopulationView
from widgets.tab.contract import Place, Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role


class PictureView(PopulationView):
    """The bar's area at the reference date, drawn as the public may read it: a picture can be copied."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._place: Place | None = None
        self._shown: AreaPopulation | None = None
        self._chart = ChartWithTable()
        self._hidden = TextLabel(tr("Små tal är dolda i bilden och dess tabell."), Role.SMALL, tone="muted", wrap=True)
        card = Card(accessible_name=tr("Bild"))
        card.body.addWidget(self._chart)
        card.body.addWidget(self._hidden)
        card.body.addStretch(1)
        self._pages = OrEmpty(tr("Ingen bild"), tr("Registrera"), self)
        self._pages.empty.started.connect(self._to_first_step)
        self._later = Later(services.jobs, self, tr("Döljer små tal"))
        self.setLayout(self._only(self._pages))
        self._pages.hold(Spread((Placed(card, 0, 0),), shares=(1,), stretched=0, parent=self._pages))

    def show_place(self, place: Place, family: str) -> None:
        """Draw the area's population; a group's is the sum of its kommuner."""
        self._place, self._shown = place, None
        self._chart.hide()
        self._hidden.hide()
        ws, day = self.services.workspace, place.reference_date
        if day is None or not compared.counts_of(ws, [place.area.code], day):
            self._later.forget()
            self._show_empty(place)
            return
        self._pages.show_content()
        public = ShownPopulations(ws, family, day, settings(ws).small_count_threshold)
        work = partial(public.of, place.area, day)
        self._later.run(work, self._show, quick=hides_quickly(ws, place.area.code, (day,)))

    def _show(self, shown: AreaPopulation | None) -> None:
        self._shown = shown
        if shown is None:
            if self._place is not None:
                self._show_empty(self._place)
            return
        self._chart.set_chart(nested_chart(shown.population, shown.area.name, shown.source))
        self._chart.show()
        self._hidden.setVisible(any(is_hidden(line.count) for line in shown.population.lines))
        self.retitled.emit()

    def _show_empty(self, place: Place) -> None:
        day = tr("mättillfället") if place.reference_date is None else show_day(place.reference_date)
        self._pages.show_empty(
            tr("{area} har inga antal att rita för {date}.").format(area=place.area.name, date=day),
            tr("Här ritas delarna inuti sina helheter, och vad de rader som räknas blir tillsammans."),
            tr("Registrera"),
        )

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
        if self._pages.is_empty or view is None:
            return self._pages.empty.button if self._pages.is_empty else self
        return view

    def _to_first_step(self) -> None:
        self.view_wanted.emit("record")
