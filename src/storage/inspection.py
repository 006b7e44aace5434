"""Looking at a file before anything is done with it: is it a workspace, is it whole, which revision does it have?

Plain sqlite3 and nothing that writes: a file that is refused is left exactly as it was.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from domain.text import tr
from storage import migrations
from storage.connection import APPLICATION_ID, open_sqlite
from storage.problems import NewerProblem, damaged, told_in_words, unreadable

_HEAD_OF_FILE = b"SQLite format 3\x00"
_OUR_MARK = APPLICATION_ID.to_bytes(4, "big")
_MARK_AT = 68


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file says of itself. `latest` names its latest change and its moment, for comparing with a copy."""

    revision: str
    identity: str
    group: str
    name: str
    is_example: bool
    latest: tuple[int, str] | None


def inspect(path: Path, *, immutable: bool = False, through: bool = True) -> Inspected:
    """Reads the whole file to see that it holds together; not `through`, only what it says of itself.

    Raises DamagedProblem or NewerProblem.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_MARK_AT + len(_OUR_MARK))
    except OSError as error:
        raise unreadable(path) from error
    # Another program's file is not even opened: SQLite would leave a log beside it.
    if not head.startswith(_HEAD_OF_FILE) or head[_MARK_AT:] != _OUR_MARK:
        raise damaged(path)
    with told_in_words(path):
        connection = open_sqlite(path, read_only=True, immutable=immutable)
        try:
            return _inspect(connection, path, through=through)
        finally:
            connection.close()


def _inspect(connection: sqlite3.Connection, path: Path, *, through: bool) -> Inspected:
    if through and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)
    try:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if revision is None:
            raise damaged(path)
        if revision[0] not in migrations.REVISIONS:
            raise newer(path)
        told = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        name = connection.execute("SELECT value FROM setting WHERE key = 'name'").fetchone()
        latest = connection.execute("SELECT id, at FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
        return Inspected(
            revision=revision[0],
            identity=told["id"],
            group=told["group"],
            name=name[0] if name else "",
            is_example=told.get("example") == "1",
            latest=(latest[0], latest[1]) if latest else None,
        )
    except sqlite3.OperationalError as error:
        # Our mark is in its head but our tables are not in it.
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise damaged(path) from error
        raise
    except KeyError as error:
        raise damaged(path) from error


def newer(path: Path) -> NewerProblem:
    """What is said of a file from a later version of the program."""
    return NewerProblem(
        tr(
            "Arbetsboken {name} är sparad av en nyare version av Lägesbild. Den har lämnats orörd. "
            "Uppdatera programmet på den här datorn."
        ).format(name=path.name)
    )
