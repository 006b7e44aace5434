"""*Kommuner*: a group's kommuner side by side at one reference date, with their sum and how much of the group it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from domain.ground.area import AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import is_hidden, is_number
from domain.populations.comparison import Together
from domain.populations.words import version_words
from drawing.chart import BarChart
from drawing.populations import sides_chart
from storage.areas import queries as stored_areas
from storage.populations import comparison as compared
from storage.populations.public import ShownPopulations, hides_quickly
from widgets.charts import ChartWithTable
from widgets.parts import Card, FieldLabel, Placed, Spread, TextLabel
from widgets.parts.or_empty import OrEmpty
from widgets.populations.areas_sheet import areas_content, of_sex, rate_words, sexes_of, sources
from widgets.populations.publishing import content_text, publish_as
from widgets.populations.screen import show_day
from widgets.populations.view import PopulationView
from widgets.sheet import FigureGrid, GridContent, ask_dash_with
from widgets.tab.contract import Place, Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role, Space


@dataclass(frozen=True, slots=True)
class _Shown:
    """`together` with the inhabitants of the chosen sex, and the same as the public may read it."""

    together: Together
    sex: Sex
    threshold: int
    read_public: Callable[[], Together]

    @property
    def content(self) -> GridContent:
        return areas_content(of_sex(self.together, self.sex), self.sex, self.threshold)

    @property
    def public_content(self) -> GridContent:
        return areas_content(of_sex(self.public, self.sex), self.sex, self.threshold)

    @property
    def public(self) -> Together:
        """As it may leave the program."""
        return self.read_public()

    @property
    def chart(self) -> BarChart:
        """The known totals the public may read, per 1 000 inhabitants where any are known."""
        known = any(is_number(part.inhabitants) for part in self.together.parts)
        return sides_chart(self.public, None if self.sex is Sex.ALLA else self.sex, of_thousand=known)


class AreasView(PopulationView):
    """The kommuner of the bar's group; of the workspace's own group where the bar has a kommun."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._family = ""
        self._shown: _Shown | None = None
        self._sex = QComboBox()
        self._sex.setObjectName("population-sex")
        self._sex.activated.connect(self._choose_sex)
        self._coverage = TextLabel(role=Role.H3)
        publish = publish_as(lambda: self._shown.public_content if self._shown is not None else _NOTHING)
        self.grid = FigureGrid(ask_dash_with(services.dialogs), dense=True, copy_filter=publish)
        self.grid.setObjectName("population-areas")
        self.grid.refused.connect(services.messages.tell)
        self._notes = TextLabel(role=Role.SMALL, wrap=True)
        self._sources = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self._coverage, 1)
        head.addWidget(FieldLabel(tr("Kön"), self._sex))
        head.addWidget(self._sex)
        card = Card(accessible_name=tr("Kommuner sida vid sida"))
        card.body.addLayout(head)
        for part in (self.grid, self._notes, self._sources):
            card.body.addWidget(part)
        card.body.addStretch(1)
        self._chart = ChartWithTable()
        self._hidden = TextLabel(tr("Små tal är dolda i bilden och dess tabell."), Role.SMALL, tone="muted", wrap=True)
        self._picture = Card(accessible_name=tr("Kommunerna i bild"))
        self._picture.body.addWidget(self._chart)
        self._picture.body.addWidget(self._hidden)
        self._later = Later(services.jobs, self, tr("Döljer små tal"))
        self._pages = OrEmpty(tr("Inga kommuner att jämföra"), tr("Registrera"), self)
        self._pages.empty.started.connect(lambda: self.view_wanted.emit("record"))
        self.setLayout(self._only(self._pages))
        self._pages.hold(
            Spread((Placed(card, 0, 0), Placed(self._picture, 1, 0)), shares=(1,), stretched=0, parent=self._pages)
        )

    def show_place(self, place: Place, family: str) -> None:
        """Show the group's kommuner at the reference date."""
        self._place, self._family = place, family
        self._shown = None
        self._later.forget()
        together = None if place.reference_date is None else self._read(place, place.reference_date)
        if together is not None and together.parts:
            self._show(together)
        else:
            self._show_empty(place, together)

    def _read(self, place: Place, day: date) -> Together:
        ws = self.services.workspace
        group = place.area.code if place.area.kind is AreaKind.GROUP else ws.group_code
        codes = [area.code for area in stored_areas.group_members(ws, group, month(day.year, day.month))]
        together = compared.side_by_side(ws, codes, day, self._family, group=group)
        self._offer_sexes(sexes_of(together))
        sex = self._sex.currentData()
        if sex is Sex.ALLA:
            return together
        return compared.side_by_side(ws, codes, day, self._family, group=group, inhabitants_of=sex)

    @property
    def heading(self) -> tuple[str, str]:
        """The group and the day; the definition."""
        if self._shown is None:
            return ("" if self._place is None else self._place.area.name, "")
        together = self._shown.together
        definition = tr("definition {name}").format(name=version_words(together.parts[0].population.definition))
        title = f"{together.group.name}, {show_day(together.reference_date)}"
        return title, " · ".join((tr("Kommunerna sida vid sida"), definition))

    @property
    def has_table(self) -> bool:
        """True while any kommun has counts."""
        return self._shown is not None

    def first_focus(self) -> QWidget:
        """The table, or the first step where there is none."""
        return self.grid if self._shown is not None else self._pages.empty.button

    def table_text(self, internal_reason: str = "") -> str:
        """The table with who is missing and the sources below it."""
        shown = self._shown
        if shown is None:
            return ""
        together = of_sex(shown.together, shown.sex)
        heading = tr("Samverkanspopulation, {group}, {date}, {sex}. Definition: {definition}").format(
            group=together.group.name,
            date=show_day(together.reference_date),
            sex=shown.sex.label.lower(),
            definition=version_words(shown.together.parts[0].population.definition),
        )
        content = shown.content if internal_reason else shown.public_content
        notes = (_coverage(together), *together.notes, *sources(together.parts))
        return content_text(heading, content, notes, internal_reason)

    def _show(self, together: Together) -> None:
        self._pages.show_content()
        sex, day, ws = self._sex.currentData(), together.reference_date, self.services.workspace
        threshold = stored_areas.settings(ws).small_count_threshold
        public = ShownPopulations(ws, self._family, day, threshold, inhabitants_of=sex)
        areas = (*(part.area for part in together.parts), *together.missing)
        read_public = partial(public.together, together.group.code, areas, day)
        self._shown = _Shown(together, sex, threshold, read_public)
        of_one = of_sex(together, self._shown.sex)
        self._coverage.setText(_coverage(of_one))
        self.grid.set_content(self._shown.content)
        notes = (*of_one.notes, *rate_words(of_one.parts))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._sources.setText(" ".join(f"{line}." for line in sources(of_one.parts)))
        self._picture.setVisible(len(of_one.parts) > 1)
        self._chart.hide()
        self._hidden.hide()
        if len(of_one.parts) > 1:
            shown, quick = self._shown, hides_quickly(ws, together.group.code, (day,))
            self._later.run(lambda: shown.chart, self._draw, quick=quick)

    def _draw(self, chart: BarChart) -> None:
        self._chart.set_chart(chart)
        self._chart.show()
        self._hidden.setVisible(any(is_hidden(value) for series in chart.series for value in series.values))

    def _offer_sexes(self, sexes: Sequence[Sex]) -> None:
        """Those that any kommun has; what was chosen stays where it is among them."""
        chosen = self._sex.currentData()
        with QSignalBlocker(self._sex):
            self._sex.clear()
            for each in sexes:
                self._sex.addItem(each.label, each)
            self._sex.setCurrentIndex(max(self._sex.findData(chosen), 0))
        self._sex.setEnabled(len(sexes) > 1)

    def _show_empty(self, place: Place, together: Together | None) -> None:
        day = place.reference_date
        name = place.area.name if together is None else together.group.name
        self._pages.show_empty(
            tr("Ingen kommun i {group} har antal för {date}.").format(
                group=name, date=tr("mättillfället") if day is None else show_day(day)
            ),
            tr("Här står gruppens kommuner sida vid sida, med summan och hur många av kommunerna den omfattar."),
            tr("Registrera"),
        )

    def _choose_sex(self) -> None:
        if self._place is not None:
            self.show_place(self._place, self._family)


def _coverage(together: Together) -> str:
    text = tr("Summan omfattar {coverage}.")
    return text.format(coverage=together.coverage)


_NOTHING = GridContent("", "", (), (), {})
