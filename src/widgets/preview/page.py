"""*Skriv ut rapport*: the choices to the left, the finished pages to the right; save, print, close."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from domain.ground.problem import UserProblem
from reports.page.part import Plan
from widgets.jobs import Job, Progress
from widgets.parts import Button, ButtonKind, Card, EmptyState, OneLine, PageHeader, WrappingRow
from widgets.preview.choices import Choices
from widgets.preview.contents import Built, Wanted, build, offered
from widgets.preview.outgoing import save_report, send_to_printer
from widgets.preview.pages import PageView
from widgets.preview.pdf import PdfPages
from widgets.tab.contract import Place, Services
from widgets.text import tr
from widgets.theme import Icon, Space

if TYPE_CHECKING:
    from domain.reporting.report import Report
    from reports.page.document import Printed


class ReportPage(QWidget):
    """Builds the report in a job each time the choices change. `built` when a new one is shown, `closed` at its end."""

    built = Signal()
    closed = Signal()

    def __init__(
        self,
        services: Services,
        place: Place,
        plans: Sequence[Plan],
        plan: str,
        unticked: set[str],
        parent: QWidget | None = None,
    ) -> None:
        """`plan` is the key of the one of `plans` that is chosen from the start, with the area, period and year of
        `place`; `unticked` is what was left out the last time, and is kept for the next."""
        super().__init__(parent)
        self.setObjectName("report")
        self.setAccessibleName(tr("Skriv ut rapport"))
        self._services = services
        self._job: Job | None = None
        self._built: Built | None = None
        self._wanted: Wanted | None = None
        self._header = PageHeader(tr("Skriv ut rapport"))
        self.save_button = Button(tr("Spara som PDF …"), ButtonKind.PRIMARY, Icon.IMPORT)
        self.print_button = Button(tr("Skriv ut …"), drawing=Icon.PRINT)
        self.approve_button = Button(tr("Godkänn …"), drawing=Icon.CHECK)
        self.approve_button.setToolTip(tr("Spara rapporten som den är, med dag och version (Ctrl+G)"))
        self.approved_button = Button(tr("Godkända rapporter"), ButtonKind.QUIET)
        self.close_button = Button(tr("Stäng"))
        self.pages = PageView()
        self._state = OneLine()
        self._state.set_tone("muted")
        self._instead = EmptyState("")
        self._shown = QStackedLayout()
        year = place.period.year if place.period is not None else None
        self.choices = Choices(plans, offered(services.workspace, services.clock().year, year), unticked)
        self.choices.begin_with(plan, place.area, place.period, place.reference_date)
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_it)
        self.approve_button.clicked.connect(self.approve)
        self.approved_button.clicked.connect(partial(services.run_command, "approved"))
        self.close_button.clicked.connect(self.closed)
        self.choices.changed.connect(self._build)
        self.pages.page_changed.connect(self._show_state)
        QShortcut(QKeySequence("Esc"), self, self.closed.emit)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+G"), self, self.approve)
        self._allow()
        self._build(self.choices.wanted)

    @property
    def printed(self) -> Printed | None:
        """The report that is shown; None until the first one is built."""
        return self._built.printed if self._built is not None else None

    @property
    def report(self) -> Report | None:
        """What the shown report was printed of; None until the first one is built."""
        return self._built.report if self._built is not None else None

    def first_focus(self) -> QWidget:
        """The pages: page up and down work at once."""
        return self.pages

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the PDF that is shown, and of the one that is being made: nobody will see it."""
        self._forget_job()
        self.pages.clear()
        super().closeEvent(event)

    def save(self) -> None:
        """Ask where to, and write the PDF that is shown."""
        if self._built is not None:
            save_report(self._services, self._built.printed, self._built.report.file_name)

    def print_it(self) -> None:
        """Ask for a printer, and print the pages that are shown in a job."""
        if self.printed is not None:
            send_to_printer(self._services, self.printed)

    def approve(self) -> None:
        """Ask for day and function, store the report that is shown, and go to it among those approved."""
        from storage.file.first_screen import settings
        from widgets.preview.approve_dialog import ApproveDialog
        from widgets.preview.approving import about_to_approve

        if self._built is None or self._wanted is None or self._services.read_only:
            return
        workspace = self._services.workspace
        about = about_to_approve(workspace, self._wanted, self._built)
        dialog = ApproveDialog(self._services, about, settings(workspace).chair_role, self.window())
        approved = dialog.exec() == QDialog.DialogCode.Accepted
        stale = bool(dialog.problem)
        dialog.deleteLater()
        if approved:
            self._services.messages.tell(tr("{report}, är godkänd och sparad.").format(report=about.words))
            self._services.run_command("approved")
        elif stale:
            self._build(self.choices.wanted)

    def _lay_out(self) -> None:
        for button in (self.close_button, self.approve_button, self.print_button, self.save_button):
            self._header.add_button(button)
        chosen = Card(tr("Innehåll"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Innehåll"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.choices)
        # The card's paper shows through.
        for surface in (scroll.viewport(), self.choices):
            surface.setAutoFillBackground(False)
        chosen.body.addWidget(scroll)
        chosen.body.addWidget(self.approved_button)
        chosen.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        chosen.setFixedWidth(self.fontMetrics().averageCharWidth() * 34 + 2 * Space.L)
        foot, zoom = QHBoxLayout(), WrappingRow(at_end=True)
        foot.addWidget(self._state, 1)
        foot.addLayout(zoom)
        for text, name, steps in (
            (tr("Mindre"), tr("Förminska sidorna"), -1),
            (tr("Hela bredden"), tr("Visa sidorna i hela bredden"), 0),
            (tr("Större"), tr("Förstora sidorna"), 1),
        ):
            button = Button(text, ButtonKind.QUIET)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._zoom, steps))
            zoom.add(button)
        right = QVBoxLayout()
        right.setSpacing(Space.XS)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._shown)
        self._shown.addWidget(self.pages)
        self._shown.addWidget(self._instead)
        right.addWidget(stack, 1)
        right.addLayout(foot)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addWidget(chosen)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.XS)
        whole.setSpacing(Space.S)
        whole.addWidget(self._header)
        whole.addLayout(both, 1)

    def _zoom(self, steps: int) -> None:
        self.pages.zoom(steps)
        self.pages.setFocus()

    def _build(self, wanted: Wanted) -> None:
        self._forget_job()
        if wanted.missing:
            self._forget(wanted.missing)
            return
        self._state.setText(tr("Bygger rapporten …"))
        workspace, day = self._services.workspace, self._services.clock().date()

        def work(progress: Progress) -> Built:
            return build(workspace, wanted, day, progress)

        self._job = self._services.jobs.run(
            tr("Bygger rapporten"), work, done=partial(self._show, wanted), failed=partial(self._fail, wanted)
        )

    def _show(self, wanted: Wanted, built: Built) -> None:
        if wanted != self.choices.wanted:
            return
        self._job, self._built, self._wanted = None, built, wanted
        printed = built.printed
        self._shown.setCurrentWidget(self.pages)
        self.pages.show_pdf(PdfPages(printed.content))
        if printed.undrawable:
            text = tr("Typsnittet saknar {letters}. En ruta står i stället i rapporten.")
            self._services.messages.warn(text.format(letters=" ".join(printed.undrawable)))
        self._allow()
        self._show_state()
        self.built.emit()

    def _fail(self, wanted: Wanted, problem: UserProblem) -> None:
        if wanted == self.choices.wanted:
            self._forget(problem.text)

    def _forget_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._services.jobs.forget(job)

    def _forget(self, why: str) -> None:
        """Show why there is no report instead of the pages."""
        self._built = None
        self.pages.clear()
        self._state.clear()
        self._instead.set_text(why)
        self._shown.setCurrentWidget(self._instead)
        self._allow()

    def _allow(self) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(self._built is not None)
        self.approve_button.setEnabled(self._built is not None and not self._services.read_only)

    def _show_state(self) -> None:
        if self._built is not None:
            text = tr("Sida {page} av {count}")
            self._state.setText(text.format(page=self.pages.page + 1, count=self.pages.count))
