"""The window with everything in it: opens and closes workspaces, and knows every command that is not a tab's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.ground.changes import UndoState
from domain.ground.problem import UserProblem
from widgets.messages import Messages
from widgets.start.welcome import NextStep, Welcome
from widgets.tab.commands import Commands
from widgets.tab.contract import Services, Tab, TabSpec, Wants
from widgets.tab.periods import example_of
from widgets.tab.surroundings import Surroundings
from widgets.tab.unsaved import question
from widgets.text import literal, tr
from widgets.window.banner import Banner
from widgets.window.command_search import CommandSearch
from widgets.window.finding import Finder
from widgets.window.focus import FocusKeeper
from widgets.window.list_copies import ListCopies
from widgets.window.lost_file import LostFile
from widgets.window.menu_keys import MenuKeys
from widgets.window.menus import build_menus
from widgets.window.message_list import MessageList, MessagesButton
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.soundness import SoundnessWatch
from widgets.window.status_cards import StatusCards
from widgets.window.window import Window
from widgets.window.workspace_files import OpenedFile, WorkspaceFiles

if TYPE_CHECKING:
    from widgets.help.handbook import Handbook


class Program(QObject):
    """One window. `came_open` carries what was opened each time, `left` says that it was closed."""

    came_open = Signal(object)
    left = Signal()

    def __init__(self, window: Window, surroundings: Surroundings) -> None:
        """Fill `window`, which may be on the screen already."""
        super().__init__(window)
        self.window = window
        self.surroundings = surroundings
        start = TabSpec("start", tr("Start"), "Ctrl+1", self._make_start, Wants.NOTHING, "kom-igang")
        self._specs = (start, *surroundings.columns.tabs)
        self.messages = Messages(surroundings.clock, self)
        self.commands = Commands(self)
        self.files = WorkspaceFiles(surroundings, self.messages, self.window)
        self.opened: OpenWorkspace | None = None
        self._lost_file: LostFile | None = None
        self._handbook: Handbook | None = None
        self.soundness = SoundnessWatch(self)
        window.set_may_close(self.may_close)
        window.bar.fill()
        window.tabs.fill()
        self.banner = Banner()
        window.put_on_top(self.banner)
        self.status = StatusCards(window)
        self.messages.said.connect(self.status.show_message)
        self.search = CommandSearch(window)
        self.messages_button = MessagesButton(self.messages)
        self.message_list = MessageList(window, self.messages)
        window.bar.insert_before_saved(self.messages_button)
        self.welcome = Welcome()
        window.pages.addWidget(self.welcome)
        self.focus = FocusKeeper(self.surroundings.application, window, self.home)
        ListCopies(self.surroundings.application, window)
        window.set_menus(build_menus(self, self._specs))
        self._connect()
        MenuKeys(window)
        self.show_welcome()

    @property
    def specs(self) -> tuple[TabSpec, ...]:
        """The tabs there are, Start first."""
        return self._specs

    def show_welcome(self, title: str = "", problem: UserProblem | None = None, steps: Sequence[NextStep] = ()) -> None:
        """The page without a workspace, with what went wrong if something did."""
        self.window.bar.show_closed()
        self.banner.hide()
        self.window.setWindowTitle(tr("Lägesbild"))
        self.window.tabs.show_tabs(self._specs[:1])
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
        self.close_workspace()
        if not self._lay_out(file):
            return False
        if not self.banner.is_damaged:
            self.soundness.look_through()
        return True

    def open_damaged(self, path: Path, problem: UserProblem) -> bool:
        """Open for reading what is not sound all through, at the page that needs least of it."""
        self.close_workspace()
        try:
            return self._lay_out(self.files.open_damaged(path, problem))
        except UserProblem as other:
            self._show_trouble(path, other)
            return False

    def _lay_out(self, file: OpenedFile) -> bool:
        self.window.tabs.show_tabs(self._specs)
        workspace, parts = file.workspace, (self._specs, self.surroundings, self.messages, self.commands)
        try:
            self.opened = OpenWorkspace(workspace, self.window, *parts, at_start=file.damaged)
        except Exception as error:
            # Whoever reads what is not sound may meet anything; the file is asked before the program is blamed.
            workspace.close()
            problem = error if isinstance(error, UserProblem) else self.files.blamed(workspace.path)
            if problem is None:
                raise
            if not file.damaged:
                return self.open_damaged(workspace.path, problem)
            self._show_trouble(workspace.path, problem)
            return False
        self.opened.session.undo_changed.connect(self._show_undo)
        self._show_undo(self.opened.session.undo_state())
        self._lost_file = LostFile(self, self.opened)
        self.banner.protect(file.protected, damaged=file.damaged)
        self.welcome.hide()
        self.came_open.emit(self.opened)
        return True

    def close_workspace(self) -> None:
        """Close the workspace that is open, with everything stored; nothing happens where none is."""
        opened, self.opened, self._lost_file = self.opened, None, None
        if opened is not None:
            self.soundness.stop()
            opened.close()
            self.left.emit()

    def may_close(self) -> bool:
        """Called when the user closes the window. Only what could not be stored is asked about."""
        if not self.may_leave():
            return False
        preferences = self.surroundings.preferences
        self.guarded(partial(preferences.change, replace(preferences.current, window=self.window.shape)))
        self.close_workspace()
        return True

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

    def _may_cut_off(self, held: str) -> bool:
        text = tr("{what}. Stänger du nu avbryts det, och arbetsboken blir som den var innan.").format(what=held)
        dialogs = self.surroundings.dialogs
        return dialogs.ask(tr("Arbetet är inte klart"), text, yes=tr("Avbryt och stäng"), no=tr("Vänta"))

    def _may_lose(self, opened: OpenWorkspace) -> bool:
        if self._lost_file is not None and not self._lost_file.may_leave():
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
            self.guarded(unsaved[0][1].go)
        return answer == 1

    def go_to_unsaved(self) -> None:
        """Where the first of what is not stored stands, with the keyboard in it."""
        unsaved = self.opened.unsaved() if self.opened is not None else []
        if unsaved:
            self.guarded(unsaved[0][1].go)
        else:
            self.messages.tell(tr("Allt är sparat."))

    def guarded(self, action: Callable[[], None]) -> None:
        """Do `action`; a UserProblem it meets is shown as a message."""
        try:
            action()
        except UserProblem as problem:
            self.messages.problem(problem)

    def open_search(self) -> None:
        """Ctrl+K."""
        self.search.open(Finder(self.commands, self.opened, self._specs, self.open_handbook, self.messages.problem))

    def show_messages(self) -> None:
        """What the bell lists."""
        self.message_list.open()

    def open_handbook(self, page: str, section: str = "") -> None:
        """F1: the handbook at the page about a tab, or at its first."""
        from widgets.help.handbook import Handbook

        if self._handbook is None:
            self._handbook = Handbook(self.window)
        self._handbook.open(page, section)

    def change_function(self, function: str) -> None:
        """Who works here from now on (ruling 28); a function that holds a personal number is refused."""
        from domain.ground.identity import identity_problem

        if (refused := identity_problem(tr("Funktion"), function)) is not None:
            self.messages.problem(UserProblem(refused))
            return
        preferences = self.surroundings.preferences
        self.guarded(partial(preferences.change, replace(preferences.current, function=function)))
        if self.opened is not None:
            self.opened.session.workspace.who = self.files.who

    def _connect(self) -> None:
        window, welcome = self.window, self.welcome
        window.bar.search.connect(self.open_search)
        window.bar.no_area.connect(self._no_area)
        window.bar.no_period.connect(self._no_period)
        window.bar.left.connect(self.home)
        self.banner.acted.connect(self._try_to_write)
        window.resized.connect(self._place_cards)
        window.menu_left.connect(self.focus.give_back)
        self.search.closed.connect(self.focus.give_back)
        self.message_list.closed.connect(self.focus.give_back)
        self.messages_button.clicked.connect(self.show_messages)
        self.status.details.connect(self.show_messages)
        self.status.left.connect(self.focus.give_back)
        welcome.new_wanted.connect(partial(self.commands.run, "new"))
        welcome.open_wanted.connect(partial(self.commands.run, "open"))
        welcome.example_wanted.connect(partial(self.commands.run, "example"))
        welcome.recent_chosen.connect(self.open)
        welcome.function_given.connect(self.change_function)
        self.came_open.connect(self._follow_jobs)

    def _follow_jobs(self, opened: OpenWorkspace) -> None:
        self.status.follow(opened.jobs)

    def _make_start(self, services: Services) -> Tab:
        from widgets.start.page import StartTab

        return StartTab(services, self.surroundings.preferences, self._specs[1:], self.open)

    def home(self) -> None:
        """Where the keyboard belongs when nothing else has it."""
        if self.opened is not None:
            self.opened.focus_page()
        else:
            self.welcome.first_focus().setFocus()

    def _no_area(self, typed: str) -> None:
        self.messages.warn(tr("Inget område heter ”{text}”.").format(text=typed))

    def _no_period(self, typed: str) -> None:
        example = example_of(self.opened.spec.wants if self.opened is not None else Wants.NOTHING)
        said = tr("”{text}” är ingen period här. Skriv till exempel {example}.")
        self.messages.warn(said.format(text=typed, example=example))

    def _place_cards(self) -> None:
        for card in (self.search, self.message_list):
            if card.isVisible():
                card.place()

    def _show_undo(self, state: UndoState) -> None:
        undo, redo = self.commands.shown("undo"), self.commands.shown("redo")
        undo.setText(literal(tr("Ångra: {label}").format(label=state.undo) if state.undo else tr("Ångra")))
        redo.setText(literal(tr("Gör om: {label}").format(label=state.redo) if state.redo else tr("Gör om")))

    def _try_to_write(self) -> None:
        """The banner's button: close the protected workspace and open it again, in the hope that it is free now; or
        what is to be done about the file; or, of a damaged one, choose a copy."""
        if self._lost_file is not None and self._lost_file.problem is not None:
            self._lost_file.mend()
        elif self.opened is not None:
            path = self.opened.session.workspace.path
            if self.banner.is_damaged:
                self._restore(path)
                return
            self.close_workspace()
            self.open(path)

    def _show_trouble(self, path: Path, problem: UserProblem) -> None:
        from storage.file.problems import DamagedProblem

        again = NextStep(tr("Försök igen"), partial(self._open_again, path))
        restore = NextStep(tr("Återställ från säkerhetskopia …"), partial(self._restore, path))
        steps = [restore] if isinstance(problem, DamagedProblem) else [again]
        if self.opened is None:
            self.show_welcome(tr("{name} öppnades inte").format(name=path.name), problem, steps)
        elif isinstance(problem, DamagedProblem):
            if self.surroundings.dialogs.ask(tr("Arbetsboken öppnades inte"), problem.text, yes=restore.text):
                self._restore(path)
        else:
            self.surroundings.dialogs.tell(tr("Arbetsboken öppnades inte"), problem.text, problem.details)

    def _open_again(self, path: Path) -> None:
        self.open(path)

    def _restore(self, path: Path) -> None:
        def restore_and_open() -> None:
            restored = self.files.restore(path, self.close_workspace)
            if restored is not None:
                self.open(restored)

        self.guarded(restore_and_open)


def _is_same(one: Path, other: Path) -> bool:
    """True where both paths lead to the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
