"""Whether the file that is open still lies in its place: looked for every other second, said above the bar, mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from domain.ground.problem import UserProblem
from widgets.dialogs import workspace_file
from widgets.tab.unsaved import count_words
from widgets.text import tr

if TYPE_CHECKING:
    from widgets.window.open_workspace import OpenWorkspace
    from widgets.window.program import Program

_LOOK_EVERY_MS = 2000


class LostFile(QObject):
    """Lives as long as the open workspace. While something is wrong with the file the banner says it and offers a way on."""

    def __init__(self, program: Program, opened: OpenWorkspace) -> None:
        super().__init__(opened)
        self._program, self._opened = program, opened
        self.problem: UserProblem | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look once, and say what is new."""
        from storage.file.problems import GoneProblem, OverwrittenProblem

        if self._program.opened is not self._opened:
            return
        problem = self._opened.session.workspace.trouble()
        if (problem and problem.text) == (self.problem and self.problem.text):
            return
        self.problem = problem
        self._opened.show_lost(problem is not None)
        if problem is None:
            self._program.banner.show_protection()
            self._opened.store_again()
            return
        way_on = {GoneProblem: tr("Spara allt på nytt …"), OverwrittenProblem: tr("Öppna filen på nytt")}
        self._program.banner.tell(problem.text, way_on.get(type(problem), ""))
        self._program.messages.problem(problem)

    def may_leave(self) -> bool:
        """False when the file is gone and the user wants to save what is open first: closed, it may be nowhere."""
        from storage.file.problems import GoneProblem

        self.look()
        if not isinstance(self.problem, GoneProblem):
            return True
        text = tr("{problem} När arbetsboken är stängd går det inte längre.").format(problem=self.problem.text)
        dialogs = self._program.surroundings.dialogs
        return dialogs.ask(tr("Filen är inte på sin plats"), text, yes=tr("Stäng ändå"), no=tr("Gå tillbaka"))

    def mend(self) -> None:
        """What the banner's button does."""
        from storage.file.problems import GoneProblem

        if isinstance(self.problem, GoneProblem):
            self._program.guarded(self._save_anew)
        elif self.problem is not None and self._program.may_leave():
            path = self._opened.session.workspace.path
            self._program.close_workspace()
            self._program.open(path)

    def _save_anew(self) -> None:
        session, dialogs = self._opened.session, self._program.surroundings.dialogs
        if session.held:
            raise UserProblem(tr("{what}. Vänta tills det är klart.").format(what=session.held))
        path = dialogs.save_file(tr("Spara allt på nytt"), workspace_file(), self._suggestion(session.workspace.path))
        if path is None:
            return
        session.workspace.save_anew(path)
        self._program.files.remember(path)
        if self._opened.services.read_only:
            # What was only read can be written in now, and every tab is told so when it is made.
            self._program.close_workspace()
            self._program.open(path)
        else:
            self.look()
        left = count_words(each for _tab, each in self._opened.unsaved())
        said = tr("Allt är sparat på nytt i {name} i {folder}, och du arbetar vidare där.")
        if left:
            said = tr("Arbetsboken är sparad på nytt i {name} i {folder}, och du arbetar vidare där. {left}.")
        self._program.messages.tell(said.format(name=path.name, folder=path.parent, left=left))

    def _suggestion(self, old: Path) -> Path:
        """In its old place if that is free, else beside it."""
        if not old.exists():
            return old
        stamp = f"{self._program.surroundings.clock():%Y-%m-%d %H%M}"
        return old.with_name(tr("{name} räddad {time}").format(name=old.stem, time=stamp) + old.suffix)
