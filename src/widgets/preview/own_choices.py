"""What the group itself decides of a report: its words, its appendices, and which parts it is put together of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from widgets.parts import Button, ButtonKind
from widgets.text import tr

if TYPE_CHECKING:
    from domain.reporting.report import Report
    from reports.page.part import Plan
    from widgets.tab.contract import Services


class OwnChoices(QWidget):
    """A button for each. `changed` when the report is to be built anew; `chosen` carries the key of the plan to show
    once one of the group's own is saved or taken away."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, services: Services, shipped: Mapping[str, Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shipped = services, shipped
        self._plan: Plan | None = None
        self._report: Report | None = None
        self.compose_button = Button(tr("Titel, text och ordning …"), ButtonKind.QUIET)
        self.appendices_button = Button(tr("Bilagor …"), ButtonKind.QUIET)
        self.plan_button = Button(tr("Egen rapport …"), ButtonKind.QUIET)
        self.plan_button.setToolTip(tr("Välj delar och ordning, och spara dem under ett eget namn"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button, does in (
            (self.compose_button, self.compose),
            (self.appendices_button, self.append),
            (self.plan_button, self.plan_own),
        ):
            button.clicked.connect(does)
            layout.addWidget(button)

    def every_plan(self) -> list[Plan]:
        """The reports that ship, then those of the group's own."""
        from storage.reporting.plans import saved_plans

        saved = saved_plans(self._services.workspace)
        own = [self._shipped[each.kind].of_own(each) for each in saved if each.kind in self._shipped]
        return [*self._shipped.values(), *own]

    def show_for(self, plan: Plan, report: Report | None) -> None:
        """What there is to decide of the plan that is chosen; `report` is the one that is shown of it, if any."""
        self._plan, self._report = plan, report
        composed = report is not None and report.plan == plan.key and plan.composed
        for button in (self.compose_button, self.appendices_button):
            button.setVisible(composed and not self._services.read_only)
        self.plan_button.setVisible(not self._services.read_only)

    def compose(self) -> None:
        """Ask for the group's own title, words and order of the report that is shown."""
        from storage.reporting.composing import composition_of
        from widgets.preview.compose_dialog import ComposeDialog

        if self._report is None or self._plan is None:
            return
        plan, period, present = self._plan, self._report.heading.period, self._report.composition
        areas = self._report.heading.areas
        self._ask(ComposeDialog(self._services, plan, period, present, self.window(), areas))
        if composition_of(self._services.workspace, plan.key, period, present) != present:
            self.changed.emit()

    def append(self) -> None:
        """Ask for the group's own appendices and its logo."""
        from widgets.preview.appendices_dialog import AppendicesDialog

        if self._report is not None:
            about = self._report.heading
            dialog = AppendicesDialog(self._services, self._report.plan, about.period, self.window(), about.areas)
            self._ask(dialog)
            self.changed.emit()

    def plan_own(self) -> None:
        """Ask which parts a report of the group's own has; what is saved is shown."""
        from widgets.preview.plan_dialog import PlanDialog

        if self._plan is not None:
            saved = self._plan.saved
            kind = self._plan if saved is None else self._shipped[saved.kind]
            dialog = PlanDialog(self._services, kind, saved, tuple(self._shipped), self.window())
            if self._ask(dialog):
                self.chosen.emit(dialog.chosen)

    def _ask(self, dialog: QDialog) -> bool:
        answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted
