"""Rebuilding a table in a migration, so that its text is what a new workspace has."""

from collections.abc import Mapping

from alembic import op


def rebuild(name: str, *made_by: str, new: Mapping[str, str] | None = None) -> None:
    """Puts another table in the place of the one called `name`, with its rows.

    `made_by` are the statements that make it and its indexes, to the letter as a new workspace has them. Columns keep
    what they held; `new` says by SQL what the columns that were not there hold, and those it leaves out get their
    default. Rows are carried past the new table by a table beside it: renaming it into place would leave another text
    of the table, and the rows that refer to it would follow the old one.
    """
    connection = op.get_bind()

    def columns() -> list[str]:
        return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]

    before = columns()
    connection.exec_driver_sql(f"CREATE TEMP TABLE {name}_kept AS SELECT * FROM {name}")
    connection.exec_driver_sql(f"DROP TABLE {name}")
    for statement in made_by:
        connection.exec_driver_sql(statement)
    taken = {column: f'"{column}"' for column in columns() if column in before} | dict(new or {})
    named = ", ".join(f'"{column}"' for column in taken)
    connection.exec_driver_sql(f"INSERT INTO {name} ({named}) SELECT {', '.join(taken.values())} FROM {name}_kept")
    connection.exec_driver_sql(f"DROP TABLE {name}_kept")
