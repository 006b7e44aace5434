"""Taking back an import beside the window: a large one takes seconds, and whoever asked may have gone meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.changes import Changes
from domain.problem import UserProblem
from widgets.jobs import Job, Progress
from widgets.shell.contract import Services
from widgets.text import tr

if TYPE_CHECKING:
    from storage.queries.imports import ImportRun
    from storage.workspace import Workspace


class Undoing(QObject):
    """Lives with the window's jobs. `ended` carries the UserProblem that stopped it, None when it is done; once
    `asker_gone` was called a problem is told as a message instead."""

    ended = Signal(object)

    def __init__(self, services: Services, run: ImportRun) -> None:
        super().__init__(services.jobs)
        self._services = services
        self._asked = True
        services.hold(tr("Inläsningen av {file} ångras").format(file=run.file))
        self._job = services.jobs.run(
            tr("Ångrar inläsningen av {file}").format(file=run.file),
            partial(_undo, services.workspace, run.id),
            done=self._done,
            failed=self._failed,
        )
        services.jobs.ended.connect(self._release)

    def asker_gone(self) -> None:
        """Nobody waits for `ended` any more."""
        self._asked = False

    def _release(self, job: Job) -> None:
        if job is self._job:
            self._services.hold("")
            self.deleteLater()

    def _done(self, changes: Changes) -> None:
        self._services.submit(partial(_told, changes))
        self._services.messages.tell(tr("Ångrat: {label}. Ctrl+Y gör om.").format(label=changes.label))
        self.ended.emit(None)

    def _failed(self, problem: UserProblem) -> None:
        if not self._asked:
            self._services.messages.problem(problem)
        self.ended.emit(problem)


def _undo(workspace: Workspace, import_id: int, _progress: Progress) -> Changes:
    from storage.changelog import undo_import

    return undo_import(workspace, import_id)


def _told(changes: Changes, _workspace: Workspace) -> Changes:
    """What was written in a job, told to the window as if it had been written here."""
    return changes
