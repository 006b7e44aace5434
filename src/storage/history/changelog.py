"""The change log (*ändringslogg*, decision 0003): undo and redo that survive a restart, and the history of a figure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, update

from domain.ground.changes import Changes, Subject
from domain.ground.history import FigureStep
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.ground.value import Value
from storage.file.first_screen import NEXT_REDO, NEXT_UNDO
from storage.file.workspace import Workspace
from storage.ground.figures import figure
from storage.ground.rows import Key, fetch, key_text, read_row
from storage.history.reversal import take_back
from storage.log.many import replaced_by
from storage.log.recorder import Operation, keep_log
from storage.schema.log import CHANGE_ROW, CHANGE_SET

_NOTHING = Changes("", frozenset(), 0)


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One step in the history of a row: when, who, the operation's label, and the row before and after.

    `kind` is `do`, `undo` or `redo`. `before` or `after` is None where the row did not exist; else column names with
    values as stored.
    """

    at: datetime
    who: str
    label: str
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def undo(ws: Workspace) -> Changes:
    """Takes back the latest operation. `rows` is 0 when there is nothing to undo.

    Raises StandsInTheWay when rows changed later (ruling 27), and the problems of any write.
    """
    with ws.writing() as connection:
        target = _next(connection, NEXT_UNDO)
        return _NOTHING if target is None else _undo(ws, connection, target)


def redo(ws: Workspace) -> Changes:
    """Does again what was last undone. `rows` is 0 when there is nothing to redo. Raises as `undo`."""
    with ws.writing() as connection:
        target = _next(connection, NEXT_REDO)
        if target is None:
            return _NOTHING
        op = Operation(connection, who=ws.who, at=ws.now())
        take_back(op, target.undone_by)
        keep_log(op, target.label, _subjects(target), kind="redo", state="log", target=target.id)
        connection.execute(
            update(CHANGE_SET).where(CHANGE_SET.c.id == target.id).values(state="active", undone_by=None)
        )
        connection.execute(update(CHANGE_ROW).where(CHANGE_ROW.c.change_set_id == target.undone_by).values(kept=None))
        return op.changes


def settle(ws: Workspace) -> None:
    """Lets everything that was done so far stand for good: what is undone first is what comes after."""
    with ws.writing() as connection:
        connection.execute(update(CHANGE_SET).values(state="settled"))


def rows_of_step(ws: Workspace, *, redo: bool = False) -> int:
    """How many rows the next undo, or redo, would write: a large one is not for the window's own thread."""
    with ws.reading() as connection:
        target = _next(connection, NEXT_REDO if redo else NEXT_UNDO)
        if target is None:
            return 0
        lines = CHANGE_ROW.c.change_set_id == (target.undone_by if redo else target.id)
        return int(connection.execute(select(func.coalesce(func.sum(CHANGE_ROW.c.rows), 0)).where(lines)).scalar_one())


def undo_change_set(ws: Workspace, change_set: int) -> Changes:
    """Takes back one operation, also an old one. Raises StandsInTheWay with the list of later changes, and
    UserProblem when it does not stand any more."""
    with ws.writing() as connection:
        target = connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.id == change_set)).one_or_none()
        return _undo(ws, connection, _standing(target))


def undo_import(ws: Workspace, import_id: int) -> Changes:
    """Takes back a whole import. Raises StandsInTheWay, and UserProblem when there is no such import to take back."""
    with ws.writing() as connection:
        target = connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.import_id == import_id)).one_or_none()
        return _undo(ws, connection, _standing(target))


def history(ws: Workspace, table: Table, key: Key) -> tuple[LoggedChange, ...]:
    """Everything that happened to the row of `table` with the primary key `key`, the oldest first."""
    steps = select(
        CHANGE_SET.c.at,
        CHANGE_SET.c.who,
        CHANGE_SET.c.label,
        CHANGE_SET.c.kind,
        CHANGE_ROW.c.before,
        CHANGE_ROW.c.after,
    )
    with ws.reading() as connection:
        found = connection.execute(
            steps.join(CHANGE_ROW, CHANGE_ROW.c.change_set_id == CHANGE_SET.c.id)
            .where(CHANGE_ROW.c.table_name == table.name, CHANGE_ROW.c.row_key == key_text(key))
            .order_by(CHANGE_ROW.c.id)
        ).all()
        logged = [
            LoggedChange(
                step.at,
                step.who,
                step.label,
                step.kind,
                None if step.before is None else read_row(table, step.before),
                None if step.after is None else read_row(table, step.after),
            )
            for step in found
        ]
        first = logged[0].before if logged else fetch(connection, table, [key]).get(key)
        return (*_imported(connection, table, first), *logged)


def figure_history(ws: Workspace, table: Table, key: Key, column: str) -> tuple[FigureStep, ...]:
    """What one figure of a row has been, the oldest first; what left it alone is no step of its history."""
    return tuple(
        FigureStep(step.at, step.who, step.label, step.kind, before, after)
        for step in history(ws, table, key)
        if (before := _figure_of(step.before, column)) != (after := _figure_of(step.after, column))
    )


def _figure_of(row: dict[str, Any] | None, column: str) -> Value | None:
    if row is None or (row[column] is None and f"{column}_empty" not in row):
        return None
    return figure(row, column)


def _imported(connection: Connection, table: Table, row: dict[str, Any] | None) -> tuple[LoggedChange, ...]:
    """The steps that brought in a row with many others, import after import, where the log has one line for all."""
    if row is None or row.get("import_id") is None:
        return ()
    found = connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.import_id == row["import_id"])).one_or_none()
    if found is None:
        return ()
    before = replaced_by(connection, table, found.id, row)
    step = LoggedChange(found.at, found.who, found.label, found.kind, before, row)
    return (*_imported(connection, table, before), step)


def _next(connection: Connection, which: str) -> Row[Any] | None:
    number = connection.exec_driver_sql(which).scalar()
    return connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.id == number)).one_or_none()


def _standing(target: Row[Any] | None) -> Row[Any]:
    if target is None:
        raise UserProblem(tr("Det finns ingen sådan ändring att ångra. Ingenting har ändrats."))
    if target.state != "active":
        raise UserProblem(tr("”{label}” är redan ångrad. Ingenting har ändrats.").format(label=target.label))
    return target


def _undo(ws: Workspace, connection: Connection, target: Row[Any]) -> Changes:
    op = Operation(connection, who=ws.who, at=ws.now())
    take_back(op, target.id)
    made = keep_log(op, target.label, _subjects(target), kind="undo", state="log", target=target.id)
    connection.execute(update(CHANGE_SET).where(CHANGE_SET.c.id == target.id).values(state="undone", undone_by=made))
    return op.changes


def _subjects(target: Row[Any]) -> frozenset[Subject]:
    return frozenset(Subject(word) for word in target.subjects.split(",") if word)
