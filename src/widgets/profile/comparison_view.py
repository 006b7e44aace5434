"""*Jämförelse*: the group's kommuner, the group and riket beside one another by one measure."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from domain.area import RIKET, Area, AreaKind
from domain.comparison import comparison_chart
from domain.measure import MEASURE_CHOICES, measure_label
from domain.national import Measure
from domain.profile import Profile
from storage.queries.areas import area as area_of
from storage.queries.areas import group_members, groups
from storage.queries.benefits import figures_of
from widgets.charts import ChartWithTable
from widgets.parts import Button, ButtonKind, Card, EmptyState, FieldLabel, TextLabel
from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.shell.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space


class ComparisonView(ProfileView):
    """Sorted bars with the year before as an outline, and the same numbers as a table."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._group = QComboBox()
        self._group.setAccessibleName(tr("Grupp"))
        self._measure = QComboBox()
        self._measure.setAccessibleName(tr("Mått"))
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure_label(measure), measure)
        self._edit = Button(tr("Grupper …"), ButtonKind.QUIET)
        self._edit.clicked.connect(lambda: services.run_command("groups"))
        self._chart = ChartWithTable()
        self._chart.copied.connect(services.messages.tell)
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(lambda: services.run_command("import"))
        self._lay_out()
        for box in (self._group, self._measure):
            box.currentIndexChanged.connect(lambda _at: self._draw())

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(Space.S)
        choices.addWidget(FieldLabel(tr("Grupp"), self._group))
        choices.addWidget(self._group)
        choices.addWidget(self._edit)
        choices.addWidget(FieldLabel(tr("Mått"), self._measure))
        choices.addWidget(self._measure)
        choices.addStretch(1)
        card = Card(accessible_name=tr("Jämförelse"))
        card.body.addLayout(choices)
        card.body.addWidget(self._chart)
        card.body.addWidget(self._notes)
        card.body.addWidget(self._empty)
        card.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card, 1)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Compare at another standpoint."""
        self._at = at
        self._offer_groups(at.area)
        self._draw()

    def _offer_groups(self, own: Area) -> None:
        chosen = own.code if own.kind is AreaKind.GROUP else self._group.currentData()
        known = [each.area for each in groups(self.services.workspace)]
        self._group.blockSignals(True)
        self._group.clear()
        for each in known:
            self._group.addItem(each.name, each.code)
        at = next((i for i, each in enumerate(known) if each.code == chosen), 0)
        self._group.setCurrentIndex(at)
        self._group.blockSignals(False)

    def _draw(self) -> None:
        at, code = self._at, self._group.currentData()
        if at is None or code is None:
            return
        ws = self.services.workspace
        group, country = area_of(ws, code), area_of(ws, RIKET)
        areas = list(dict.fromkeys((*group_members(ws, code, at.period), group, country, at.area)))
        of = (at.sex, at.age_group, at.treatment)
        codes = [area.code for area in areas]
        figures = figures_of(ws, codes, at.period, *of)
        before = figures_of(ws, codes, at.period.previous, *of)
        measure: Measure = self._measure.currentData()
        chart = comparison_chart(areas, figures, before, own=at.area, measure=measure, period=at.period)
        self._chart.setVisible(chart is not None)
        self._empty.setVisible(chart is None)
        missing = [area.name for area in areas if area.code not in figures]
        of_group = figures.get(group.code)
        notes = []
        if of_group is not None and of_group.members is not None and of_group.members.missing:
            text = tr("{group} räknas på {reporting} av {every} kommuner.")
            members = of_group.members
            every = len(members.reporting) + len(members.missing)
            notes.append(text.format(group=group.name, reporting=len(members.reporting), every=every))
        if missing and chart is not None:
            notes.append(tr("Uppgifter saknas för {areas}.").format(areas=", ".join(missing)))
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
        if chart is not None:
            self._chart.set_chart(chart)
            return
        self._empty.button.setEnabled(not self.services.read_only)
        self._empty.set_text(
            tr("Det finns inga andelar att jämföra för {period}.").format(period=at.period.label),
            tr("Andelar räknas när befolkningen är känd, till exempel ur SCB:s månadstabell."),
        )

    def first_focus(self) -> QWidget:
        """The measure."""
        return self._measure
