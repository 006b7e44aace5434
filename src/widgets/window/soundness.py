"""What follows at once when a workspace has opened: all of it is gone through, beside the user's work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from domain.ground.problem import UserProblem
from widgets.jobs import Jobs, Progress
from widgets.text import tr

if TYPE_CHECKING:
    from widgets.window.open_workspace import OpenWorkspace
    from widgets.window.program import Program


# The window is drawn first, and answers: what goes through the file loads SQLAlchemy, which is half of a start.
_AFTER_MS = 200


class SoundnessWatch(QObject):
    """A workspace that is not sound all through is shown write-protected, with what is wrong and a copy to go back to.

    What somebody is writing in that moment stays where it stands, to be copied: the workspace is then protected under
    it, and not opened anew.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        # Its own, and not the workspace's: nobody waits for it, and nobody should cancel it.
        self._jobs = Jobs(program.messages.problem, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """True until all of the workspace has been gone through."""
        return self._soon.isActive() or bool(self._jobs.running)

    def stop(self) -> None:
        """Before the workspace is closed: nothing holds its file any longer."""
        self._soon.stop()
        self._jobs.close()

    def look_through(self) -> None:
        """Begin in a moment; the rest follows by itself."""
        self._soon.start()

    def _look(self) -> None:
        opened = self._program.opened
        assert opened is not None
        path, folder = opened.session.workspace.path, self._program.files.backup_folder

        def look(progress: Progress) -> None:
            from storage.file.backup import see_that_it_is_sound

            see_that_it_is_sound(path, folder, stop=progress.check)

        self._jobs.run(tr("Granskar arbetsboken"), look, done=_all_is_well, failed=partial(self._found, opened))

    def _found(self, opened: OpenWorkspace, problem: UserProblem) -> None:
        from storage.file.problems import DamagedProblem

        program = self._program
        if opened is not program.opened:
            return
        program.messages.problem(problem)
        # Anything else says that it could not be gone through: a disk that does not answer, somebody else's long work.
        if not isinstance(problem, DamagedProblem):
            return
        if opened.session.held or opened.unsaved() or opened.session.workspace.read_only:
            opened.session.workspace.protect(problem)
            program.banner.protect(problem.text, damaged=True)
        else:
            program.open_damaged(opened.session.workspace.path, problem)


def _all_is_well(_result: object) -> None:
    return None
