"""Figures together with where they come from."""

from typing import Any

from sqlalchemy import Select, Table, select

from storage.schema.areas import SOURCE

SOURCE_COLUMNS = tuple(
    SOURCE.c[name].label(f"source_{name}")
    for name in ("title", "publisher", "reference_date", "recorded_on", "recorded_by")
)


def with_source(table: Table) -> Select[Any]:
    """Every row of `table` with the columns of its source, named `source_…`, beside it."""
    return select(table, *SOURCE_COLUMNS).outerjoin(SOURCE, SOURCE.c.id == table.c.source_id)
