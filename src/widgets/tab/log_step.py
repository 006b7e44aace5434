"""A large step through the change log, taken beside the window: to take back a whole table takes seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.ground.changes import Changes
from domain.ground.problem import UserProblem
from widgets.jobs import Job, Progress
from widgets.messages import WRITING
from widgets.tab.contract import Services
from widgets.tab.session import Session
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


_MANY = 2_000
"""Rows; fewer are written before anyone notices."""


class LogStep(QObject):
    """Lives with the window's jobs. `title` says what is done while it is ("Ångrar …"), `said` what was done, with
    `{label}` where the operation's name goes.

    `ended` carries the UserProblem that stopped it, None when it is done; once `asker_gone` was called, or where nobody
    ever asked to hear, a problem is told as a message.
    """

    ended = Signal(object)

    def __init__(
        self,
        services: Services,
        step: Callable[[Workspace], Changes],
        *,
        title: str,
        said: str,
        asked: bool = False,
    ) -> None:
        super().__init__(services.jobs)
        self._services = services
        self._said = said
        self._asked = asked
        services.hold(title)
        self._job = services.jobs.run(
            title,
            partial(_take, step, services.workspace),
            done=self._done,
            failed=self._failed,
            too_late=tr("Arbetet hann bli klart, och fönstret är kvar."),
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
        self._services.announce(changes)
        self._services.messages.tell(self._said.format(label=changes.label))
        self.ended.emit(None)

    def _failed(self, problem: UserProblem) -> None:
        if not self._asked:
            self._services.messages.problem(problem, about=WRITING)
        self.ended.emit(problem)


def step_through_log(session: Session, services: Services, *, redo: bool) -> None:
    """What Ctrl+Z and Ctrl+Y do: at once, or beside the window where there is much to write."""
    from storage.history import changelog

    if session.held or changelog.rows_of_step(services.workspace, redo=redo) < _MANY:
        (session.redo if redo else session.undo)()
        return
    state = session.undo_state()
    if redo:
        title = tr("Gör om: {label}").format(label=state.redo)
        LogStep(services, changelog.redo, title=title, said=tr("Gjort om: {label}."))
    else:
        title = tr("Ångrar: {label}").format(label=state.undo)
        LogStep(services, changelog.undo, title=title, said=tr("Ångrat: {label}."))


def _take(step: Callable[[Workspace], Changes], workspace: Workspace, progress: Progress) -> Changes:
    with workspace.asking(progress.check):
        return step(workspace)
