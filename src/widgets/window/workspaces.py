"""The window's workspace (*arbetsbok*), of which at most one is open: opened, left, restored, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from domain.ground.problem import UserProblem
from widgets.messages import Messages
from widgets.start.welcome import NextStep, Welcome
from widgets.tab.commands import Commands
from widgets.tab.contract import Services, Tab, TabSpec, Unsaved, Wants
from widgets.tab.surroundings import Surroundings
from widgets.tab.unsaved import count_words, question
from widgets.text import tr
from widgets.window.banner import Banner
from widgets.window.file_check import FileCheck
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.window import Window
from widgets.window.workspace_files import OpenedFile, WorkspaceFiles


class Workspaces(QObject):
    """`came_open` carries the open workspace each time one was opened, `left` says that it was closed."""

    came_open = Signal(object)
    left = Signal()

    def __init__(self, window: Window, surroundings: Surroundings, messages: Messages, commands: Commands) -> None:
        super().__init__(window)
        self.window, self.surroundings = window, surroundings
        self.messages, self.commands = messages, commands
        start = TabSpec("start", tr("Start"), "Ctrl+1", self._make_start, Wants.NOTHING, "kom-igang")
        self.specs = (start, *surroundings.columns.tabs)
        self.files = WorkspaceFiles(surroundings, messages, window)
        self.opened: OpenWorkspace | None = None
        self.check: FileCheck | None = None
        self.banner = Banner()
        self.banner.acted.connect(self._mend)
        window.put_on_top(self.banner)
        self.welcome = Welcome()
        self.welcome.recent_chosen.connect(self.open)
        self.welcome.function_given.connect(self.change_function)
        window.pages.addWidget(self.welcome)

    def show_welcome(self, title: str = "", problem: UserProblem | None = None, steps: Sequence[NextStep] = ()) -> None:
        """The page without a workspace, with what went wrong if something did."""
        self.window.bar.show_closed()
        self.banner.hide()
        self.window.setWindowTitle(tr("Lägesbild"))
        self.window.tabs.show_tabs(self.specs[:1])
        current = self.surroundings.preferences.current
        self.welcome.show_state(current.function, current.recent)
        self.welcome.show_trouble(title, problem, steps)
        self.window.pages.setCurrentWidget(self.welcome)
        self.welcome.first_focus().setFocus()

    def open(self, path: Path) -> bool:
        """Open the workspace at `path` instead of the one that is open; False when that could not be done."""
        path = path.absolute()
        if self.opened is not None and _is_same(self.opened.session.workspace.path, path):
            self.messages.tell(tr("Arbetsboken är redan öppen."))
            return True
        if not self.may_leave():
            return False
        try:
            file = self.files.open(path)
        except UserProblem as problem:
            self._show_trouble(path, problem)
            return False
        self.close()
        if not self._lay_out(file):
            return False
        if self.check is not None and not self.banner.is_damaged:
            self.check.go_through()
        return True

    def close(self) -> None:
        """Close the workspace that is open, with everything stored; nothing happens where none is."""
        opened, check, self.opened, self.check = self.opened, self.check, None, None
        if opened is not None:
            if check is not None:
                check.stop()
            opened.close()
            self.left.emit()

    def restore(self, path: Path) -> None:
        """Ask for a copy of the workspace at `path`, put it in place and open it."""
        if (restored := self.files.restore(path, self.close)) is not None:
            self.open(restored)

    def may_leave(self) -> bool:
        """True when nothing would be lost by closing the workspace, or the user agrees to lose it."""
        if self.opened is None:
            return True
        if not self.opened.session.held:
            return self._may_lose(self.opened)
        # What writes waits for every answer, and is cancelled before it may go on.
        jobs, held = self.opened.jobs, self.opened.session.held
        writing = [job for job in jobs.running if job.title == held]
        with jobs.waiting():
            if not (self._may_cut_off(held) and self._may_lose(self.opened)):
                return False
            jobs.cancel(and_wait=True)
        done = [job for job in writing if job.error is None]
        for job in done:
            # It was past the point where it could wait; what it did is shown before anyone leaves it.
            self.messages.tell(job.too_late)
        return not done

    def go_to_unsaved(self) -> None:
        """Where the first of what is not stored stands, with the keyboard in it."""
        unsaved = self.opened.unsaved() if self.opened is not None else []
        if unsaved:
            self.messages.guarded(unsaved[0][1].go)
        else:
            self.messages.tell(tr("Allt är sparat."))

    def change_function(self, function: str) -> None:
        """Who works here from now on (ruling 28); a function that holds a personal number is refused."""
        from domain.ground.identity import identity_problem

        if (refused := identity_problem(tr("Funktion"), function)) is not None:
            self.messages.problem(UserProblem(refused))
            return
        preferences = self.surroundings.preferences
        self.messages.guarded(partial(preferences.change, replace(preferences.current, function=function)))
        if self.opened is not None:
            self.opened.session.workspace.who = self.files.who

    def give_focus(self) -> None:
        """The keyboard to the page, where it belongs when nothing else has it."""
        if self.opened is not None:
            self.opened.focus_page()
        else:
            self.welcome.first_focus().setFocus()

    def _open_damaged(self, path: Path, problem: UserProblem) -> bool:
        """Open for reading what is not sound all through, at the page that needs least of it."""
        self.close()
        try:
            return self._lay_out(self.files.open_damaged(path, problem))
        except UserProblem as other:
            self._show_trouble(path, other)
            return False

    def _lay_out(self, file: OpenedFile) -> bool:
        self.window.tabs.show_tabs(self.specs)
        workspace, parts = file.workspace, (self.specs, self.surroundings, self.messages, self.commands)
        try:
            self.opened = OpenWorkspace(workspace, self.window, *parts, at_start=file.damaged)
        except Exception as error:
            # Whoever reads what is not sound may meet anything; the file is asked before the program is blamed.
            workspace.close()
            problem = error if isinstance(error, UserProblem) else self.files.blamed(workspace.path)
            if problem is None:
                raise
            if not file.damaged:
                return self._open_damaged(workspace.path, problem)
            self._show_trouble(workspace.path, problem)
            return False
        self.check = FileCheck(workspace, self.files.backup_folder, self.opened)
        self.check.lost.connect(self._show_lost)
        self.check.gone_through.connect(self._show_soundness)
        self.banner.protect(file.protected, damaged=file.damaged)
        self.welcome.hide()
        self.came_open.emit(self.opened)
        return True

    def _may_cut_off(self, held: str) -> bool:
        text = tr("{what}. Stänger du nu avbryts det, och arbetsboken blir som den var innan.").format(what=held)
        dialogs = self.surroundings.dialogs
        return dialogs.ask(tr("Arbetet är inte klart"), text, yes=tr("Avbryt och stäng"), no=tr("Vänta"))

    def _may_lose(self, opened: OpenWorkspace) -> bool:
        if not self._may_lose_file():
            return False
        opened.tab.commit_pending()
        if opened.unsaved():
            opened.store_again()
        unsaved = opened.unsaved()
        if not unsaved:
            return True
        answers = (tr("Gå dit"), tr("Stäng ändå"))
        text = question(unsaved, rest_is_saved=not opened.is_lost)
        answer = self.surroundings.dialogs.decide(tr("Osparat"), text, answers, stays=tr("Gå tillbaka"))
        if answer == 0:
            self.messages.guarded(unsaved[0][1].go)
        return answer == 1

    def _may_lose_file(self) -> bool:
        """False when the file is gone and the user wants to save what is open first: closed, it may be nowhere."""
        if (check := self.check) is None:
            return True
        check.look()
        if check.problem is None or not check.is_gone:
            return True
        text = tr("{problem} När arbetsboken är stängd går det inte längre.").format(problem=check.problem.text)
        dialogs = self.surroundings.dialogs
        return dialogs.ask(tr("Filen är inte på sin plats"), text, yes=tr("Stäng ändå"), no=tr("Gå tillbaka"))

    def _show_lost(self, problem: UserProblem | None) -> None:
        assert self.opened is not None
        assert self.check is not None
        self.opened.show_lost(problem is not None)
        if problem is None:
            self.banner.show_protection()
            self.messages.met("file")
            self.opened.store_again()
        else:
            self.banner.tell(problem.text, self.check.way_on)
            self.messages.problem(problem, about="file")

    def _show_soundness(self, problem: UserProblem | None) -> None:
        """A workspace that is not sound all through is shown write-protected, with what is wrong and a copy to go back
        to. What somebody is writing in that moment stays where it stands, to be copied: the workspace is then protected
        under it, and not opened anew.
        """
        from storage.file.problems import DamagedProblem

        opened = self.opened
        if problem is None or opened is None:
            return
        self.messages.problem(problem)
        # Anything else says that it could not be gone through: a disk that does not answer, somebody else's long work.
        if not isinstance(problem, DamagedProblem):
            return
        if opened.session.held or opened.unsaved() or opened.session.workspace.read_only:
            opened.session.workspace.protect(problem)
            self.banner.protect(problem.text, damaged=True)
        else:
            self._open_damaged(opened.session.workspace.path, problem)

    def _mend(self) -> None:
        """The banner's button: what is to be done about the file; of a damaged one, choose a copy; else close the
        protected workspace and open it again, in the hope that it is free now."""
        if self.opened is None or self.check is None:
            return
        if self.check.is_gone:
            self.messages.guarded(partial(self._save_anew, self.opened))
        elif self.check.problem is not None:
            if self.may_leave():
                self._reopen(self.opened.session.workspace.path)
        elif self.banner.is_damaged:
            self.messages.guarded(partial(self.restore, self.opened.session.workspace.path))
        else:
            self._reopen(self.opened.session.workspace.path)

    def _reopen(self, path: Path) -> None:
        self.close()
        self.open(path)

    def _save_anew(self, opened: OpenWorkspace) -> None:
        if opened.session.held:
            raise UserProblem(tr("{what}. Vänta tills det är klart.").format(what=opened.session.held))
        path = self.files.save_anew(opened.session.workspace)
        if path is None:
            return
        if opened.services.read_only:
            # What was only read can be written in now, and every tab is told so when it is made.
            self._reopen(path)
        elif self.check is not None:
            self.check.look()
        left = count_words(each for _tab, each in opened.unsaved())
        said = tr("Allt är sparat på nytt i {name} i {folder}, och du arbetar vidare där.")
        if left:
            said = tr("Arbetsboken är sparad på nytt i {name} i {folder}, och du arbetar vidare där. {left}.")
        self.messages.tell(said.format(name=path.name, folder=path.parent, left=left))

    def _show_trouble(self, path: Path, problem: UserProblem) -> None:
        from storage.file.problems import DamagedProblem

        restore = partial(self.messages.guarded, partial(self.restore, path))
        again = NextStep(tr("Försök igen"), partial(self.open, path))
        copies = NextStep(tr("Återställ från säkerhetskopia …"), restore)
        is_damaged, dialogs = isinstance(problem, DamagedProblem), self.surroundings.dialogs
        if self.opened is None:
            step = copies if is_damaged else again
            self.show_welcome(tr("{name} öppnades inte").format(name=path.name), problem, [step])
        elif not is_damaged:
            dialogs.tell(tr("Arbetsboken öppnades inte"), problem.text, problem.details)
        elif dialogs.ask(tr("Arbetsboken öppnades inte"), problem.text, yes=copies.text):
            restore()

    def _make_start(self, services: Services, parent: QWidget) -> Tab:
        from widgets.start.page import StartTab

        return StartTab(services, self.surroundings.preferences, self.specs[1:], self.open, self._unsaved, parent)

    def _unsaved(self) -> list[tuple[str, Unsaved]]:
        return [] if self.opened is None else self.opened.unsaved()


def _is_same(one: Path, other: Path) -> bool:
    """True where both paths lead to the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
