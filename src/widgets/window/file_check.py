"""Whether the open file still lies in its place, looked for every other second, and is sound all through, seen once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from domain.ground.problem import UserProblem
from widgets.jobs import Jobs, Progress
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace

_LOOK_EVERY_MS = 2000
# The window is drawn first, and answers: what goes through the file loads SQLAlchemy, which is half of a start.
_AFTER_MS = 200


class FileCheck(QObject):
    """Lives as long as the workspace is open. `lost` carries what is wrong with the file's place, None when it is right
    again; `gone_through` what kept the file from being sound, None where nothing did."""

    lost = Signal(object)
    gone_through = Signal(object)

    def __init__(self, workspace: Workspace, backup_folder: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._backup_folder = workspace, backup_folder
        self.problem: UserProblem | None = None
        # Its own jobs, and not the workspace's: nobody waits for them, and nobody should cancel them.
        self._jobs = Jobs(self.gone_through.emit, self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_through)

    @property
    def is_gone(self) -> bool:
        """True when the file is not there: closed, what is open may be nowhere."""
        from storage.file.problems import GoneProblem

        return isinstance(self.problem, GoneProblem)

    @property
    def way_on(self) -> str:
        """What can be done about it, in words for a button; empty where nothing can."""
        from storage.file.problems import OverwrittenProblem

        if self.is_gone:
            return tr("Spara allt på nytt …")
        return tr("Öppna filen på nytt") if isinstance(self.problem, OverwrittenProblem) else ""

    def look(self) -> None:
        """Whether the file lies in its place; says what is new."""
        problem = self._workspace.trouble()
        if (problem and problem.text) != (self.problem and self.problem.text):
            self.problem = problem
            self.lost.emit(problem)

    def go_through(self) -> None:
        """Begin in a moment to see that all of the file is sound; nothing where that is being done."""
        if not self.is_going_through:
            self._soon.start(_AFTER_MS)

    @property
    def is_going_through(self) -> bool:
        """True until all of the file has been seen."""
        return self._soon.isActive() or bool(self._jobs.running)

    def stop(self) -> None:
        """Before the workspace is closed: nothing holds its file any longer."""
        self._timer.stop()
        self._soon.stop()
        self._jobs.close()

    def _go_through(self) -> None:
        path, folder = self._workspace.path, self._backup_folder

        def see(progress: Progress) -> None:
            from storage.file.copies import see_that_it_is_sound

            see_that_it_is_sound(path, folder, stop=progress.check)

        self._jobs.run(tr("Granskar arbetsboken"), see, done=partial(self.gone_through.emit))
