"""Looking at a file before anything is done with it: is it a workspace, is it whole, which revision does it have?

Plain sqlite3 and nothing that writes: a file that is refused is left exactly as it was.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from domain.text import tr
from storage import migrations
from storage.connection import APPLICATION_ID, open_sqlite
from storage.problems import NewerProblem, damaged, told_in_words


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
    with told_in_words(path):
        # Another program's file is not opened further: SQLite would leave a log beside it. It is SQLite that looks: a
        # second handle on a file that is open here lets go, when it is closed, of every lock SQLite has on it.
        with closing(open_sqlite(path, immutable=True)) as head:
            if head.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise damaged(path)
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
