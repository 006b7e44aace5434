"""*Plats*: everyone's places by one measure, this kommun among its neighbours, and how the group's kommuner moved."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from domain.area import AreaKind
from domain.chart import QUARTER_SIGNS
from domain.display import show_percent
from domain.measure import MEASURE_CHOICES, measure_label
from domain.national import Measure, National
from domain.profile import Profile
from domain.profile_chart import rank_chart
from domain.rank_words import (
    MOVEMENT_MEASURES,
    movement_table,
    movement_words,
    places_lost_words,
    quarter_words,
    rank_rows,
)
from storage.queries.areas import group
from storage.queries.national import national
from widgets.charts import ChartWithTable
from widgets.grid import Cell, Column, FigureGrid, GridContent, Kind, Row
from widgets.grid.content import CellKey
from widgets.parts import Card, EmptyState, FieldLabel, Placed, Spread, TextLabel
from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.shell.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space


class PlacesView(ProfileView):
    """Places are computed from the national table; where there is none, the published ones are shown."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._national: National | None = None
        self._measure = QComboBox()
        self._measure.setAccessibleName(tr("Mått"))
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure_label(measure), measure)
        self._measure.currentIndexChanged.connect(lambda _at: self._show())
        self._places = FigureGrid(_nothing_to_ask, dense=True)
        self._places.setAccessibleName(tr("Platser bland kommunerna"))
        self._said = TextLabel(wrap=True)
        self._movements = FigureGrid(_nothing_to_ask, dense=True)
        self._movements.setAccessibleName(tr("Gruppens kommuner, platser och förflyttning"))
        self._movement_note = TextLabel(
            tr("Plats (förra periodens plats) förflyttning. Plus betyder en bättre plats: lägre andel."),
            Role.SMALL,
            tone="muted",
            wrap=True,
        )
        self._published = ChartWithTable()
        self._published.copied.connect(services.messages.tell)
        self._published_card = Card(tr("Publicerade platser"))
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(lambda: services.run_command("import"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._list_card = Card(tr("Rangordning"))
        choice = QHBoxLayout()
        choice.addWidget(FieldLabel(tr("Mått"), self._measure))
        choice.addWidget(self._measure, 1)
        self._list_card.body.addLayout(choice)
        self._list_card.body.addWidget(self._said)
        self._list_card.body.addWidget(self._places)
        self._list_card.body.addStretch(1)
        self._movement_card = Card(tr("Gruppens kommuner"))
        self._movement_card.body.addWidget(self._movements)
        self._movement_card.body.addWidget(self._movement_note)
        self._movement_card.body.addStretch(1)
        self._published_card.body.addWidget(self._published)
        self._empty_card = Card(accessible_name=tr("Ingen rangordning"))
        self._empty_card.body.addWidget(self._empty)
        spread = Spread(
            (
                Placed(self._list_card, 0, 0),
                Placed(self._movement_card, 0, 1),
                Placed(self._published_card, 1, 0),
                Placed(self._empty_card, 2, 0, columns=2),
            ),
            shares=(1, 1),
            stretched=3,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addWidget(spread)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:
        """Show the places of another standpoint."""
        self._at = at
        self._national = national(self.services.workspace, at.period, at.sex, at.age_group, at.treatment)
        computed = self._national is not None
        printed = None
        if profile is not None and (not computed or not profile.kind_ranks):
            printed = rank_chart(profile)
        self._list_card.setVisible(computed)
        self._movement_card.setVisible(computed)
        self._published_card.setVisible(printed is not None)
        self._empty_card.setVisible(not computed and printed is None)
        if printed is not None:
            self._published.set_chart(printed)
        self._empty.button.setEnabled(not self.services.read_only)
        self._empty.set_text(
            tr("Det finns ingen rangordning för {period}.").format(period=at.period.label),
            tr("Platser räknas när SCB:s tabell med alla kommuner är inläst. Publicerade platser kan också läsas in."),
        )
        if computed:
            self._show()
            self._show_movements()

    def _show(self) -> None:
        at, country = self._at, self._national
        if at is None or country is None:
            return
        measure: Measure = self._measure.currentData()
        ranking = country.ranking(measure)
        own = ranking.find(at.area.code)
        text = tr("{of} kommuner med fullständiga uppgifter är rangordnade, av {present} i tabellen.")
        said = [text.format(of=country.of, present=country.present)]
        if own is not None:
            said.insert(0, f"{own.name}: {quarter_words(own.rank)}.")
            said.append(places_lost_words(country, at.area.code, measure))
        elif at.area.kind is AreaKind.KOMMUN:
            said.insert(0, tr("{name} rangordnas inte: uppgifterna är ofullständiga.").format(name=at.area.name))
        else:
            said.insert(0, tr("Bara kommuner rangordnas."))
        self._said.setText(" ".join(said))
        rows: list[Row] = []
        cells: dict[CellKey, Cell] = {}
        for number, each in enumerate(rank_rows(ranking, at.area.code)):
            key, area, rank = str(number), each.area, each.area.rank
            mark = "▸ " if each.own else ("… " if each.gap else "")
            rows.append(Row(key, f"{mark}{area.name}", kind=Kind.TOTAL if each.own else Kind.SHOWN))
            shown = {
                "rank": f"{rank.rank}{tr(' delad') if rank.tied else ''}",
                "before": tr("saknas") if rank.previous is None else str(rank.previous),
                "share": show_percent(area.share),
                "quarter": f"{QUARTER_SIGNS[rank.quarter]} {rank.quarter}",
            }
            cells |= {(key, column): Cell(text=text) for column, text in shown.items()}
        columns = (
            Column("rank", tr("Plats"), kind=Kind.SHOWN),
            Column("before", at.period.previous.label, kind=Kind.SHOWN, muted=True),
            Column("share", tr("Andel av bef."), kind=Kind.SHOWN),
            Column("quarter", tr("Fjärdedel"), kind=Kind.SHOWN),
        )
        title = tr("Platser {period}").format(period=at.period.label)
        self._places.set_content(GridContent(title, title, columns, tuple(rows), cells, row_title=tr("Kommun")))

    def _show_movements(self) -> None:
        at, country = self._at, self._national
        assert at is not None
        assert country is not None
        _, members = group(self.services.workspace)
        columns = tuple(Column(m.value, m.label, kind=Kind.SHOWN) for m in MOVEMENT_MEASURES)
        rows: list[Row] = []
        cells: dict[CellKey, Cell] = {}
        for each in movement_table(country, members):
            own = each.area.code == at.area.code
            rows.append(Row(each.area.code, each.area.name, kind=Kind.TOTAL if own else Kind.SHOWN))
            for measure, rank in zip(MOVEMENT_MEASURES, each.ranks, strict=True):
                sign = "" if rank is None else f"{QUARTER_SIGNS[rank.quarter]} "
                cells[each.area.code, measure.value] = Cell(text=f"{sign}{movement_words(rank)}")
        title = tr("Gruppens kommuner {period}").format(period=at.period.label)
        self._movements.set_content(GridContent(title, title, columns, tuple(rows), cells, row_title=tr("Kommun")))

    def first_focus(self) -> QWidget:
        """The measure, or the first step where there are no places."""
        return self._measure if self._national is not None else self._empty.button


def _nothing_to_ask() -> None:
    """A table that is only read takes no paste."""
