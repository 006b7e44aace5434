"""*Skriv ut rapport*: the choices to the left, the finished pages to the right; save, print, close."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from reports.page.part import Plan
from widgets.jobs import Job, Progress
from widgets.parts import (
    Button,
    ButtonKind,
    Card,
    CheckItem,
    CheckList,
    EmptyState,
    OneLine,
    PageHeader,
    Sign,
    TextLabel,
    WrappingRow,
)
from widgets.parts.pdf import PdfPages
from widgets.parts.scrolled import scrolled
from widgets.preview.choices import Choices
from widgets.preview.contents import Built, Wanted, build, offered
from widgets.preview.outgoing import save_archive, save_report, send_to_printer
from widgets.preview.own_choices import OwnChoices
from widgets.preview.pages import PageView
from widgets.tab.contract import Place, Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space, text_scale

if TYPE_CHECKING:
    from domain.ground.hidden_figure import HiddenFigures
    from domain.reporting.report import Report
    from reports.page.document import Printed


_LINES_IN_SIGHT = 7
_HIDDEN = "hidden"
"""What the row that leads to the hidden figures carries."""
_ROOM = 660


class ReportPage(QWidget):
    """Builds the report in a job each time the choices change. `built` when a new one is shown, `closed` at its end."""

    built = Signal()
    closed = Signal()
    _below_stays: bool | None = None

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
        self.hidden_button = Button(tr("Dolda tal …"), ButtonKind.QUIET)
        self.hidden_button.setToolTip(tr("Vad rapporten döljer, och varför"))
        self.own = OwnChoices(services, {plan.key: plan for plan in plans})
        self.to_look_over = CheckList(parent=self)
        self.to_look_over.setAccessibleName(tr("Innan du skriver ut"))
        self.archive_button = Button(tr("Arkivmapp …"), ButtonKind.QUIET)
        self.archive_button.setToolTip(tr("Spara PDF, tabeller som CSV och .xlsx, och Läs mig.txt i en ny mapp"))
        self.approved_button = Button(tr("Godkända rapporter"), ButtonKind.QUIET)
        self.close_button = Button(tr("Stäng"))
        self.pages = PageView()
        self._below = QWidget()
        self._before_printing = TextLabel(tr("Innan du skriver ut"), Role.TABLE_HEAD, tone="muted")
        self._state = OneLine()
        self._state.set_tone("muted")
        self._instead = EmptyState("")
        self._shown = QStackedLayout()
        there_is = offered(services.workspace, services.clock().year, place.period.year if place.period else None)
        self.choices = Choices(self.own.every_plan(), there_is, unticked)
        self.choices.begin_with(plan, place.area, place.period, place.reference_date)
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_it)
        self.approve_button.clicked.connect(self.approve)
        self.hidden_button.clicked.connect(self.tell_what_is_hidden)
        self.to_look_over.chosen.connect(self.tell_what_is_hidden)
        self.own.chosen.connect(self._offer_plans)
        self.own.changed.connect(self._build_again)
        self.archive_button.clicked.connect(self.save_in_archive)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stays = self.height() >= _ROOM * text_scale()
        if stays != self._below_stays:
            self._below_stays = stays
            # In a low window what stands below the choices scrolls with them.
            (self._pane if stays else self._inside).addWidget(self._below)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the PDF that is shown, and of the one that is being made: nobody will see it."""
        self._forget_job()
        self.pages.clear()
        super().closeEvent(event)

    def save(self) -> None:
        """Ask where to, and write the PDF that is shown."""
        if self._built is not None:
            save_report(self._services, self._built.printed, self._built.report.file_name)

    def save_in_archive(self) -> None:
        """Ask where to, and write the report that is shown and its tables as a folder."""
        if self._built is not None:
            save_archive(self._services, self._built.printed, self._built.report)

    def print_it(self) -> None:
        """Ask for a printer, and print the pages that are shown in a job."""
        if self.printed is not None:
            send_to_printer(self._services, self.printed)

    def tell_what_is_hidden(self) -> None:
        """List the figures that the shown report hides, each with why; they are sought in a job."""
        wanted = self._wanted
        if wanted is None:
            return
        workspace = self._services.workspace

        def work(progress: Progress) -> HiddenFigures:
            progress.at(0.1, tr("söker varför"))
            return wanted.plan.hidden(workspace, wanted.asked)

        self._services.jobs.run(
            tr("Går igenom dolda tal"),
            work,
            done=self._show_hidden,
            failed=lambda problem: self._services.messages.refuse(problem.text),
        )

    def _show_hidden(self, hidden: HiddenFigures) -> None:
        from widgets.preview.hidden_dialog import HiddenDialog

        dialog = HiddenDialog(hidden, self.window())
        dialog.exec()
        dialog.deleteLater()

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

    def on_changes(self, changes: Changes) -> None:
        """A report of the group's own may have been saved or taken away, or that may have been undone."""
        if Subject.SETTINGS in changes.subjects:
            self._offer_plans(self.choices.wanted.plan.key)

    def _build_again(self) -> None:
        self._build(self.choices.wanted)

    def _offer_plans(self, key: str) -> None:
        before = self.choices.wanted
        self.choices.offer_plans(self.own.every_plan())
        self.choices.choose_plan(key)
        if self.choices.wanted != before:
            self._build(self.choices.wanted)

    def _lay_out(self) -> None:
        for button in (self.close_button, self.approve_button, self.print_button, self.save_button):
            self._header.add_button(button)
        chosen, page = Card(tr("Innehåll")), QWidget()
        scroll, self._pane, self._inside = scrolled(page), chosen.body, QVBoxLayout(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Innehåll"))
        # The card's paper shows through.
        for surface in (scroll.viewport(), page):
            surface.setAutoFillBackground(False)
        self._inside.addWidget(self.choices, 1)
        self._pane.addWidget(scroll)
        below = QVBoxLayout(self._below)
        below.setSpacing(self._pane.spacing())
        for layout in (self._inside, below):
            layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.hidden_button,
            self._before_printing,
            self.to_look_over,
            self.own,
            self.archive_button,
            self.approved_button,
        ):
            below.addWidget(widget)
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
        self.own.show_for(self.choices.wanted.plan, None if self._built is None else self._built.report)
        self._list_what_to_look_over()
        for button in (self.save_button, self.print_button, self.archive_button):
            button.setEnabled(self._built is not None)
        self.approve_button.setEnabled(self._built is not None and not self._services.read_only)
        built, wanted = self._built, self._wanted
        public = built is not None and not built.report.issue.internal
        self.hidden_button.setVisible(public and wanted is not None and wanted.plan.hides)

    def _list_what_to_look_over(self) -> None:
        """What a reader or a board would stumble on in the report that is shown, worst first."""
        items: list[CheckItem] = []
        if self._built is not None and self._wanted is not None:
            plan, report = self._wanted.plan, self._built.report
            items += [CheckItem(Sign.ERROR, each) for each in (*plan.stops(report), *self._built.undrawable)]
            items += [CheckItem(Sign.NOTE, each) for each in plan.cautions(report)]
            if self._built.hides and plan.hides and not report.issue.internal:
                said = tr("Tal är dolda i rapportens tabeller. Välj raden för att se vilka, och varför.")
                items.append(CheckItem(Sign.NOTE, said, _HIDDEN))
            found = self._built.found
            items.append(CheckItem(Sign.WARNING if found.lacks else Sign.OK, found.words))
        self.to_look_over.set_items(items)
        for shown in (self._before_printing, self.to_look_over):
            shown.setVisible(bool(items))
        rows = [self.to_look_over.sizeHintForRow(row) for row in range(len(items))]
        most = self.fontMetrics().height() * _LINES_IN_SIGHT
        self.to_look_over.setFixedHeight(max([*rows[:1], min(sum(rows), most)]) + Space.XXS)

    def _show_state(self) -> None:
        if self._built is not None:
            text = tr("Sida {page} av {count}")
            self._state.setText(text.format(page=self.pages.page + 1, count=self.pages.count))
