"""What monthly figures were before later imports replaced them (*tidigare uppgifter*).

A report may have been printed from preliminary figures. What they were stays in the change log for good, packed area by
area with the import that replaced them.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from domain.benefits.former_months import FormerMonth
from domain.benefits.months import AGE_GROUP, MONTH, SEX
from domain.ground.period import Period
from domain.ground.sex import Sex
from storage.file.workspace import Workspace
from storage.log.packing import PackedRows, RawRow
from storage.log.recorder import IN_KEPT
from storage.schema.areas import IMPORT_RUN, SOURCE
from storage.schema.benefits import BENEFIT_MONTH
from storage.schema.log import CHANGE_ROW, CHANGE_SET

# As in the table: the area first, source and import last.
_AS_GIVEN = slice(1, -2)


def former_months(
    ws: Workspace,
    area: str,
    *,
    sex: Sex | None = None,
    age_group: str | None = None,
    month: Period | None = None,
) -> tuple[FormerMonth, ...]:
    """The figures of an area that later imports replaced, the latest replaced first; of one import by sex, ages and
    month. What is not given is not asked for. An import that was undone replaced nothing. Empty when nothing was
    replaced; the figures that stand are not among them.
    """
    wanted = {SEX: sex.value if sex else None, AGE_GROUP: age_group, MONTH: month.code if month else None}
    asked = {place: value for place, value in wanted.items() if value is not None}
    with ws.reading() as connection:
        lines = connection.execute(
            select(CHANGE_SET.c.label, CHANGE_SET.c.who, CHANGE_SET.c.at, CHANGE_ROW.c.kept)
            .join(CHANGE_ROW, CHANGE_ROW.c.change_set_id == CHANGE_SET.c.id)
            .where(
                CHANGE_SET.c.kind == "do",
                CHANGE_SET.c.state.in_(("active", "settled")),
                CHANGE_ROW.c.table_name == BENEFIT_MONTH.name,
                CHANGE_ROW.c.before == IN_KEPT,
            )
            .order_by(CHANGE_SET.c.id.desc())
        )
        return tuple(former for line in lines for former in _of_line(connection, line, area, asked))


def _of_line(connection: Connection, line: Any, area: str, asked: dict[int, str]) -> Iterator[FormerMonth]:
    origins: dict[tuple[Any, Any], tuple[str | None, datetime | None]] = {}
    for stored in PackedRows(line.kept).rows(area):
        row = stored[_AS_GIVEN]
        if all(row[place] == value for place, value in asked.items()):
            signs = stored[-2], stored[-1]
            if signs not in origins:
                origins[signs] = _origin(connection, stored)
            source, taken_in = origins[signs]
            yield FormerMonth(row, source, taken_in, line.label, line.who, line.at.astimezone())


def _origin(connection: Connection, stored: RawRow) -> tuple[str | None, datetime | None]:
    source, imported = stored[-2:]
    title = connection.execute(select(SOURCE.c.title).where(SOURCE.c.id == source)).scalar_one_or_none()
    at = connection.execute(select(IMPORT_RUN.c.at).where(IMPORT_RUN.c.id == imported)).scalar_one_or_none()
    return title, None if at is None else at.astimezone()
