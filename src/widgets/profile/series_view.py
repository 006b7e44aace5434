"""*Tidsserie*: what is drawn is chosen; the chart is zoomed, read and copied by itself."""

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import RIKET
from domain.ground.sex import Sex
from domain.profile.measure import MEASURE_CHOICES
from domain.profile.national import Measure
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries
from drawing.series import SeriesChoice, Step, possible_steps, series_chart
from storage.areas.queries import groups
from storage.benefits.series import series
from storage.file.first_screen import group
from widgets.charts import ChartWithTable
from widgets.parts import Button, Card, EmptyState, FieldLabel, Spread, WrappingRow
from widgets.parts.spread import Placed
from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.tab.contract import Services
from widgets.text import literal, tr
from widgets.theme import Space

_GROUPS = "groups"


class SeriesView(ProfileView):
    """Groups in layers or one measure; months, twelve months, or years; riket, other areas, women and men beside."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._own: BenefitSeries | None = None
        self._step_wanted = Step.MONTH
        self._beside: set[str] = {RIKET}
        self._measure = QComboBox()
        self._measure.addItem(tr("Tre grupper i lager"), _GROUPS)
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure.label, measure)
        self._step = QComboBox()
        self._sexes = QCheckBox(tr("Kvinnor och män"))
        self._others = Button(tr("Jämför med"))
        self._others.setAccessibleName(tr("Jämför med riket och andra områden"))
        self._others.setMenu(QMenu(self._others))
        self._chart = ChartWithTable(fills=True)
        self._chart.copied.connect(services.messages.tell)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(partial(services.run_command, "import"))
        self._lay_out()
        self._measure.activated.connect(lambda _at: self._draw())
        self._step.activated.connect(self._choose_step)
        self._sexes.toggled.connect(lambda _on: self._read_own())

    def _lay_out(self) -> None:
        choices = WrappingRow()
        for name, box in ((tr("Mått"), self._measure), (tr("Steg"), self._step)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.add(FieldLabel(name, box), box)
        choices.add(self._others)
        choices.add(self._sexes)
        card = Card(accessible_name=tr("Tidsserie"))
        card.body.addWidget(self._chart, 1)
        empty = Card(accessible_name=tr("Ingen tidsserie"))
        empty.body.addWidget(self._empty)
        stack = QWidget(self)
        self._pages = QStackedLayout(stack)
        self._pages.addWidget(Spread((Placed(card, 0, 0),), shares=(1,), stretched=0, parent=stack))
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(choices)
        whole.addWidget(stack, 1)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Show the series of another standpoint."""
        self._at = at
        self._offer_others()
        self._read_own()

    def _offer_others(self) -> None:
        """Riket, the own group's kommuner and every group; those that were chosen stay chosen."""
        assert self._at is not None
        menu = self._others.menu()
        menu.clear()
        ws = self.services.workspace
        _own, members = group(ws)
        offered = [(RIKET, tr("Riket")), *((each.code, each.name) for each in members)]
        offered += [(each.area.code, each.area.name) for each in groups(ws)]
        for code, name in offered:
            if code != self._at.area.code:
                action = QAction(literal(name), menu)
                action.setCheckable(True)
                action.setChecked(code in self._beside)
                action.toggled.connect(partial(self._put_beside, code))
                menu.addAction(action)

    def _put_beside(self, code: str, beside: bool) -> None:
        self._beside = self._beside | {code} if beside else self._beside - {code}
        self._draw()

    def _choose_step(self, _at: int) -> None:
        self._step_wanted = self._step.currentData()
        self._draw()

    def _read_own(self) -> None:
        at = self._at
        if at is None:
            return
        # Women and men stand beside both together, whatever sex the rest of the tab shows.
        self._own = self._series_of(at.area.code, Sex.ALLA if self._sexes.isChecked() else at.sex)
        steps = possible_steps(self._own)
        with QSignalBlocker(self._step):
            self._step.clear()
            for step in steps:
                self._step.addItem(step.label, step)
            self._step.setCurrentIndex(max(self._step.findData(self._step_wanted), 0))
        self._step.setEnabled(len(steps) > 1)
        self._draw()

    def _draw(self) -> None:
        at, own = self._at, self._own
        if at is None or own is None:
            return
        measure = self._measure.currentData()
        choice = SeriesChoice(None if measure == _GROUPS else measure, self._step.currentData() or Step.YEAR)
        by_sex = {}
        if self._sexes.isChecked():
            found = {sex: self._series_of(at.area.code, sex) for sex in (Sex.KVINNA, Sex.MAN)}
            by_sex = {sex: each for sex, each in found.items() if not each.empty}
        others = [self._series_of(code, own.sex) for code in sorted(self._beside) if code != at.area.code]
        chart = series_chart(own, choice, others=others, by_sex=by_sex)
        self._pages.setCurrentIndex(1 if chart is None else 0)
        if chart is not None:
            self._chart.set_chart(chart)
            return
        self._empty.button.setEnabled(not self.services.read_only)
        self._empty.set_text(
            tr("Det finns ingen tidsserie för {area}.").format(area=at.area.name),
            tr("En tidsserie behöver minst två perioder. Läs in SCB:s månadstabell, eller fler årsvärden."),
        )

    def _series_of(self, code: str, sex: Sex) -> BenefitSeries:
        assert self._at is not None
        return series(self.services.workspace, code, sex, self._at.age_group, self._at.treatment)

    @property
    def measure(self) -> Measure:
        """The one that is chosen; the total where the groups lie in layers."""
        chosen = self._measure.currentData()
        return RankMeasure.TOTAL if chosen == _GROUPS else chosen

    def first_focus(self) -> QWidget:
        """The measure, or the first step where there is no series."""
        return self._measure if self._pages.currentIndex() == 0 else self._empty.button

    def copy_table(self) -> bool:
        """Put the series on the clipboard as a table."""
        if self._pages.currentIndex() != 0:
            return False
        self._chart.copy_table()
        return True
