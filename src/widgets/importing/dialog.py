"""The dialog of an import: what the file holds, what would change, what stands in the way."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from domain.changes import Changes
from domain.problem import UserProblem
from domain.tidy import ImportOutcome
from exchange.tidy import TidyFile, kind_label, read_tidy
from storage.operations.imports import import_rows
from storage.workspace import Workspace
from widgets.importing import words
from widgets.jobs import Job, Progress
from widgets.parts import Button, ButtonKind, CheckItem, CheckList, Sign, TextLabel
from widgets.shell.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space


class ImportDialog(QDialog):
    """Reads `path` beside the window, shows what it would do, and writes it when the user says so.

    `names` are the names of areas by code.
    """

    def __init__(self, services: Services, path: Path, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._names = names
        self._file: TidyFile | None = None
        self.setWindowTitle(tr("Läs in fil"))
        self.setObjectName("import-dialog")
        self._title = TextLabel(path.name, Role.H2, wrap=True)
        self._heading = TextLabel(tr("Läser filen …"), wrap=True)
        self._coverage = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._counted = TextLabel(role=Role.H3, wrap=True)
        self._verdict = TextLabel(wrap=True)
        self._refused = CheckList()
        self._refused.setAccessibleName(tr("Rader som måste rättas"))
        self._refused.hide()
        self._take_in = Button(tr("Läs in"), ButtonKind.PRIMARY, Icon.IMPORT)
        self._take_in.setObjectName("take-in")
        self._take_in.setEnabled(False)
        self._take_in.clicked.connect(self._write)
        self._close = Button(tr("Avbryt"))
        self._close.clicked.connect(self.reject)
        self._lay_out()
        self._job: Job | None = services.jobs.run(
            tr("Läser {file}").format(file=path.name),
            _Reading(services.workspace, path),
            done=self._show,
            failed=self._failed,
        )

    def sizeHint(self) -> QSize:
        return QSize(640, 420).expandedTo(super().sizeHint())

    def reject(self) -> None:
        """Leave without writing anything."""
        if self._job is not None:
            self._services.jobs.forget(self._job)
        super().reject()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._take_in)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        for label in (self._title, self._heading, self._coverage, self._counted, self._verdict):
            # Else Qt takes the height of broken lines from them where it needs room for the buttons.
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            whole.addWidget(label)
        self._hide_empty()
        whole.addWidget(self._refused, 1)
        whole.addStretch(0)
        whole.addLayout(buttons)

    def _show(self, read: tuple[TidyFile, ImportOutcome]) -> None:
        self._job = None
        self._file, outcome = read
        self._heading.setText(words.heading(kind_label(outcome.kind)))
        self._coverage.setText("\n".join(words.coverage(outcome, self._names)))
        self._counted.setText("" if outcome.refused else words.counted(outcome))
        self._verdict.setText(words.verdict(outcome))
        line = tr("Rad {line}: {reason}")
        self._refused.set_items(
            [CheckItem(Sign.ERROR, line.format(line=each.line, reason=each.reason)) for each in outcome.refused]
        )
        self._refused.setVisible(bool(outcome.refused))
        self._hide_empty()
        if outcome.refused:
            self.resize(self.sizeHint())
        may = not outcome.refused and bool(outcome.new or outcome.changed) and not self._services.read_only
        self._take_in.setEnabled(may)
        self._close.setText(tr("Avbryt") if may else tr("Stäng"))
        (self._take_in if may else self._close).setFocus()

    def _hide_empty(self) -> None:
        for label in (self._coverage, self._counted, self._verdict):
            label.setVisible(bool(label.text()))

    def _failed(self, problem: UserProblem) -> None:
        self._job = None
        self._heading.setText(problem.text)
        # What stopped it says itself that nothing was changed.
        self._verdict.clear()
        self._hide_empty()
        self._close.setText(tr("Stäng"))
        self._close.setFocus()

    def _write(self) -> None:
        file = self._file
        if file is None:
            return
        outcomes: list[ImportOutcome] = []

        def write(workspace: Workspace) -> Changes:
            outcome = import_rows(workspace, file.content, file_name=file.name, sha256=file.sha256)
            outcomes.append(outcome)
            return outcome.changes or Changes("", (), frozenset(), 0)

        if self._services.submit(write, on_problem=self._failed) is None:
            return
        if outcomes[0].refused:
            self._show((file, outcomes[0]))
            return
        self._services.messages.tell(words.done(outcomes[0]))
        self.accept()


class _Reading:
    """The work of reading and trying a file without writing."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self._workspace = workspace
        self._path = path

    def __call__(self, progress: Progress) -> tuple[TidyFile, ImportOutcome]:
        file = read_tidy(self._path)
        progress.check()
        outcome = import_rows(self._workspace, file.content, file_name=file.name, sha256=file.sha256, dry_run=True)
        return file, outcome
