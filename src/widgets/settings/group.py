"""What the group has decided about its workspace: small counts, the age border, the report's own texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from domain.ground.problem import UserProblem
from widgets.parts import TextLabel
from widgets.parts.live_text import LiveText
from widgets.parts.self_saving import SelfSaving
from widgets.recommendations.figures import FiguresOfTexts
from widgets.tab.contract import Services, Unsaved
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.file.settings import WorkspaceSettings
    from storage.file.workspace import Workspace


class GroupPage(QWidget):
    """Each field saves itself; `failed` carries why it could not be, empty when all is well."""

    failed = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._present = self._read()
        self._is_refused = False
        self.name, self.chair = QLineEdit(), QLineEdit()
        self.chair.setPlaceholderText(tr("ordförande i analysgruppen"))
        self.threshold, self.border = _number(), _number()
        self.purpose = LiveText()
        self.purpose.setPlaceholderText(
            tr("Vem har gett uppdraget, vad ska gruppen uppnå, och hur har gruppen gått till väga?")
        )
        self.purpose.setTabChangesFocus(True)
        self._figures = FiguresOfTexts(services, self, [self.purpose])
        form = QFormLayout(self)
        form.setContentsMargins(0, Space.M, 0, 0)
        form.setSpacing(Space.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields = (
            (tr("Gruppens namn"), self.name),
            (tr("Små tal döljs under"), self.threshold),
            (tr("Åldersgräns i LOTS"), self.border),
            (tr("Ordförandens roll"), self.chair),
            (tr("Uppdrag, syfte och metod"), self.purpose),
        )
        for label, field in self._fields:
            field.setAccessibleName(label)
            field.setEnabled(not services.read_only)
            form.addRow(label, field)
        where = tr("4 till 20. Gäller det som skrivs ut eller kopieras. På skärmen syns alla tal.")
        form.insertRow(2, "", TextLabel(where, Role.SMALL, tone="muted"))
        self._show()
        SelfSaving(self._store, self.name, self.chair, self.purpose, parent=self)
        for number in (self.threshold, self.border):
            number.editingFinished.connect(self._store)
            number.lineEdit().textChanged.connect(services.unsaved_changed)
        for text in (self.name, self.chair, self.purpose):
            text.textChanged.connect(services.unsaved_changed)

    def unsaved(self) -> list[Unsaved]:
        """The fields where something else stands than what is stored."""
        return [
            Unsaved(tr("Arbetsboken"), label, field.setFocus, waits=not self._is_refused)
            for (label, field), is_stored in zip(self._fields, self._stored_as_shown(), strict=True)
            if not is_stored
        ]

    def _stored_as_shown(self) -> tuple[bool, ...]:
        wanted, present = self._wanted(), self._present
        return (
            wanted.name == present.name,
            # Also while it is typed, when the box does not count it yet.
            self.threshold.cleanText() == str(present.small_count_threshold),
            self.border.cleanText() == str(present.age_border),
            wanted.chair_role == present.chair_role,
            wanted.purpose == present.purpose,
        )

    def _read(self) -> WorkspaceSettings:
        from storage.file.first_screen import settings

        return settings(self._services.workspace)

    def _show(self) -> None:
        self.name.setText(self._present.name)
        self.chair.setText(self._present.chair_role)
        self.threshold.setValue(self._present.small_count_threshold)
        self.border.setValue(self._present.age_border)
        if self.purpose.written != self._present.purpose:
            self.purpose.show_written(self._present.purpose)
        self._figures.show_for(())

    def _wanted(self) -> WorkspaceSettings:
        return replace(
            self._present,
            name=" ".join(self.name.text().split()),
            small_count_threshold=self.threshold.value(),
            age_border=self.border.value(),
            chair_role=" ".join(self.chair.text().split()),
            purpose=self.purpose.written.strip(),
        )

    def _store(self) -> None:
        wanted = self._wanted()
        if wanted == self._present:
            if self._is_refused:
                # It was put back to what is stored.
                self._show_refused("")
            return

        def change(workspace: Workspace) -> Changes:
            from storage.whole.settings_recording import change_settings

            return change_settings(workspace, settings=wanted)

        if self._services.submit(change, on_problem=self._on_problem) is not None:
            self._present = self._read()
            self._show_refused("")

    def _on_problem(self, problem: UserProblem) -> None:
        # What was written stays in its field, to be mended (ruling 24).
        self._show_refused(problem.text)

    def _show_refused(self, why: str) -> None:
        self._is_refused = bool(why)
        self.failed.emit(why)
        self._services.unsaved_changed()


def _number() -> QSpinBox:
    """Takes what the setting refuses too: a box that put it right without a word would not say why."""
    box = QSpinBox()
    box.setRange(0, 99)
    box.setKeyboardTracking(False)
    return box
