"""Connections to the one file: pragmas on every one of them, and transactions that begin when we say so."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

BUSY_MILLISECONDS = 5000
# In the file's head, so that a workspace is told from any other SQLite file: "LAGE" as four letters.
APPLICATION_ID = 0x4C414745


def open_sqlite(
    path: Path, *, read_only: bool = False, immutable: bool = False, foreign_keys: bool = True
) -> sqlite3.Connection:
    """A plain connection with every pragma set; it never begins a transaction by itself and never makes a file.

    A `read_only` one can still tidy its log away when it is the last to close, where the folder lets it; where not
    even a log can be made, a file without one is read as it stands. An `immutable` one is a copy nobody writes in.
    """
    if immutable:
        return _open(path, "mode=ro&immutable=1")
    if not read_only:
        pragmas = (f"foreign_keys={'ON' if foreign_keys else 'OFF'}", "synchronous=FULL", "journal_mode=WAL")
        return _open(path, "mode=rw", *pragmas)
    try:
        return _open(path, "mode=rw", "query_only=ON", "foreign_keys=ON", "synchronous=FULL", "schema_version")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NO_LOG_CAN_BE_MADE or _has_log(path):
            raise
        return _open(path, "mode=ro&immutable=1")


_NO_LOG_CAN_BE_MADE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _open(path: Path, how: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{_uri(path)}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MILLISECONDS / 1000,
    )
    try:
        _run_nothing_of_the_file(connection)
        for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _run_nothing_of_the_file(connection: sqlite3.Connection) -> None:
    """A file's triggers and views are refused when it is opened; here they could not act either. Only Python 3.12 and
    later can say that they are off; what they may call is told everywhere."""
    for switch, on in (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False)):
        if hasattr(connection, "setconfig"):
            connection.setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{switch}"), on)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    # SQLite knows no host in a URI; a share's name belongs to the path there.
    return uri if uri.startswith("file:///") else "file:////" + uri.removeprefix("file://")


def workspace_engine(path: Path, *, read_only: bool = False) -> Engine:
    """The engine of an open workspace. Any thread takes a connection of its own."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_sqlite(path, read_only=read_only),
        poolclass=QueuePool,
        pool_reset_on_return="rollback",
    )
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
