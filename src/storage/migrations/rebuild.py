"""Rebuilding a table in a migration, so that its text is what the models give."""

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from alembic import op


def rebuild(
    metadata: sa.MetaData, name: str, define: Callable[[sa.MetaData], sa.Table], *, new: Mapping[str, str] | None = None
) -> None:
    """Puts the table that `define` gives in the place of the one called `name`, with its rows.

    Columns keep what they held; `new` says by SQL what the columns that were not there hold, and those it leaves out
    get their default. Rows are carried past the new table by a table beside it: renaming it into place would leave
    another text of the table than the models give, and the rows that refer to it would follow the old one.
    """
    connection = op.get_bind()
    old = metadata.tables[name]
    before = {column.name for column in old.columns}
    kept = f"{name}_kept"
    connection.exec_driver_sql(f"CREATE TEMP TABLE {kept} AS SELECT * FROM {name}")
    old.drop(connection)
    metadata.remove(old)
    table = define(metadata)
    table.create(connection)
    taken = {column.name: f'"{column.name}"' for column in table.columns if column.name in before} | dict(new or {})
    named = ", ".join(f'"{column}"' for column in taken)
    connection.exec_driver_sql(f"INSERT INTO {name} ({named}) SELECT {', '.join(taken.values())} FROM {kept}")
    connection.exec_driver_sql(f"DROP TABLE {kept}")
