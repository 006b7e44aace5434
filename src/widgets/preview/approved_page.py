"""*Godkända rapporter*: which there are, what has been changed since, and their pages as they were approved."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.changes import Changes
from domain.ground.display import show_date
from domain.ground.problem import UserProblem
from domain.reporting.approval import StepTaken
from domain.reporting.report import Audience, Step
from storage.ground.texts import wrong_line
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, EmptyState, PageHeader, Sign
from widgets.parts.pdf import PdfPages
from widgets.preview.approved_list import ApprovedList
from widgets.preview.outgoing import save_report, send_to_printer
from widgets.preview.pages import PageView
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Space

if TYPE_CHECKING:
    from domain.reporting.approval import ApprovedReport
    from reports.page.document import Printed


class ApprovedPage(QWidget):
    """The list to the left, the stored pages of the report it stands on to the right. `closed` at its end."""

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("approved")
        self.setAccessibleName(tr("Godkända rapporter"))
        self._services = services
        self._printed: Printed | None = None
        self._header = PageHeader(tr("Godkända rapporter"))
        self.save_button = Button(tr("Spara som PDF …"), ButtonKind.PRIMARY, Icon.IMPORT)
        self.print_button = Button(tr("Skriv ut …"), drawing=Icon.PRINT)
        self.show_button = Button(tr("Visa"), drawing=Icon.REPORT)
        self.decide_button = Button(tr("Beslutad …"), drawing=Icon.CHECK)
        self.decide_button.setToolTip(tr("Ange dag och vem som har beslutat den förankrade rapporten"))
        self.close_button = Button(tr("Stäng"))
        self.list = ApprovedList()
        self.details = CheckList()
        self.details.setAccessibleName(tr("Om rapporten och vad som har ändrats sedan dess"))
        self.pages = PageView()
        self._instead = EmptyState("")
        self._shown = QStackedLayout()
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_it)
        self.show_button.clicked.connect(self.pages.setFocus)
        self.decide_button.clicked.connect(self.decide)
        self.close_button.clicked.connect(self.closed)
        self.list.stood_on.connect(self._show_report)
        self.list.opened.connect(self._read)
        QShortcut(QKeySequence("Esc"), self, self.closed.emit)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        self.fill()

    @property
    def report(self) -> ApprovedReport | None:
        """The report that the list stands on."""
        return self.list.report

    def first_focus(self) -> QWidget:
        """The list; where there is none, the way out."""
        return self.list if self.list.count() else self.close_button

    def fill(self) -> None:
        """Read what there is, and stand on the report that was stood on before, else on the latest."""
        from storage.reporting.queries import approved_reports

        self.list.show_reports(approved_reports(self._services.workspace))
        self._show_report()

    def on_changes(self, _changes: Changes) -> None:
        """Something was written or undone: what is said of the reports may be another."""
        self.fill()

    def save(self) -> None:
        """Ask where to, and write the stored PDF."""
        report = self.report
        if self._printed is not None and report is not None:
            save_report(self._services, self._printed, report.file_name)

    def print_it(self) -> None:
        """Ask for a printer, and print the stored pages."""
        if self._printed is not None:
            send_to_printer(self._services, self._printed)

    def decide(self) -> None:
        """Ask for the day and who decided the report that is with the parties, and record it beside its pages."""
        from storage.file.first_screen import settings
        from storage.reporting.recording import decide_report

        report, dialogs = self.report, self._services.dialogs
        if report is None:
            return
        title, today = tr("Beslutad"), show_date(self._services.clock().date())
        day = dialogs.ask_text(title, tr("När beslutades den?"), label=tr("Dag"), value=today, wrong=_no_day)
        chair = settings(self._services.workspace).chair_role
        asked = tr("Vem beslutade? Ange en funktion, aldrig ett namn.")
        by = day and dialogs.ask_text(title, asked, label=tr("Beslutad av"), value=chair, wrong=_nobody)
        if day and by:
            self._services.submit(partial(decide_report, report=report, day=date.fromisoformat(day.strip()), by=by))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the PDF that is shown."""
        self.pages.clear()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for button in (self.close_button, self.show_button, self.decide_button, self.print_button, self.save_button):
            self._header.add_button(button)
        left = Card(accessible_name=tr("Godkända rapporter"))
        left.body.addWidget(self.list, 1)
        left.body.addWidget(self.details, 1)
        right = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        right.setLayout(self._shown)
        self._shown.addWidget(self.pages)
        self._shown.addWidget(self._instead)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addWidget(left, 2)
        both.addWidget(right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.XS)
        whole.setSpacing(Space.S)
        whole.addWidget(self._header)
        whole.addLayout(both, 1)

    def _show_report(self) -> None:
        report = self.report
        self._printed = None
        self.details.setVisible(report is not None)
        self.details.set_items(_details(report) if report is not None else [])
        if report is None:
            self._show_instead(tr("Ingen rapport är godkänd än. Skriv ut en rapport med Ctrl+P och välj Godkänn."))
        else:
            self._show_pages(report.id)
        self.decide_button.setVisible(report is not None and not report.decided and not self._services.read_only)
        for button in (self.show_button, self.print_button, self.save_button):
            button.setEnabled(self._printed is not None)

    def _show_pages(self, report: int) -> None:
        from reports.page.document import Printed
        from storage.reporting.queries import approved_pdf

        try:
            content = approved_pdf(self._services.workspace, report)
        except UserProblem as problem:
            self._show_instead(problem.text)
            return
        pages = PdfPages(content)
        self._printed = Printed(content, pages.count, ())
        self._shown.setCurrentWidget(self.pages)
        self.pages.show_pdf(pages)
        self.pages.go_to(0)

    def _show_instead(self, text: str) -> None:
        self.pages.clear()
        self._instead.set_text(text)
        self._shown.setCurrentWidget(self._instead)

    def _read(self) -> None:
        if self._printed is not None:
            self.pages.setFocus()


def _decided(report: ApprovedReport) -> StepTaken:
    """What was approved before there were steps."""
    return StepTaken(Step.BESLUTAD, report.approved_on, report.approved_by)


def _details(report: ApprovedReport) -> list[CheckItem]:
    """Who approved it and who may read it, and what was done since."""
    when = report.recorded_at.astimezone().strftime("%Y-%m-%d %H.%M")
    facts = [
        *(f"{each.words}." for each in report.steps or (_decided(report),)),
        tr("Sparad {when} av {who}.").format(when=when, who=report.recorded_by),
        tr("Intern. Skäl: {reason}").format(reason=report.reason)
        if report.audience is Audience.INTERNAL
        else tr("Offentlig: små tal är dolda."),
    ]
    items = [CheckItem(Sign.NOTE, " ".join(facts))]
    if not report.latest:
        items.append(CheckItem(Sign.NOTE, tr("En senare version är godkänd.")))
    if not report.changes:
        return [*items, CheckItem(Sign.OK, tr("Ingenting som rapporten bygger på har ändrats sedan dess."))]
    said = tr("Detta har hänt sedan dess i det som rapporten bygger på. Rapporten är som den godkändes.")
    return [*items, CheckItem(Sign.WARNING, said), *(CheckItem(Sign.NOTE, each.words) for each in report.changes)]


def _no_day(text: str) -> str | None:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return tr("Skriv dagen som åååå-mm-dd, till exempel 2026-03-30.")
    return None


def _nobody(text: str) -> str | None:
    return wrong_line(tr("Beslutad av"), text) or None
