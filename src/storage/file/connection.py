"""Plain connections to the one file, with pragmas on every one of them."""

import sqlite3
from pathlib import Path

BUSY_MILLISECONDS = 5000
# A commit is in the file itself when it returns, by way of a journal beside it that is then emptied (decision 0014).
# Nothing reaches the file before the commit, however much there is, so that one can read and copy it until then; and
# nothing goes to temporary files, so that a full disk does not keep anybody from reading.
_WRITTEN_THROUGH = ("synchronous=FULL", "journal_mode=TRUNCATE", "cache_spill=OFF", "temp_store=MEMORY")
# In the file's head, so that a workspace is told from any other SQLite file: "LAGE" as four letters.
APPLICATION_ID = 0x4C414745


def open_sqlite(
    path: Path, *, read_only: bool = False, immutable: bool = False, foreign_keys: bool = True
) -> sqlite3.Connection:
    """A plain connection with every pragma set; it never begins a transaction by itself and never makes a file.

    A `read_only` one can still put right what a kill left half done, where the folder lets it. A file of an earlier
    version has a log beside it while it is read; where none can be made it is read as it stands. An `immutable` one
    is a copy nobody writes in.
    """
    if immutable:
        return _open(path, "mode=ro&immutable=1")
    if not read_only:
        return _open(path, "mode=rw", f"foreign_keys={'ON' if foreign_keys else 'OFF'}", *_WRITTEN_THROUGH)
    try:
        pragmas = ("query_only=ON", "foreign_keys=ON", "synchronous=FULL", "temp_store=MEMORY", "schema_version")
        return _open(path, "mode=rw", *pragmas)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NO_LOG_CAN_BE_MADE or _is_left_half_done(path):
            raise
        return _open(path, "mode=ro&immutable=1")


_NO_LOG_CAN_BE_MADE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def _is_left_half_done(path: Path) -> bool:
    """True where the file alone is not all there is: what was written last lies beside it, or is half in it."""
    return any(beside.exists() and beside.stat().st_size > 0 for beside in (journal_of(path), *logs_of(path)[:1]))


def journal_of(path: Path) -> Path:
    """Where SQLite notes how to take back what it is writing; empty when nothing is being written."""
    return path.with_name(path.name + "-journal")


def logs_of(path: Path) -> tuple[Path, Path]:
    """What lay beside a workspace of an earlier version: the log, and its index."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


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
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged file may hold a name of it, which is no text any more.
        connection.close()
        damaged = sqlite3.DatabaseError("malformed database schema")
        damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damaged from error
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


def in_memory(content: bytes) -> sqlite3.Connection:
    """A plain connection to a file's `content` in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _run_nothing_of_the_file(connection)
    # A file of an earlier version says that it has a log, which memory has not.
    connection.deserialize(content[:18] + b"\1\1" + content[20:])
    return connection
