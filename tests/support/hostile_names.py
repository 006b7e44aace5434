"""A workspace whose every name is mark-up, a picture to fetch, the mark of a menu's letter and a formula."""

import sqlite3
from contextlib import closing
from pathlib import Path

MARK_UP = ' & <b>x</b><img src="file:///etc/hostname">'

_NAMES = (
    "area.name", "source.publisher", "source.title", "source.recorded_by", "import_run.file_name",
    "import_run.source", "import_run.who", "indicator.name", "indicator.unit", "indicator.description",
    "population_definition.name", "template.name", "group_member.organisation", "group_member.role",
    "change_set.who", "change_set.label", "goal.name", "population_row.label", "population_count.contact",
    "template_field.label", "template_field.hint", "recommendation.title", "recommendation.theme",
    "recommendation_text.text", "lots_month.recorded_by",
)  # fmt: skip


def spoil(workspace: Path, *, after: str = MARK_UP, before: str = "") -> None:
    """Puts `before` and `after` around every name and text of the workspace."""
    with closing(sqlite3.connect(workspace)) as connection, connection:
        for name in _NAMES:
            table, column = name.split(".")
            connection.execute(f"UPDATE {table} SET {column} = ? || {column} || ?", (before, after))
        connection.execute("UPDATE setting SET value = ? || value || ? WHERE key = 'name'", (before, after))
        # Each category is part of a key, and its values go along.
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in ("indicator_category", "indicator_value"):
            connection.execute(
                f"UPDATE {table} SET category = ? || category || ? WHERE category <> ''", (before, after)
            )
