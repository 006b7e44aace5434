"""The change log (*ändringslogg*): undo and redo that survive a restart, and the history of a figure."""

from dataclasses import dataclass
from datetime import datetime

from domain.changes import Changes, UndoState
from storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One step in the history of a row: when, who, the operation's label, and the row before and after.

    `before` or `after` is None where the row did not exist; else column names with values as stored.
    """

    at: datetime
    who: str
    label: str
    before: dict[str, object] | None
    after: dict[str, object] | None


def undo(ws: Workspace) -> Changes:
    """Takes back the latest operation. `rows` is 0 when there is nothing to undo.

    Raises StandsInTheWay when rows changed later (ruling 27), and the problems of any write.
    """
    raise NotImplementedError


def redo(ws: Workspace) -> Changes:
    """Does again what was last undone. `rows` is 0 when there is nothing to redo."""
    raise NotImplementedError


def undo_state(ws: Workspace) -> UndoState:
    """The labels of what undo and redo would do next."""
    raise NotImplementedError


def undo_change_set(ws: Workspace, change_set: int) -> Changes:
    """Takes back one operation, also an old one. Raises StandsInTheWay with the list of later changes."""
    raise NotImplementedError


def undo_import(ws: Workspace, import_id: int) -> Changes:
    """Takes back a whole import. Raises StandsInTheWay, and UserProblem when there is no such import."""
    raise NotImplementedError


def history(ws: Workspace, table: str, key: tuple[object, ...]) -> tuple[LoggedChange, ...]:
    """Everything that happened to the row of `table` with the primary key `key`, the oldest first."""
    raise NotImplementedError
