"""How far the change log has come."""

from sqlalchemy import Connection, func, select

from storage.schema.log import CHANGE_SET


def read_log_position(connection: Connection) -> int:
    """How far the change log has come: another number as soon as anything was written, undone or done again."""
    return int(connection.execute(select(func.coalesce(func.max(CHANGE_SET.c.id), 0))).scalar_one())
