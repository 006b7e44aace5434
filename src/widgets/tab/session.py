"""An open workspace and the one way to write in it: run a named operation, tell everyone once what it changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.ground.changes import Changes, UndoState
from domain.ground.problem import UserProblem
from widgets.messages import WRITING, Messages
from widgets.tab.contract import Operation
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


class Session(QObject):
    """Lives from when a workspace is opened until it is closed.

    `changed` carries the Changes of each write that changed something, `saved` the time of it, `undo_changed` the
    UndoState that now holds.
    """

    changed = Signal(object)
    saved = Signal(object)
    undo_changed = Signal(object)

    def __init__(self, workspace: Workspace, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._messages = messages
        self._held = ""

    @property
    def held(self) -> str:
        """What a job is writing; empty when nothing is."""
        return self._held

    def hold(self, what: str) -> None:
        """See `widgets.tab.contract.Services.hold`."""
        self._held = what

    def submit(
        self, operation: Operation, *, on_problem: Callable[[UserProblem], None] | None = None
    ) -> Changes | None:
        """Run `operation`; see `widgets.tab.contract.Submit`."""
        try:
            if self._held:
                waits = tr("{what}. Vänta tills det är klart, eller avbryt. Det du gjorde nu är inte sparat.")
                raise UserProblem(waits.format(what=self._held))
            changes = operation(self.workspace)
        except UserProblem as problem:
            (on_problem or partial(self._messages.problem, about=WRITING))(problem)
            return None
        self.announce(changes)
        return changes

    def announce(self, changes: Changes) -> None:
        """Tell everyone, once, what was written: here, or by a job that wrote beside the window."""
        if changes.rows:
            self._messages.met(WRITING)
            self.saved.emit(self.workspace.now())
            self.changed.emit(changes)
            self.undo_changed.emit(self.undo_state())

    def undo(self) -> None:
        """Take back the latest operation; the message says which."""
        from storage.history import changelog

        self._go_through_log(changelog.undo, tr("Ångrat: {label}."), tr("Det finns inget att ångra."))

    def redo(self) -> None:
        """Do again what was taken back."""
        from storage.history import changelog

        self._go_through_log(changelog.redo, tr("Gjort om: {label}."), tr("Det finns inget att göra om."))

    def undo_state(self) -> UndoState:
        """What undo and redo would do now."""
        from storage.file.first_screen import undo_state

        return undo_state(self.workspace)

    def _go_through_log(self, step: Operation, said: str, nothing: str) -> None:
        changes = self.submit(step)
        if changes is None:
            return
        if changes.rows:
            self._messages.tell(said.format(label=changes.label))
        else:
            self._messages.refuse(nothing)
