"""*Godkänn rapporten*: which day, by whom, and what it means; stores the report as it is."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from domain.ground.display import show_date
from domain.ground.problem import UserProblem
from domain.reporting.approval import ReportToApprove, refused_day
from domain.reporting.report import Approval, Step
from widgets.jobs import Job
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, FieldLabel, Sign, TextLabel
from widgets.parts.scrolled import scrolled_dialog
from widgets.parts.within_screen import resize_within_screen
from widgets.preview.approving import ToApprove, print_approved, store
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space

_LINES_IN_SIGHT = 7


class ApproveDialog(QDialog):
    """Accepted once the report is stored."""

    def __init__(self, services: Services, about: ToApprove, by: str, parent: QWidget | None = None) -> None:
        """`by` is the function that usually approves."""
        super().__init__(parent)
        self.setObjectName("approve")
        self.setWindowTitle(tr("Godkänn rapporten"))
        self._services, self._about = services, about
        self._job: Job | None = None
        self.day = QLineEdit(show_date(services.clock().date()))
        self.day.setPlaceholderText(tr("åååå-mm-dd"))
        self.by = QLineEdit(by)
        self.step = QComboBox()
        for step in reversed(Step):
            self.step.addItem(step.label, step)
        self.by.setPlaceholderText(tr("till exempel ordförande i samordningsförbundet"))
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._stops = (*about.wanted.plan.stops(about.built.report), *about.built.undrawable)
        self.faults = CheckList(parent=self)
        self._to_know = about.wanted.plan.cautions(about.built.report)
        stopping = [CheckItem(Sign.ERROR, each) for each in self._stops]
        self.faults.set_items([*stopping, *(CheckItem(Sign.NOTE, each) for each in self._to_know)])
        self._lay_out()
        self.faults.setVisible(bool(self.faults.items_shown))
        services.jobs.ended.connect(self._on_ended)
        self._approve.setEnabled(not self._stops)
        (self.faults if self._stops else self.day if by else self.by).setFocus()

    @property
    def problem(self) -> str:
        """Why the report was not approved; empty when all is well."""
        return self._problem.text()

    def approve(self) -> None:
        """Print the report with its approval and store it, or say why not."""
        approval = self._approval()
        if approval is None or self._job is not None or self._stops:
            return
        self._say("")
        self._approve.setEnabled(False)
        self._cancel.setFocus()
        work = partial(print_approved, self._about, approval)
        title = tr("Godkänner {title}").format(title=self._about.title)
        self._job = self._services.jobs.run(title, work, done=partial(self._store, approval), failed=self._failed)

    def done(self, result: int) -> None:
        """Closed while the report is printed, nothing of it is stored."""
        job, self._job = self._job, None
        if job is not None:
            self._services.jobs.forget(job)
        super().done(result)

    def _lay_out(self) -> None:
        about = self._about
        whole, layout = scrolled_dialog(self, Space.XS)
        layout.addWidget(TextLabel(about.words, Role.H2, wrap=True))
        layout.addWidget(TextLabel(about.summary, tone="muted", wrap=True))
        layout.addSpacing(Space.XS)
        if self._stops:
            layout.addWidget(self._card_of_faults(tr("Rapporten kan inte godkännas än")))
        for label, field in (
            (tr("Steg"), self.step),
            (tr("Dag"), self.day),
            (tr("Godkänd av (funktion, aldrig ett namn)"), self.by),
        ):
            layout.addWidget(FieldLabel(label, field))
            layout.addWidget(field)
            layout.addSpacing(Space.XS)
        said = tr(
            "Rapporten sparas som den är, med dag och version på varje sida. Det som ändras senare i siffror, texter "
            "och definitioner ändrar den inte. Ett nytt godkännande blir nästa version."
        )
        layout.addWidget(TextLabel(said, wrap=True))
        if self._to_know and not self._stops:
            layout.addSpacing(Space.XS)
            layout.addWidget(self._card_of_faults(tr("Att veta innan du godkänner")))
        layout.addStretch(1)
        whole.addWidget(self._problem)
        self._approve = Button(tr("Godkänn"), ButtonKind.PRIMARY, Icon.CHECK)
        self._approve.setDefault(True)
        self._cancel = Button(tr("Avbryt"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._approve, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.approve)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        resize_within_screen(self, 76, 30 if self.faults.items_shown else 20)

    def _card_of_faults(self, heading: str) -> Card:
        card = Card(heading)
        self.faults.setAccessibleName(heading)
        self.faults.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.faults.setMaximumHeight(self.fontMetrics().height() * _LINES_IN_SIGHT)
        card.body.addWidget(self.faults)
        return card

    def _approval(self) -> Approval | None:
        written = self.day.text().strip()
        try:
            day = date.fromisoformat(written)
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2026-03-30.")
            self._refuse(text.format(text=written), self.day)
            return None
        if refused := refused_day(day, self._services.clock().date()):
            self._refuse(refused, self.day)
            return None
        if not self.by.text().strip():
            self._refuse(tr("Ange vem som godkänner, till exempel ordförandens funktion."), self.by)
            return None
        return Approval(day, self._about.version, self.step.currentData())

    def _store(self, approval: Approval, printed: tuple[ReportToApprove, bytes]) -> None:
        self._job = None
        made, pdf = printed
        as_of = self._about.built.report.as_of
        operation = partial(store, made=made, approval=approval, by=self.by.text(), pdf=pdf, as_of=as_of)
        if self._services.submit(operation, on_problem=self._failed) is not None:
            self.accept()

    def _failed(self, problem: UserProblem) -> None:
        self._job = None
        self._approve.setEnabled(True)
        self._refuse(problem.text, self.by)

    def _on_ended(self, job: Job) -> None:
        """Cancelled from outside, nothing comes of it: the report can be approved anew."""
        if job is self._job and job.cancelled:
            self._job = None
            self._approve.setEnabled(True)

    def _refuse(self, text: str, field: QLineEdit) -> None:
        self._say(text)
        field.setFocus()
        field.selectAll()

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
