"""A tab on its own: a real workspace, the window's own session, and dialogs that write down what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from app.columns import columns
from domain.ground.changes import Changes
from domain.ground.problem import UserProblem
from storage.file.workspace import Workspace
from widgets.dialogs import takes_any
from widgets.jobs import Jobs
from widgets.messages import Messages
from widgets.preferences import Preferences
from widgets.tab.contract import Place, Services, Tab
from widgets.tab.session import Session

NOW = datetime(2026, 11, 21, 14, 32)


def _now() -> datetime:
    return NOW


@dataclass
class KeptPreferences:
    """Settings that live as long as the test; `full` says that they can't be stored."""

    current: Preferences = field(default_factory=Preferences)
    full: bool = False

    def change(self, changed: Preferences) -> None:
        self.current = changed
        if self.full:
            raise UserProblem("Disken är full.")


@dataclass
class AskedDialogs:
    """Answers in the order they are to be given; what was asked stands in `asked`."""

    answers: list[object] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    folder: Path | None = None
    details: tuple[str, ...] = ()

    def _answer(self, text: str) -> object:
        self.asked.append(text)
        return self.answers.pop(0) if self.answers else None

    def ask(self, title: str, text: str, *, yes: str, no: str = "") -> bool:
        return bool(self._answer(text))

    def decide(self, title: str, text: str, answers: object, *, stays: str) -> int | None:
        answer = self._answer(text)
        return answer if isinstance(answer, int) and not isinstance(answer, bool) else None

    def choose(self, title: str, text: str, options: object) -> int | None:
        answer = self._answer(text)
        return answer if isinstance(answer, int) else None

    def ask_text(
        self, title: str, text: str, *, label: str, value: str = "", wrong: Callable[[str], str | None] = takes_any
    ) -> str | None:
        answer = self._answer(text)
        while isinstance(answer, str) and (reason := wrong(answer)):
            answer = self._answer(reason)
        return answer if isinstance(answer, str) else None

    def tell(self, title: str, text: str, details: Sequence[str] = ()) -> None:
        self.asked.append(text)
        self.details = tuple(details)

    def open_file(self, title: str, kinds: object, folder: object = None) -> Path | None:
        answer = self._answer(title)
        return answer if isinstance(answer, Path) else None

    def open_files(self, title: str, kinds: object, folder: Path | None = None) -> tuple[Path, ...]:
        self.folder = folder
        answer = self._answer(title)
        return (answer,) if isinstance(answer, Path) else answer if isinstance(answer, tuple) else ()

    def save_file(self, title: str, kind: object, suggestion: Path) -> Path | None:
        answer = self._answer(title)
        return answer if isinstance(answer, Path) else None

    def choose_folder(self, title: str, folder: object = None) -> Path | None:
        answer = self._answer(title)
        return answer if isinstance(answer, Path) else None

    def choose_printer(self, title: str, pages: int) -> QPrinter | None:
        answer = self._answer(title)
        return answer if isinstance(answer, QPrinter) else None


class TabStand(QObject):
    """Holds what a tab needs while it is tested; `show` gives the tab a place and broadcasts to it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.dialogs = AskedDialogs()
        self.preferences = KeptPreferences()
        self.messages = Messages(_now, self)
        self.said: list[str] = []
        self.messages.said.connect(self._hear)
        self.session = Session(workspace, self.messages, self)
        self.jobs = Jobs(self.messages.problem, self)
        # As in the window, whatever still reads the workspace ends before it is closed.
        self._close_workspace = workspace.close
        workspace.close = self._close  # type: ignore[method-assign]
        self.commands: list[str] = []
        self.services = Services(
            workspace=workspace,
            columns=columns(),
            submit=self.session.submit,
            announce=self.session.announce,
            jobs=self.jobs,
            dialogs=self.dialogs,
            messages=self.messages,
            preferences=self.preferences,
            clock=_now,
            open_tab=self._open_tab,
            run_command=self.commands.append,
            hold=self.session.hold,
            read_only=workspace.read_only,
        )

    def show(self, make: Callable[[Services], Tab], place: Place) -> Tab:
        """Make the tab, show it at `place` in a window's size, and let it hear of changes."""
        tab = make(self.services)
        self.session.changed.connect(tab.on_changes)
        tab.resize(1366, 676)
        tab.show_place(place)
        tab.show()
        tab.activateWindow()
        return tab

    def undo(self) -> Changes | None:
        """What Ctrl+Z in the window does."""
        from storage.history import changelog

        return self.session.submit(changelog.undo)

    def _close(self) -> None:
        self.jobs.close()
        self._close_workspace()

    def _hear(self, message: object) -> None:
        self.said.append(getattr(message, "text", ""))

    def _open_tab(self, key: str, place: Place | None = None) -> None:
        self.commands.append(f"tab {key}")
