"""*Redovisningsnivå*: of which whole periods an area's cases are told in public, with what each would show first."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from domain.ground.area import Area
from domain.ground.display import show_count, show_list
from domain.ground.period import PeriodKind
from domain.ground.problem import UserProblem
from domain.lots.publication import LEVELS, level_name, level_of
from domain.reporting.blocks import LongerPeriod
from storage.file.first_screen import settings
from storage.lots.publication import levels, set_level, what_levels_show
from storage.lots.queries import months_with_cases
from widgets.jobs import Progress
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.scrolled import scrolled
from widgets.parts.within_screen import resize_within_screen
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space


class LevelDialog(QDialog):
    """Stores the level that is chosen for the area, from a year on. What each hides is reckoned in a job."""

    def __init__(self, services: Services, area: Area, year: int, parent: QWidget | None = None) -> None:
        """`year` is the one that is chosen to begin with."""
        super().__init__(parent)
        self.setObjectName("publication-level")
        self.setWindowTitle(tr("Redovisningsnivå"))
        self._services, self._area = services, area
        self._held = levels(services.workspace, area.code)
        this_year = services.clock().year
        recorded = [each.year for each in months_with_cases(services.workspace, area.code)]
        self.since = QComboBox()
        for each in range(this_year + 1, min([this_year, year, *recorded, *self._held]) - 1, -1):
            self.since.addItem(str(each), each)
        self.since.setCurrentIndex(self.since.findData(year))
        self._is_chosen = False
        self.choices = {level: QRadioButton(level_name(level).capitalize()) for level in LEVELS}
        self._shows = {level: TextLabel(tr("Räknas …"), Role.SMALL, tone="muted", wrap=True) for level in LEVELS}
        self._group = QButtonGroup(self)
        self._refused = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._store_button = Button(tr("Spara nivån"), ButtonKind.PRIMARY)
        self._lay_out()
        self.since.activated.connect(self._show_level)
        self._group.idClicked.connect(self._keep_choice)
        self._show_level()
        threshold = settings(services.workspace).small_count_threshold

        def work(_progress: Progress) -> Mapping[PeriodKind, LongerPeriod | None]:
            return what_levels_show(services.workspace, area.code, threshold)

        job = services.jobs.run(
            tr("Räknar vad som döljs"), work, done=self._show_hidden, failed=lambda problem: self._refuse(problem.text)
        )
        self.finished.connect(lambda _result: services.jobs.forget(job))

    @property
    def level(self) -> PeriodKind:
        """The level that is chosen."""
        return next(level for level, button in self.choices.items() if button.isChecked())

    def shown(self, level: PeriodKind) -> str:
        """What is said of what a level hides."""
        return self._shows[level].text()

    def store(self) -> None:
        """Store the level, and close."""

        def refuse(problem: UserProblem) -> None:
            self._refuse(problem.text)

        write = partial(set_level, area=self._area.code, since_year=self.since.currentData(), level=self.level)
        if self._services.submit(write, on_problem=refuse) is not None:
            text = tr("{area} redovisas per {level} från {year}.")
            year = self.since.currentText()
            told = text.format(area=self._area.name, level=level_name(self.level), year=year)
            self._services.messages.tell(told)
            self.accept()

    def _lay_out(self) -> None:
        asked = QWidget()
        layout = QVBoxLayout(asked)
        layout.setContentsMargins(0, 0, Space.S, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Redovisningsnivå, {area}").format(area=self._area.name), Role.H2))
        about = tr(
            "Offentligt visas LOTS-ärenden bara för hela perioder av nivån och däröver. Ju kortare perioder, desto mer "
            "döljs, också i de längre."
        )
        layout.addWidget(TextLabel(about, wrap=True))
        layout.addWidget(FieldLabel(tr("Gäller från år"), self.since))
        layout.addWidget(self.since)
        warning = tr("Har tabeller redan lämnats ut för ett år: låt nivån gälla från året efter.")
        layout.addWidget(TextLabel(warning, Role.SMALL, tone="muted", wrap=True))
        if self._held:
            each = tr("{level} från {year}")
            told = [each.format(level=level_name(level), year=year) for year, level in sorted(self._held.items())]
            chosen = tr("Valt hittills: {levels}.").format(levels=show_list(told))
            layout.addWidget(TextLabel(chosen, Role.SMALL, wrap=True))
        for level, button in self.choices.items():
            self._group.addButton(button)
            layout.addWidget(button)
            self._shows[level].setContentsMargins(Space.L, 0, 0, 0)
            layout.addWidget(self._shows[level])
        layout.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(scrolled(asked))
        layout.addWidget(self._refused)
        buttons = QDialogButtonBox()
        buttons.addButton(self._store_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(tr("Avbryt")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        self._store_button.setEnabled(not self._services.read_only)
        layout.addWidget(buttons)
        resize_within_screen(self, 74, 26)

    def _keep_choice(self) -> None:
        self._is_chosen = True

    def _show_level(self) -> None:
        """That of the year, until another has been chosen."""
        if not self._is_chosen:
            self.choices[level_of(self._held, self.since.currentData())].setChecked(True)

    def _show_hidden(self, found: Mapping[PeriodKind, LongerPeriod | None]) -> None:
        for level, label in self._shows.items():
            each = found[level]
            text = tr("{period}: {hidden} av {every} tal döljs.")
            label.setText(
                tr("Inget helt är registrerat än.")
                if each is None
                else text.format(
                    period=each.period.label[:1].upper() + each.period.label[1:],
                    hidden=show_count(each.hidden),
                    every=show_count(each.every),
                )
            )

    def _refuse(self, why: str) -> None:
        self._refused.setText(why)
