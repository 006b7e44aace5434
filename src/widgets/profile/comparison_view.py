"""*Jämförelse*: the group's kommuner, the group and riket beside one another by one measure."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QStackedLayout, QVBoxLayout, QWidget

from domain.benefits.benefit import BenefitFigures, difference
from domain.benefits.of_period import Compared
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.display import show_change, show_count, show_list, show_percent
from domain.ground.period import called_together
from domain.ground.value import Empty
from domain.profile.measure import MEASURE_CHOICES, persons_of, share_of
from domain.profile.national import Measure
from domain.profile.notes import group_notes
from domain.profile.profile import Profile
from drawing.comparison import by_share, comparison_chart, names_beside
from storage.areas.queries import area as area_of
from storage.areas.queries import group_members, groups
from storage.benefits.queries import compared_of
from widgets.charts import ChartWithTable
from widgets.parts import Button, ButtonKind, Card, EmptyState, FieldLabel, Placed, Spread, TextLabel, WrappingRow
from widgets.profile.choices import Standpoint
from widgets.profile.read_table import ReadTable, TableRow
from widgets.profile.view import ProfileView
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space


class ComparisonView(ProfileView):
    """Sorted bars with the year before as an outline, and a table of persons and shares."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._group = QComboBox()
        self._measure = QComboBox()
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure.label, measure)
        self._edit = Button(tr("Ändra grupper …"), ButtonKind.QUIET)
        self._edit.clicked.connect(partial(services.run_command, "groups"))
        self._chart = ChartWithTable()
        self._chart.copied.connect(services.messages.tell)
        self._table = ReadTable(tr("Områden sida vid sida"))
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(partial(services.run_command, "import"))
        self._lay_out()
        for box in (self._group, self._measure):
            box.activated.connect(lambda _at: self._draw())

    def _lay_out(self) -> None:
        choices = WrappingRow()
        for name, box in ((tr("Grupp"), self._group), (tr("Mått"), self._measure)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.add(FieldLabel(name, box), box)
        choices.add(self._edit)
        chart, table = Card(accessible_name=tr("Diagram")), Card(accessible_name=tr("Tabell"))
        chart.body.addWidget(self._chart)
        chart.body.addStretch(1)
        table.body.addWidget(self._table)
        table.body.addWidget(self._notes)
        table.body.addStretch(1)
        empty = Card(accessible_name=tr("Inget att jämföra"))
        empty.body.addWidget(self._empty)
        stack = QWidget(self)
        self._pages = QStackedLayout(stack)
        self._pages.addWidget(
            Spread((Placed(chart, 0, 0), Placed(table, 0, 1)), shares=(1, 1), stretched=0, parent=stack)
        )
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(choices)
        whole.addWidget(stack, 1)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Compare at another standpoint."""
        self._at = at
        self._offer_groups(at.area)
        self._draw()

    def _offer_groups(self, own: Area) -> None:
        """Every group; that which is the area itself, else the one chosen before, else the workspace's own."""
        chosen = own.code if own.kind is AreaKind.GROUP else self._group.currentData()
        known = [each.area for each in groups(self.services.workspace)]
        with QSignalBlocker(self._group):
            self._group.clear()
            for each in known:
                self._group.addItem(each.name, each.code)
            self._group.setCurrentIndex(max(self._group.findData(chosen), 0))

    def _draw(self) -> None:
        at = self._at
        if at is None:
            return
        ws = self.services.workspace
        group = area_of(ws, self._group.currentData())
        areas = list(dict.fromkeys((*group_members(ws, group.code, at.period), group, area_of(ws, RIKET), at.area)))
        codes = [area.code for area in areas]
        found = compared_of(ws, codes, at.period, at.sex, at.age_group, at.treatment)
        figures = {code: each.now for code, each in found.items()}
        before = {code: each.before for code, each in found.items() if each.before is not None}
        measure: Measure = self._measure.currentData()
        shown = [area for area in areas if area.code != RIKET or RIKET in figures]
        chart = comparison_chart(shown, figures, before, own=at.area, measure=measure, period=at.period)
        self._pages.setCurrentIndex(1 if chart is None else 0)
        if chart is None:
            self._say_nothing(at)
            return
        self._chart.set_chart(chart)
        self._show_table(at, by_share(shown, figures, measure), (figures, before), measure)
        missing = [area for area in areas if area.code not in figures]
        self._notes.setText(_notes(list(found.values()), missing))
        self._notes.setVisible(bool(self._notes.text()))

    def _show_table(
        self,
        at: Standpoint,
        areas: Sequence[Area],
        both: tuple[Mapping[str, BenefitFigures], Mapping[str, BenefitFigures]],
        measure: Measure,
    ) -> None:
        rows = []
        when = called_together((each.when for each in both[0].values()), at.period)
        when_before = called_together((each.when_before for each in both[0].values()), at.period.previous)
        called = names_beside(areas, both[0], when)
        for area in areas:
            now, earlier = (figures.get(area.code) for figures in both)
            share, before = share_of(now, measure), share_of(earlier, measure)
            rows.append(
                TableRow(
                    called[area.code],
                    (
                        show_count(Empty.SAKNAS if now is None else persons_of(now, measure)),
                        show_percent(before),
                        show_percent(share),
                        show_change(difference(share, before), 1),
                    ),
                    own=area == at.area,
                )
            )
        header = (tr("Område"), tr("Helårspersoner"), when_before, when, tr("Procentenheter"))
        title = tr("{measure}, helårspersoner och andel av befolkningen {period}")
        self._table.show_table(title.format(measure=measure.label, period=when), header, rows)

    def _say_nothing(self, at: Standpoint) -> None:
        self._empty.button.setEnabled(not self.services.read_only)
        self._empty.set_text(
            tr("Det finns inga andelar att jämföra för {period}.").format(period=at.period.label),
            tr("Andelar räknas när befolkningen är känd, till exempel ur SCB:s månadstabell."),
        )

    @property
    def measure(self) -> Measure:
        """The one that is chosen."""
        chosen: Measure = self._measure.currentData()
        return chosen

    def first_focus(self) -> QWidget:
        """The measure."""
        return self._measure

    def copy_table(self) -> bool:
        """Put the table on the clipboard."""
        if self._pages.currentIndex() != 0:
            return False
        self._table.copy_all()
        return True


def _notes(compared: Sequence[Compared], missing: Sequence[Area]) -> str:
    """Which kommuner a group's row is of and the level of all (rulings 10 and 60), what riket's lacks, and who has no
    figures."""
    said = [
        f"{each.now.area.name}. {note}" for each in compared for note in group_notes(each.now, each.before, each.of_all)
    ]
    if missing:
        said.append(tr("Uppgifter saknas för {areas}.").format(areas=show_list(area.name for area in missing)))
    return " ".join(said)
