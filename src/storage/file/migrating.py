"""Running the migrations: whole or not at all."""

from pathlib import Path

from sqlalchemy import Connection

from storage import migrations
from storage.file.engines import migration_engine


class MigrationFault(Exception):
    """A migration would have left rows without what they refer to, or lost rows. It was rolled back whole."""


def migrate(path: Path, *, to: str = "head") -> None:
    """Brings the file to the revision `to`, in one transaction.

    Raises MigrationFault, or whatever a step raised; the file is then as it was.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option(
        "version_locations", "\n".join(str(folder).replace("%", "%%") for folder in migrations.SCRIPT_FOLDERS)
    )
    engine = migration_engine(path)
    try:
        with engine.begin() as connection:
            before = row_counts(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            _hold_together(connection, before, row_counts(connection), _removed_on_purpose(config, to))
    finally:
        engine.dispose()


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows by table, Alembic's own left out."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()) for name in list(names)
    }


def _hold_together(
    connection: Connection, before: dict[str, int], after: dict[str, int], on_purpose: frozenset[str]
) -> None:
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if loose:
        tables = sorted({str(row[0]) for row in loose})
        raise MigrationFault(f"rows refer to nothing in {', '.join(tables)}")
    lost = [name for name, rows in before.items() if after.get(name, 0) < rows and name not in on_purpose]
    if lost:
        counted = ", ".join(f"{name}: {before[name]} -> {after.get(name, 0)}" for name in lost)
        raise MigrationFault(f"rows were lost: {counted}")


def _removed_on_purpose(config: object, to: str) -> frozenset[str]:
    """The tables whose rows a revision says that it removes, in its `loses_rows_of`."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    assert isinstance(config, Config)
    scripts = ScriptDirectory.from_config(config)
    named: set[str] = set()
    for script in scripts.walk_revisions("base", to):
        named |= set(getattr(script.module, "loses_rows_of", ()))
    return frozenset(named)
