"""What is hidden may say below what (`dolt<10`): the checks of every figure allow it."""

import re

from alembic import op

revision = "0005"
down_revision = "0004"

_REASON = re.compile(r"(\w+_empty) IN \('saknas', 'ej_tillampligt', 'dolt'\)")


def upgrade() -> None:
    """Puts every table that has such a check in the place of itself, with its rows and indexes."""
    connection = op.get_bind()
    tables = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    for name, sql in tables:
        wider = _REASON.sub(r"(\g<0> OR substr(\1, 1, 5) = 'dolt<')", sql)
        if wider == sql:
            continue
        indexes = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (name,)
        ).scalars()
        made_after = list(indexes)
        connection.exec_driver_sql(f"CREATE TEMP TABLE {name}_kept AS SELECT * FROM {name}")
        connection.exec_driver_sql(f"DROP TABLE {name}")
        for statement in (wider, f"INSERT INTO {name} SELECT * FROM {name}_kept", *made_after):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"DROP TABLE {name}_kept")
