"""Looking at a file before anything is done with it: is it a workspace, is it whole, which revision does it have?

Plain sqlite3 and nothing that writes: a file that is refused is left exactly as it was.
"""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from domain.ground.text import tr
from storage import migrations
from storage.file.connection import APPLICATION_ID, open_sqlite
from storage.file.problems import EarlierProblem, NewerProblem, damaged, foreign, told_in_words

_STAMP = "alembic_version"
_OF_ITSELF = (
    "SELECT key, value FROM meta "
    "WHERE key IN ('id', 'group', 'example') AND typeof(value) = 'text' AND length(value) <= 300"
)
# No definition has rows inside rows inside rows this far down.
_DEEPEST = 100

Schema = list[tuple[str, str, str, str]]


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

    Raises DamagedProblem, NewerProblem or EarlierProblem.
    """
    with told_in_words(path):
        try:
            # Another program's file is not opened further: SQLite would leave a log beside it. It is SQLite that
            # looks: a second handle on a file that is open here lets go, when it is closed, of every lock SQLite has.
            with closing(open_sqlite(path, immutable=True)) as head:
                if head.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                    raise damaged(path)
            with closing(open_sqlite(path, read_only=True, immutable=immutable)) as connection:
                return _inspect(connection, path, through=through)
        except sqlite3.OperationalError as error:
            # A form or a schema that SQLite does not understand, and that only a damaged or hostile file has.
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
                raise damaged(path) from error
            raise


def _inspect(connection: sqlite3.Connection, path: Path, *, through: bool) -> Inspected:
    # What is not text in the file's own encoding is shown with marks instead, and fails the check of the values.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    # First of all: a check of the pages runs the conditions that stand in the tables.
    revision = _revision(connection, path)
    before_release = revision in migrations.BEFORE_RELEASE
    if (through or before_release) and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)
    if before_release:
        raise earlier(path)
    return _told(connection, path, revision)


def _told(connection: sqlite3.Connection, path: Path, revision: str) -> Inspected:
    told = dict(connection.execute(_OF_ITSELF).fetchall())
    name = connection.execute("SELECT substr(value, 1, 300) FROM setting WHERE key = 'name'").fetchone()
    latest = connection.execute("SELECT id, at FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
    known = connection.execute("SELECT kind FROM area WHERE code = ?", (told.get("group"),)).fetchone()
    if "id" not in told or known != ("grupp",) or not _definitions_hold(connection):
        raise damaged(path)
    return Inspected(
        revision=revision,
        identity=told["id"],
        group=told["group"],
        name=str(name[0]) if name else "",
        is_example=told.get("example") == "1",
        latest=(latest[0], latest[1]) if latest else None,
    )


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Everything a file says that it is built of: kind, name, table and text. Reading it runs nothing."""
    columns = ", ".join(f"CAST(coalesce({name}, '') AS TEXT)" for name in ("type", "name", "tbl_name", "sql"))
    return sorted(connection.execute(f"SELECT {columns} FROM main.sqlite_master"))


def schema_mark(schema: Schema) -> str:
    """What tells one schema from every other, whatever space its texts are written with."""
    told = "\n".join("|".join(" ".join(str(word).split()) for word in each) for each in schema)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    """The revision the file says it has, once its schema is seen to be the one of that revision."""
    schema = schema_of(connection)
    if schema_mark([each for each in schema if each[1] == _STAMP]) != migrations.STAMP:
        raise foreign(path, schema)
    found = connection.execute(f"SELECT version_num FROM main.{_STAMP} LIMIT 2").fetchall()
    if len(found) != 1 or not isinstance(found[0][0], str):
        raise damaged(path)
    revision: str = found[0][0]
    known = {**migrations.SCHEMAS, **migrations.BEFORE_RELEASE}
    if revision not in known:
        raise newer(path)
    if schema_mark(schema) != known[revision]:
        raise foreign(path, schema)
    return revision


def _definitions_hold(connection: sqlite3.Connection) -> bool:
    """There is one at least, and no row of any lies inside itself: whoever follows such a row never comes to an end."""
    keys = {key for (key,) in connection.execute("SELECT key FROM population_definition LIMIT 1000")}
    rows = connection.execute("SELECT definition_key, row_key, parent_key FROM population_row LIMIT 10001").fetchall()
    above = {(of, row): (of, parent) for of, row, parent in rows}
    if not keys or len(rows) > 10_000:
        return False
    ended: set[tuple[str, str]] = set()
    for start in above:
        way: list[tuple[str, str]] = []
        at: tuple[str, str] | None = start
        while at in above and at not in ended:
            if len(way) > _DEEPEST:
                return False
            way.append(at)
            at = above[at]
        ended.update(way)
    return True


def newer(path: Path) -> NewerProblem:
    """What is said of a file from a later version of the program."""
    return NewerProblem(
        tr(
            "Arbetsboken {name} är sparad av en nyare version av Lägesbild. Den har lämnats orörd. "
            "Uppdatera programmet på den här datorn."
        ).format(name=path.name)
    )


def earlier(path: Path) -> EarlierProblem:
    """What is said of a whole file from before there was a release."""
    return EarlierProblem(
        tr(
            "Arbetsboken {name} är sparad av version 0.4 eller tidigare, från den tid då Lägesbild togs fram. Filen är "
            "hel och har lämnats orörd, men den här versionen läser den inte. Öppna den i den version som sparade den, "
            "eller börja en ny arbetsbok och läs in siffrorna på nytt."
        ).format(name=path.name)
    )
