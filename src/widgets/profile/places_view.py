"""*Plats*: everyone's places by one measure, this kommun among its neighbours, and how the group's kommuner moved."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.display import show_change, show_percent
from domain.profile.measure import MEASURE_CHOICES
from domain.profile.national import Measure, National, Ranking
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankSource, movement_notes
from domain.profile.words import place_words
from drawing.chart import QUARTER_SIGNS
from drawing.profile import rank_chart
from drawing.ranks import (
    MOVEMENT_MEASURES,
    movement_table,
    movement_words,
    place_words_of,
    places_lost_words,
    quarter_words,
    rank_rows,
)
from storage.areas.queries import group_members
from storage.benefits.national import national
from widgets.charts import ChartWithTable
from widgets.parts import Button, Card, EmptyState, FieldLabel, Placed, Spread, TextLabel
from widgets.profile.choices import Standpoint
from widgets.profile.read_table import ReadTable, TableRow
from widgets.profile.view import ProfileView
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space

_EACH_SIDE = 4


class PlacesView(ProfileView):
    """Places are computed from the national table; where there is none, the published ones are shown."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._national: National | None = None
        self._measure = QComboBox()
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure.label, measure)
        self._measure.currentIndexChanged.connect(lambda _at: self._show_ranking())
        self._said = TextLabel(wrap=True)
        self._places = ReadTable(tr("Platser bland kommunerna"))
        self._ranked = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._movements = ReadTable(tr("Gruppens kommuner, platser och förflyttning"))
        self._marks = ChartWithTable()
        self._marks.copied.connect(services.messages.tell)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._only_published = TextLabel(wrap=True)
        self._load = Button(tr("Läs in fil …"))
        for started in (self._empty.started, self._load.clicked):
            started.connect(partial(services.run_command, "import"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._list_card = Card(accessible_name=tr("Rangordning"))
        choice = QHBoxLayout()
        choice.setSpacing(Space.XS)
        choice.addWidget(FieldLabel(tr("Mått"), self._measure))
        choice.addWidget(self._measure, 1)
        self._list_card.body.addLayout(choice)
        for widget in (self._said, self._places, self._ranked):
            self._list_card.body.addWidget(widget)
        self._list_card.body.addStretch(1)
        self._movement_card = Card(tr("Gruppens kommuner"))
        self._moved = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._movement_card.body.addWidget(self._movements)
        self._movement_card.body.addWidget(self._moved)
        self._movement_card.body.addStretch(1)
        self._marks_card = Card()
        self._marks_card.body.addWidget(self._marks)
        self._marks_card.body.addStretch(1)
        self._published_card = Card(tr("Hela rangordningen"))
        self._published_card.body.addWidget(self._only_published)
        self._published_card.body.addWidget(self._load, 0, Qt.AlignmentFlag.AlignLeft)
        self._published_card.body.addStretch(1)
        empty = Card(accessible_name=tr("Ingen rangordning"))
        empty.body.addWidget(self._empty)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._movement_card)
        column.addWidget(self._marks_card, 1)
        spread = Spread(
            (
                Placed(self._list_card, 0, 0, rows=2),
                Placed(self._published_card, 0, 0, rows=2),
                Placed(beside, 0, 1, rows=2),
            ),
            shares=(5, 6),
            stretched=1,
            parent=self,
        )
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(spread)
        self._pages.addWidget(empty)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:
        """Show the places of another standpoint."""
        self._at = at
        found = national(self.services.workspace, at.period, at.sex, at.age_group, at.treatment)
        chart = None if profile is None else rank_chart(profile)
        published = profile is not None and any(r.source is RankSource.PUBLISHED for r in profile.ranks.values())
        # A few kommuner that somebody picked out are no country to be ranked in beside published places.
        self._national = None if published else found
        computed = self._national is not None
        self._list_card.setVisible(computed)
        self._movement_card.setVisible(computed)
        self._marks_card.setVisible(chart is not None)
        self._published_card.setVisible(not computed)
        self._pages.setCurrentIndex(0 if computed or published else 1)
        if chart is not None:
            title = tr("{place}, plats bland {of} kommuner")
            self._marks_card.set_title(title.format(place=at.area.name, of=chart.marks[0].of))
            self._marks_card.set_aside(tr("publicerad") if published else tr("1 = lägst andel"))
            self._marks.set_chart(chart)
        if computed:
            self._show_ranking()
            self._show_movements()
        else:
            self._say_nothing(at, profile)

    def _say_nothing(self, at: Standpoint, profile: Profile | None) -> None:
        for button in (self._empty.button, self._load):
            button.setEnabled(not self.services.read_only)
        text = tr("Det finns ingen rangordning för {period}.")
        explained = tr("Alla kommuners platser räknas när SCB:s månadstabell är inläst.")
        coverage = None if profile is None else profile.coverage
        if coverage is not None and coverage.months < coverage.of:
            # The table is there already; what it lacks is the rest of the months.
            said = tr("Kommunerna rangordnas när alla månader finns. Hittills finns {months} av {of}.")
            explained = said.format(months=coverage.months, of=coverage.of)
        self._empty.set_text(text.format(period=at.period.label), explained)
        text = tr("Platserna {period} är publicerade. De andra kommunernas platser är inte kända här. {explained}")
        self._only_published.setText(text.format(period=at.period.label, explained=explained))

    def _show_ranking(self) -> None:
        at, country = self._at, self._national
        if at is None or country is None:
            return
        measure: Measure = self._measure.currentData()
        ranking = country.ranking(measure)
        self._said.setText(self._own_words(at.area, country, ranking))
        text = tr("{of} kommuner med fullständiga uppgifter är rangordnade, av {present} i tabellen. {source}")
        said = text.format(of=country.of, present=country.present, source=country.source.line)
        self._ranked.setText(" ".join((said, *_movement_notes((area.rank for area in ranking.areas), at))))
        header = (
            tr("Plats ({period})").format(period=at.period.previous.label),
            tr("Andel av bef."),
            tr("Förflyttning"),
            tr("Fjärdedel"),
        )
        title = tr("{measure}, platser {period}").format(measure=measure.label, period=at.period.label)
        self._places.show_table(title, header, tuple(_ranking_rows(ranking, at.area.code)))

    @staticmethod
    def _own_words(area: Area, country: National, ranking: Ranking) -> str:
        own = ranking.find(area.code)
        if own is not None:
            text = tr("{name} har plats {rank} av {of}, {quarter}. {lost}")
            return text.format(
                name=own.name,
                rank=tr("{rank} (delad)").format(rank=own.rank.rank) if own.rank.tied else own.rank.rank,
                of=own.rank.of,
                quarter=quarter_words(own.rank),
                lost=places_lost_words(country, area.code, ranking.measure),
            )
        if area.kind is AreaKind.KOMMUN:
            return tr("{name} rangordnas inte: uppgifterna är ofullständiga.").format(name=area.name)
        return tr("Bara kommuner rangordnas, inte {name}.").format(name=place_words(area))

    def _show_movements(self) -> None:
        at, country = self._at, self._national
        assert at is not None
        assert country is not None
        group = at.area.code if at.area.kind is AreaKind.GROUP else self.services.workspace.group_code
        moved = movement_table(country, group_members(self.services.workspace, group, at.period))
        rows = [
            TableRow(
                each.area.name,
                tuple(
                    movement_words(rank) if rank is None else f"{QUARTER_SIGNS[rank.quarter]} {movement_words(rank)}"
                    for rank in each.ranks
                ),
                own=each.area == at.area,
            )
            for each in moved
        ]
        note = tr("Plats, förra periodens plats inom parentes, förflyttning. Plus är bättre: lägre andel.")
        self._moved.setText(" ".join((note, *_movement_notes((rank for each in moved for rank in each.ranks), at))))
        header = (tr("Kommun"), *(measure.label for measure in MOVEMENT_MEASURES))
        self._movements.show_table(tr("Gruppens kommuner {period}").format(period=at.period.label), header, rows)

    @property
    def measure(self) -> Measure:
        """The one that is chosen."""
        chosen: Measure = self._measure.currentData()
        return chosen

    def first_focus(self) -> QWidget:
        """The measure, or the first step where there are no places."""
        if self._national is not None:
            return self._measure
        return self._load if self._pages.currentIndex() == 0 else self._empty.button

    def copy_table(self) -> bool:
        """Put the list of places on the clipboard, or the published places."""
        if self._national is not None:
            self._places.copy_all()
        elif self._pages.currentIndex() == 0:
            self._marks.copy_table()
        else:
            return False
        return True


def _movement_notes(ranks: Iterable[Rank | None], at: Standpoint) -> tuple[str, ...]:
    return movement_notes(ranks, at.period.label, at.period.previous.label)


def _ranking_rows(ranking: Ranking, code: str) -> Iterator[TableRow]:
    for each in rank_rows(ranking, code, _EACH_SIDE):
        if each.gap:
            yield TableRow("…", ("", "", ""))
        rank = each.area.rank
        yield TableRow(
            place_words_of(each.area),
            (
                show_percent(each.area.share),
                tr("saknas") if rank.movement is None else show_change(rank.movement),
                f"{QUARTER_SIGNS[rank.quarter]} {rank.quarter}",
            ),
            own=each.own,
        )
