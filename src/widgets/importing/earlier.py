"""Earlier imports (*tidigare inläsningar*): what was taken in and whether it stands, each with a way to undo it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from domain.ground.problem import UserProblem
from widgets.parts import Button, ButtonKind, CheckItem, CheckList, Sign, TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.parts.within_screen import resize_within_screen
from widgets.tab.contract import Services
from widgets.tab.log_step import LogStep
from widgets.text import tr
from widgets.theme import Icon, Role, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.file.workspace import Workspace
    from storage.importing.queries import ImportRun

_RUN = Qt.ItemDataRole.UserRole
_LINES_IN_SIGHT = 6


class EarlierImportsPage(QWidget):
    """The list, what is known of the import it stands on, and the button; stands in settings and in its own dialog.

    `failed` carries why an import could not be undone, empty when all is well.
    """

    failed = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._undoing: LogStep | None = None
        headings = [tr("När"), tr("Fil"), tr("Innehåll"), tr("Läge")]
        self.table = PlainTable(tr("Tidigare inläsningar"), headings, narrow=[0, 3])
        self._about = TextLabel(tone="muted", wrap=True)
        self._in_the_way = CheckList()
        self._in_the_way.setAccessibleName(tr("Detta står i vägen"))
        self._in_the_way.hide()
        self._undo = Button(tr("Ångra inläsningen"), drawing=Icon.UNDO)
        self._undo.clicked.connect(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._about)
        layout.addWidget(self._in_the_way)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch(1)
        layout.addLayout(row)
        self.table.itemSelectionChanged.connect(self._show_run)
        self.fill()

    @property
    def about(self) -> str:
        """What is said of the import the list stands on."""
        return self._about.text()

    @property
    def in_the_way(self) -> tuple[str, ...]:
        """What stood in the way of the latest try."""
        return tuple(item.text for item in self._in_the_way.items_shown)

    def fill(self) -> None:
        """Read what there is, and stand on the import that was stood on before."""
        from storage.importing.queries import imports
        from widgets.importing import words

        before = self._run()
        was = self.table.blockSignals(True)
        runs = imports(self._services.workspace)
        self.table.setRowCount(len(runs))
        for row, run in enumerate(runs):
            kind = words.kind(run.kind, self._services.columns)
            shown = (f"{run.at:%Y-%m-%d %H:%M}", run.file, kind[:1].upper() + kind[1:], words.state(run))
            for column, text in enumerate(shown):
                item = QTableWidgetItem(text)
                item.setData(_RUN, run)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        ids = [run.id for run in runs]
        if runs:
            self.table.setCurrentCell(ids.index(before.id) if before is not None and before.id in ids else 0, 0)
        self.table.blockSignals(was)
        self._show_run()

    def undo(self) -> None:
        """Take back the import that the list stands on, or say what stands in the way."""
        run = self._run()
        if run is None or self._undoing is not None:
            return
        self._say("", ())
        self._undoing = LogStep(
            self._services,
            partial(_undo, import_id=run.id),
            title=tr("Ångrar inläsningen av {file}").format(file=run.file),
            said=tr("Ångrat: {label}. Ctrl+Y gör om."),
            asked=True,
        )
        self._undoing.ended.connect(self._ended)
        self.destroyed.connect(self._undoing.asker_gone)
        self._allow()

    def _ended(self, problem: UserProblem | None) -> None:
        self._undoing = None
        if problem is not None:
            self._say(problem.text, problem.details)
            self._allow()
        else:
            self.fill()

    def _say(self, text: str, details: tuple[str, ...]) -> None:
        self.failed.emit(text)
        self._in_the_way.set_items([CheckItem(Sign.WARNING, detail) for detail in details])
        self._in_the_way.setVisible(bool(details))
        most = self.fontMetrics().height() * _LINES_IN_SIGHT
        self._in_the_way.setFixedHeight(min(self._in_the_way.sizeHint().height(), most))

    def _run(self) -> ImportRun | None:
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None else item.data(_RUN)

    def _show_run(self) -> None:
        self._say("", ())
        run = self._run()
        self._about.setText(_about(run) if run is not None else tr("Inga filer är inlästa än. Läs in en med Ctrl+I."))
        self._allow()

    def _allow(self) -> None:
        from storage.importing.queries import ImportState

        run = self._run()
        stands = run is not None and run.state is ImportState.STANDS
        may = stands and self._undoing is None and not self._services.read_only
        if not may and self._undo.hasFocus():
            # A button that can't be pressed any more loses the keyboard to anyone.
            self.table.setFocus()
        self._undo.setEnabled(may)


class EarlierImportsDialog(QDialog):
    """The page in a dialog of its own, reached from the menu and Ctrl+K."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("earlier-imports")
        self.setWindowTitle(tr("Tidigare inläsningar"))
        self.page = EarlierImportsPage(services)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self.page.failed.connect(self._show_problem)
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Tidigare inläsningar"), Role.H2))
        layout.addWidget(self.page, 1)
        layout.addWidget(self._problem)
        layout.addLayout(row)
        resize_within_screen(self, 120, 28)
        self.page.table.setFocus()

    @property
    def problem(self) -> str:
        """Why an import could not be undone; empty when all is well."""
        return self._problem.text()

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


def _about(run: ImportRun) -> str:
    from widgets.importing import words

    lines = [
        tr("Källa: {source}").format(source=run.source),
        tr("Avser: {reference}").format(reference=words.reference(run)) if run.reference else "",
        tr("Av {who}: {counted}").format(who=run.who, counted=words.counted(run)),
    ]
    return "\n".join(line for line in lines if line)


def _undo(workspace: Workspace, *, import_id: int) -> Changes:
    from storage.recommendations.taking_back import take_back_import

    return take_back_import(workspace, import_id)
