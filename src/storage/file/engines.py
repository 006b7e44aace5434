"""SQLAlchemy's engines on the one file, whose transactions begin when we say so. Loaded by whoever first needs
more than the first screen does (decision 0023)."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from storage.file.connection import in_memory, open_sqlite


def workspace_engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """The engine of an open workspace. Any thread takes a connection of its own, made by `connect`."""
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_reset_on_return="rollback")
    _begin_when_told(engine)
    return engine


def memory_engine(content: bytes) -> Engine:
    """An engine of one connection to a file's `content` in memory, where it can be read for as long as it takes."""
    connection = in_memory(content)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    _begin_when_told(engine)
    return engine


def migration_engine(path: Path) -> Engine:
    """An engine whose connections have foreign keys off from their start, for migrations alone."""
    engine = create_engine("sqlite://", creator=lambda: open_sqlite(path, foreign_keys=False), poolclass=NullPool)
    _begin_when_told(engine)
    return engine.execution_options(writes=True)


def _begin_when_told(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> Any:
        # The driver begins nothing (isolation_level=None), so that DDL too is inside. A write takes its place in
        # the queue at once: one that began by reading could be refused half way.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
