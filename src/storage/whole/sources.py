"""What the figures of the workspace come from, subject by subject (*källförteckning*)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from domain.benefits.months import TABLE
from domain.ground.source import Source
from domain.ground.used_source import UsedSource, in_order
from storage.file.workspace import Workspace
from storage.ground.figures import typed_source
from storage.kept import Kept
from storage.schema.areas import IMPORT_RUN, SOURCE
from storage.schema.benefits import BENEFIT_MONTH
from storage.schema.columns import METADATA

# Where a table says which period its rows speak of; the last one where they speak of days.
_PERIODS = (("month", "month"), ("period", "period"), ("reference_date", "reference_date"), ("since", "until"))
_TEXTS = frozenset({"profile_text"})


def sources_in_use(ws: Workspace, kept: Iterable[Kept]) -> tuple[UsedSource, ...]:
    """Every source that any figure has, and those who typed figures without one; a source whose figures have all been
    replaced is none."""
    with ws.reading() as connection:
        found = [
            used
            for each in kept
            for name, words in each.tables.items()
            if "source_id" in METADATA.tables[name].columns and name not in _TEXTS
            for used in _of_table(connection, METADATA.tables[name], words)
        ]
    return in_order(found)


def _of_table(connection: Connection, table: Table, words: str) -> Iterator[UsedSource]:
    columns = table.columns
    first, last = next(
        ((columns[one], columns[other]) for one, other in _PERIODS if one in columns), (columns.get("year"),) * 2
    )
    if first is None or last is None:
        return
    counted = [
        columns["source_id"],
        func.min(first).label("first"),
        func.max(last).label("last"),
        func.max(columns["import_id"]).label("import_id"),
    ]
    if "recorded_at" in columns:
        counted += [func.max(columns["recorded_at"]).label("recorded_at"), func.max(columns["recorded_by"]).label("by")]
    grouped = select(*counted).group_by(columns["source_id"]).subquery()
    wanted = (
        select(grouped, *(column.label(f"of_{column.name}") for column in SOURCE.columns), IMPORT_RUN.c.file_name)
        .outerjoin_from(grouped, SOURCE, SOURCE.c.id == grouped.c.source_id)
        .outerjoin(IMPORT_RUN, IMPORT_RUN.c.id == grouped.c.import_id)
    )
    for row in connection.execute(wanted):
        yield UsedSource(_source(table, row), words, _code(row.first), _code(row.last), row.file_name or "")


def _source(table: Table, row: Row[Any]) -> Source:
    if row.of_id is None:
        at: datetime = row.recorded_at
        return typed_source(at, row.by)
    named = TABLE if table is BENEFIT_MONTH else ""
    return Source(
        row.of_title, row.of_publisher, row.of_reference_date, row.of_recorded_on, row.of_recorded_by, table=named
    )


def _code(found: date | str | int) -> str:
    return found.isoformat() if isinstance(found, date) else str(found)
