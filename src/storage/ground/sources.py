"""Figures together with where they come from."""

from typing import Any

from sqlalchemy import Select, Table, select

from storage.ground.rows import table_of
from storage.schema import SourceRow

_SOURCE = table_of(SourceRow)
SOURCE_COLUMNS = tuple(
    _SOURCE.c[name].label(f"source_{name}")
    for name in ("title", "publisher", "reference_date", "recorded_on", "recorded_by")
)


def with_source(table: Table) -> Select[Any]:
    """Every row of `table` with the columns of its source, named `source_…`, beside it."""
    return select(table, *SOURCE_COLUMNS).outerjoin(_SOURCE, _SOURCE.c.id == table.c.source_id)
