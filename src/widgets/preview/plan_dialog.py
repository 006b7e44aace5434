"""*Egen rapport*: which parts a report has and in which order, saved under a name of the group's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget

from domain.reporting.composition import Composition
from domain.reporting.saved_plan import SavedPlan
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.scrolled import scrolled_dialog
from widgets.parts.within_screen import resize_within_screen
from widgets.preview.part_order import PartOrder
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.ground.changes import Changes
    from reports.page.part import Plan
    from storage.file.workspace import Workspace
    from widgets.tab.contract import Services

_TEXT_LINES = 5


class PlanDialog(QDialog):
    """Accepted once a report is saved or taken away; `chosen` is then the key of the one to show."""

    def __init__(
        self,
        services: Services,
        kind: Plan,
        saved: SavedPlan | None,
        shipped: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """`kind` is the report that ships of which one of one's own is made, `saved` the one that is shown, if any."""
        super().__init__(parent)
        self.setObjectName("plan")
        self.setWindowTitle(tr("Egen rapport"))
        self._services, self._kind, self._saved, self._shipped = services, kind, saved, shipped
        self.chosen = kind.key
        self.name = QLineEdit("" if saved is None else saved.name)
        self.name.setPlaceholderText(tr("till exempel Lägesrapport till styrelsen"))
        self.own_text = QPlainTextEdit("" if saved is None else saved.start.own_text)
        self.own_text.setPlaceholderText(tr("# Inledning\nEn rad som börjar med # är en rubrik."))
        self.own_text.setTabChangesFocus(True)
        self.own_text.setFixedHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES)
        titles = {part.key: part.title for part in kind.offered}
        chosen = [part.key for part in kind.content] if saved is None else [key for key in saved.parts if key in titles]
        self.parts = PartOrder(tr("Delar och ordning"))
        self.parts.show_parts([(key, titles[key]) for key in dict.fromkeys((*chosen, *titles))], chosen)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._lay_out()
        self.name.setFocus()

    @property
    def problem(self) -> str:
        """Why the report could not be saved; empty when all is well."""
        return self._problem.text()

    def save(self, key: str) -> None:
        """Save what stands here as the report with the key, or as a new one where that is empty."""
        start = Composition() if self._saved is None else self._saved.start
        start = replace(start, own_text=self.own_text.toPlainText())
        plan = SavedPlan(key, self.name.text(), self._kind.key, self.parts.ticked, start)
        made: list[str] = []

        def operation(ws: Workspace) -> Changes:
            from storage.reporting.plans import save_plan

            stored, changes = save_plan(ws, plan=plan, shipped=self._shipped)
            made.append(stored)
            return changes

        refused = self._services.refused(operation)
        self._problem.setText(refused)
        self._problem.setVisible(bool(refused))
        if not refused:
            self.chosen = made[0]
            self.accept()

    def remove(self) -> None:
        """Take the report away; it can be undone."""
        from storage.reporting.plans import remove_plan

        if self._saved is not None:
            self._services.submit(partial(remove_plan, plan=self._saved))
            self.accept()

    def _lay_out(self) -> None:
        whole, layout = scrolled_dialog(self, Space.XXS)
        said = tr("Slag av rapport: {kind}. En egen rapport har omslag, innehåll och källor runt de delar du väljer.")
        layout.addWidget(TextLabel(said.format(kind=self._kind.title), Role.SMALL, tone="muted", wrap=True))
        apart = tr(
            "Titel, inledning, bilagor och undertecknare från en annan rapport följer inte med. De anges för den egna "
            "rapporten under Titel, text och ordning … och Bilagor …, när den är sparad."
        )
        layout.addWidget(TextLabel(apart, Role.SMALL, tone="muted", wrap=True))
        layout.addSpacing(Space.XS)
        fields: tuple[tuple[str, QWidget, QWidget], ...] = (
            (tr("Rapportens namn"), self.name, self.name),
            (tr("Delar och ordning"), self.parts, self.parts.list),
            (tr("Egna avsnitt som varje rapport börjar med"), self.own_text, self.own_text),
        )
        for label, field, focused in fields:
            layout.addWidget(FieldLabel(label, focused))
            layout.addWidget(field)
            layout.addSpacing(Space.XS)
        layout.addStretch(1)
        whole.addWidget(self._problem)
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.save_new = Button(tr("Spara som ny"), ButtonKind.PRIMARY if self._saved is None else ButtonKind.SECONDARY)
        self.save_new.clicked.connect(partial(self.save, ""))
        buttons.addButton(self.save_new, role.ActionRole)
        if self._saved is not None:
            self.save_same, self.remove_button = Button(tr("Spara"), ButtonKind.PRIMARY), Button(tr("Ta bort"))
            self.save_same.clicked.connect(partial(self.save, self._saved.key))
            self.remove_button.clicked.connect(self.remove)
            buttons.addButton(self.save_same, role.ActionRole)
            buttons.addButton(self.remove_button, role.ActionRole)
        close = Button(tr("Avbryt"))
        buttons.addButton(close, role.RejectRole)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        resize_within_screen(self, 70, 30)
