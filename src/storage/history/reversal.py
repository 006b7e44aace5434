"""Taking a change set back: every row as it was before, or nothing and the list of what stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from domain.ground.period import parse_month
from domain.ground.text import tr
from storage.file.problems import StandsInTheWay
from storage.ground.rows import Key, fetch, key_text, read_key, read_row
from storage.log.many import About, about, months_of, not_as_left, take_back_many
from storage.log.recorder import Operation, log_line
from storage.schema.areas import AREA
from storage.schema.columns import METADATA
from storage.schema.log import CHANGE_ROW, CHANGE_SET
from storage.schema.lots import MONTH_STATUS

_LOCKED_WITH_MONTH = ("lots_case", "lots_month", "lots_workers", "resource_month", "resource_part")
_MOST_NAMED = 20


def take_back(op: Operation, change_set: int) -> None:
    """Puts every row of the change set back as it was before it, and notes that in `op`.

    Raises StandsInTheWay, with one sentence for each later change, when a row is no longer as the change set left
    it (ruling 27), when other rows have come to depend on it, or when its month has been locked.
    """
    lines = op.connection.execute(
        select(CHANGE_ROW).where(CHANGE_ROW.c.change_set_id == change_set).order_by(CHANGE_ROW.c.id)
    )
    found = list(lines)
    of = about(op.connection, change_set)
    obstacles = [*_changed_since(op.connection, of, found), *_locked_since(op.connection, of, found)]
    obstacles += _depending(op.connection, of, found)
    if obstacles:
        raise _in_the_way(op.connection, of, obstacles)
    try:
        for line in reversed(found):
            _reverse(op, line, of)
    except IntegrityError as error:
        raise _in_the_way(op.connection, of, []) from error


def _table(line: Row[Any]) -> Table:
    return METADATA.tables[line.table_name]


def _reverse(op: Operation, line: Row[Any], of: About) -> None:
    table = _table(line)
    if line.row_key is None:
        take_back_many(op, table, line, of)
        return
    key = read_key(table, line.row_key)
    where = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    if line.before is None:
        op.connection.execute(delete(table).where(*where))
    elif line.after is None:
        op.connection.execute(insert(table).values(read_row(table, line.before)))
    else:
        op.connection.execute(update(table).where(*where).values(read_row(table, line.before)))
    op.log.append(log_line(table, key, line.after, line.before))


# A row, a later change set, or a sentence.
Obstacle = tuple[Table, Key] | int | str


def _changed_since(connection: Connection, of: About, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """The rows that are not as the change set left them."""
    left: dict[Table, dict[Key, str | None]] = {}
    for line in lines:
        if line.row_key is not None:
            table = _table(line)
            left.setdefault(table, {})[read_key(table, line.row_key)] = line.after
    found: list[Obstacle] = []
    for table, expected in left.items():
        present = fetch(connection, table, expected)
        for key, after in expected.items():
            if present.get(key) != (None if after is None else read_row(table, after)):
                found.append((table, key))
    many: dict[Table, list[Row[Any]]] = {}
    for line in lines:
        if line.row_key is None:
            many.setdefault(_table(line), []).append(line)
    for table, of_table in many.items():
        one_by_one = left.get(table, {}).values()
        found += not_as_left(connection, table, of_table, of, sum(after is not None for after in one_by_one))
    return found


def _locked_since(connection: Connection, of: About, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """Months that are locked and whose figures would change without a correction of their own."""
    months, own = set(), set()
    for line in lines:
        row = line.after or line.before
        if line.table_name in _LOCKED_WITH_MONTH and line.row_key is None:
            months |= months_of(connection, _table(line), line, of)
        elif line.table_name in _LOCKED_WITH_MONTH:
            values = read_row(_table(line), row)
            months.add((values["area_code"], values["month"]))
        elif line.table_name in ("month_correction", "month_status"):
            values = read_row(_table(line), row)
            own.add((values["area_code"], values["month"]))
    present = fetch(connection, MONTH_STATUS, months - own)
    locked = sorted(key for key, row in present.items() if row["status"] == "last")
    if not locked:
        return []
    areas = fetch(connection, AREA, [(code,) for code, _ in locked])
    return [
        tr("LOTS {month}, {area} är låst.").format(month=parse_month(month).label, area=areas[(code,)]["name"])
        for code, month in locked
    ]


def _depending(connection: Connection, of: About, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """Rows outside the change set that refer to rows it added."""
    own = {(line.table_name, line.row_key) for line in lines}
    added: dict[Table, list[Mapping[str, Any]]] = {}
    for line in lines:
        if line.row_key is not None and line.before is None and line.after is not None:
            table = _table(line)
            added.setdefault(table, []).append(read_row(table, line.after))
    found: list[Obstacle] = []
    for table, rows in added.items():
        for other, columns, referred in _references_to(table):
            values = [tuple(row[name] for name in referred) for row in rows]
            where = tuple_(*columns).in_(values) if len(columns) > 1 else columns[0].in_([v[0] for v in values])
            if of.import_id is not None and "import_id" in other.columns:
                where = and_(where, other.c.import_id.is_distinct_from(of.import_id))
            for row in connection.execute(select(*other.primary_key.columns).where(where)):
                if (other.name, key_text(tuple(row))) not in own:
                    found.append((other, tuple(row)))
    return found


def _references_to(table: Table) -> Iterable[tuple[Table, list[Any], list[str]]]:
    for other in METADATA.tables.values():
        if other.name in (CHANGE_SET.name, CHANGE_ROW.name):
            continue
        for constraint in other.foreign_key_constraints:
            if constraint.referred_table is table:
                elements = constraint.elements
                yield other, [element.parent for element in elements], [element.column.name for element in elements]


def _in_the_way(connection: Connection, of: About, obstacles: Sequence[Obstacle]) -> StandsInTheWay:
    told = [obstacle for obstacle in obstacles if isinstance(obstacle, str)]
    sets = {obstacle for obstacle in obstacles if isinstance(obstacle, int)}
    sets |= _later_changes(connection, of, [obstacle for obstacle in obstacles if isinstance(obstacle, tuple)])
    told += _in_words(connection, sets)
    cannot = tr("”{label}” kan inte göras om") if of.is_undo else tr("”{label}” kan inte ångras")
    reason = tr("uppgifterna har ändrats eller används av annat sedan dess. Ingenting har ändrats.")
    return StandsInTheWay(f"{cannot.format(label=of.label)}: {reason}", tuple(dict.fromkeys(told))[:_MOST_NAMED])


def _later_changes(connection: Connection, of: About, rows: Sequence[tuple[Table, Key]]) -> set[int]:
    wanted: dict[str, list[str]] = {}
    for table, key in rows:
        wanted.setdefault(table.name, []).append(key_text(key))
    found: set[int] = set()
    for name, keys in wanted.items():
        for start in range(0, len(keys), 500):
            later = (CHANGE_ROW.c.table_name == name, CHANGE_ROW.c.row_key.in_(keys[start : start + 500]))
            found |= set(
                connection.execute(
                    select(CHANGE_SET.c.id)
                    .join(CHANGE_ROW, CHANGE_ROW.c.change_set_id == CHANGE_SET.c.id)
                    .where(*later, CHANGE_SET.c.id > of.change_set, CHANGE_SET.c.state == "active")
                ).scalars()
            )
    return found


def _in_words(connection: Connection, change_sets: set[int]) -> list[str]:
    text = tr("”{label}” av {who} {when}.")
    later = connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.id.in_(change_sets)).order_by(CHANGE_SET.c.id))
    return [
        text.format(label=row.label, who=row.who, when=row.at.astimezone().strftime("%Y-%m-%d %H:%M")) for row in later
    ]
