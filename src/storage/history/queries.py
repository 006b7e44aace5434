"""How far the change log has come."""

from sqlalchemy import Connection, func, select

from storage.file.workspace import Workspace
from storage.schema.log import CHANGE_SET


def log_position(ws: Workspace) -> int:
    """How far the change log has come: another number as soon as anything was written, undone or done again."""
    with ws.reading() as connection:
        return read_log_position(connection)


def read_log_position(connection: Connection) -> int:
    """As `log_position`, inside a transaction."""
    return int(connection.execute(select(func.coalesce(func.max(CHANGE_SET.c.id), 0))).scalar_one())
