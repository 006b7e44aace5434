"""What was done in the workspace lately, and how far its change log has come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.file.workspace import Workspace
from storage.schema import CHANGE_SET


@dataclass(frozen=True, slots=True)
class DoneOperation:
    """An operation that stands: when it was last done, by which function, and its Swedish label."""

    at: datetime
    who: str
    label: str


def latest_operations(ws: Workspace, limit: int) -> tuple[DoneOperation, ...]:
    """The latest operations that stand, the newest first; the same label by the same function counts as one."""
    newest = func.max(CHANGE_SET.c.id)
    query = (
        select(func.max(CHANGE_SET.c.at).label("at"), CHANGE_SET.c.who, CHANGE_SET.c.label)
        .where(CHANGE_SET.c.kind == "do", CHANGE_SET.c.state.in_(("active", "settled")))
        .group_by(CHANGE_SET.c.label, CHANGE_SET.c.who)
        .order_by(newest.desc())
        .limit(limit)
    )
    with ws.reading() as connection:
        return tuple(DoneOperation(row.at, row.who, row.label) for row in connection.execute(query))


def log_position(ws: Workspace) -> int:
    """How far the change log has come: another number as soon as anything was written, undone or done again."""
    with ws.reading() as connection:
        return read_log_position(connection)


def read_log_position(connection: Connection) -> int:
    """As `log_position`, inside a transaction."""
    return int(connection.execute(select(func.coalesce(func.max(CHANGE_SET.c.id), 0))).scalar_one())
