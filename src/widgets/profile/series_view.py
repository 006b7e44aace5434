"""*Tidsserie*: what is drawn is chosen; the chart is zoomed, read and copied by itself."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from domain.area import RIKET, Area
from domain.measure import MEASURE_CHOICES, measure_label
from domain.profile import Profile
from domain.series import BenefitSeries
from domain.series_chart import SeriesChoice, Step, series_chart
from domain.sex import Sex
from storage.queries.areas import group
from storage.queries.series import series
from widgets.charts import ChartWithTable
from widgets.parts import Button, ButtonKind, Card, EmptyState, FieldLabel
from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.shell.contract import Services
from widgets.text import tr
from widgets.theme import Space


class SeriesView(ProfileView):
    """Groups in layers or one measure; months, twelve months, or years; riket, other kommuner, women and men beside."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._at: Standpoint | None = None
        self._measure = QComboBox()
        self._measure.setAccessibleName(tr("Mått"))
        self._measure.addItem(tr("Tre grupper i lager"), None)
        for measure in MEASURE_CHOICES:
            self._measure.addItem(measure_label(measure), measure)
        self._step = QComboBox()
        self._step.setAccessibleName(tr("Steg"))
        for step in Step:
            self._step.addItem(step.label, step)
        self._country = QCheckBox(tr("&Riket"))
        self._country.setChecked(True)
        self._sexes = QCheckBox(tr("&Kvinnor och män"))
        self._others = Button(tr("Jämför med"), ButtonKind.QUIET)
        self._others.setAccessibleName(tr("Jämför med andra kommuner"))
        self._menu = QMenu(self._others)
        self._others.setMenu(self._menu)
        self._chart = ChartWithTable()
        self._chart.copied.connect(services.messages.tell)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(lambda: services.run_command("import"))
        self._lay_out()
        for box in (self._measure, self._step):
            box.currentIndexChanged.connect(lambda _at: self._draw())
        for check in (self._country, self._sexes):
            check.toggled.connect(lambda _on: self._draw())

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(Space.S)
        choices.addWidget(FieldLabel(tr("Mått"), self._measure))
        choices.addWidget(self._measure)
        choices.addWidget(FieldLabel(tr("Steg"), self._step))
        choices.addWidget(self._step)
        for widget in (self._country, self._sexes, self._others):
            choices.addWidget(widget)
        choices.addStretch(1)
        self._card = Card(accessible_name=tr("Tidsserie"))
        self._card.body.addLayout(choices)
        self._card.body.addWidget(self._chart, 1)
        self._card.body.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card, 1)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Show the series of another standpoint."""
        self._at = at
        self._offer_others(at.area)
        self._draw()

    def _offer_others(self, own: Area) -> None:
        """The group's other kommuner; those that were chosen stay chosen."""
        chosen = set(self._chosen())
        menu = self._menu
        menu.clear()
        _, members = group(self.services.workspace)
        for member in members:
            if member.code != own.code:
                action = QAction(member.name, menu)
                action.setCheckable(True)
                action.setData(member.code)
                action.setChecked(member.code in chosen)
                action.toggled.connect(lambda _on: self._draw())
                menu.addAction(action)
        self._others.setEnabled(not menu.isEmpty())

    def _chosen(self) -> list[str]:
        return [str(action.data()) for action in self._menu.actions() if action.isChecked()]

    def _draw(self) -> None:
        if self._at is None:
            return
        at = self._at
        own = self._read(at.area.code, at.sex)
        months = len(own.months) > 1
        step: Step = self._step.currentData() if months else Step.YEAR
        self._step.setEnabled(months)
        codes = [*([RIKET] if self._country.isChecked() and at.area.code != RIKET else []), *self._chosen()]
        others = [self._read(code, at.sex) for code in codes if code != at.area.code]
        by_sex = {sex: self._read(at.area.code, sex) for sex in (Sex.KVINNA, Sex.MAN) if self._sexes.isChecked()}
        choice = SeriesChoice(self._measure.currentData(), step)
        chart = series_chart(own, choice, others=others, by_sex={s: v for s, v in by_sex.items() if not v.empty})
        self._chart.setVisible(chart is not None)
        self._empty.setVisible(chart is None)
        if chart is not None:
            self._chart.set_chart(chart)
            return
        self._empty.button.setEnabled(not self.services.read_only)
        self._empty.set_text(
            tr("Det finns ingen tidsserie för {area}.").format(area=at.area.name),
            tr("En tidsserie behöver minst två perioder. Läs in SCB:s månadstabell, eller fler årsvärden."),
        )

    def _read(self, code: str, sex: Sex) -> BenefitSeries:
        assert self._at is not None
        at = self._at
        return series(self.services.workspace, code, sex, at.age_group, at.treatment)

    def first_focus(self) -> QWidget:
        """The measure."""
        return self._measure
